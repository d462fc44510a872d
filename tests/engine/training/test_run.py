"""Going back in a run, and living on from there."""

from dataclasses import fields, replace

import numpy as np
import pytest
from small_corpus import small_dataset

from engine.failure import Failure
from engine.network.presets import PRESETS
from engine.training import history
from engine.training.defaults import default_settings
from engine.training.history import DataReplaced, LearningRateChanged
from engine.training.progress import StepMetrics
from engine.training.run import Run
from engine.training.settings import TrainingSettings

SETTINGS = TrainingSettings(hidden=(8, 6), batch_size=8, learning_rate=0.2, seed=4)


def run_for(steps, settings=SETTINGS, **options):
    run = Run(small_dataset(), settings, **options)
    go_on(run, steps)
    return run


def go_on(run, steps):
    """Train so many steps, and return the record of each."""
    records = []
    generator = run.steps(until_converged=False)
    for _ in range(steps):
        run.trainer.record_wanted = True
        records.append(next(generator).record)
    run.trainer.record_wanted = False
    return records


def arrays_of(record):
    """Every array of a record, with a name that says where it stands."""
    found = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, np.ndarray):
            found[field.name] = value
    for layer in record.layers:
        for name in layer.parameters:
            found[f"{layer.name}.{name}"] = layer.parameters[name]
            found[f"{layer.name}.{name} update"] = layer.updates[name]
        for whose, signals in (("clip", layer.clip), ("batch", layer.batch)):
            for name in ("x", "y", "dout", "dx"):
                found[f"{layer.name} {whose} {name}"] = getattr(signals, name)
            for kind in ("gradients", "internals"):
                for name, array in getattr(signals, kind).items():
                    found[f"{layer.name} {whose} {kind} {name}"] = array
    return found


def assert_same(first, second):
    assert (first.step, first.spotlight, first.clip_loss, first.batch_loss) == (
        second.step,
        second.spotlight,
        second.clip_loss,
        second.batch_loss,
    )
    ours, theirs = arrays_of(first), arrays_of(second)
    assert list(ours) == list(theirs)
    for name, array in ours.items():
        assert array.tobytes() == theirs[name].tobytes(), name


@pytest.mark.parametrize("network", PRESETS)
def test_a_sought_record_is_the_one_that_was_made_bit_for_bit(network):
    hidden = (4,) if network == "cnn" else PRESETS[network].hidden  # the small features fit one
    settings = default_settings(network, hidden=hidden, dropout=0.3, batch_size=8, seed=2)
    run = Run(small_dataset(), settings)
    records = go_on(run, 45)

    for step in np.random.default_rng(1).permutation(45) + 1:
        assert_same(run.seek(int(step)), records[step - 1])
        assert run.step == step


@pytest.mark.parametrize("network", PRESETS)
def test_a_long_run_is_remembered_exactly_within_its_memory(network):
    hidden = (4,) if network == "cnn" else PRESETS[network].hidden
    settings = default_settings(network, hidden=hidden, batch_size=8, step_limit=5000, seed=3)
    run = Run(small_dataset(), settings, budget=2_000_000)
    chosen = set((np.random.default_rng(2).permutation(5000)[:20] + 1).tolist())
    records = {}
    for step in run.steps(until_converged=False):
        if step.record:
            records[step.metrics.step] = step.record
        run.trainer.record_wanted = run.step + 1 in chosen

    assert run.step == 5000
    assert run.checkpoints.bytes <= 2_000_000
    for step in chosen:
        assert_same(run.seek(step), records[step])


@pytest.mark.parametrize("optimizer", ["momentum", "nesterov", "rmsprop", "adam"])
def test_an_optimizer_goes_back_with_its_run(optimizer):
    settings = TrainingSettings(hidden=(6,), batch_size=8, optimizer=optimizer, learning_rate=0.01)
    run = Run(small_dataset(), settings)
    records = go_on(run, 30)

    for step in (29, 3, 17):
        assert_same(run.seek(step), records[step - 1])


def test_step_0_is_the_network_as_it_was_initialised():
    run = Run(small_dataset(), SETTINGS)
    first = run.trainer.preview()
    go_on(run, 20)

    assert_same(run.seek(0), first)


def test_a_run_taken_up_again_at_its_tip_goes_on_as_if_nothing_had_been():
    undisturbed = run_for(60)
    run = run_for(40)
    for step in (3, 25, 40):
        run.seek(step)
    go_on(run, 20)

    assert len(run.branches) == 1
    assert (run.trainer.network.vector == undisturbed.trainer.network.vector).all()


def test_training_on_from_the_past_begins_a_branch_and_keeps_the_old_one():
    run = run_for(40)
    old = run.trainer.network.vector.copy()
    run.seek(15)
    run.change(LearningRateChanged(0.01))
    records = go_on(run, 20)

    assert [(branch.parent, branch.begins_at, branch.tip) for branch in run.branches] == [
        (None, 0, 40),
        (0, 15, 35),
    ]
    assert_same(run.seek(33), records[33 - 16])
    run.seek(40, branch=0)
    assert (run.trainer.network.vector == old).all()
    assert run.trainer.learning_rate == 0.2


def test_changes_on_the_way_are_made_again_at_their_step():
    run = Run(small_dataset(), SETTINGS)
    records = go_on(run, 10)
    run.change(LearningRateChanged(0.05))
    records += go_on(run, 3)
    run.change(DataReplaced(small_dataset(9, held_back=3)))
    records += go_on(run, 10)

    for step in (23, 4, 11, 14, 13, 10):
        assert_same(run.seek(step), records[step - 1])
    run.seek(23)
    assert run.trainer.learning_rate == 0.05


