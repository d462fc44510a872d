"""Settings that were edited and are not in force yet, and what an edit brings with it."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from engine.training.defaults import default_settings
from engine.training.settings import TrainingSettings

RECURRENT = ("rnn", "gru", "lstm")
TAKES_ACTIVATION = ("dnn", "cnn")
TAKES_MOMENTUM = ("momentum", "nesterov")

_FAMILIES: dict[str, tuple[tuple[str, ...], ...]] = {
    "hidden": (RECURRENT,),
    "activation": (TAKES_ACTIVATION,),
    "read_out": (RECURRENT,),
    "learning_rate": (RECURRENT, TAKES_ACTIVATION),
    "dropout": ((*TAKES_ACTIVATION, *RECURRENT),),
}
"""Between which networks a field keeps its meaning; all others mean the same to each."""


def needs_new_run(edited: TrainingSettings, in_force: TrainingSettings) -> bool:
    """Return whether something differs that cannot change while a run goes on."""
    return replace(edited, learning_rate=in_force.learning_rate) != in_force


def carry_over(
    edited: TrainingSettings, before: TrainingSettings, now: TrainingSettings
) -> TrainingSettings:
    """Return `now`, but with everything that `edited` has changed since `before`."""
    return replace(now, **_differences(edited, before))


def usual_rate(settings: TrainingSettings) -> float:
    """Return the learning rate that suits the network, its activation, loss and optimizer."""
    return default_settings(
        settings.network,
        activation=settings.activation,
        loss=settings.loss,
        optimizer=settings.optimizer,
    ).learning_rate


def settled(before: TrainingSettings, edited: TrainingSettings) -> TrainingSettings:
    """Return an edit together with what follows from it.

    Another network brings all that it learns well with. Another optimizer brings its own learning
    rate: with Adam's stride gradient descent would stand still. So do another activation or loss,
    unless the rate was chosen by hand.
    """
    if edited.network != before.network:
        return as_network(before, edited.network)
    by_hand = before.learning_rate != usual_rate(before)
    if edited.optimizer != before.optimizer:
        by_hand = False
    elif (edited.activation, edited.loss) == (before.activation, before.loss):
        return edited
    return edited if by_hand else replace(edited, learning_rate=usual_rate(edited))


def as_network(settings: TrainingSettings, network: str) -> TrainingSettings:
    """Return what another network learns well with; what was chosen by hand and fits it stays."""
    usual = default_settings(settings.network)
    usual = replace(usual, learning_rate=usual_rate(settings))
    kept = {
        name: value
        for name, value in _differences(settings, usual).items()
        if _means_the_same(name, settings.network, network)
    }
    rate = kept.pop("learning_rate", None)
    following = default_settings(network, **kept)
    if rate is None or following.optimizer != settings.optimizer:
        return following
    return replace(following, learning_rate=rate)


def _differences(settings: TrainingSettings, other: TrainingSettings) -> dict[str, Any]:
    return {
        field.name: getattr(settings, field.name)
        for field in fields(TrainingSettings)
        if getattr(settings, field.name) != getattr(other, field.name)
    }


def _means_the_same(name: str, network: str, other: str) -> bool:
    families = _FAMILIES.get(name)
    return families is None or any(network in one and other in one for one in families)
