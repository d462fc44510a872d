"""A network: named layers in order, one flat vector of parameters, one of gradients."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import prod
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from engine.network.layer import Array, Layer
from engine.network.losses import Labels, Loss

_ALIGNMENT = 64  # bytes: one cache line, and the widest vector registers


class Network:
    """Layers in order and a loss at their end.

    Parameters
    ----------
    layers
        In the order of the forward pass; names are unique.
    loss
        Compares the last layer's output with the labels.
    seed
        Of the initial weights: the same seed gives the same weights.
    dtype
        float32 to train, float64 to prove.
    """

    def __init__(
        self, layers: Sequence[Layer], loss: Loss, *, seed: int, dtype: DTypeLike = np.float32
    ) -> None:
        self.layers = tuple(layers)
        self.loss = loss
        self.dtype: np.dtype[Any] = np.dtype(dtype)
        size = sum(prod(shape) for layer in layers for shape in layer.shapes().values())
        self.vector = _aligned(size, self.dtype)
        self.gradient_vector = _aligned(size, self.dtype)
        self.parameters: dict[str, Array] = {}
        self.gradients: dict[str, Array] = {}
        self._bind()
        rng = np.random.default_rng(seed)
        for layer in self.layers:
            layer.initialise(rng)

    def _bind(self) -> None:
        start = 0
        for layer in self.layers:
            parameters, gradients = {}, {}
            for name, shape in layer.shapes().items():
                part = slice(start, start + prod(shape))
                parameters[name] = self.vector[part].reshape(shape)
                gradients[name] = self.gradient_vector[part].reshape(shape)
                self.parameters[f"{layer.name}.{name}"] = parameters[name]
                self.gradients[f"{layer.name}.{name}"] = gradients[name]
                start = part.stop
            layer.bind(parameters, gradients, self.dtype)

    def forward(self, x: Array) -> Array:
        """Return the last layer's output `(classes, B)` for features `x` `(B, frames, bands)`."""
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, dout: Array) -> Array:
        """Fill the gradients from dL/d(output) `(classes, B)`; return dL/d(features)."""
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        return dout

    def loss_and_gradients(self, x: Array, labels: Labels) -> float:
        """Run one forward and one backward pass over a batch, and return its mean loss.

        Parameters
        ----------
        x
            Features, `(B, frames, bands)`.
        labels
            Index of each clip's word, `(B,)`.
        """
        loss = self.loss.forward(self.forward(x), labels)
        self.backward(self.loss.backward())
        return loss

    def evaluate(self, x: Array, labels: Labels, *, most: int = 256) -> tuple[float, float]:
        """Return mean loss and accuracy (0 to 1) over any number of clips, `most` at a time."""
        loss, right = 0.0, 0
        for start in range(0, len(x), most):
            part = slice(start, start + most)
            loss += self.loss.forward(self.forward(x[part]), labels[part]) * len(labels[part])
            right += int((self.loss.predictions.argmax(axis=0) == labels[part]).sum())
        return loss / len(x), right / len(x)

    def predict(self, x: Array) -> NDArray[np.floating]:
        """Return the prediction for each clip, `(B, classes)`, each between 0 and 1."""
        output = self.forward(np.asarray(x, self.dtype))
        self.loss.forward(output, np.zeros(len(x), np.int64))
        return self.loss.predictions.T.copy()  # (classes, B) -> (B, classes)

    def with_parameters(self) -> Iterator[Layer]:
        """Yield the layers that learn, in order."""
        return (layer for layer in self.layers if layer.parameters)


def _aligned(size: int, dtype: np.dtype[Any]) -> Array:
    """Return zeros that begin at a cache line: elsewhere a copy can be 12 times slower."""
    room = np.zeros(size * dtype.itemsize + _ALIGNMENT, np.uint8)
    start = -room.ctypes.data % _ALIGNMENT
    return room[start : start + size * dtype.itemsize].view(dtype)
