"""The dense layer."""

from __future__ import annotations

import numpy as np

from engine.network.initializers import Initializer
from engine.network.layer import Array, Layer


class Dense(Layer):
    """Every unit sees every input: `y = W x + b`.

    `W` is `(units, inputs)`, `b` is `(units, 1)`, `x` is `(inputs, B)`, `y` is `(units, B)`.
    Source: Goodfellow, Bengio, Courville, Deep Learning (2016), section 6.5.
    """

    kind = "dense"

    def __init__(self, name: str, inputs: int, units: int, initializer: Initializer) -> None:
        super().__init__(name)
        self.inputs = inputs
        self.units = units
        self._initializer = initializer

    def shapes(self) -> dict[str, tuple[int, ...]]:
        return {"W": (self.units, self.inputs), "b": (self.units, 1)}

    def initialise(self, rng: np.random.Generator) -> None:
        self.parameters["W"][...] = self._initializer(rng, self.inputs, self.units)
        self.parameters["b"].fill(0)

    def forward(self, x: Array) -> Array:
        W, b = self.parameters["W"], self.parameters["b"]
        self.x = x
        self.y = self.buffer("y", (self.units, x.shape[1]))
        np.dot(W, x, out=self.y)  # (O, I) (I, B) -> (O, B)
        self.y += b
        return self.y

    def backward(self, dout: Array) -> Array:
        W = self.parameters["W"]
        self.dout = dout
        np.dot(dout, self.x.T, out=self.gradients["W"])  # (O, B) (B, I) -> (O, I)
        np.sum(dout, axis=1, keepdims=True, out=self.gradients["b"])  # (O, B) -> (O, 1)
        if not self.needs_dx:
            return dout
        self.dx = self.buffer("dx", (self.inputs, dout.shape[1]))
        np.dot(W.T, dout, out=self.dx)  # (I, O) (O, B) -> (I, B)
        return self.dx
