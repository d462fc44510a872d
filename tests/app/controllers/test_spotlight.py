"""Which clip the records follow."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication
from small_corpus import small_dataset

from app.controllers.spotlight import SECONDS, Following, Spotlight
from engine.corpus.clip import Clip, Source, Split
from engine.explain.hardest import hardest_clips
from engine.training.settings import TrainingSettings
from engine.training.trainer import Trainer

CLIP = Clip("yes", "", Source.FILE, Split.TRAINING, Path("yes.wav"))
SETTINGS = TrainingSettings(hidden=(4,), batch_size=8)


class Training(QObject):
    record_arrived = Signal(object)

    def __init__(self):
        super().__init__()
        self.dataset = small_dataset()
        self.settings = SETTINGS
        self.told = []

    def set_spotlight(self, index):
        self.told.append(index)


@pytest.fixture
def stage(qapp):  # noqa: ARG001
    training = Training()
    spotlight = Spotlight(training)
    spotlight.begin_run(len(training.dataset.words))
    return spotlight, training


@pytest.fixture
def record():
    trainer = Trainer(small_dataset(), SETTINGS)
    trainer.record_wanted = True
    return next(trainer.steps()).record


def test_at_speed_one_word_after_the_other_is_followed(stage):
    spotlight, training = stage
    labels = training.dataset.training.labels

    for _ in range(6):
        spotlight.at_speed(SECONDS + 0.01)

    assert [labels[index] for index in training.told] == [0, 1, 2, 0, 1, 2]
    spotlight.in_slow_motion()
    assert training.told[-1] is None


def test_a_chosen_clip_stays_until_the_batch_is_chosen_again(stage):
    spotlight, training = stage
    spotlight.choose(7)
    spotlight.at_speed(10 * SECONDS)
    spotlight.in_slow_motion()
    assert training.told == [7]

    spotlight.choose(None)
    assert training.told[-1] is None
    assert spotlight.following is Following.BATCH


def test_the_worst_recognised_clip_is_the_one_with_the_smallest_prediction(stage, record, qtbot):
    spotlight, training = stage
    examples = training.dataset.training

    with qtbot.waitSignal(spotlight.changed):
        spotlight.choose_hardest(record)

    network = Trainer(small_dataset(), SETTINGS).network
    predictions = network.predict(examples.features)
    of_the_word = [row[label] for row, label in zip(predictions, examples.labels, strict=True)]
    assert of_the_word[training.told[-1]] == min(of_the_word)
    assert spotlight.following is Following.HARDEST
    assert hardest_clips(record, examples, SETTINGS)[0] == training.told[-1]


def test_a_later_choice_is_not_overtaken_by_the_worst_clip(stage, record, qtbot):
    spotlight, training = stage
    spotlight.choose_hardest(record)
    spotlight.choose(3)

    qtbot.waitUntil(lambda: spotlight._background.wait(0.0))
    QApplication.processEvents()
    assert training.told[-1] == 3


def test_after_a_visit_to_other_clips_the_chosen_one_is_followed_again(stage, record):
    spotlight, training = stage
    chosen = (record.spotlight + 1) % 60
    spotlight.choose(chosen)

    training.record_arrived.emit(
        replace(record, examples=replace(small_dataset(30).training, clips=(CLIP,)))
    )
    assert training.told == [chosen]
    training.record_arrived.emit(replace(record, examples=training.dataset.training))
    assert training.told == [chosen, chosen]
    training.record_arrived.emit(
        replace(record, examples=training.dataset.training, spotlight=chosen)
    )
    assert training.told == [chosen, chosen]
