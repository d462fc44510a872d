"""A record of recurrent layers: what each holds at every frame, and what is read out of it."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from app.controllers.phases import RECURRENT
from app.network_canvas.columns.stage import Edges, Stage, strongest_edges
from app.network_canvas.picture import Array, Picture
from engine.network.activations import ACTIVATIONS
from engine.training.record import LayerRecord, Record

GATES: dict[str, tuple[str, ...]] = {
    "elman": (),
    "gru": ("reset", "update", "candidate"),
    "lstm": ("input", "forget", "output", "candidate", "cell"),
}
"""What a layer holds besides its state, in the order in which it is drawn."""

SIGMOIDS = ("reset", "update", "input", "forget", "output")


class Unrolled:
    """One recurrent layer at all its frames, of this clip or of the batch.

    Attributes
    ----------
    inputs
        x_t of each frame, `(T, I)`.
    state, gradient
        h_t and dL/dh_t of each frame, `(T, H)`.
    from_above
        The part of `gradient` that does not come from the next frame, `(T, H)`.
    norms
        The Euclidean norm of `gradient` at each frame, `(T,)`.
    adds_at_each_frame
        Whether gradient comes from above at other frames than the last one.
    """

    def __init__(self, record: LayerRecord, *, batch: bool) -> None:
        signals = record.signals(batch=batch)
        self.record = record
        self.name = record.name
        self.kind = record.kind
        self.gates = GATES[record.kind]
        self._internals = signals.internals
        self.inputs = signals.x
        self.state = self.values("state")
        self.gradient = self.values("dstate")
        self.from_above = signals.dout
        self.arriving = signals.dx
        self.gradients = signals.gradients
        self.frames, self.units = self.state.shape
        self.norms = np.linalg.norm(self.gradient, axis=1)
        self.adds_at_each_frame = bool(np.any(self.from_above[:-1]))

    def values(self, array: str) -> Array:
        """Return one of the layer's internals at all frames, `(T, H)`."""
        return np.asarray(self._internals[array])

    @property
    def candidate_rows(self) -> slice:
        """Which rows of W and U make what is new in the state: a tanh in every kind of layer."""
        place = {"elman": 0, "gru": 2, "lstm": 2}[self.kind]  # in the order of the parameters
        return slice(place * self.units, (place + 1) * self.units)

    @property
    def slope_gradient(self) -> Array:
        """The gradient at the weighted sum of that tanh, `(T, H)`."""
        return self.values("dz" if self.kind == "elman" else "dcandidate")

    @property
    def kept(self) -> float:
        """The gradient's norm at the first frame, as a share of that at the last."""
        return float(self.norms[0] / self.norms[-1]) if self.norms[-1] else float("nan")

    @cached_property
    def projected(self) -> Array:
        """What comes from the input at each frame, `W x_t`, `(T, G H)`."""
        product: Array = self.inputs @ self.record.parameters["W"].T
        return product

    @cached_property
    def remembered(self) -> Array:
        """What comes from the frame before, `U h_{t-1}`, `(T, G H)`; zero at the first."""
        before = np.vstack([np.zeros((1, self.units), self.state.dtype), self.state[:-1]])
        product: Array = before @ self.record.parameters["U"].T
        return product

    @cached_property
    def forward_flow(self) -> tuple[Array, Array]:
        """How much comes to each frame from its input and from the frame before, `(T,)` each."""
        return np.linalg.norm(self.projected, axis=1), np.linalg.norm(self.remembered, axis=1)

    @cached_property
    def backward_flow(self) -> tuple[Array, Array]:
        """How much gradient each frame gives its input and the frame before, `(T,)` each."""
        passed_on = np.linalg.norm(self.gradient - self.from_above, axis=1)
        to_input = np.linalg.norm(self.arriving, axis=1)
        return to_input, np.concatenate([[0.0], passed_on[:-1]])


class RecurrentPicture(Picture):
    """A record of recurrent layers, seen as this clip or as the batch, ready to be drawn.

    Attributes
    ----------
    layers
        In the order of the forward pass.
    read_out
        The layer that makes one column of all frames.
    output, edges
        The dense layer that tells the words apart, and its strongest weights.
    """

    def __init__(self, record: Record, *, batch: bool, most_edges: int) -> None:
        super().__init__(record, batch=batch)
        self.layers = tuple(
            Unrolled(layer, batch=batch) for layer in record.layers if layer.kind in RECURRENT
        )
        self.read_out = next(
            layer for layer in record.layers if layer.kind in ("mean-over-time", "last-state")
        )
        self.output = _output(record, batch=batch)
        self.edges: Edges = strongest_edges(self.output, most_edges)
        signals = self.read_out.signals(batch=batch)
        self.summary, self.summary_gradient = signals.y, signals.dout

    @property
    def reads_mean(self) -> bool:
        """Whether every frame has a say in the output, not the last one alone."""
        return self.read_out.kind == "mean-over-time"

    @cached_property
    def dropped(self) -> NDArray[np.bool_]:
        """Which units of the read-out this step has left out, `(H,)`."""
        for layer in self.record.layers:
            if layer.kind == "dropout" and not self.batch and "kept" in layer.clip.internals:
                kept: NDArray[np.generic] = layer.clip.internals["kept"]
                return np.asarray(kept == 0, bool)
        return np.zeros(len(self.summary), bool)


def _output(record: Record, *, batch: bool) -> Stage:
    place = next(at for at, layer in enumerate(record.layers) if layer.name == "output")
    following = record.layers[place + 1 : place + 2]
    activation = following[0] if following and following[0].kind in ACTIVATIONS else None
    return Stage(record.layers[place], activation, record, batch=batch)
