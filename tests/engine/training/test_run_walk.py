"""Walking along a run's past, branching off from it, and where a branch ends."""

from dataclasses import replace

import pytest
from small_corpus import small_dataset
from test_run import SETTINGS, assert_same, go_on, run_for, taken

from engine.network.presets import PRESETS
from engine.training.defaults import default_settings
from engine.training.history import DataReplaced, LearningRateChanged
from engine.training.progress import Ending
from engine.training.run import Run


@pytest.mark.parametrize("network", PRESETS)
def test_walking_along_what_was_trained_gives_the_same_records_and_no_branch(network):
    hidden = (4,) if network == "cnn" else PRESETS[network].hidden
    settings = default_settings(network, hidden=hidden, dropout=0.3, batch_size=8, seed=2)
    run = Run(small_dataset(), settings)
    records = go_on(run, 30)
    run.change(LearningRateChanged(0.03))
    records += go_on(run, 10)
    undisturbed = run.trainer.network.vector.copy()
    run.seek(11)

    for first, again in zip(records[11:], go_on(run, 29), strict=True):
        assert_same(again, first)
    assert len(run.branches) == 1
    assert (run.trainer.network.vector == undisturbed).all()
    assert run.trainer.learning_rate == 0.03


def test_a_run_that_was_walked_along_goes_on_as_if_nothing_had_been():
    undisturbed = run_for(60)
    run = run_for(40)
    run.seek(12)

    steps = taken(run.steps(until_converged=False), 48)

    assert [step.again for step in steps] == [True] * 28 + [False] * 20
    assert run.branches[0].tip == 60
    assert (run.trainer.network.vector == undisturbed.trainer.network.vector).all()


def test_a_branch_can_be_begun_without_a_change_and_lives_the_same_steps():
    run = run_for(40)
    first = run.seek(30)
    run.seek(20)
    run.branch_here()
    steps = taken(run.steps(until_converged=False), 15)

    assert not any(step.again for step in steps)
    assert (run.branch, run.branches[1].parent, run.branches[1].begins_at) == (1, 0, 20)
    assert_same(run.seek(30), first)


def test_at_the_newest_step_there_is_nothing_to_branch_off_from():
    run = run_for(10)
    run.branch_here()
    assert len(run.branches) == 1


def test_the_same_learning_rate_again_is_no_change():
    run = run_for(10)
    run.seek(4)
    run.change(LearningRateChanged(run.trainer.learning_rate))
    assert len(run.branches) == 1


def test_walking_along_a_branch_leads_over_its_parents_steps_into_its_own():
    run = run_for(20)
    run.seek(10)
    run.change(LearningRateChanged(0.01))
    records = go_on(run, 10)
    run.seek(20, branch=0)
    run.seek(5, branch=1)
    again = go_on(run, 15)

    assert run.branch == 1
    for first, record in zip(records, again[5:], strict=True):
        assert_same(record, first)
    assert run.trainer.learning_rate == 0.01


def test_what_a_branch_begins_with_does_not_reach_the_other():
    run = run_for(20)
    run.seek(10)
    run.branch_here()
    go_on(run, 1)
    run.change(LearningRateChanged(0.5))
    go_on(run, 5)
    run.seek(11, branch=0)
    run.branch_here()
    go_on(run, 2)

    assert [branch.parent for branch in run.branches] == [None, 0, 0]
    assert run.trainer.learning_rate == 0.2


def test_a_record_follows_the_clip_that_is_asked_for():
    run = run_for(20)
    run.trainer.spotlight = 3
    assert run.seek(12, follow=7).spotlight == 7
    assert run.trainer.spotlight == 3
    assert run.seek(12).spotlight == 3
    run.seek(20)
    run.change(DataReplaced(small_dataset(9, held_back=3)))
    go_on(run, 1)
    assert run.seek(12, follow=8).spotlight != 8  # the ninth of other clips


def ending_of(run, **options):
    steps = run.steps(**options)
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            return stop.value


def test_a_branch_ends_at_the_step_limit_from_wherever_it_is_gone_on():
    run = run_for(0, replace(SETTINGS, step_limit=50))
    assert ending_of(run, until_converged=False) is Ending.STEP_LIMIT
    run.seek(20)
    assert ending_of(run, until_converged=False) is Ending.STEP_LIMIT
    assert (run.step, len(run.branches)) == (50, 1)
    run.seek(20)
    run.change(LearningRateChanged(0.1))
    ending_of(run, until_converged=False)
    assert (run.step, run.branch) == (50, 1)
    ending_of(run, until_converged=False)
    assert run.step == 100  # on purpose, as many again


def test_a_converged_run_ends_where_it_had_and_a_branch_of_it_when_it_converges_too():
    run = Run(small_dataset(), replace(SETTINGS, step_limit=100_000))
    assert ending_of(run) is Ending.CONVERGED
    end = run.step
    run.seek(end - 150)
    assert ending_of(run) is Ending.CONVERGED
    assert run.step == end

    run.seek(end - 150)
    run.branch_here()
    assert ending_of(run) is Ending.CONVERGED
    assert (run.step, run.branch) == (end, 1)


def test_past_its_end_a_converged_run_goes_on_to_the_limit():
    run = Run(small_dataset(), replace(SETTINGS, step_limit=3_000))
    assert ending_of(run) is Ending.CONVERGED
    end = run.step
    assert ending_of(run) is Ending.STEP_LIMIT
    assert run.step == end + 3_000
