"""Activations: each unit's answer to its weighted sum z, and the slope that the gradient meets.

Every slope is written in terms of the output y, as backpropagation's textbooks do, so that the
backward pass needs nothing that the forward pass has not already computed.
"""

from __future__ import annotations

import numpy as np
from scipy.special import expit

from engine.network.layer import Array, Layer


class Sigmoid(Layer):
    """`y = 1 / (1 + exp(-z))`, slope `y (1 - y)`."""

    kind = "sigmoid"

    def forward(self, x: Array) -> Array:
        self.x = x
        self.y = self.buffer("y", x.shape)
        expit(x, out=self.y)
        return self.y

    def backward(self, dout: Array) -> Array:
        self.dout = dout
        self.dx = self.buffer("dx", dout.shape)
        np.subtract(1, self.y, out=self.dx)
        self.dx *= self.y
        self.dx *= dout
        return self.dx


class Tanh(Layer):
    """`y = tanh(z)`, slope `1 - y^2`."""

    kind = "tanh"

    def forward(self, x: Array) -> Array:
        self.x = x
        self.y = self.buffer("y", x.shape)
        np.tanh(x, out=self.y)
        return self.y

    def backward(self, dout: Array) -> Array:
        self.dout = dout
        self.dx = self.buffer("dx", dout.shape)
        np.multiply(self.y, self.y, out=self.dx)
        np.subtract(1, self.dx, out=self.dx)
        self.dx *= dout
        return self.dx


class ReLU(Layer):
    """`y = max(0, z)`, slope 1 where y > 0, else 0."""

    kind = "relu"

    def forward(self, x: Array) -> Array:
        self.x = x
        self.y = self.buffer("y", x.shape)
        np.maximum(x, 0, out=self.y)
        return self.y

    def backward(self, dout: Array) -> Array:
        self.dout = dout
        self.dx = self.buffer("dx", dout.shape)
        np.multiply(dout, self.y > 0, out=self.dx)
        return self.dx


ACTIVATIONS: dict[str, type[Layer]] = {layer.kind: layer for layer in (Sigmoid, Tanh, ReLU)}
"""The activations that a hidden layer can have, by name."""
