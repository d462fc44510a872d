"""The long short-term memory."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from engine.network.layer import Array
from engine.network.recurrent import Recurrent


class LSTM(Recurrent):
    """A cell that the forget gate keeps, the input gate feeds and the output gate shows.

    - input, forget, output `i, f, o = sigmoid(W x_t + U h_{t-1} + b)`, each with its own rows
    - candidate `g = tanh(W_g x_t + U_g h_{t-1} + b_g)`
    - cell `c_t = f c_{t-1} + i g`
    - state `h_t = o tanh(c_t)`

    The forget gate's bias begins at 1, so that the cell remembers before it has learned to:
    Jozefowicz, Zaremba, Sutskever, An empirical exploration of recurrent network architectures
    (2015).

    Source: Hochreiter and Schmidhuber, Long short-term memory (1997), with the forget gate of Gers,
    Schmidhuber, Cummins, Learning to forget (2000); PyTorch's, whose second bias is zero here.
    """

    kind = "lstm"
    gates = ("input", "forget", "candidate", "output")
    sigmoid_gates = ("input", "forget", "output")

    def initialise(self, rng: np.random.Generator) -> None:
        super().initialise(rng)
        self.parameters["b"][self.units : 2 * self.units] = 1

    def forward(self, x: Array) -> Array:
        self.x = x
        frames, clips, _ = x.shape
        gates = self._gates = self._project(x)  # (T, 4, B, H): z, to become i, f, g, o in place
        states = self._states = self.buffer("states", (frames + 1, clips, self.units))
        cells = self._cells = self.buffer("cells", states.shape)
        shown = self._shown = self.buffer("shown", self._states[1:].shape)  # tanh(c_t)
        views = self._each_frame(
            "forward",
            *(gates, *gates.swapaxes(0, 1), shown),
            *(cells[:-1], cells[1:], states[:-1], states[1:]),
        )
        U = self._by_gate("U")
        product = self.buffer("U h", (4, clips, self.units))
        fed = self.buffer("fed", (clips, self.units))
        factor, offset = self._sigmoid_from_tanh(product.shape)
        for gates_t, i_t, f_t, g_t, o_t, shown_t, c_before, c_t, h_before, h_t in views:
            np.matmul(h_before, U, out=product)  # (B, H) (4, H, H) -> (4, B, H)
            np.add(gates_t, product, out=gates_t)
            np.tanh(gates_t, out=gates_t)
            np.multiply(gates_t, factor, out=gates_t)
            np.add(gates_t, offset, out=gates_t)
            np.multiply(f_t, c_before, out=c_t)
            np.multiply(i_t, g_t, out=fed)
            np.add(c_t, fed, out=c_t)
            np.tanh(c_t, out=shown_t)
            np.multiply(o_t, shown_t, out=h_t)
        self.y = states[1:]
        return self.y

    def _sigmoid_from_tanh(self, shape: tuple[int, ...]) -> tuple[Array, Array]:
        """Return factor and offset of `sigmoid(z) = tanh(z / 2) / 2 + 1 / 2`; 1 and 0 for g.

        In full, `(4, B, H)`: a frame is so small that to broadcast them doubles the time.
        """
        factor, offset = self.buffer("factor", shape), self.buffer("offset", shape)
        np.copyto(factor, self._halves)  # (4, 1, 1) -> (4, B, H)
        np.subtract(1, factor, out=offset)
        return factor, offset

    def backward(self, dout: Array) -> Array:
        self.dout = dout
        frames, clips, units = dout.shape
        U = self.parameters["U"]
        ifg_slopes, o_slopes, cell_slopes = self._fill_slopes()
        dz = self.buffer("dz", (frames, clips, 4 * units))  # the gates beside each other
        dgates = self._dgates = dz.reshape(frames, clips, 4, units).swapaxes(1, 2)  # (T, 4, B, H)
        dstates = self._dstates = self.buffer("dstates", self._states.shape)
        dcells = self._dcells = self.buffer("dcells", self._states.shape)
        dstates[-1] = dcells[-1] = 0  # nothing comes back from beyond the last frame
        views = self._each_frame(
            "backward",
            *(ifg_slopes, o_slopes, cell_slopes, self._gates[:, 1]),
            *(dgates[:, :3], dgates[:, 3], dz),
            *(dstates[1:], dstates[:-1], dcells[1:], dcells[:-1]),
        )
        of_state = self.buffer("dcell of state", (clips, units))
        for dout_t, view in zip(dout[::-1], views[::-1], strict=True):
            ifg_slope, o_slope, cell_slope, f_t, difg_t, do_t, dz_t = view[:7]
            dh_t, dh_before, dc_t, dc_before = view[7:]
            np.add(dh_t, dout_t, out=dh_t)  # from the next frame, and from above
            np.multiply(cell_slope, dh_t, out=of_state)
            np.add(dc_t, of_state, out=dc_t)  # from the next frame, and from this state
            np.multiply(ifg_slope, dc_t, out=difg_t)  # (3, B, H) (B, H) -> (3, B, H)
            np.multiply(o_slope, dh_t, out=do_t)
            np.multiply(f_t, dc_t, out=dc_before)
            np.dot(dz_t, U, out=dh_before)  # (B, 4 H) (4 H, H) -> (B, H)
        self._fill_recurrent_gradient(dz, self._states[:-1])
        return self._fill_input_gradients(dz)

    def _fill_slopes(self) -> tuple[Array, Array, Array]:
        """Return the slopes of c_t in i, f and g's z, `(T, 3, B, H)`, of h_t in o's z and in c_t.

        - of c_t: input `g i (1 - i)`, forget `c_{t-1} f (1 - f)`, candidate `i (1 - g^2)`
        - of h_t: output `tanh(c_t) o (1 - o)`, cell `o (1 - tanh(c_t)^2)`
        """
        # Gates before frames: each gate in one piece makes all that follows twice as fast.
        gates = self.buffer("gates", (4, *self.y.shape))
        np.copyto(gates, self._gates.swapaxes(0, 1))
        i, _, g, o = gates
        slopes = self.buffer("slopes", gates.shape)
        input_slope, forget_slope, candidate_slope, output_slope = slopes
        np.multiply(gates, gates, out=slopes)
        np.subtract(gates, slopes, out=slopes)  # s (1 - s), for the sigmoids
        np.multiply(input_slope, g, out=input_slope)
        np.multiply(forget_slope, self._cells[:-1], out=forget_slope)
        np.multiply(output_slope, self._shown, out=output_slope)
        np.multiply(g, g, out=candidate_slope)
        np.subtract(1, candidate_slope, out=candidate_slope)
        np.multiply(candidate_slope, i, out=candidate_slope)
        cell_slope = self.buffer("cell slope", o.shape)
        np.multiply(self._shown, self._shown, out=cell_slope)
        np.subtract(1, cell_slope, out=cell_slope)
        np.multiply(cell_slope, o, out=cell_slope)
        return slopes[:3].swapaxes(0, 1), output_slope, cell_slope

    def internals(self) -> Mapping[str, NDArray[np.generic]]:
        """Return gates, cell, state, the gradients at the gates' z and at both, `(T, H, B)`."""
        arrays = {"cell": self._cells[1:], "dcell": self._dcells[1:]}
        arrays |= {"state": self.y, "dstate": self._dstates[1:]}
        for index, gate in enumerate(self.gates):
            arrays[gate] = self._gates[:, index]
            arrays[f"d{gate}"] = self._dgates[:, index]
        return {name: array.transpose(0, 2, 1) for name, array in arrays.items()}
