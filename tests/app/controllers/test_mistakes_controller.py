"""The confusion matrix lives: newer weights, other clips, nothing else."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from small_corpus import small_dataset

from app.controllers.mistakes import MistakesController
from app.controllers.training import TrainingController

PATIENCE = 5000


@pytest.fixture
def training(qtbot: QtBot):
    controller = TrainingController()
    controller.use_dataset(small_dataset())
    qtbot.waitUntil(lambda: controller.weights is not None, timeout=PATIENCE)
    yield controller
    controller.close()


@pytest.fixture
def mistakes(training: TrainingController):
    controller = MistakesController(training)
    yield controller
    controller.shut_down()


def next_ones(mistakes: MistakesController, qtbot: QtBot, ask):
    with qtbot.waitSignal(mistakes.mistakes_changed, timeout=PATIENCE) as told:
        ask()
    return told.args[0]


def test_they_are_those_of_the_validation_clips(mistakes, training, qtbot):
    found = next_ones(mistakes, qtbot, lambda: mistakes.watch(True))

    assert found.counts.sum() == len(training.dataset.validation.labels)
    assert (found.run_id, found.step) == (training.run_id, 0)


def test_newer_weights_are_asked_again(mistakes, training, qtbot):
    next_ones(mistakes, qtbot, mistakes.look)
    training.one_step()
    qtbot.waitUntil(lambda: training.weights.step == 1, timeout=PATIENCE)

    assert next_ones(mistakes, qtbot, mistakes.look).step == 1


def test_other_clips_are_asked_about(mistakes, training, qtbot):
    next_ones(mistakes, qtbot, mistakes.look)
    training.use_dataset(small_dataset(held_back=11))

    assert next_ones(mistakes, qtbot, mistakes.look).counts.sum() == 11


def test_neither_the_same_weights_nor_those_without_a_new_word_are_asked(mistakes, training, qtbot):
    next_ones(mistakes, qtbot, mistakes.look)
    told = []
    mistakes.mistakes_changed.connect(told.append)
    mistakes.look()
    training.dataset = small_dataset(words=("yes", "no", "go", "stop"))
    mistakes.look()

    mistakes.shut_down()
    qtbot.wait(10)

    assert told == []
