"""How a parameter has changed can be had of any run, exactly."""

import numpy as np
import pytest
from small_corpus import small_dataset

from engine.training.checkpoints import SPACING
from engine.training.defaults import default_settings
from engine.training.history import LearningRateChanged
from engine.training.run import Run

NAME, INDEX = "hidden1.W", (3, 7)


@pytest.fixture
def run():
    return Run(small_dataset(), default_settings("dnn", hidden=(5, 4), batch_size=6, seed=1))


def train(run, steps):
    """Train, and return the weight before the first step and after each."""
    values = [float(run.trainer.network.parameters[NAME][INDEX])]
    for _, _ in zip(range(steps), run.steps(until_converged=False), strict=False):
        values.append(float(run.trainer.network.parameters[NAME][INDEX]))
    return values


def test_the_values_are_those_that_the_weight_had(run):
    values = train(run, 3 * SPACING + 2)

    steps, told = run.parameter_history(NAME, INDEX)

    assert list(steps) == [0, SPACING, 2 * SPACING, 3 * SPACING, run.step]
    assert list(told) == [values[step] for step in steps]


def test_a_branch_has_its_own_past(run):
    train(run, 3 * SPACING)
    run.seek(SPACING + 1)
    run.change(LearningRateChanged(10 * run.trainer.learning_rate))
    branched = train(run, 2 * SPACING)

    steps, told = run.parameter_history(NAME, INDEX)

    assert list(steps) == sorted(set(steps))
    assert steps[-1] == run.step
    for step, value in zip(steps, told, strict=True):
        if step > SPACING + 1:
            assert value == branched[step - SPACING - 1]


def test_at_an_earlier_step_the_history_ends_there(run):
    train(run, 3 * SPACING)
    run.seek(2 * SPACING - 3)

    steps, told = run.parameter_history(NAME, INDEX)

    assert list(steps) == [0, SPACING, 2 * SPACING - 3]
    assert told[-1] == run.trainer.network.parameters[NAME][INDEX]


def test_every_entry_of_every_parameter_is_found(run):
    train(run, SPACING)
    network = run.trainer.network
    for name, values in network.parameters.items():
        for index in np.ndindex(*values.shape):
            assert run.parameter_history(name, index)[1][-1] == values[index]
            break


def test_what_is_not_there_is_refused(run):
    with pytest.raises(KeyError):
        run.parameter_history("hidden9.W", INDEX)
    for index in ((-1, 0), (99, 0), (0,)):
        with pytest.raises(IndexError):
            run.parameter_history(NAME, index)
