"""A word is answered, judged and kept in one flow, wherever it comes from, and never lost."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QObject, Signal

from app.answering import Answering, Question
from app.controllers.lessons import Lesson
from app.panels.notice import Notice
from app.panels.sound_panel import SoundPanel
from engine.corpus.clip import Clip, Source, Split
from engine.failure import Failure
from engine.sound.sound import CORPUS_RATE, Sound

WORDS = ("yes", "no", "go")


class Library(QObject):
    clip_added = Signal(object)
    failed = Signal(object)
    file_opened = Signal(object, str)
    history_changed = Signal(bool, bool)

    def __init__(self):
        super().__init__()
        self.asked = []
        self.undone = 0
        self.removable = []

    def known_word(self, word):
        return word.strip()

    def add_clip(self, sound, word):
        self.asked.append((sound, word))

    def undo(self):
        self.undone += 1

    def undo_removes(self, clip):
        return clip in self.removable


class Training(QObject):
    run_started = Signal(object)
    weights: object = "weights"

    def __init__(self):
        super().__init__()


class Playback(QObject):
    playing_changed = Signal(bool)

    def __init__(self):
        super().__init__()
        self.heard, self.corrections = [], []

    def show_heard(self, record):
        self.heard.append(record)

    def show_correction(self, record):
        self.corrections.append(record)


class Recognition(QObject):
    recognised = Signal(object)
    failed = Signal(object)

    def __init__(self):
        super().__init__()
        self.heard = []
        self.sound, self.last = None, None

    def hear(self, sound, ended):
        self.heard.append((sound, ended))

    def answer(self, prediction, step=100):
        """Answer the first question that has not been answered."""
        self.sound, _ = self.heard.pop(0)
        self.last = SimpleNamespace(
            words=WORDS,
            predictions=(prediction, 1 - prediction, 0.0),
            word="yes" if prediction >= 0.8 else None,
            best=("yes", prediction),
            step=step,
            record=f"record of {prediction}",
        )
        self.recognised.emit(self.last)


class Correcting:
    can_judge = True

    def __init__(self):
        self.judged = []

    def right(self):
        self.judged.append("right")

    def correct(self, word):
        self.judged.append(word)


class Lessons(QObject):
    taught = Signal(object, object)
    unlearned = Signal(str, int)


class Desk:
    def __init__(self, qtbot):
        self.panel, self.notice = SoundPanel(), Notice()
        for widget in (self.panel, self.notice):
            qtbot.addWidget(widget)
        self.library, self.training, self.playback = Library(), Training(), Playback()
        self.recognition, self.correcting = Recognition(), Correcting()
        self.lessons = Lessons()
        self.answering = Answering(
            self.panel,
            self.notice,
            self.library,
            self.training,
            self.playback,
            self.recognition,
            self.correcting,
            self.lessons,
        )
        self.card = self.panel.card

    def ask(self, prediction=0.9, step=100, **question):
        word = a_word()
        self.answering.ask(Question(word, **question))
        self.recognition.answer(prediction, step)
        return word

    def teach(self, word, before=0.11, after=0.97, rounds=1):
        """Tell that a clip of a word, the last change of the corpus, has had one more round."""
        clip = Clip(word, "me", Source.MICROPHONE, Split.TRAINING, Path(f"{word}.wav"))
        self.library.removable = [clip]
        record = SimpleNamespace()
        lesson = Lesson(clip, 1, before, after, rounds, 20 * rounds)
        self.lessons.taught.emit(lesson, SimpleNamespace(record=record))
        return record


@pytest.fixture
def desk(qtbot):
    return Desk(qtbot)


def a_word():
    rng = np.random.default_rng(0)
    return Sound(0.2 * rng.normal(size=8000).astype(np.float32), CORPUS_RATE)


def test_an_answer_is_shown_on_the_card_and_played_on_the_canvas(desk):
    word = desk.ask(0.9)

    assert desk.card.sound is word
    assert "yes" in desk.card.answer
    assert desk.playback.heard == ["record of 0.9"]


def test_a_right_answer_of_a_trained_network_is_counted(desk):
    desk.ask(0.9)
    desk.card.confirm()

    assert desk.correcting.judged == ["right"]
    assert desk.library.asked == []


def test_a_wrong_answer_is_corrected_and_its_step_is_played(desk):
    desk.ask(0.9)
    desk.card.name_it()
    desk.panel.card.form.choices.chosen.emit("no")
    record = desk.teach("no")

    assert desk.correcting.judged == ["no"]
    assert desk.playback.corrections == [record]
    assert "“no” learned: 0.11 → 0.97 after 20 steps" in desk.notice.text
    assert desk.notice.offers_undo


def test_the_first_step_of_a_lesson_of_many_rounds_is_played(desk):
    desk.ask(0.9)
    desk.card.name_it()
    desk.card.form.choices.chosen.emit("no")
    first = desk.teach("no", 0.00, 0.30)
    desk.teach("no", 0.00, 0.60, rounds=2)
    desk.teach("no", 0.00, 0.91, rounds=3)

    assert desk.playback.corrections == [first]
    assert "“no” learned: 0.00 → 0.91 after 60 steps" in desk.notice.text


def test_what_was_right_is_learned_without_a_show(desk):
    desk.ask(0.9)
    desk.card.confirm()
    desk.teach("yes")

    assert desk.playback.corrections == []
    assert "learned" in desk.notice.text


def test_a_word_below_the_confidence_is_a_correction_even_when_the_guess_was_right(desk):
    desk.ask(0.6, waited_for=False)
    desk.card.confirm()
    record = desk.teach("yes")

    assert desk.correcting.judged == ["right"]
    assert desk.playback.corrections == [record]


def test_a_new_word_is_said_to_have_an_output(desk):
    desk.ask(0.6)
    desk.card.label.setEditText("new")
    desk.card.learn.click()
    desk.teach("new")

    assert desk.correcting.judged == ["new"]
    assert "“new” has a new output" in desk.notice.text


def test_for_an_untrained_network_words_are_only_named(desk):
    word = desk.ask(0.4, step=0)
    desk.card.label.setEditText("yes")
    desk.card.learn.click()

    assert desk.correcting.judged == []
    assert desk.library.asked == [(word, "yes")]


def test_without_a_network_the_word_is_asked_for_its_label(desk):
    desk.training.weights = None
    word = a_word()
    desk.answering.ask(Question(word, said=True))
    assert desk.card.naming
    desk.card.label.setEditText("yes")
    desk.card.learn.click()

    assert desk.recognition.heard == []
    assert desk.library.asked == [(word, "yes")]


def test_a_word_that_cannot_be_kept_is_shown_again_with_its_label_and_the_reason(desk):
    word = desk.ask(0.6)
    desk.card.label.setEditText("no")
    desk.card.learn.click()
    assert desk.card.sound is None

    desk.library.failed.emit(Failure("The disk is full.", "Make room."))

    assert desk.card.sound is word
    assert desk.card.label.currentText() == "no"
    assert "The disk is full." in desk.panel.problem.text


def test_a_failure_that_is_not_about_a_named_word_leaves_the_card_alone(desk):
    desk.library.failed.emit(Failure("No such folder.", "Choose another."))

    assert desk.card.sound is None


def test_a_clip_that_was_kept_is_not_given_back_later(desk):
    desk.ask(0.6)
    desk.card.learn.click()
    clip = Clip("yes", "me", Source.MICROPHONE, Split.TRAINING, Path("yes.wav"))
    desk.library.clip_added.emit(clip)
    desk.library.failed.emit(Failure("No such folder.", "Choose another."))

    assert desk.card.sound is None


def test_who_types_a_label_is_not_interrupted_by_other_words(desk):
    word = desk.ask(0.6)
    desk.answering.ask(Question(a_word(), waited_for=False))

    assert desk.recognition.heard == []
    assert desk.card.sound is word
    assert desk.card.naming


def test_only_words_that_nobody_waited_for_may_command(desk):
    told = []
    desk.answering.heard_live.connect(told.append)
    desk.ask(0.9)
    assert told == []
    desk.ask(0.9, waited_for=False)
    assert told == [desk.recognition.last]


def test_a_correction_that_plays_is_not_interrupted_on_the_canvas(desk):
    desk.ask(0.9)
    desk.card.name_it()
    desk.card.form.choices.chosen.emit("no")
    desk.teach("no")
    desk.ask(0.95, waited_for=False)
    assert desk.playback.heard == ["record of 0.9"]
    assert "0.95" in desk.card.answer
    desk.playback.playing_changed.emit(False)
    desk.ask(0.97, waited_for=False)
    assert desk.playback.heard == ["record of 0.9", "record of 0.97"]


def test_a_question_that_a_new_run_swallowed_is_asked_again(desk):
    word = a_word()
    desk.answering.ask(Question(word))
    desk.recognition.heard.clear()
    desk.training.run_started.emit(None)

    assert [sound for sound, _ in desk.recognition.heard] == [word]


def test_a_word_that_could_not_be_computed_can_still_be_named(desk):
    word = a_word()
    desk.answering.ask(Question(word))
    desk.recognition.failed.emit(Failure("It broke.", "Try again."))

    assert desk.card.sound is word
    assert desk.card.naming
    assert "It broke." in desk.panel.problem.text


def test_the_network_is_asked_about_an_opened_file(desk):
    desk.library.file_opened.emit(a_word(), "yes.wav: 0.50 s, 16 kHz mono: just right.")
    desk.recognition.answer(0.9)

    assert "0.90" in desk.card.answer


def test_undo_is_offered_until_something_else_is_the_last_change(desk, qtbot):
    desk.teach("yes")
    with qtbot.waitSignal(desk.notice.undo_requested):
        desk.notice._undo.click()
    assert desk.library.undone == 1
    desk.teach("yes")
    desk.library.history_changed.emit(True, False)
    assert not desk.notice.text


def test_undo_is_not_offered_for_what_is_no_more_the_last_change(desk):
    desk.teach("yes")
    assert desk.notice.offers_undo
    clip = Clip("yes", "me", Source.MICROPHONE, Split.TRAINING, Path("yes.wav"))
    desk.library.removable = []
    desk.lessons.taught.emit(Lesson(clip, 1, 0.1, 0.9, 2, 40), SimpleNamespace(record=None))

    assert "“yes” learned" in desk.notice.text
    assert not desk.notice.offers_undo


def test_what_was_unlearned_is_said(desk):
    desk.lessons.unlearned.emit("no", 1234)

    assert "“no” unlearned" in desk.notice.text
    assert "1,234" in desk.notice.text
    assert not desk.notice.offers_undo
