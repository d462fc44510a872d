"""Activations: each unit's answer to its weighted sum z, and the slope that the gradient meets.

Every slope is written in terms of the output y, as backpropagation's textbooks do, so that the
backward pass needs nothing that the forward pass has not already computed. All but softmax treat
each number by itself, and so take any shape.
"""

from __future__ import annotations

import numpy as np

from engine.network.layer import Array, Layer

# Numbers as arrays without axes: numpy converts a Python number anew in each call, which takes
# longer than the sum of 16 clips. They are exact in float32, hence in every dtype.
_ZERO = np.array(0, np.float32)
_HALF = np.array(0.5, np.float32)
_ONE = np.array(1, np.float32)


def sigmoid(z: Array, out: Array) -> Array:
    """Fill `out` with `1 / (1 + exp(-z))`, and return it; `out` may be `z` itself.

    Computed as `1/2 + 1/2 tanh(z/2)`, which is the same function, for numpy's tanh works on many
    numbers at once and cannot overflow. The error is at most half the spacing of floats near 1,
    as of 1 - y, so that y is 0 from z = -17 down in float32 as it is 1 from z = 17 up.
    """
    np.multiply(z, _HALF, out=out)
    np.tanh(out, out=out)
    np.multiply(out, _HALF, out=out)
    np.add(out, _HALF, out=out)
    return out


class Sigmoid(Layer):
    """`y = 1 / (1 + exp(-z))`, slope `y (1 - y)`."""

    kind = "sigmoid"

    def forward(self, x: Array) -> Array:
        self.x = x
        self.y = self.buffer("y", x.shape)
        sigmoid(x, out=self.y)
        return self.y

    def backward(self, dout: Array) -> Array:
        self.dout = dout
        self.dx = self.buffer("dx", dout.shape)
        np.subtract(_ONE, self.y, out=self.dx)
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
        np.subtract(_ONE, self.dx, out=self.dx)
        self.dx *= dout
        return self.dx


class ReLU(Layer):
    """`y = max(0, z)`, slope 1 where y > 0, else 0."""

    kind = "relu"

    def forward(self, x: Array) -> Array:
        self.x = x
        self.y = self.buffer("y", x.shape)
        zeros = self.buffer("zeros", x.shape)  # with one lone 0 it takes 3 times as long
        np.maximum(x, zeros, out=self.y)
        return self.y

    def backward(self, dout: Array) -> Array:
        self.dout = dout
        self.dx = self.buffer("dx", dout.shape)
        np.greater(self.y, _ZERO, out=self.dx)  # the slope: 1 or 0
        self.dx *= dout
        return self.dx


class LeakyReLU(Layer):
    """`y = max(a z, z)` with a small `a`, slope 1 where y > 0, else `a`: no unit ever dies.

    Source: Maas, Hannun, Ng, Rectifier nonlinearities improve neural network acoustic models
    (2013), formula 2, with its a of 0.01.
    """

    kind = "leaky-relu"

    def __init__(self, name: str, slope: float = 0.01) -> None:
        super().__init__(name)
        self.slope = slope

    def forward(self, x: Array) -> Array:
        self.x = x
        self.y = self.buffer("y", x.shape)
        np.multiply(x, self.slope, out=self.y)
        np.maximum(x, self.y, out=self.y)
        return self.y

    def backward(self, dout: Array) -> Array:
        self.dout = dout
        self.dx = self.buffer("dx", dout.shape)
        smallest = self.buffer("smallest", dout.shape)
        smallest.fill(self.slope)
        np.greater(self.y, _ZERO, out=self.dx)
        np.maximum(self.dx, smallest, out=self.dx)  # the slope: 1 or a
        self.dx *= dout
        return self.dx


class Identity(Layer):
    """`y = z`, slope 1: a layer of weighted sums alone, as in y = wx + b."""

    kind = "identity"

    def forward(self, x: Array) -> Array:
        self.x = self.y = x
        return self.y

    def backward(self, dout: Array) -> Array:
        self.dout = self.dx = dout
        return self.dx


class Softmax(Layer):
    """`y_i = exp(z_i) / sum_j exp(z_j)` along axis 0: a column's units share the whole, 1.

    Every output depends on every sum: dy_i/dz_j = y_i ([i = j] - y_j), so that
    `dx = y (dout - sum_j y_j dout_j)`.
    Source: Bridle, Probabilistic interpretation of feedforward classification network outputs
    (1990).
    """

    kind = "softmax"

    def forward(self, x: Array) -> Array:
        self.x = x
        self.y = self.buffer("y", x.shape)
        column = self.buffer("column", (1, *x.shape[1:]))
        np.maximum.reduce(x, axis=0, keepdims=True, out=column)  # (units, B) -> (1, B)
        np.subtract(x, column, out=self.y)  # softmax does not change, and exp cannot overflow
        np.exp(self.y, out=self.y)
        np.add.reduce(self.y, axis=0, keepdims=True, out=column)  # (units, B) -> (1, B)
        self.y /= column
        return self.y

    def backward(self, dout: Array) -> Array:
        self.dout = dout
        self.dx = self.buffer("dx", dout.shape)
        column = self.buffer("column", (1, *dout.shape[1:]))
        np.multiply(self.y, dout, out=self.dx)
        np.add.reduce(self.dx, axis=0, keepdims=True, out=column)  # (units, B) -> (1, B)
        np.subtract(dout, column, out=self.dx)
        self.dx *= self.y
        return self.dx


ACTIVATIONS: dict[str, type[Layer]] = {
    layer.kind: layer for layer in (Sigmoid, Tanh, ReLU, LeakyReLU, Identity)
}
"""The activations that a hidden layer can have, by name."""
