"""One column of units of a record, and the edges of the gap before it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from app.network_canvas.picture import Array
from engine.explain.places import OUTPUT
from engine.network.activations import ACTIVATIONS
from engine.training.record import LayerRecord, Record


class Stage:
    """One column of units: a dense layer and its activation, of this clip or of the batch.

    Attributes
    ----------
    inputs, sums, outputs
        What comes in, `(I,)`; the weighted sums z and the units' answers, `(O,)`.
    deltas, returning, arriving
        dL/dz and dL/d(outputs), `(O,)`, and dL/d(inputs), `(I,)`.
    W, update
        The weights that were used and the change that was made to them, `(O, I)`.
    gradient
        dL/dW, `(O, I)`.
    answers
        The layer whose y are the outputs.
    """

    def __init__(
        self, dense: LayerRecord, activation: LayerRecord | None, record: Record, *, batch: bool
    ) -> None:
        signals = dense.signals(batch=batch)
        self.name = dense.name
        self.activation = activation.kind if activation else _squash(record, dense.name)
        self.answers = activation.name if activation else OUTPUT
        self.inputs = signals.x
        self.sums = signals.y
        self.deltas = signals.dout
        self.arriving = signals.dx
        self.returning = activation.signals(batch=batch).dout if activation else self.deltas
        self.gradient = signals.gradients["W"]
        self.W = dense.parameters["W"]
        self.b = dense.parameters["b"][:, 0]
        self.update = dense.updates["W"]
        if activation:
            self.outputs = activation.signals(batch=batch).y
        else:
            self.outputs = record.batch_predictions if batch else record.predictions

    @property
    def units(self) -> int:
        """Number of units."""
        return len(self.outputs)

    @cached_property
    def signal_forward(self) -> Array:
        """What each edge carries forwards, `w x`, `(O, I)`."""
        return self.W * self.inputs

    @cached_property
    def signal_backward(self) -> Array:
        """What each edge carries backwards, `w delta`, `(O, I)`."""
        return self.W * self.deltas[:, None]


@dataclass(frozen=True, slots=True, eq=False)
class Edges:
    """The edges of one gap that are drawn: which, and what they carry, each `(E,)`.

    `by_forward` marks those chosen for what they carry forwards; the others were chosen for what
    they carry backwards. All of them are drawn in every phase, so both waves run over the same.
    """

    targets: NDArray[np.intp]
    sources: NDArray[np.intp]
    forward: Array
    backward: Array
    update: Array
    by_forward: NDArray[np.bool_]
    total: int


def strongest_edges(stage: Stage, most: int, allowed: NDArray[np.bool_] | None = None) -> Edges:
    """Choose `most` edges, or all: half for the strongest forward, half for the backward signal.

    `allowed` `(I,)` are those from which edges may lead; None is all of them.
    """
    forward = np.abs(stage.signal_forward)
    backward = np.abs(stage.signal_backward)
    if allowed is not None:
        forward, backward = (np.where(allowed, values, -1.0) for values in (forward, backward))
        most = min(most, int(allowed.sum()) * stage.units)
    forward, backward = forward.ravel(), backward.ravel()
    first = _largest(forward, most // 2)
    backward[first] = -1.0  # no edge is chosen twice
    second = _largest(backward, min(most, len(backward)) - len(first))
    chosen = np.concatenate([first, second])
    targets, sources = np.unravel_index(chosen, stage.W.shape)
    return Edges(
        targets=targets,
        sources=sources,
        forward=stage.signal_forward[targets, sources],
        backward=stage.signal_backward[targets, sources],
        update=stage.update[targets, sources],
        by_forward=np.arange(len(chosen)) < len(first),
        total=stage.W.size,
    )


def _largest(values: Array, count: int) -> NDArray[np.intp]:
    if count >= len(values):
        return np.arange(len(values))
    first = len(values) - count
    return np.argpartition(values, first)[first:] if count else np.empty(0, np.intp)


def activation_of(record: Record, place: int) -> LayerRecord | None:
    """Return the layer that answers for the units of the dense layer at `place`."""
    following = record.layers[place + 1 : place + 2]
    return following[0] if following and following[0].kind in ACTIVATIONS else None


def _squash(record: Record, name: str) -> str:
    """Return what makes predictions of an output layer's sums, inside the loss."""
    if name != "output":
        return "identity"
    squashes = {"cross-entropy": "softmax", "binary-cross-entropy": "sigmoid"}
    return squashes.get(record.loss_kind, "identity")
