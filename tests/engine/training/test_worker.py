"""The thread around the trainer: lossless numbers, newest record, obedient between steps."""

import time

import numpy as np
import pytest
from small_corpus import small_dataset

from engine.training.commands import (
    AskHistory,
    Begin,
    OneStep,
    Pause,
    Recognise,
    ReplaceData,
    Run,
    Seek,
    SetLearningRate,
    SetSpotlight,
)
from engine.training.progress import (
    Answer,
    Correction,
    Ended,
    Evaluation,
    Grown,
    History,
    Started,
    StepMetrics,
    Stopped,
)
from engine.training.settings import TrainingSettings
from engine.training.teaching import Teach
from engine.training.worker import Worker

SETTINGS = TrainingSettings(hidden=(8,), batch_size=8, learning_rate=0.1, step_limit=500, seed=4)


@pytest.fixture
def worker():
    worker = Worker()
    worker.start()
    yield worker
    worker.finish()


def messages_until(worker, wanted, *, seconds=10.0):
    """Collect messages until one fits `wanted`; fail when none does in time."""
    collected = []
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        collected += worker.take_messages()
        if any(wanted(message) for message in collected):
            return collected
        time.sleep(0)
    raise AssertionError(f"not among {len(collected)} messages")


def record_of(worker, *, seconds=10.0):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        record = worker.take_record()
        if record is not None:
            return record
        time.sleep(0)
    raise AssertionError("no record")


def is_a(kind):
    return lambda message: isinstance(message, kind)


def test_a_new_run_stands_ready_with_its_weights_measured_and_shown(worker):
    worker.send(Begin(3, small_dataset(), SETTINGS))

    started, evaluation = messages_until(worker, is_a(Evaluation))

    assert started == Started(
        3, SETTINGS, ("yes", "no", "go"), ("hidden1", "output"), 275, 60, 20, 60
    )
    assert evaluation.step == 0
    assert record_of(worker).step == 0


def test_every_step_of_a_run_is_told_once_and_in_order(worker):
    worker.send(Begin(1, small_dataset(), SETTINGS))
    worker.send(Run())

    messages = messages_until(worker, is_a(Ended))

    steps = [message.step for message in messages if isinstance(message, StepMetrics)]
    assert steps == list(range(1, messages[-1].step + 1))


def test_one_step_trains_one_step_and_publishes_its_record(worker):
    worker.send(Begin(1, small_dataset(), SETTINGS))
    worker.send(OneStep())
    messages_until(worker, is_a(StepMetrics))
    worker.send(OneStep())
    messages = messages_until(worker, lambda m: isinstance(m, StepMetrics) and m.step == 2)

    assert sum(isinstance(message, StepMetrics) for message in messages) == 1
    assert record_of(worker).step == 2


def test_at_full_speed_a_record_is_made_only_when_asked_for(worker):
    worker.send(Begin(1, small_dataset(), SETTINGS))
    messages_until(worker, is_a(Started))
    assert record_of(worker).step == 0
    worker.send(Run())
    messages_until(worker, is_a(Ended))
    assert worker.take_record() is None

    worker.want_frame()
    worker.send(Run())

    assert record_of(worker).step > 0


def test_pausing_stops_the_steps_and_running_goes_on_from_there(worker):
    worker.send(Begin(1, small_dataset(), SETTINGS))
    worker.send(OneStep())
    worker.send(Pause())
    worker.send(Recognise(np.zeros((6, 5), np.float32)))
    messages = messages_until(worker, is_a(Answer))
    assert [m.step for m in messages if isinstance(m, StepMetrics)] == [1]

    worker.send(Run())

    following = messages_until(worker, is_a(StepMetrics))
    assert next(m.step for m in following if isinstance(m, StepMetrics)) == 2


def test_a_reset_makes_the_same_run_again(worker):
    losses = []
    for run_id in (1, 2):
        worker.send(Begin(run_id, small_dataset(), SETTINGS))
        worker.send(Run())
        messages = messages_until(worker, is_a(Ended))
        losses.append([m.loss for m in messages if isinstance(m, StepMetrics)])

    assert losses[0] == losses[1]


