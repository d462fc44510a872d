"""The frozen record of one step: what the animation plays, and all that it may show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.network.layer import Layer
from engine.network.network import RandomStates

Array = NDArray[np.floating]


@dataclass(frozen=True, slots=True, eq=False)
class Signals:
    """What one layer held: of one clip, or of the batch.

    `x` and `y` are input and output, `dout` and `dx` the gradients of the loss with respect to
    `y` and `x`, `gradients` those with respect to the layer's parameters, and `internals` what the
    layer itself calls so (`Layer.internals`): gates and states of each frame, patches, winners.
    Shapes are the layer's without the axis of the clips: `(units,)` of a dense layer,
    `(channels, height, width)` of a convolution, `(frames, units)` of a recurrent layer.

    For the batch, `x` and `y` are means over its clips; the gradients, of the mean loss, are sums
    over the clips' shares of it, and `gradients` is what the update uses. Its `internals` are
    means and sums likewise, and only there where they say something (`averages_internals`).
    """

    x: Array
    y: Array
    dout: Array
    dx: Array
    gradients: Mapping[str, Array]
    internals: Mapping[str, NDArray[np.generic]]


@dataclass(frozen=True, slots=True, eq=False)
class LayerRecord:
    """One layer in one step: its parameters before the update, the update, and its signals.

    `relative_updates` is the Euclidean norm of each update over that of the parameter it changes:
    0.001 means that the weights moved by a thousandth of their size. It is infinite where all the
    weights were zero.
    """

    name: str
    kind: str
    parameters: Mapping[str, Array]
    updates: Mapping[str, Array]
    relative_updates: Mapping[str, float]
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
    batch_predictions, batch_loss
        The mean output over the batch, and its mean loss.
    batch
        The batch's clips, as indices among the training examples.
    dropout
        From what the batch's dropout was drawn; see `Network.random_states`.
    loss_kind, optimizer_kind
        What the loss and the optimizer are called.
    learning_rate
        The eta that the update used, after the schedule.
    gradient_scale
        What clipping has multiplied the batch's gradient with before the update; 1 if nothing.
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
    batch: NDArray[np.int64]
    dropout: RandomStates
    loss_kind: str
    optimizer_kind: str
    learning_rate: float
    gradient_scale: float
    layers: tuple[LayerRecord, ...]

    @property
    def batch_size(self) -> int:
        """How many clips made the update."""
        return len(self.batch)

    def layer(self, name: str) -> LayerRecord:
        """Return the layer of that name."""
        return next(layer for layer in self.layers if layer.name == name)


def place_in_batch(batch: NDArray[np.int64], clip: int) -> int:
    """Return where a clip stands in a batch; one that is not there shares the first's dropout."""
    places = np.flatnonzero(batch == clip)
    return int(places[0]) if len(places) else 0


def frozen(array: ArrayLike) -> NDArray[Any]:
    """Return a copy that nobody can write to."""
    copy = np.array(array)
    copy.setflags(write=False)
    return copy


def frozen_all(arrays: Mapping[str, NDArray[Any]]) -> Mapping[str, NDArray[Any]]:
    """Return a read-only mapping of read-only copies."""
    return MappingProxyType({name: frozen(array) for name, array in arrays.items()})


def batch_signals(layer: Layer) -> Signals:
    """Return what a layer holds of the whole batch after its backward pass.

    The network's loss is the mean over the batch, so each clip's share of dL/dy in `layer.dout`
    has already been divided by the batch's size: the batch's gradient is the sum over its clips.
    """
    return Signals(
        x=frozen(layer.x.mean(axis=layer.x_batch_axis)),  # (I, B) -> (I,)
        y=frozen(layer.y.mean(axis=layer.y_batch_axis)),
        dout=frozen(layer.dout.sum(axis=layer.y_batch_axis)),
        dx=frozen(layer.dx.sum(axis=layer.x_batch_axis)),
        gradients=frozen_all(layer.gradients),
        internals=_batch_internals(layer) if layer.averages_internals else MappingProxyType({}),
    )


def _batch_internals(layer: Layer) -> Mapping[str, Array]:
    """Return the means of gates and states over the clips, and the sums of their gradients."""
    return MappingProxyType(
        {
            name: frozen(values.sum(axis=-1) if name[0] == "d" else values.mean(axis=-1))
            for name, values in layer.internals().items()
        }
    )


def clip_signals(layer: Layer) -> Signals:
    """Return what a layer holds after a pass of one clip alone."""
    return Signals(
        x=frozen(layer.x.take(0, axis=layer.x_batch_axis)),  # (I, 1) -> (I,)
        y=frozen(layer.y.take(0, axis=layer.y_batch_axis)),
        dout=frozen(layer.dout.take(0, axis=layer.y_batch_axis)),
        dx=frozen(layer.dx.take(0, axis=layer.x_batch_axis)),
        gradients=frozen_all(layer.gradients),
        internals=frozen_all({name: values[..., 0] for name, values in layer.internals().items()}),
    )
