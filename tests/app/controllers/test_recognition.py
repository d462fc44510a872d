"""Words are answered beside the window, with the newest weights of the present run."""

from __future__ import annotations

import time

import numpy as np
import pytest
from pytestqt.qtbot import QtBot
from small_corpus import small_dataset

from app.controllers.recognition import DEFAULT_CONFIDENCE, RecognitionController
from app.controllers.training import TrainingController
from engine.corpus.dataset import Dataset, Examples
from engine.recognition.recogniser import CONFIDENCE
from engine.sound.sound import CORPUS_RATE, Sound

pytestmark = pytest.mark.usefixtures("qtbot")

PATIENCE = 5000


def word_sized(words=("yes", "no", "go"), clips: int = 60) -> Dataset:
    """Features of the size that sounds have."""
    rng = np.random.default_rng(0)
    labels = np.arange(clips) % len(words)
    patterns = rng.normal(size=(len(words), 24, 24)).astype(np.float32)
    features = patterns[labels] + 0.4 * rng.normal(size=(clips, 24, 24)).astype(np.float32)
    examples = Examples(features, labels, ())
    return Dataset(tuple(words), examples, examples)


def a_word() -> Sound:
    samples = 0.2 * np.random.default_rng(0).normal(size=8000)
    return Sound(samples.astype(np.float32), CORPUS_RATE)


@pytest.fixture
def training(qtbot: QtBot):
    controller = TrainingController()
    controller.use_dataset(word_sized())
    qtbot.waitUntil(lambda: controller.weights is not None, timeout=PATIENCE)
    yield controller
    controller.close()


@pytest.fixture
def recognition(training: TrainingController):
    controller = RecognitionController(training)
    yield controller
    controller.shut_down()


def answer(recognition: RecognitionController, qtbot: QtBot, ended=None):
    with qtbot.waitSignal(recognition.recognised, timeout=PATIENCE) as told:
        recognition.hear(a_word(), ended)
    return told.args[0]


def test_a_word_is_answered_with_the_forward_pass_that_led_to_it(recognition, training, qtbot):
    said = answer(recognition, qtbot)

    assert said.words == ("yes", "no", "go")
    assert said.run_id == training.run_id
    assert said.record.forward_only
    assert said.record.features.shape == (24, 24)
    assert recognition.last is said
    assert recognition.sound is not None


def test_it_answers_while_the_engine_trains_with_newer_and_newer_weights(
    recognition, training, qtbot
):
    recognition.set_on(True)
    training.run_flat_out()
    first = answer(recognition, qtbot)
    qtbot.waitUntil(lambda: training.weights.step > first.step, timeout=PATIENCE)

    second = answer(recognition, qtbot)
    training.pause()

    assert second.step > first.step


def test_without_a_network_there_is_no_answer_and_no_harm() -> None:
    training = TrainingController()
    recognition = RecognitionController(training)

    recognition.hear(a_word())

    recognition.shut_down()
    training.close()
    assert recognition.last is None


def test_an_answer_of_a_run_that_is_gone_is_dropped(recognition, training, qtbot):
    recognition.hear(a_word())
    training.begin()

    recognition.shut_down()
    qtbot.wait(10)

    assert recognition.last is None


def test_the_confidence_is_remembered_and_decides_what_is_a_word(recognition, training, qtbot):
    assert recognition.confidence == DEFAULT_CONFIDENCE == CONFIDENCE

    recognition.set_confidence(1.0)
    unsure = answer(recognition, qtbot)
    recognition.set_confidence(0.0)
    sure = answer(recognition, qtbot)

    assert unsure.word is None
    assert sure.word == sure.best[0]
    recognition.set_confidence(0.65)
    assert RecognitionController(training).confidence == 0.65


def test_latency_runs_from_the_end_of_the_word_to_the_painted_answer(recognition, qtbot):
    told = []
    recognition.latency_changed.connect(lambda *both: told.append(both))
    answer(recognition, qtbot, time.monotonic() - 0.4)
    recognition.note_painted()
    recognition.note_painted()
    answer(recognition, qtbot)
    recognition.note_painted()

    ((middle, most),) = told
    assert 0.4 <= middle == most < 5


def test_the_reason_is_told_when_a_word_does_not_fit_the_network(qtbot: QtBot) -> None:
    training = TrainingController()
    training.use_dataset(small_dataset())
    qtbot.waitUntil(lambda: training.weights is not None, timeout=PATIENCE)
    recognition = RecognitionController(training)

    with qtbot.waitSignal(recognition.failed, timeout=PATIENCE):
        recognition.hear(a_word())

    recognition.shut_down()
    training.close()
