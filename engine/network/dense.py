"""The dense layer."""

from __future__ import annotations

import numpy as np

from engine.network.initializers import Initializer
from engine.network.layer import Array, Layer
from engine.network.products import multiply


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
        multiply(W, x, out=self.y)  # (O, I) (I, B) -> (O, B)
        self.y += b
        return self.y

    def backward(self, dout: Array) -> Array:
        W, dW, db = self.parameters["W"], self.gradients["W"], self.gradients["b"]
        self.dout = dout
        multiply(dout, self.x.T, out=dW)  # (O, B) (B, I) -> (O, I)
        np.dot(dout, self.ones((dout.shape[1], 1)), out=db)  # (O, B) (B, 1) -> (O, 1)
        if not self.needs_dx:
            return dout
        self.dx = self.buffer("dx", (self.inputs, dout.shape[1]))
        np.dot(W.T, dout, out=self.dx)  # (I, O) (O, B) -> (I, B)
        return self.dx
