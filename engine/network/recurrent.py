"""What the recurrent layers share: their parameters, and the products of all frames at once.

Only `U h_{t-1}` has to wait for the frame before. The projection of the inputs, the slopes and
the gradients of the parameters belong to no order in time, so they are computed for the whole
sequence outside the loop over its frames: the same sums, in far fewer calls.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import DTypeLike

from engine.network.initializers import Initializer
from engine.network.layer import Array, Layer


class Recurrent(Layer):
    """A layer whose state at frame t depends on that frame and on its own state at t - 1.

    With G gates one below the other, `W` is `(G H, I)`, `U` is `(G H, H)`, `b` is `(G H,)`; `x` is
    `(T, B, I)` and `y` is `(T, B, H)`, the state at each frame. The state before the first frame
    is zero.

    Sigmoids are computed as `sigmoid(z) = (1 + tanh(z / 2)) / 2`: numpy's tanh is vectorised and
    cannot overflow. Their z is halved by halving their weights, which is exact, once a pass.

    Source of the backward passes: Werbos, Backpropagation through time: what it does and how to do
    it (1990).
    """

    x_batch_axis = 1
    y_batch_axis = 1
    averages_internals = True
    gates: tuple[str, ...] = ()
    sigmoid_gates: tuple[str, ...] = ()

    def __init__(
        self,
        name: str,
        inputs: int,
        units: int,
        initializer: Initializer,
        recurrent_initializer: Initializer,
    ) -> None:
        super().__init__(name)
        self.inputs = inputs
        self.units = units
        self._initializer = initializer
        self._recurrent_initializer = recurrent_initializer
        self._frames: dict[tuple[str, int, int], list[tuple[Array, ...]]] = {}

    def shapes(self) -> dict[str, tuple[int, ...]]:
        rows = len(self.gates) * self.units
        return {"W": (rows, self.inputs), "U": (rows, self.units), "b": (rows,)}

    def bind(
        self, parameters: dict[str, Array], gradients: dict[str, Array], dtype: DTypeLike
    ) -> None:
        super().bind(parameters, gradients, dtype)
        halves = [0.5 if gate in self.sigmoid_gates else 1.0 for gate in self.gates]
        self._halves = np.array(halves, dtype).reshape(-1, 1, 1)  # (G, 1, 1)

    def initialise(self, rng: np.random.Generator) -> None:
        for gate in range(len(self.gates)):
            rows = slice(gate * self.units, (gate + 1) * self.units)
            self.parameters["W"][rows] = self._initializer(rng, self.inputs, self.units)
            self.parameters["U"][rows] = self._recurrent_initializer(rng, self.units, self.units)
        self.parameters["b"].fill(0)

    def _by_gate(self, name: str) -> Array:
        """Return W or U turned over for rows of clips, `(G, I or H, H)`, the sigmoids' halved."""
        weights = self.parameters[name].reshape(len(self.gates), self.units, -1)
        turned = weights.transpose(0, 2, 1)  # (G, H, I) -> (G, I, H)
        # Contiguous, since BLAS multiplies small turned matrices at less than half its speed.
        halved = self.buffer(f"halved {name}", turned.shape)
        np.multiply(turned, self._halves, out=halved)
        return halved

    def _project(self, x: Array) -> Array:
        """Return `z = W x_t + b` of all frames and gates, `(T, G, B, H)`, the sigmoids' halved.

        Gates before clips: at each frame the loop then finds one gate, or several, in one piece.
        """
        frames, clips, _ = x.shape
        z = self.buffer("z", (frames, len(self.gates), clips, self.units))
        np.matmul(x[:, np.newaxis], self._by_gate("W"), out=z)  # (T, 1, B, I) (G, I, H)
        z += self.parameters["b"].reshape(-1, 1, self.units) * self._halves  # (G, 1, H)
        return z

    def _each_frame(self, name: str, *arrays: Array) -> list[tuple[Array, ...]]:
        """Return the arrays' parts of each frame, built once per shape: a view costs a call's time.

        Of buffers only: `x` and `dout` are other arrays at the next step.
        """
        key = (name, len(arrays[0]), arrays[0].shape[-2])
        if key not in self._frames:
            self._frames[key] = list(zip(*arrays, strict=True))
        return self._frames[key]

    def _fill_recurrent_gradient(self, dz: Array, states_before: Array) -> None:
        """Fill dU from dL/d(U h_{t-1}) `(T, B, G H)` and h_{t-1} `(T, B, H)` of all frames."""
        rows, units = self.gradients["U"].shape
        before = states_before.reshape(-1, units)  # (T, B, H) -> (T B, H)
        np.dot(dz.reshape(-1, rows).T, before, out=self.gradients["U"])  # (G H, T B) (T B, H)

    def _fill_input_gradients(self, dz: Array) -> Array:
        """Fill dW and db from dL/d(W x_t + b) `(T, B, G H)` of all frames; return dL/dx."""
        W = self.parameters["W"]
        rows, inputs = W.shape
        dz = dz.reshape(-1, rows)  # (T, B, G H) -> (T B, G H)
        np.dot(dz.T, self.x.reshape(-1, inputs), out=self.gradients["W"])  # (G H, T B) (T B, I)
        np.dot(self.ones((len(dz),)), dz, out=self.gradients["b"])  # (T B) (T B, G H) -> (G H)
        if not self.needs_dx:
            return self.dout
        self.dx = self.buffer("dx", self.x.shape)
        np.dot(dz, W, out=self.dx.reshape(-1, inputs))  # (T B, G H) (G H, I) -> (T B, I)
        return self.dx
