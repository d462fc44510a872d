"""What each network is trained with unless a person chooses otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from engine.failure import check_known
from engine.network.optimizers import OPTIMIZERS
from engine.network.presets import preset
from engine.training.settings import TrainingSettings, sensible_learning_rate

_TRAINING: dict[str, dict[str, Any]] = {
    "linear": {},
    "dnn": {},
    "cnn": {"optimizer": "adam", "schedule": "cosine", "step_limit": 2_500},
    "rnn": {"optimizer": "momentum", "clip_norm": 1.0},
    "gru": {"optimizer": "adam", "schedule": "cosine", "step_limit": 3_000},
    "lstm": {"optimizer": "adam", "learning_rate": 0.003, "step_limit": 4_000},
}
_RECURRENT = ("rnn", "gru", "lstm")
_RATES = {
    "gradient-descent": (0.05, 0.1),
    "momentum": (0.01, 0.05),
    "nesterov": (0.01, 0.05),
    "rmsprop": (0.001, 0.002),
    "adam": (0.002, 0.005),
}
"""The learning rate of each optimizer: of most networks, and of the recurrent ones."""

_LINEAR_RATE = 0.002
"""Nothing squashes the sums of a linear network: above 2 / 576 the steps overshoot further and
further, when all of 24 x 24 features have a mean square of 1."""


def default_settings(network: str, **changes: Any) -> TrainingSettings:
    """Return the settings with which a network of this kind learns words well.

    Measured on the Free Spoken Digit Dataset, five speakers; for each of five blocks of five takes
    the network learned from all other takes and was tested on that block, with two seeds each.
    Mean accuracy, and the steps until it had converged:

    ======= ======== =====
    network accuracy steps
    ======= ======== =====
    linear    98.0 %  9800
    dnn       97.7 %  5250
    cnn       98.0 %  2140
    rnn       98.4 %  3360
    gru       98.5 %  1600
    lstm      98.4 %  2530
    ======= ======== =====

    Parameters
    ----------
    network
        One of `engine.network.presets.PRESETS`.
    changes
        Fields of `TrainingSettings` that shall be otherwise. With another optimizer, loss or
        activation goes another learning rate, unless one is given.

    Raises
    ------
    Failure
        For a network or an optimizer that is not known, or settings that are impossible.
    """
    chosen = preset(network)
    given = {
        "hidden": chosen.hidden,
        "activation": chosen.activation,
        "dropout": chosen.dropout,
        **_TRAINING[network],
        **changes,
    }
    if "learning_rate" not in changes and not _as_preset(network, changes):
        given.pop("learning_rate", None)
    settings = TrainingSettings(network=network, **given)
    if "learning_rate" in given:
        return settings
    return replace(settings, learning_rate=_learning_rate(settings))


def _as_preset(network: str, changes: dict[str, Any]) -> bool:
    """Whether the changes leave alone what the preset's own learning rate was chosen for."""
    optimizer = _TRAINING[network].get("optimizer", TrainingSettings().optimizer)
    return bool(changes.get("optimizer", optimizer) == optimizer)


def _learning_rate(settings: TrainingSettings) -> float:
    check_known(settings.optimizer, OPTIMIZERS)
    if settings.network == "dnn" and settings.optimizer == "gradient-descent":
        return sensible_learning_rate(settings.activation, settings.loss)
    if settings.network == "linear" and settings.loss == "mean-squared-error":
        return _LINEAR_RATE
    return _RATES[settings.optimizer][settings.network in _RECURRENT]
