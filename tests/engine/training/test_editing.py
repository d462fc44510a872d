"""A weight set by hand: what it does to the loss, how it is remembered, and taken back."""

import numpy as np
import pytest
from small_corpus import small_dataset
from test_run import SETTINGS, assert_same, go_on, run_for

from engine.failure import Failure
from engine.network.presets import PRESETS
from engine.training.defaults import default_settings
from engine.training.editing import edit_weight, undo_edit
from engine.training.history import LearningRateChanged, WeightEdited
from engine.training.run import Run

EDIT = WeightEdited("output.W", (1, 2), 3.0)


def losses(run, batch, dropout):
    """Loss of a batch, with its dropout drawn from the given states; the run stays as it is."""
    network, examples = run.trainer.network, run.trainer.dataset.training
    kept = network.random_states
    network.random_states = dropout
    loss = network.loss_and_gradients(examples.features[batch], examples.labels[batch])
    network.random_states = kept
    return loss


@pytest.mark.parametrize("network", PRESETS)
def test_the_effect_is_the_difference_of_the_losses_of_the_present_step(network):
    hidden = (4,) if network == "cnn" else PRESETS[network].hidden
    settings = default_settings(network, hidden=hidden, dropout=0.3, batch_size=8, seed=2)
    run = Run(small_dataset(), settings)
    record = go_on(run, 13)[-1]
    name, parameter = list(run.trainer.network.parameters.items())[-1]  # nothing drops a bias out
    index = tuple(size - 1 for size in parameter.shape)
    before = losses(run, record.batch, record.dropout)
    old = float(parameter[index])

    effect, shown = edit_weight(run, WeightEdited(name, index, old + 2.0))

    assert (effect.step, effect.name, effect.index) == (13, name, index)
    assert (effect.before, effect.after) == pytest.approx((old, old + 2.0))
    assert effect.batch_loss_before == before
    assert effect.batch_loss_after == losses(run, record.batch, record.dropout) != before
    assert effect.clip_loss_after == shown.clip_loss != effect.clip_loss_before
    assert shown.is_preview
    assert (shown.batch == record.batch).all()
    assert shown.dropout == record.dropout
    layer, kind = name.rsplit(".", 1)
    assert shown.layer(layer).parameters[kind][index] == np.float32(old + 2.0)


def test_the_effect_on_a_clip_is_that_of_the_clip_that_is_followed():
    run = run_for(5)
    effect, record = edit_weight(run, EDIT, follow=9)
    assert record.spotlight == 9
    examples = run.trainer.dataset.training
    loss, _ = run.trainer.network.evaluate(examples.features[9:10], examples.labels[9:10])
    assert effect.clip_loss_after == pytest.approx(loss)


def test_looking_at_the_effect_leaves_no_trace_in_what_is_trained_then():
    settings = default_settings("dnn", hidden=(8, 6), dropout=0.3, batch_size=8)
    looked, plain = Run(small_dataset(), settings), Run(small_dataset(), settings)
    for run in (looked, plain):
        go_on(run, 10)
    edit_weight(looked, EDIT)
    plain.change(EDIT)
    for run in (looked, plain):
        go_on(run, 10)
    assert (looked.trainer.network.vector == plain.trainer.network.vector).all()


def test_an_edit_is_made_again_at_its_step():
    run = run_for(10)
    edit_weight(run, EDIT)
    records = go_on(run, 12)
    other = run_for(22)
    assert (other.trainer.network.vector != run.trainer.network.vector).any()

    for step in (22, 11, 17):
        assert_same(run.seek(step), records[step - 11])
    run.seek(4)
    assert_same(go_on(run, 18)[-1], records[-1])


def test_an_edit_in_the_past_begins_a_branch_and_leaves_the_old_one_alone():
    run = run_for(30)
    old = run.trainer.network.vector.copy()
    run.seek(10)
    edit_weight(run, EDIT)

    assert (run.branch, run.branches[1].begins_at) == (1, 10)
    go_on(run, 5)
    run.seek(30, branch=0)
    assert (run.trainer.network.vector == old).all()
    run.seek(10, branch=0)
    assert run.trainer.network.parameters["output.W"][1, 2] != 3.0


def test_an_edit_that_is_undone_at_once_was_never_made():
    undisturbed, run = run_for(20), run_for(10)
    old = float(run.trainer.network.parameters["output.W"][1, 2])
    edit_weight(run, EDIT)
    effect, record = undo_edit(run)

    assert (effect.before, effect.after) == (3.0, old)
    assert record.layer("output").parameters["W"][1, 2] == np.float32(old)
    assert not run.branches[0].events
    go_on(run, 10)
    assert (run.trainer.network.vector == undisturbed.trainer.network.vector).all()


def test_undoing_the_edit_that_began_a_branch_leads_back_to_the_old_branch():
    run = run_for(30)
    old = run.trainer.network.vector.copy()
    run.seek(10)
    edit_weight(run, EDIT)
    undo_edit(run)

    assert (run.branch, run.step) == (0, 10)
    go_on(run, 20)
    assert (run.trainer.network.vector == old).all()


def test_an_edit_is_undone_after_training_by_one_more_edit():
    run = run_for(10)
    old = float(run.trainer.network.parameters["output.W"][1, 2])
    edit_weight(run, EDIT)
    go_on(run, 5)
    effect, _ = undo_edit(run)
    records = go_on(run, 3)

    assert effect.after == old
    assert (effect.step, len(run.branches[0].events)) == (15, 2)
    assert_same(run.seek(17), records[1])
    with pytest.raises(Failure, match="No weight"):
        undo_edit(run)


def test_edits_are_undone_one_after_the_other():
    run = run_for(4)
    for value in (1.0, 2.0, 3.0):
        edit_weight(run, WeightEdited("output.W", (0, 0), value))
        go_on(run, 1)
    values = [undo_edit(run)[0].after for _ in range(2)]
    assert values == pytest.approx([2.0, 1.0], abs=0.1)  # trained for a step since


def test_in_the_past_only_earlier_edits_are_undone():
    run = run_for(4)
    edit_weight(run, EDIT)
    go_on(run, 4)
    run.seek(4)
    with pytest.raises(Failure, match="No weight"):
        undo_edit(run)
    run.seek(6)
    undo_edit(run)
    assert (run.branch, run.step) == (1, 6)


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (WeightEdited("hidden9.W", (0, 0), 1.0), r"no weight hidden9.W\[0, 0\]"),
        (WeightEdited("output.W", (0,), 1.0), "no weight"),
        (WeightEdited("output.W", (-1, 0), 1.0), "no weight"),
        (WeightEdited("output.W", (3, 0), 1.0), "no weight"),
        (WeightEdited("output.W", (0, 0), float("nan")), "cannot be nan"),
        (WeightEdited("output.W", (0, 0), -float("inf")), "cannot be -inf"),
        (WeightEdited("output.W", (0, 0), 1e39), "cannot be 1e"),  # beyond float32
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(edit, said):
    run = run_for(6)
    before = run.trainer.network.vector.copy()
    run.seek(3)
    with pytest.raises(Failure, match=said):
        edit_weight(run, edit)
    assert len(run.branches) == 1
    run.seek(6)
    assert (run.trainer.network.vector == before).all()


def test_a_change_of_the_learning_rate_in_between_stays_when_an_edit_is_undone():
    run = run_for(6, SETTINGS)
    edit_weight(run, EDIT)
    run.change(LearningRateChanged(0.07))
    undo_edit(run)
    run.seek(6)
    assert run.trainer.learning_rate == 0.07
