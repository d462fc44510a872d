"""What a recurrent layer has to say of the whole clip: its last state, or the mean of all."""

from __future__ import annotations

import numpy as np

from engine.network.layer import Array, Layer


class LastState(Layer):
    """`y = h_T`: what is still known once the clip has been heard, `(T, B, H)` -> `(H, B)`."""

    kind = "last-state"
    x_batch_axis = 1

    def forward(self, x: Array) -> Array:
        self.x = x
        self.y = x[-1].T  # (B, H) -> (H, B)
        return self.y

    def backward(self, dout: Array) -> Array:
        self.dout = dout
        self.dx = self.buffer("dx", self.x.shape)  # zero at all frames but the last
        self.dx[-1] = dout.T  # (H, B) -> (B, H)
        return self.dx


class MeanOverTime(Layer):
    """`y = 1/T sum_t h_t`: every frame has the same say, `(T, B, H)` -> `(H, B)`."""

    kind = "mean-over-time"
    x_batch_axis = 1

    def forward(self, x: Array) -> Array:
        self.x = x
        frames, clips, units = x.shape
        shares = self.buffer("shares", (frames,))
        shares.fill(1 / frames)
        mean = self.buffer("mean", (clips, units))
        # A product with 1/T: several times faster than np.mean.
        np.dot(shares, x.reshape(frames, -1), out=mean.reshape(-1))  # (T) (T, B H) -> (B H)
        self.y = mean.T  # (B, H) -> (H, B)
        return self.y

    def backward(self, dout: Array) -> Array:
        self.dout = dout
        self.dx = self.buffer("dx", self.x.shape)
        share = self.buffer("share", self.x.shape[1:])
        np.multiply(dout.T, 1 / len(self.x), out=share)  # (H, B) -> (B, H)
        np.copyto(self.dx, share)  # (B, H) -> (T, B, H)
        return self.dx
