"""A record of a network without hidden layers, ready to be drawn."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from app.network_canvas.columns.stage import Stage
from app.network_canvas.picture import Array, Picture
from engine.explain.loss_surface import only_dense_layer
from engine.training.record import LayerRecord, Record


class LinearPicture(Picture):
    """The words' neurons, and the numbers of one of them as pictures `(frames, bands)`."""

    def __init__(self, record: Record, *, batch: bool) -> None:
        super().__init__(record, batch=batch)
        layer = only_dense_layer(record)
        assert layer is not None
        self.stage = Stage(layer, _activation(record), record, batch=batch)
        self.shape: tuple[int, ...] = record.features.shape

    def weights(self, word: int) -> Array:
        """Return the weights that were used."""
        return self._as_input(self.stage.W[word])

    def product(self, word: int) -> Array:
        """Return `w x`, whose sum is z - b; of the batch, with the mean of its inputs."""
        return self._as_input(self.stage.W[word] * self.stage.inputs)

    def gradient(self, word: int) -> Array:
        """Return dL/dw, which is `delta x`."""
        return self._as_input(self.stage.gradient[word])

    def update(self, word: int) -> Array:
        """Return what was added to the weights."""
        return self._as_input(self.stage.update[word])

    @cached_property
    def sums_by_frame(self) -> NDArray[np.float64]:
        """How far each word's sum of `w x` has come after each frame, `(O, frames)`."""
        products = (self.stage.W * self.stage.inputs).astype(np.float64)
        by_frame = products.reshape(-1, *self.shape).sum(axis=2)  # (O, I) -> (O, frames)
        return np.asarray(by_frame.cumsum(axis=1))

    def sum_of_others(self, word: int) -> float:
        """Return s, the log of the sum of e^z of all other words: p = sigmoid(z - s)."""
        others = np.delete(self.stage.sums.astype(np.float64), word)
        return float(np.logaddexp.reduce(others))

    def target(self, word: int) -> float:
        """Return what a word's neuron should have answered to the spotlight clip."""
        return 1.0 if word == self.record.label else 0.0

    def _as_input(self, values: Array) -> Array:
        return values.reshape(self.shape)  # (I,) -> (frames, bands)


def _activation(record: Record) -> LayerRecord | None:
    return next((layer for layer in record.layers if layer.kind == "sigmoid"), None)
