"""Layers that compute nothing: they lay the same numbers out in another order."""

from __future__ import annotations

from math import prod

import numpy as np

from engine.network.layer import Array, Layer


class Columns(Layer):
    """A batch of spectrograms `(B, frames, bands)` as columns `(frames * bands, B)`: first, dense.

    For any number of axes behind the first.
    """

    kind = "columns"
    x_batch_axis = 0

    def forward(self, x: Array) -> Array:
        self.x = x
        self.y = x.reshape(len(x), prod(x.shape[1:])).T  # (B, frames, bands) -> (I, B)
        return self.y

    def backward(self, dout: Array) -> Array:
        self.dout = dout
        self.dx = dout.T.reshape(self.x.shape)  # (I, B) -> (B, frames, bands)
        return self.dx


class Maps(Layer):
    """A batch of spectrograms `(B, frames, bands)` as one map each, `(1, frames, bands, B)`."""

    kind = "maps"
    x_batch_axis = 0

    def forward(self, x: Array) -> Array:
        self.x = x
        self.y = self.buffer("y", (1, *x.shape[1:], len(x)))
        np.copyto(self.y[0], x.transpose(1, 2, 0))  # (B, frames, bands) -> (frames, bands, B)
        return self.y

    def backward(self, dout: Array) -> Array:
        self.dout = dout
        self.dx = dout[0].transpose(2, 0, 1)  # (frames, bands, B) -> (B, frames, bands)
        return self.dx


class Sequence(Layer):
    """A batch of spectrograms `(B, frames, bands)` as one frame after the other."""

    kind = "sequence"
    x_batch_axis = 0
    y_batch_axis = 1

    def forward(self, x: Array) -> Array:
        self.x = x
        self.y = self.buffer("y", (x.shape[1], len(x), x.shape[2]))
        np.copyto(self.y, x.transpose(1, 0, 2))  # (B, frames, bands) -> (frames, B, bands)
        return self.y

    def backward(self, dout: Array) -> Array:
        self.dout = dout
        self.dx = dout.transpose(1, 0, 2)  # (frames, B, bands) -> (B, frames, bands)
        return self.dx


class Flatten(Layer):
    """Feature maps `(C, H, W, B)` as columns `(C * H * W, B)`."""

    kind = "flatten"

    def forward(self, x: Array) -> Array:
        self.x = x
        self.y = x.reshape(-1, x.shape[-1])  # (C, H, W, B) -> (I, B)
        return self.y

    def backward(self, dout: Array) -> Array:
        self.dout = dout
        self.dx = dout.reshape(self.x.shape)  # (I, B) -> (C, H, W, B)
        return self.dx
