"""The networks that Voxprop offers, small enough to be drawn whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import DTypeLike

from engine.failure import QT_TRANSLATE_NOOP, Failure, check_known
from engine.network.activations import ACTIVATIONS
from engine.network.architectures import ARCHITECTURES, Plan
from engine.network.initializers import INITIALIZERS
from engine.network.layer import Layer
from engine.network.losses import LOSSES
from engine.network.network import Network

MOST_UNITS = 512
MOST_HIDDEN_LAYERS = 6
SUITED = "suited"
"""The initializer that suits the activation: He's for the rectifiers, Glorot's for the others."""


@dataclass(frozen=True, slots=True)
class Preset:
    """What a network of one kind is built with unless asked otherwise.

    `hidden` are units of each dense layer (`dnn`), channels of each convolution (`cnn`), or units
    of each recurrent layer (`rnn`, `gru`, `lstm`).
    """

    hidden: tuple[int, ...]
    activation: str
    dropout: float = 0.0


PRESETS = {
    "linear": Preset((), "identity"),
    "dnn": Preset((24, 16), "tanh"),
    "cnn": Preset((8, 16), "relu", dropout=0.3),
    "rnn": Preset((64,), "tanh"),
    "gru": Preset((48,), "tanh", dropout=0.3),
    "lstm": Preset((48,), "tanh"),
}
"""By kind: one neuron a word, the deep network, the convolutional one, and Elman's, GRU, LSTM."""


def preset(kind: str) -> Preset:
    """Return the preset of a network's kind; Failure when it is not known."""
    check_known(kind, PRESETS)
    return PRESETS[kind]


def build_network(
    kind: str = "dnn",
    *,
    input_shape: tuple[int, int] = (24, 24),
    classes: int,
    hidden: Sequence[int] | None = None,
    activation: str | None = None,
    initializer: str = SUITED,
    dropout: float | None = None,
    read_out: str = "mean",
    loss: str = "cross-entropy",
    seed: int = 0,
    dtype: DTypeLike = np.float32,
) -> Network:
    """Build and initialise a network; what is None is as in `PRESETS`.

    Parameters
    ----------
    kind
        `"linear"`, `"dnn"`, `"cnn"`, `"rnn"` (Elman's), `"gru"` or `"lstm"`.
    input_shape
        Frames and bands of the features.
    classes
        How many words it tells apart, at least 2; `linear` with the mean squared error may have
        one output, which learns numbers.
    hidden
        Units (of a `cnn`: channels) of each hidden layer.
    activation
        `"sigmoid"`, `"tanh"`, `"relu"`, `"leaky-relu"` or `"identity"`, of a `dnn` or `cnn`; the
        recurrent layers have their own.
    initializer
        One of `INITIALIZERS` for all weights, or `"suited"`.
    dropout
        The share of the last hidden layer's outputs that each training step leaves out.
    read_out
        What the output sees of a recurrent layer: the `"mean"` over its frames, or the `"last"`.
    loss
        `"cross-entropy"` (softmax), `"mean-squared-error"` (sigmoid output; of `linear`, the
        sum itself) or `"binary-cross-entropy"` (sigmoid).
    seed, dtype
        See `Network`.

    Raises
    ------
    Failure
        When a setting is impossible; the sentence names it.
    """
    chosen = preset(kind)
    layers = layers_of(
        kind,
        input_shape=input_shape,
        classes=classes,
        hidden=chosen.hidden if hidden is None else hidden,
        activation=chosen.activation if activation is None else activation,
        initializer=initializer,
        dropout=chosen.dropout if dropout is None else dropout,
        read_out=read_out,
        loss=loss,
        seed=seed,
    )
    return Network(layers, LOSSES[loss](), seed=seed, dtype=dtype)


def layers_of(
    kind: str,
    *,
    input_shape: tuple[int, int],
    classes: int,
    hidden: Sequence[int],
    activation: str,
    initializer: str,
    dropout: float,
    read_out: str,
    loss: str,
    seed: int,
) -> list[Layer]:
    """Return the layers of a network, which have their shapes but no weights yet; this is quick.

    Parameters and Failure are those of `build_network`.
    """
    preset(kind)
    check_known(activation, ACTIVATIONS)
    check_known(loss, LOSSES)
    check_known(initializer, (SUITED, *INITIALIZERS))
    check_known(read_out, ("mean", "last"))
    _check_sizes(kind, classes, tuple(hidden), loss)
    rectifies = activation in ("relu", "leaky-relu") and kind in ("dnn", "cnn")
    suited = initializer == SUITED
    plan = Plan(
        input_shape=input_shape,
        classes=classes,
        hidden=tuple(hidden),
        activation=ACTIVATIONS[activation],
        initializer=INITIALIZERS["he" if rectifies else "xavier"]
        if suited
        else INITIALIZERS[initializer],
        output_initializer=INITIALIZERS["xavier" if suited else initializer],
        recurrent_initializer=INITIALIZERS["orthogonal" if suited else initializer],
        dropout=dropout,
        read_out=read_out,
        squashes=loss == "mean-squared-error" and kind != "linear",
        seed=seed,
    )
    return ARCHITECTURES[kind](plan)


def _check_sizes(kind: str, classes: int, hidden: tuple[int, ...], loss: str) -> None:
    one_number = kind == "linear" and loss == "mean-squared-error"
    if classes < (1 if one_number else 2):
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "The corpus has {classes} word(s): nothing to tell apart."),
            QT_TRANSLATE_NOOP("engine", "Add clips of at least two different words."),
            classes=classes,
        )
    if kind == "linear" and hidden:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "A linear network has no hidden layers, not {hidden}."),
            QT_TRANSLATE_NOOP("engine", "Choose the network dnn, or leave the hidden layers out."),
            hidden=" + ".join(map(str, hidden)),
        )
    if not hidden and kind not in ("linear", "dnn"):
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "The network {kind} cannot be built with 0 hidden layers."),
            QT_TRANSLATE_NOOP("engine", "Give it at least one."),
            kind=kind,
        )
    if len(hidden) > MOST_HIDDEN_LAYERS or not all(1 <= units <= MOST_UNITS for units in hidden):
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "Hidden layers of {hidden} units cannot be built."),
            QT_TRANSLATE_NOOP("engine", "Use at most {layers} layers of 1 to {units} units each."),
            hidden=" + ".join(map(str, hidden)),
            layers=MOST_HIDDEN_LAYERS,
            units=MOST_UNITS,
        )
