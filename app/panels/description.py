"""Settings in few words: "GRU 48 · Adam", as in a menu."""

from __future__ import annotations

from dataclasses import replace
from math import prod

from app.panels.choices import (
    ACTIVATIONS,
    INITIALIZERS,
    LOSSES,
    OPTIMIZERS,
    READ_OUTS,
    SCHEDULES,
    name_of,
    translated,
)
from app.panels.pending_settings import RECURRENT, TAKES_ACTIVATION, TAKES_MOMENTUM, usual_rate
from engine.failure import QT_TRANSLATE_NOOP
from engine.network.presets import SUITED
from engine.training.defaults import default_settings
from engine.training.outline import Outline
from engine.training.settings import TrainingSettings

_SHORT = {
    "linear": QT_TRANSLATE_NOOP("Choices", "linear"),
    "dnn": "DNN",
    "cnn": "CNN",
    "rnn": "RNN",
    "gru": "GRU",
    "lstm": "LSTM",
}

FLAT = ("linear", "dnn")
"""They see all the numbers of a word in a row, without order."""

_DROPOUT = QT_TRANSLATE_NOOP("Choices", "dropout {value:g}")
_SCHEDULE = QT_TRANSLATE_NOOP("Choices", "schedule: {value}")
_WARM_UP = QT_TRANSLATE_NOOP("Choices", "warm-up {value:,}")
_MOMENTUM = QT_TRANSLATE_NOOP("Choices", "momentum {value:g}")
_DECAY = QT_TRANSLATE_NOOP("Choices", "decay {value:g}")
_CLIPPING = QT_TRANSLATE_NOOP("Choices", "clipping {value:g}")
_WEIGHTS = QT_TRANSLATE_NOOP("Choices", "weights: {value}")


def short_name(settings: TrainingSettings) -> str:
    """Return "CNN 8-16"."""
    sizes = "-".join(map(str, settings.hidden))
    return f"{translated(_SHORT[settings.network])} {sizes}".strip()


def described(settings: TrainingSettings) -> str:
    """Return "CNN 8-16", and after it whatever is not as usual with such a network."""
    return " · ".join((short_name(settings), *_unusual(settings)))


def sizes_of(network: str, outline: Outline) -> str:
    """Return "576-24-10", or "24×24 → 8@12×12 → 10" where a layer sees more than a row of numbers.

    They are the input, each layer's units or maps, and the words.
    """
    first, *others = outline.shapes
    if network in FLAT:
        return "-".join(map(str, (prod(first), *map(prod, others))))
    return " → ".join(("×".join(map(str, first)), *map(_size, others)))


def seldom_used(settings: TrainingSettings) -> list[str]:
    """Return what is in use of that which is seldom changed, in few words each."""
    has_dropout = settings.network != "linear"
    has_momentum = settings.optimizer in TAKES_MOMENTUM
    decays = settings.schedule != "constant"
    told: tuple[tuple[str, object], ...] = (
        (_DROPOUT, settings.dropout if has_dropout else 0),
        (_SCHEDULE, name_of(SCHEDULES, settings.schedule) if decays else ""),
        (_WARM_UP, settings.warm_up),
        (_MOMENTUM, settings.momentum if has_momentum else 0),
        (_DECAY, settings.weight_decay),
        (_CLIPPING, settings.clip_norm),
        (
            _WEIGHTS,
            name_of(INITIALIZERS, settings.initializer) if settings.initializer != SUITED else "",
        ),
    )
    return [translated(text).format(value=value) for text, value in told if value]


def _size(shape: tuple[int, ...]) -> str:
    """Return "16", or "8@12×12" as in LeNet's paper."""
    if len(shape) == 1:
        return str(shape[0])
    return f"{shape[0]}@{'×'.join(map(str, shape[1:]))}"


def _unusual(settings: TrainingSettings) -> list[str]:
    usual = default_settings(settings.network)
    named = [
        name_of(choices, getattr(settings, field))
        for field, choices in (
            ("activation", ACTIVATIONS if settings.network in TAKES_ACTIVATION else ()),
            ("read_out", READ_OUTS if settings.network in RECURRENT else ()),
            ("loss", LOSSES),
            ("optimizer", OPTIMIZERS),
        )
        if choices and getattr(settings, field) != getattr(usual, field)
    ]
    if settings.learning_rate != usual_rate(settings):
        named.append(f"η {settings.learning_rate:g}")
    known = seldom_used(replace(usual, optimizer=settings.optimizer))  # whose momentum is as usual
    return [*named, *(one for one in seldom_used(settings) if one not in known)]