def test_checkpoints_stay_within_their_memory_and_old_ones_thin_out():
    size = Run(small_dataset(), SETTINGS).checkpoints.bytes
    run = Run(small_dataset(), SETTINGS, budget=12 * size)
    records = go_on(run, 400)

    assert run.checkpoints.bytes <= 12 * size
    steps = run.checkpoints.steps(0)
    assert steps[0] == 0
    assert steps[-1] == 400
    gaps = np.diff(steps)
    assert gaps[:3].mean() > 3 * gaps[-3:].mean()
    assert_same(run.seek(123), records[122])


def test_the_metrics_of_every_step_and_branch_are_kept():
    run = Run(small_dataset(), SETTINGS)
    told = [step.metrics for step in taken(run.steps(until_converged=False), 12)]
    run.seek(5)
    run.change(LearningRateChanged(0.1))
    other = [step.metrics for step in taken(run.steps(until_converged=False), 3)]

    assert [run.metrics(step, branch=0) for step in range(1, 13)] == told
    assert [run.metrics(step) for step in range(6, 9)] == other
    assert run.metrics(4) == told[3]
    with pytest.raises(IndexError):
        run.metrics(9)


@pytest.mark.parametrize("budget", [100_000, 2_000_000])
def test_what_the_evaluations_said_is_known_again_at_every_past_step(budget):
    run = Run(small_dataset(), SETTINGS, budget=budget)
    said = [run.trainer.convergence, *what_is_said_in(run, 510)]
    run.seek(250)
    run.change(LearningRateChanged(0.01))
    on_the_branch = said[:251] + what_is_said_in(run, 200)

    for step in (0, 99, 100, 101, 250, 300, 399, 500, 510):
        run.seek(step, branch=0)
        assert run.trainer.convergence == said[step]
    for step in (60, 200, 250, 299, 300, 400, 450):
        run.seek(step, branch=1)
        assert run.trainer.convergence == on_the_branch[step]


def test_a_clip_in_the_spotlight_that_was_not_there_yet_breaks_no_past_step():
    run = Run(small_dataset(30), SETTINGS)
    go_on(run, 10)
    run.change(DataReplaced(small_dataset(60)))
    go_on(run, 10)
    run.trainer.spotlight = 55
    run.seek(5)
    run.change(LearningRateChanged(0.01))
    run.trainer.spotlight = 55

    (record,) = go_on(run, 1)

    assert record.step == run.step == run.branches[run.branch].tip == 6
    assert record.spotlight == record.batch[0]
    assert record.examples is run.trainer.dataset.training


def test_a_record_has_the_clips_that_its_numbers_mean_also_before_others_came():
    first, second = small_dataset(30), small_dataset(60)
    run = Run(first, SETTINGS)
    go_on(run, 5)
    run.change(DataReplaced(second))
    (later,) = go_on(run, 1)

    assert later.examples is second.training
    assert run.seek(3).examples is first.training


def test_a_step_that_breaks_off_in_its_midst_has_not_been(monkeypatch):
    run = run_for(99)
    before = run.trainer.network.vector.copy()
    with monkeypatch.context() as broken:
        broken.setattr(run.trainer, "evaluate", lambda: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            go_on(run, 1)

    assert run.step == run.branches[0].tip == 99
    np.testing.assert_array_equal(run.trainer.network.vector, before)
    assert go_on(run, 1)[0].step == run.step == run.branches[0].tip == 100


def test_a_step_that_was_never_trained_cannot_be_sought():
    run = run_for(5)

    with pytest.raises(Failure, match="no step 6"):
        run.seek(6)
    with pytest.raises(Failure, match="branch 3"):
        run.seek(1, branch=3)


def what_is_said_in(run, steps):
    generator = run.steps(until_converged=False)
    return [(next(generator), run.trainer.convergence)[1] for _ in range(steps)]


def taken(generator, count):
    return [next(generator) for _ in range(count)]


def test_a_run_whose_numbers_grew_beyond_all_bounds_can_be_taken_up_before_that():
    run = run_for(20, replace(SETTINGS, activation="relu"))
    run.change(LearningRateChanged(1e30))
    with pytest.raises(Failure, match="grew beyond all bounds"):
        taken(run.steps(), 5)

    assert run.step == run.branches[0].tip
    record = run.seek(20)
    run.change(LearningRateChanged(0.1))
    go_on(run, 5)

    assert record.step == 20
    assert np.isfinite(run.trainer.network.vector).all()


def test_of_a_long_run_the_last_metrics_are_kept_and_the_memory_stays_small(monkeypatch):
    monkeypatch.setattr(history, "KEPT", 50)
    metrics = history.Metrics(run_id=1, first=1)
    for step in range(1, 501):
        metrics.append(StepMetrics(1, step, 1 / step, 0.5, (step, 2.0), (0.1, float(step))))

    assert len(metrics) == 500
    assert metrics.of_step(500).loss == 1 / 500
    assert metrics.of_step(451).gradient_norms == (451, 2.0)
    assert metrics.of_step(451).update_ratios == (0.1, 451.0)
    with pytest.raises(IndexError):
        metrics.of_step(400)
    assert len(metrics._losses) <= 100
