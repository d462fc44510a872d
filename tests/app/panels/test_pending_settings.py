"""What an edit of the settings brings with it, and what stays as it was chosen."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations, product
from typing import Any

import pytest

from app.panels.pending_settings import carry_over, needs_new_run, settled, usual_rate
from engine.network.losses import LOSSES
from engine.network.optimizers import OPTIMIZERS
from engine.network.presets import PRESETS
from engine.training.defaults import default_settings
from engine.training.settings import TrainingSettings, sensible_learning_rate


def chosen(settings: TrainingSettings, **changes: Any) -> TrainingSettings:
    return settled(settings, replace(settings, **changes))


def test_only_the_rate_can_change_while_a_run_goes_on() -> None:
    settings = TrainingSettings()
    assert not needs_new_run(replace(settings, learning_rate=1.0), settings)
    assert needs_new_run(replace(settings, hidden=(24,)), settings)


def test_edits_are_carried_over_field_by_field() -> None:
    before = TrainingSettings()
    edited = replace(before, batch_size=4)
    now = replace(before, seed=5, batch_size=32)
    assert carry_over(edited, before, now) == replace(before, seed=5, batch_size=4)


@pytest.mark.parametrize(("before", "after"), list(permutations(PRESETS, 2)))
def test_another_network_brings_all_that_it_learns_well_with(before: str, after: str) -> None:
    assert chosen(default_settings(before), network=after) == default_settings(after)


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ("dnn", "gru", {"seed": 7, "batch_size": 32, "loss": "mean-squared-error"}),
        ("rnn", "lstm", {"hidden": (12, 12), "read_out": "last"}),
        ("dnn", "cnn", {"activation": "sigmoid", "dropout": 0.5}),
        ("gru", "linear", {"optimizer": "nesterov", "weight_decay": 0.001}),
    ],
)
def test_what_was_chosen_by_hand_and_fits_stays(
    before: str, after: str, changes: dict[str, Any]
) -> None:
    edited = default_settings(before, **changes)
    assert chosen(edited, network=after) == default_settings(after, **changes)


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ("dnn", "cnn", {"hidden": (128,)}),
        ("gru", "dnn", {"read_out": "last"}),
        ("dnn", "gru", {"activation": "relu"}),
        ("cnn", "linear", {"dropout": 0.5}),
        ("dnn", "linear", {"learning_rate": 3.0}),
        ("rnn", "gru", {"learning_rate": 0.5}),  # another optimizer
    ],
)
def test_what_means_something_else_there_does_not_stay(
    before: str, after: str, changes: dict[str, Any]
) -> None:
    edited = replace(default_settings(before), **changes)
    assert chosen(edited, network=after) == default_settings(after)


def test_a_rate_chosen_by_hand_stays_with_the_same_optimizer() -> None:
    edited = default_settings("gru", learning_rate=0.0004)
    assert chosen(edited, network="lstm").learning_rate == 0.0004


@pytest.mark.parametrize("network", PRESETS)
def test_every_usual_rate_is_known(network: str) -> None:
    settings = default_settings(network)
    assert usual_rate(settings) == settings.learning_rate
    for optimizer, loss in product(OPTIMIZERS, LOSSES):
        edited = chosen(chosen(settings, optimizer=optimizer), loss=loss)
        assert 0 < edited.learning_rate == usual_rate(edited) <= 1


@pytest.mark.parametrize("activation", ["tanh", "sigmoid", "relu", "leaky-relu", "identity"])
def test_the_rate_follows_activation_and_loss(activation: str) -> None:
    edited = TrainingSettings()
    for loss in LOSSES:
        edited = chosen(chosen(edited, activation=activation), loss=loss)
        assert edited.learning_rate == sensible_learning_rate(activation, loss)


def test_another_activation_leaves_a_rate_alone_that_was_chosen_by_hand() -> None:
    edited = replace(TrainingSettings(), learning_rate=0.123)
    assert chosen(edited, activation="sigmoid").learning_rate == 0.123


def test_another_optimizer_brings_its_own_rate_all_the_same() -> None:
    edited = replace(TrainingSettings(), learning_rate=0.123)
    assert chosen(edited, optimizer="adam").learning_rate == 0.002