def test_settings_that_cannot_be_built_reach_the_user_and_leave_the_thread_alive(worker):
    impossible = TrainingSettings(hidden=(0,))
    worker.send(Begin(1, small_dataset(), impossible))
    (stopped,) = messages_until(worker, is_a(Stopped))
    assert "cannot be built" in str(stopped.error)

    worker.send(Begin(2, small_dataset(), SETTINGS))

    assert messages_until(worker, is_a(Started))[0].run_id == 2


@pytest.mark.filterwarnings("ignore:.*encountered in.*:RuntimeWarning")
def test_a_learning_rate_far_too_large_stops_the_run_with_its_step_and_layer(worker):
    settings = TrainingSettings(hidden=(8,), activation="relu", step_limit=2000)
    worker.send(Begin(1, small_dataset(), settings))
    worker.send(SetLearningRate(1e30))
    worker.send(Run())

    messages = messages_until(worker, is_a(Stopped))

    assert "grew beyond all bounds" in str(messages[-1].error)
    assert messages[-1].step >= 1


def test_the_spotlight_and_the_clips_can_change_while_it_runs(worker):
    worker.send(Begin(1, small_dataset(), SETTINGS))
    worker.send(SetSpotlight(5))
    worker.send(OneStep())
    messages_until(worker, is_a(StepMetrics))
    assert record_of(worker).spotlight == 5
    worker.send(ReplaceData(small_dataset(90)))
    worker.send(SetSpotlight(80))
    worker.send(OneStep())
    messages_until(worker, is_a(StepMetrics))
    assert record_of(worker).spotlight == 80


def test_an_answer_tells_each_words_prediction(worker):
    dataset = small_dataset()
    worker.send(Begin(1, dataset, SETTINGS))
    worker.send(Run())
    messages_until(worker, is_a(Ended))
    worker.send(Recognise(dataset.validation.features[0]))

    (answer,) = messages_until(worker, is_a(Answer))

    assert sum(answer.predictions) == pytest.approx(1.0, abs=1e-5)
    assert answer.best[0] == dataset.words[dataset.validation.labels[0]]


def test_seeking_what_never_was_tells_why_and_leaves_the_thread_alive(worker):
    worker.send(Begin(1, small_dataset(), SETTINGS))
    worker.send(Seek(5))
    stopped = messages_until(worker, is_a(Stopped))[-1]
    worker.send(OneStep())

    assert "no step 5" in str(stopped.error)
    assert messages_until(worker, is_a(StepMetrics))


def test_further_words_let_the_network_grow_while_it_trains(worker):
    worker.send(Begin(1, small_dataset(), SETTINGS))
    worker.send(Run())
    worker.send(ReplaceData(small_dataset(80, words=("yes", "no", "go", "stop"))))

    messages = messages_until(worker, is_a(Grown))
    worker.send(Pause())

    (grown,) = [message for message in messages if isinstance(message, Grown)]
    assert grown.words == ("yes", "no", "go", "stop")
    worker.send(OneStep())
    record = record_of(worker)
    while record.words != ("yes", "no", "go", "stop"):
        record = record_of(worker)
    assert record.layers[-1].parameters["W"].shape[0] == 4


def test_words_that_the_clips_lack_keep_their_outputs(worker):
    worker.send(Begin(1, small_dataset(), SETTINGS))
    fewer = small_dataset(words=("no", "go"))
    worker.send(ReplaceData(fewer))
    worker.send(Teach(fewer, (0,), steps=2))

    told = messages_until(worker, is_a(Correction))

    correction = next(filter(is_a(Correction), told))
    assert not any(map(is_a(Grown), told))
    assert correction.record.words == ("yes", "no", "go")
    assert correction.word == "no"
    other = small_dataset(words=("no", "go", "stop"))
    worker.send(ReplaceData(other))
    worker.send(OneStep())
    told = messages_until(worker, is_a(StepMetrics))
    assert next(filter(is_a(Grown), told)).words == ("yes", "no", "go", "stop")


