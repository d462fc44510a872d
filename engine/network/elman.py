"""The simple recurrent layer."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from engine.network.layer import Array
from engine.network.recurrent import Recurrent


class Elman(Recurrent):
    """One tanh of the frame and of the state before it: `h_t = tanh(W x_t + U h_{t-1} + b)`.

    Source: Elman, Finding structure in time (1990); the formula: Goodfellow, Bengio, Courville,
    Deep Learning (2016), section 10.2.
    """

    kind = "elman"
    gates = ("state",)

    def forward(self, x: Array) -> Array:
        self.x = x
        frames, clips, _ = x.shape
        z = self._project(x)[:, 0]  # (T, 1, B, H) -> (T, B, H)
        states = self._states = self.buffer("states", (frames + 1, clips, self.units))
        U = self._by_gate("U")[0]
        for z_t, h_before, h_t in self._each_frame("forward", z, states[:-1], states[1:]):
            np.dot(h_before, U, out=h_t)  # (B, H) (H, H) -> (B, H)
            np.add(h_t, z_t, out=h_t)
            np.tanh(h_t, out=h_t)
        self.y = states[1:]
        return self.y

    def backward(self, dout: Array) -> Array:
        self.dout = dout
        U = self.parameters["U"]
        slopes = self.buffer("slopes", dout.shape)
        np.multiply(self.y, self.y, out=slopes)
        np.subtract(1, slopes, out=slopes)  # tanh' = 1 - tanh^2

        dz = self._dz = self.buffer("dz", dout.shape)
        dstates = self._dstates = self.buffer("dstates", self._states.shape)
        dstates[-1] = 0  # nothing comes back from beyond the last frame
        views = self._each_frame("backward", slopes, dz, dstates[1:], dstates[:-1])
        for dout_t, (slope_t, dz_t, dh_t, dh_before) in zip(dout[::-1], views[::-1], strict=True):
            np.add(dh_t, dout_t, out=dh_t)  # from the next frame, and from above
            np.multiply(dh_t, slope_t, out=dz_t)
            np.dot(dz_t, U, out=dh_before)  # (B, H) (H, H) -> (B, H)
        self._fill_recurrent_gradient(dz, self._states[:-1])
        return self._fill_input_gradients(dz)

    def internals(self) -> Mapping[str, NDArray[np.generic]]:
        """Return state, its gradient and the gradient at z of each frame, each `(T, H, B)`."""
        arrays = {"state": self.y, "dstate": self._dstates[1:], "dz": self._dz}
        return {name: array.transpose(0, 2, 1) for name, array in arrays.items()}
