"""A record as the canvas needs it: columns of units, and the gaps of edges between them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from engine.training.record import LayerRecord, Record

Array = NDArray[np.floating]


class Stage:
    """One column of units: a dense layer and its activation, of this clip or of the batch.

    Attributes
    ----------
    inputs, sums, outputs
        What comes in, `(I,)`; the weighted sums z and the units' answers, `(O,)`.
    deltas, arriving
        dL/dz, `(O,)`, and dL/d(inputs), `(I,)`.
    W, update
        The weights that were used and the change that was made to them, `(O, I)`.
    gradient
        dL/dW, `(O, I)`.
    """

    def __init__(
        self, dense: LayerRecord, activation: LayerRecord | None, record: Record, *, batch: bool
    ) -> None:
        signals = dense.signals(batch=batch)
        self.name = dense.name
        self.activation = activation.kind if activation else "softmax"
        self.inputs = signals.x
        self.sums = signals.y
        self.deltas = signals.dout
        self.arriving = signals.dx
        self.gradient = signals.gradients["W"]
        self.batch_gradient = dense.batch.gradients["W"]
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


def strongest_edges(stage: Stage, most: int) -> Edges:
    """Choose `most` edges, or all: half for the strongest forward, half for the backward signal."""
    forward = np.abs(stage.signal_forward).ravel()
    backward = np.abs(stage.signal_backward).ravel()
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


class Picture:
    """A record, seen as this clip or as the batch, ready to be drawn.

    Everything that the canvas shows is read from here, and here everything is the record's.
    """

    def __init__(self, record: Record, *, batch: bool, most_edges: int) -> None:
        self.record = record
        self.batch = batch
        self.stages = _stages(record, batch=batch)
        self.edges = tuple(strongest_edges(stage, most_edges) for stage in self.stages)
        self.predictions = record.batch_predictions if batch else record.predictions
        self.loss = record.batch_loss if batch else record.clip_loss
        self.input_gradient = record.batch_input_gradient if batch else record.input_gradient

    @cached_property
    def largest_delta(self) -> float:
        """The largest |delta| of the whole network: the scale of all units' gradients."""
        return max(float(np.abs(stage.deltas).max()) for stage in self.stages) or 1.0

    @cached_property
    def largest_input_gradient(self) -> float:
        """The largest |dL/d(input)|: the scale of that picture alone."""
        return float(np.nan_to_num(np.abs(self.input_gradient)).max())

    def activation_scale(self, stage: Stage) -> float:
        """The |activation| drawn brightest: 1 where the activation is bounded by it."""
        if stage.activation == "relu":
            return float(np.abs(stage.outputs).max()) or 1.0
        return 1.0


def _stages(record: Record, *, batch: bool) -> tuple[Stage, ...]:
    stages = []
    layers = list(record.layers)
    for position, layer in enumerate(layers):
        if layer.kind != "dense":
            continue
        following = layers[position + 1] if position + 1 < len(layers) else None
        activation = following if following and following.kind != "dense" else None
        stages.append(Stage(layer, activation, record, batch=batch))
    return tuple(stages)
