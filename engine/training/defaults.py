"""What each network is trained with unless a person chooses otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from engine.network.presets import preset
from engine.training.settings import TrainingSettings

_TRAINING: dict[str, dict[str, Any]] = {
    "linear": {},
    "dnn": {},
    "cnn": {"optimizer": "adam", "learning_rate": 0.002, "step_limit": 4_000},
    "rnn": {"optimizer": "momentum", "learning_rate": 0.05, "clip_norm": 1.0},
    "gru": {"optimizer": "adam", "learning_rate": 0.003, "step_limit": 4_000},
    "lstm": {"optimizer": "adam", "learning_rate": 0.003, "step_limit": 4_000},
}


def default_settings(network: str, **changes: Any) -> TrainingSettings:
    """Return the settings with which a network of this kind learns words well.

    Parameters
    ----------
    network
        One of `engine.network.presets.PRESETS`.
    changes
        Fields of `TrainingSettings` that shall be otherwise.

    Raises
    ------
    Failure
        For a network that is not known, or settings that are impossible.
    """
    chosen = preset(network)
    settings = TrainingSettings(
        network=network,
        hidden=chosen.hidden,
        activation=chosen.activation,
        dropout=chosen.dropout,
        **_TRAINING[network],
    )
    return replace(settings, **changes)