def test_where_it_stands_still_the_newest_weights_are_always_there(worker):
    worker.send(Begin(5, small_dataset(), SETTINGS))
    messages_until(worker, is_a(Evaluation))
    worker.send(OneStep())
    weights_until(worker, lambda weights: weights.step == 1)

    assert worker.weights.newest.run_id == 5
    assert worker.weights.newest.words == ("yes", "no", "go")
    assert worker.weights.newest.input_shape == (6, 5)


def weights_until(worker, wanted, *, seconds=10.0):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if worker.weights.newest is not None and wanted(worker.weights.newest):
            return
        time.sleep(0)
    raise AssertionError("no such weights")


def test_a_clip_is_taught_and_its_step_shown_and_then_it_stands_still_again(worker):
    dataset = small_dataset()
    worker.send(Begin(1, dataset, SETTINGS))
    worker.send(Teach(dataset, (7, 3), steps=25))

    messages = messages_until(worker, is_a(Correction))
    steps = [message.step for message in messages if isinstance(message, StepMetrics)]
    correction = next(message for message in messages if isinstance(message, Correction))

    assert steps == list(range(1, 26))
    assert (correction.steps, correction.record.step, correction.record.spotlight) == (25, 1, 7)
    assert correction.record.batch[0] == 7
    assert correction.word == dataset.words[dataset.training.labels[7]]
    label = dataset.training.labels[7]
    assert correction.after.predictions[label] > correction.before.predictions[label]
    assert (correction.before.step, correction.after.step) == (0, 25)
    worker.send(OneStep())
    assert messages_until(worker, is_a(StepMetrics))[-1].step == 26


def test_teaching_leaves_the_spotlight_where_it_was(worker):
    dataset = small_dataset()
    worker.send(Begin(1, dataset, SETTINGS))
    worker.send(SetSpotlight(5))
    worker.send(Teach(dataset, (7,), steps=2))
    messages_until(worker, is_a(Correction))
    worker.take_record()
    worker.send(OneStep())
    messages_until(worker, lambda message: isinstance(message, StepMetrics) and message.step == 3)

    deadline = time.monotonic() + 10.0
    while (record := worker.take_record()) is None and time.monotonic() < deadline:
        time.sleep(0)
    assert record is not None
    assert record.spotlight == 5


def test_a_clip_of_a_new_word_is_taught_in_the_midst_of_training(worker):
    more = small_dataset(80, words=("yes", "no", "go", "stop"))
    worker.send(Begin(1, small_dataset(), SETTINGS))
    worker.send(Run())
    worker.send(Teach(more, (3,), steps=4))

    messages = messages_until(worker, is_a(Correction))
    correction = next(message for message in messages if isinstance(message, Correction))
    taught = correction.record.step + 3
    assert any(isinstance(m, StepMetrics) and m.step > taught for m in messages) or messages_until(
        worker, lambda m: isinstance(m, StepMetrics) and m.step > taught
    )
    worker.send(Pause())

    assert correction.record.words == more.words
    assert correction.before.words == more.words


def test_a_parameters_history_is_told_and_that_of_one_long_gone_is_not(worker):
    worker.send(Begin(0, small_dataset(), SETTINGS))
    worker.send(OneStep())
    worker.send(AskHistory("hidden7.W", (0, 0)))  # of an earlier run with more layers
    worker.send(AskHistory("hidden1.W", (99, 0)))
    worker.send(AskHistory("hidden1.W", (2, 3)))

    messages = messages_until(worker, is_a(History))

    history = messages[-1]
    assert (history.name, history.index) == ("hidden1.W", (2, 3))
    assert list(history.steps) == [0, 1]
    assert history.values[0] != history.values[1]
    assert not any(isinstance(message, Stopped) for message in messages)
