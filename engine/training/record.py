"""The frozen record of one step: what the animation plays, and all that it may show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from engine.network.layer import Layer

Array = NDArray[np.floating]


@dataclass(frozen=True, slots=True, eq=False)
class Signals:
    """What one layer held: of one clip, or the mean over the batch.

    `x` and `y` are input and output, `dout` and `dx` the gradients of the loss with respect to
    `y` and `x`, each `(units,)`; `gradients` those with respect to the layer's parameters. For the
    batch, all are means over its clips, and `gradients` is what the update uses.
    """

    x: Array
    y: Array
    dout: Array
    dx: Array
    gradients: Mapping[str, Array]


@dataclass(frozen=True, slots=True, eq=False)
class LayerRecord:
    """One layer in one step: its parameters before the update, the update, and its signals."""

    name: str
    kind: str
    parameters: Mapping[str, Array]
    updates: Mapping[str, Array]
    clip: Signals
    batch: Signals

    def signals(self, *, batch: bool) -> Signals:
        """Return the batch's signals, or the spotlight clip's."""
        return self.batch if batch else self.clip


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """One step, complete and read-only; it shares no memory with the training.

    Parameters
    ----------
    run_id, step
        The run, and the step's number in it, from 1.
    words
        The classes, in the output's order.
    spotlight, label
        The spotlight clip's index among the training examples, and its word's index.
    in_batch
        Whether the spotlight clip is one of the batch that made the update.
    features
        The spotlight's features, `(frames, bands)`.
    input_gradient
        dL/d(features) of the spotlight's own loss, `(frames, bands)`; `batch_input_gradient` is
        the mean over the batch.
    predictions, clip_loss
        The output for the spotlight clip, `(classes,)`, and its loss.
    batch_predictions, batch_loss, batch_size
        The mean output over the batch, its mean loss, and its number of clips.
    loss_kind, learning_rate
        What the loss is called, and the eta that the update used.
    layers
        In the order of the forward pass.
    """

    run_id: int
    step: int
    words: tuple[str, ...]
    spotlight: int
    label: int
    in_batch: bool
    features: Array
    input_gradient: Array
    batch_input_gradient: Array
    predictions: Array
    clip_loss: float
    batch_predictions: Array
    batch_loss: float
    batch_size: int
    loss_kind: str
    learning_rate: float
    layers: tuple[LayerRecord, ...]

    def layer(self, name: str) -> LayerRecord:
        """Return the layer of that name."""
        return next(layer for layer in self.layers if layer.name == name)


def frozen(array: Array) -> Array:
    """Return a copy that nobody can write to."""
    copy = np.array(array)
    copy.setflags(write=False)
    return copy


def frozen_all(arrays: Mapping[str, Array]) -> Mapping[str, Array]:
    """Return a read-only mapping of read-only copies."""
    return MappingProxyType({name: frozen(array) for name, array in arrays.items()})


def batch_signals(layer: Layer) -> Signals:
    """Return the mean over the batch of what a layer holds after its backward pass.

    The network's loss is the mean over the batch, so each clip's share of dL/dy in `layer.dout`
    has already been divided by the batch's size: the mean over clips is the sum of the columns.
    """
    return Signals(
        x=frozen(layer.x.mean(axis=1)),  # (I, B) -> (I,)
        y=frozen(layer.y.mean(axis=1)),
        dout=frozen(layer.dout.sum(axis=1)),
        dx=frozen(layer.dx.sum(axis=1)),
        gradients=frozen_all(layer.gradients),
    )


def clip_signals(layer: Layer) -> Signals:
    """Return what a layer holds after a pass of one clip alone."""
    return Signals(
        x=frozen(layer.x[:, 0]),  # (I, 1) -> (I,)
        y=frozen(layer.y[:, 0]),
        dout=frozen(layer.dout[:, 0]),
        dx=frozen(layer.dx[:, 0]),
        gradients=frozen_all(layer.gradients),
    )
