"""Going through the past, branches and edits by way of the engine thread."""

import numpy as np
import pytest
from small_corpus import small_dataset
from test_worker import SETTINGS, is_a, messages_until, record_of

from engine.training.commands import (
    Begin,
    Branch,
    EditWeight,
    OneStep,
    Recognise,
    Run,
    Seek,
    SetLearningRate,
    UndoEdit,
)
from engine.training.progress import (
    Answer,
    Branched,
    EditEffect,
    Ended,
    Evaluation,
    LearningRateRecalled,
    Position,
    Sought,
    StepMetrics,
    Stopped,
)
from engine.training.worker import Worker


@pytest.fixture
def worker():
    worker = Worker()
    worker.start()
    yield worker
    worker.finish()


def test_a_past_step_can_be_sought_and_lived_on_from(worker):
    worker.send(Begin(1, small_dataset(), SETTINGS))
    for _ in range(12):
        worker.send(OneStep())
    messages_until(worker, lambda message: getattr(message, "step", 0) == 12)
    worker.take_record()

    worker.send(Seek(5))
    messages = messages_until(worker, is_a(Sought))
    record = record_of(worker)
    worker.send(OneStep())
    again = messages_until(worker, is_a(Position))

    assert Sought(1, 5, 0) in messages
    assert record.step == 5
    assert again == [Position(1, 6, 0)]
    assert record_of(worker).step == 6


def after_steps(worker, count):
    """Train so many steps, and take what is told of them."""
    worker.send(Begin(1, small_dataset(), SETTINGS))
    for _ in range(count):
        worker.send(OneStep())
    messages_until(worker, lambda message: getattr(message, "step", 0) == count)
    record_of(worker)


def test_no_step_is_told_twice_when_a_run_walks_along_its_past(worker):
    after_steps(worker, 12)
    worker.send(Seek(5))
    worker.send(Run())
    messages = messages_until(worker, is_a(Ended))

    steps = [message.step for message in messages if isinstance(message, StepMetrics)]
    assert steps == list(range(13, messages[-1].step + 1))
    positions = [message for message in messages if isinstance(message, Position)]
    assert positions == [Position(1, step, 0) for step in range(6, 13)]
    evaluated = [message.step for message in messages if isinstance(message, Evaluation)]
    assert evaluated == list(range(100, messages[-1].step + 1, 100))


def test_seeking_stops_the_training(worker):
    worker.send(Begin(1, small_dataset(), SETTINGS))
    worker.send(Run())
    messages_until(worker, is_a(StepMetrics))
    worker.send(Seek(1))
    messages_until(worker, is_a(Sought))
    worker.send(Recognise(np.zeros((6, 5), np.float32)))
    messages = messages_until(worker, is_a(Answer))

    assert not [m for m in messages if isinstance(m, StepMetrics | Position)]
    assert messages[-1].step == 1


def test_of_many_places_sought_in_a_row_only_the_newest_counts():
    worker = Worker()
    worker.send(Begin(1, small_dataset(), SETTINGS))
    for _ in range(12):
        worker.send(OneStep())
    for step in (3, 9, 4, 7):
        worker.send(Seek(step))
    worker.send(OneStep())
    worker.send(Seek(2))
    worker.start()
    messages = messages_until(worker, lambda message: message == Sought(1, 2, 0))
    worker.finish()

    assert [m for m in messages if isinstance(m, Sought)] == [Sought(1, 7, 0), Sought(1, 2, 0)]
    assert Position(1, 8, 0) in messages


def test_a_place_is_sought_with_the_clip_that_is_followed(worker):
    after_steps(worker, 6)
    worker.send(Seek(3, follow=11))
    messages_until(worker, is_a(Sought))
    assert record_of(worker).spotlight == 11


def test_a_change_in_the_past_begins_a_branch_and_tells_it_before_its_steps(worker):
    after_steps(worker, 6)
    worker.send(Seek(3))
    worker.send(SetLearningRate(0.02))
    worker.send(OneStep())
    messages = messages_until(worker, is_a(StepMetrics))

    kinds = [message for message in messages if isinstance(message, Branched | StepMetrics)]
    assert kinds[0] == Branched(1, 1, 0, 3)
    assert kinds[1].step == 4


def test_a_branch_can_be_begun_on_purpose(worker):
    after_steps(worker, 6)
    worker.send(Branch())  # at the newest step there is nothing to branch off from
    worker.send(Seek(3))
    worker.send(Branch())
    assert messages_until(worker, is_a(Branched))[-1] == Branched(1, 1, 0, 3)


def test_the_learning_rate_of_a_past_step_is_told(worker):
    after_steps(worker, 3)
    worker.send(SetLearningRate(0.02))
    worker.send(OneStep())
    messages_until(worker, is_a(StepMetrics))
    worker.send(Seek(2))
    assert LearningRateRecalled(1, 0.1) in messages_until(worker, is_a(LearningRateRecalled))
    worker.send(Run())
    assert LearningRateRecalled(1, 0.02) in messages_until(worker, is_a(StepMetrics))


def test_an_edit_tells_its_effect_and_shows_the_network_with_it(worker):
    after_steps(worker, 6)
    worker.send(EditWeight("output.W", (1, 2), 2.5, follow=11))
    effect = messages_until(worker, is_a(EditEffect))[-1]
    record = record_of(worker)

    assert (effect.run_id, effect.step, effect.after) == (1, 6, 2.5)
    assert record.layer("output").parameters["W"][1, 2] == 2.5
    assert (record.is_preview, record.spotlight, record.clip_loss) == (
        True,
        11,
        effect.clip_loss_after,
    )
    worker.send(UndoEdit(follow=11))
    undone = messages_until(worker, is_a(EditEffect))[-1]
    assert (undone.after, undone.clip_loss_after) == (effect.before, effect.clip_loss_before)


def test_an_edit_in_the_past_tells_the_branch_that_it_begins(worker):
    after_steps(worker, 6)
    worker.send(Seek(2))
    worker.send(EditWeight("output.W", (1, 2), 2.5))
    messages = messages_until(worker, is_a(EditEffect))
    assert messages[-3:-1] == [Branched(1, 1, 0, 2), Position(1, 2, 1)]
    worker.send(UndoEdit())
    assert messages_until(worker, is_a(EditEffect))[-2] == Position(1, 2, 0)


def test_an_edit_that_cannot_be_tells_why_and_leaves_the_thread_alive(worker):
    after_steps(worker, 2)
    worker.send(EditWeight("output.W", (1, 2), float("nan")))
    assert "cannot be nan" in str(messages_until(worker, is_a(Stopped))[-1].error)
    worker.send(OneStep())
    assert messages_until(worker, is_a(StepMetrics))
