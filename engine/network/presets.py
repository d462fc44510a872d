"""The networks that Voxprop offers, small enough to be drawn whole."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

import numpy as np
from numpy.typing import DTypeLike

from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.network.activations import ACTIVATIONS, Sigmoid
from engine.network.dense import Dense, Flatten
from engine.network.initializers import he, xavier
from engine.network.layer import Layer
from engine.network.losses import LOSSES
from engine.network.network import Network

MOST_UNITS = 512
MOST_HIDDEN_LAYERS = 6


def build_network(
    kind: str = "dnn",
    *,
    input_shape: tuple[int, int] = (24, 24),
    classes: int,
    hidden: Sequence[int] = (24, 16),
    activation: str = "tanh",
    loss: str = "cross-entropy",
    seed: int = 0,
    dtype: DTypeLike = np.float32,
) -> Network:
    """Build and initialise a network.

    Parameters
    ----------
    kind
        `"dnn"`.
    input_shape
        Frames and bands of the features.
    classes
        How many words it tells apart, at least 2.
    hidden
        Units of each hidden layer.
    activation
        `"sigmoid"`, `"tanh"` or `"relu"`.
    loss
        `"cross-entropy"` (softmax output) or `"mean-squared-error"` (sigmoid output).
    seed, dtype
        See `Network`.

    Raises
    ------
    Failure
        When a setting is impossible; the sentence names it.
    """
    _check(kind, classes, hidden, activation, loss)
    initializer = he if activation == "relu" else xavier
    layers: list[Layer] = [Flatten("input")]
    inputs = prod(input_shape)
    for number, units in enumerate(hidden, start=1):
        name = f"hidden{number}"
        layers.append(Dense(name, inputs, units, initializer))
        layers.append(ACTIVATIONS[activation](f"{name}.{activation}"))
        inputs = units
    layers.append(Dense("output", inputs, classes, xavier))
    if loss == "mean-squared-error":
        layers.append(Sigmoid("output.sigmoid"))
    return Network(layers, LOSSES[loss](), seed=seed, dtype=dtype)


def _check(kind: str, classes: int, hidden: Sequence[int], activation: str, loss: str) -> None:
    for value, known in ((kind, ("dnn",)), (activation, ACTIVATIONS), (loss, LOSSES)):
        if value not in known:
            raise Failure(
                QT_TRANSLATE_NOOP("engine", "“{value}” is not known."),
                QT_TRANSLATE_NOOP("engine", "Choose one of: {known}."),
                value=value,
                known=", ".join(known),
            )
    if classes < 2:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "The corpus has {classes} word(s): nothing to tell apart."),
            QT_TRANSLATE_NOOP("engine", "Add clips of at least two different words."),
            classes=classes,
        )
    if len(hidden) > MOST_HIDDEN_LAYERS or not all(1 <= units <= MOST_UNITS for units in hidden):
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "Hidden layers of {hidden} units cannot be built."),
            QT_TRANSLATE_NOOP("engine", "Use at most {layers} layers of 1 to {units} units each."),
            hidden=" + ".join(map(str, hidden)),
            layers=MOST_HIDDEN_LAYERS,
            units=MOST_UNITS,
        )
