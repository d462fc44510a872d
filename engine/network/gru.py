"""The gated recurrent unit."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from engine.network.layer import Array
from engine.network.recurrent import Recurrent


class GRU(Recurrent):
    """A state that the update gate keeps, and that the reset gate hides from the candidate.

    - reset `r = sigmoid(W_r x_t + U_r h_{t-1} + b_r)`
    - update `u = sigmoid(W_u x_t + U_u h_{t-1} + b_u)`
    - candidate `n = tanh(W_n x_t + b_n + r (U_n h_{t-1}))`
    - state `h_t = (1 - u) n + u h_{t-1}`

    Source: Cho et al., Learning phrase representations using RNN encoder-decoder for statistical
    machine translation (2014), section 2.3. There r meets h_{t-1} before the product with U_n;
    here it meets the product, so that one product serves all gates. This variant is also
    PyTorch's, whose second bias, inside the brackets, is zero here.
    """

    kind = "gru"
    gates = ("reset", "update", "candidate")
    sigmoid_gates = ("reset", "update")

    def forward(self, x: Array) -> Array:
        self.x = x
        frames, clips, _ = x.shape
        gates = self._gates = self._project(x)  # (T, 3, B, H): z, to become r, u, n in place
        r, u, n = gates.swapaxes(0, 1)
        heard = self._heard = self.buffer("heard", n.shape)  # r (U_n h_{t-1})
        states = self._states = self.buffer("states", (frames + 1, clips, self.units))
        views = self._each_frame("forward", gates[:, :2], r, u, n, heard, states[:-1], states[1:])
        U = self._by_gate("U")
        product = self.buffer("U h", (3, clips, self.units))
        product_ru, product_n = product[:2], product[2]
        half = np.array(0.5, self._dtype)  # numpy takes twice as long over a Python number
        for ru_t, r_t, u_t, n_t, heard_t, h_before, h_t in views:
            np.matmul(h_before, U, out=product)  # (B, H) (3, H, H) -> (3, B, H)
            np.add(ru_t, product_ru, out=ru_t)
            np.tanh(ru_t, out=ru_t)
            np.multiply(ru_t, half, out=ru_t)
            np.add(ru_t, half, out=ru_t)  # sigmoid(z) = tanh(z / 2) / 2 + 1 / 2
            np.multiply(r_t, product_n, out=heard_t)
            np.add(n_t, heard_t, out=n_t)
            np.tanh(n_t, out=n_t)
            np.subtract(h_before, n_t, out=h_t)
            np.multiply(h_t, u_t, out=h_t)
            np.add(h_t, n_t, out=h_t)  # n + u (h_{t-1} - n)
        self.y = states[1:]
        return self.y

    def backward(self, dout: Array) -> Array:
        self.dout = dout
        frames, clips, units = dout.shape
        U = self.parameters["U"]
        slopes, candidate_slope = self._fill_slopes()
        dz = self.buffer("dz", (frames, clips, 3 * units))  # the gates beside each other
        dgates = self._dgates = dz.reshape(frames, clips, 3, units).swapaxes(1, 2)  # (T, 3, B, H)
        dstates = self._dstates = self.buffer("dstates", self._states.shape)
        dstates[-1] = 0  # nothing comes back from beyond the last frame
        views = self._each_frame(
            "backward", slopes, self._gates[:, 1], dgates, dz, dstates[1:], dstates[:-1]
        )
        kept = self.buffer("kept", (clips, units))
        for dout_t, view in zip(dout[::-1], views[::-1], strict=True):
            slope_t, u_t, dgates_t, dz_t, dh_t, dh_before = view
            np.add(dh_t, dout_t, out=dh_t)  # from the next frame, and from above
            np.multiply(slope_t, dh_t, out=dgates_t)  # (3, B, H) (B, H) -> (3, B, H)
            np.dot(dz_t, U, out=dh_before)  # (B, 3 H) (3 H, H) -> (B, H)
            np.multiply(u_t, dh_t, out=kept)
            np.add(dh_before, kept, out=dh_before)
        self._fill_recurrent_gradient(dz, self._states[:-1])
        # So far the candidate's was dL/d(U_n h_{t-1}), behind r; W and b stand before r.
        np.multiply(candidate_slope, dstates[1:], out=dgates[:, 2])
        return self._fill_input_gradients(dz)

    def _fill_slopes(self) -> tuple[Array, Array]:
        """Return the slopes of h_t in each gate's U h_{t-1}, `(T, 3, B, H)`, and in n's z.

        - in the candidate's z `(1 - u) (1 - n^2)`, and behind the reset gate r times that
        - in the reset's z `(1 - u) (1 - n^2) (U_n h_{t-1}) r (1 - r)`
        - in the update's z `(h_{t-1} - n) u (1 - u)`, where `(h_{t-1} - n) u = h_t - n`
        """
        # Gates before frames: each gate in one piece makes all that follows twice as fast.
        gates = self.buffer("gates", (3, *self.y.shape))
        np.copyto(gates, self._gates.swapaxes(0, 1))
        r, _, n = gates
        rest = self.buffer("rest", (2, *n.shape))
        np.subtract(1, gates[:2], out=rest)
        rest_of_r, rest_of_u = rest  # 1 - r, 1 - u
        slopes = self.buffer("slopes", gates.shape)
        reset, update, candidate = slopes

        direct = self.buffer("candidate slope", n.shape)
        np.multiply(n, n, out=direct)
        np.subtract(1, direct, out=direct)
        np.multiply(direct, rest_of_u, out=direct)
        np.multiply(direct, r, out=candidate)
        np.multiply(self._heard, rest_of_r, out=reset)
        np.multiply(reset, direct, out=reset)
        np.subtract(self.y, n, out=update)
        np.multiply(update, rest_of_u, out=update)
        return slopes.swapaxes(0, 1), direct

    def internals(self) -> Mapping[str, NDArray[np.generic]]:
        """Return gates, state, and the gradients at each gate's z and at the state, `(T, H, B)`."""
        arrays = {"state": self.y, "dstate": self._dstates[1:]}
        for index, gate in enumerate(self.gates):
            arrays[gate] = self._gates[:, index]
            arrays[f"d{gate}"] = self._dgates[:, index]
        return {name: array.transpose(0, 2, 1) for name, array in arrays.items()}
