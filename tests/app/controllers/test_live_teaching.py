"""A word is heard, answered, corrected, learned and answered again: all real, but no microphone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from library_material import PATIENCE, spoken
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from app.controllers.correcting import CorrectionController
from app.controllers.lessons import Lessons
from app.controllers.library import LibraryController
from app.controllers.recognition import RecognitionController
from app.controllers.training import TrainingController
from engine.training.progress import Correction
from engine.training.teaching import STEPS


class Stage:
    """Controllers, connected as the window connects them."""

    def __init__(self, library: LibraryController, qtbot: QtBot) -> None:
        self.library, self.qtbot = library, qtbot
        self.training = TrainingController()
        self.training.settings = replace(self.training.settings, learning_rate=0.1)
        self.recognition = RecognitionController(self.training)
        self.correcting = CorrectionController(library, self.recognition)
        self.lessons = Lessons(library, self.training, self.training.seek)
        self.correcting.joined.connect(self.lessons.teach)
        library.dataset_changed.connect(lambda dataset, _: self.training.use_dataset(dataset))
        self.clock = QTimer()
        self.clock.timeout.connect(self.training.poll)
        self.clock.start(5)
        library.set_include_own(False)  # another choice, so that the library tells its dataset
        qtbot.waitUntil(lambda: self.training.weights is not None, timeout=PATIENCE)

    def ask(self, hertz: float):
        with self.qtbot.waitSignal(self.recognition.recognised, timeout=PATIENCE) as told:
            self.recognition.hear(spoken(hertz))
        return told.args[0]

    def correct(self, word: str) -> Correction:
        with self.qtbot.waitSignal(self.training.corrected, timeout=PATIENCE) as told:
            self.correcting.correct(word)
        return told.args[0]

    def correct_again(self, hertz: float, word: str) -> Correction:
        self.ask(hertz)
        return self.correct(word)

    def close(self) -> None:
        self.clock.stop()
        self.recognition.shut_down()
        self.training.close()


@pytest.fixture
def stage(library: LibraryController, qtbot: QtBot) -> Iterator[Stage]:
    stage = Stage(library, qtbot)
    yield stage
    stage.close()


def test_a_corrected_word_is_answered_right_and_its_step_is_there_to_be_played(stage):
    first = stage.ask(1500)
    wrong = next(word for word in first.words if word != first.best[0])

    correction = stage.correct(wrong)

    assert correction.word == wrong
    assert correction.steps == STEPS
    record = correction.record
    assert not record.forward_only
    np.testing.assert_allclose(record.features, first.features, atol=0.1)  # 16 bits on disk
    assert record.in_batch
    place = record.words.index(wrong)
    assert correction.after.predictions[place] > correction.before.predictions[place]
    for _ in range(3):
        if stage.ask(1500).best[0] == wrong:
            break
        stage.correct(wrong)
    assert stage.recognition.last.best[0] == wrong
    assert stage.correcting.tally.corrections >= 1


def test_a_new_word_joins_the_network_that_goes_on(stage, qtbot):
    run = stage.training.run_id
    stage.ask(2500)

    correction = stage.correct("stop")

    assert stage.training.run_id == run
    assert correction.record.words == ("no", "yes", "stop")
    assert correction.word == "stop"
    qtbot.waitUntil(lambda: stage.training.weights.step >= correction.record.step, timeout=PATIENCE)
    assert stage.ask(2500).words == ("no", "yes", "stop")


def test_it_is_taught_while_the_engine_trains_flat_out(stage):
    stage.recognition.set_on(True)
    stage.training.run_flat_out()
    first = stage.ask(1500)
    wrong = next(word for word in first.words if word != first.best[0])

    correction = stage.correct(wrong)

    assert correction.record.step > first.step
    stage.training.pause()


def train_a_little(stage, qtbot):
    """Train at full speed for some steps, and stand still; return the weights."""
    stage.recognition.set_on(True)
    stage.training.run_flat_out()
    qtbot.waitUntil(lambda: stage.training.position.step > 20, timeout=PATIENCE)
    return stand_still(stage, qtbot)


def stand_still(stage, qtbot):
    stage.training.pause()
    with qtbot.waitSignal(stage.training.answered, timeout=PATIENCE):  # after all that was before
        stage.training.recognise(np.zeros((24, 24), np.float32))
    qtbot.waitUntil(
        lambda: stage.training.weights.step == stage.training.position.step, timeout=PATIENCE
    )
    return stage.training.weights


def learn(stage, qtbot, word, hertz=1500.0):
    """Correct an answer, and wait until the word is known."""
    stage.ask(hertz)
    lessons = []
    stage.lessons.taught.connect(lambda lesson, _: lessons.append(lesson))
    stage.correct(word)
    qtbot.waitUntil(lambda: bool(lessons) and lessons[-1].is_over, timeout=PATIENCE)
    return lessons[-1]


def take_back(stage, qtbot):
    """Undo a lesson that can be unlearned; return its word, and where the run stands again."""
    come = qtbot.waitSignal(stage.training.dataset_used, timeout=PATIENCE)
    with come, qtbot.waitSignal(stage.lessons.unlearned, timeout=PATIENCE) as told:
        stage.library.undo()
    word, step = told.args
    qtbot.waitUntil(lambda: stage.training.position.step == step, timeout=PATIENCE)
    assert stand_still(stage, qtbot).step == step
    return word, step


@pytest.mark.parametrize("word", ["no", "stop"])
def test_a_lesson_that_is_taken_back_is_unlearned_bit_for_bit(stage, qtbot, word):
    before = train_a_little(stage, qtbot)
    clips = len(stage.library.own.clips)
    lesson = learn(stage, qtbot, word)
    assert stand_still(stage, qtbot).step == before.step + lesson.steps

    assert take_back(stage, qtbot) == (word, before.step)

    assert len(stage.library.own.clips) == clips
    after = stage.training.weights
    assert after.words == before.words
    assert after.vector.tobytes() == before.vector.tobytes()
    assert stage.correcting.tally.judged == 0
    assert stage.ask(1500).step == before.step


def test_two_lessons_are_unlearned_one_after_the_other(stage, qtbot):
    before, run = train_a_little(stage, qtbot), stage.training.run_id
    learn(stage, qtbot, "stop")
    between = stand_still(stage, qtbot)
    learn(stage, qtbot, "go", hertz=2200)

    assert take_back(stage, qtbot) == ("go", between.step)
    assert stage.training.weights.vector.tobytes() == between.vector.tobytes()
    assert take_back(stage, qtbot) == ("stop", before.step)

    assert stage.training.weights.vector.tobytes() == before.vector.tobytes()
    assert stage.training.run_id == run


def test_the_way_that_was_taken_back_can_be_gone_on_with(stage, qtbot):
    train_a_little(stage, qtbot)
    learn(stage, qtbot, "stop")
    learned = stand_still(stage, qtbot)
    take_back(stage, qtbot)
    stage.training.seek(learned.step, 0)
    assert stand_still(stage, qtbot).words == ("no", "yes", "stop")

    correction = stage.correct_again(900, "yes")

    assert correction.record.words == ("no", "yes", "stop")
    assert stage.ask(900).words == ("no", "yes", "stop")


def test_what_was_trained_since_a_lesson_is_not_thrown_away(stage, qtbot):
    train_a_little(stage, qtbot)
    run = stage.training.run_id
    learn(stage, qtbot, "stop")
    stage.training.one_step()
    step = stand_still(stage, qtbot).step
    told: list[object] = []
    stage.lessons.unlearned.connect(lambda *what: told.append(what))

    with qtbot.waitSignal(stage.training.dataset_used, timeout=PATIENCE):
        stage.library.undo()

    weights = stand_still(stage, qtbot)
    assert told == []
    assert (weights.run_id, weights.step) == (run, step)
    assert weights.words == ("no", "yes", "stop")  # its output is left, and learns nothing
    assert stage.training.dataset.words == ("no", "yes")
