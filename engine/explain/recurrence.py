"""The recurrent layers' formulas as the textbooks write them: one frame after the other.

A second opinion on `engine.network`'s, for proofs: slow, plain, and with one number shifted.
"""

from __future__ import annotations

import numpy as np

from engine.explain.recurrent_rules import GATES
from engine.network.layer import Array
from engine.network.recurrent import Recurrent


def run_shifted(
    layer: Recurrent, x: Array, array: str, index: tuple[int, int], shift: float
) -> Array:
    """Return the states `(T, B, H)` for `x` `(T, B, I)` with one number shifted in all clips.

    Parameters
    ----------
    array
        `"state"` or `"cell"`: what is shifted is the number itself; `"z"` or a gate: its weighted
        sum, which is what the gradient of a gate is the gradient at.
    index
        Its frame and unit.
    """
    frame, unit = index
    gates = GATES[layer.kind]
    gate = "state" if array == "z" else array
    of_sums = array == "z" or (array in gates and layer.kind != "elman")
    h = np.zeros((x.shape[1], layer.units), x.dtype)  # (B, H)
    c = np.zeros_like(h)
    states = []
    for t, x_t in enumerate(x):
        z = x_t @ layer.parameters["W"].T + layer.parameters["b"]  # (B, I) (I, G H) -> (B, G H)
        if of_sums and t == frame:
            z[:, gates.index(gate) * layer.units + unit] += shift
        c = _cell(layer, z, h, c)
        if array == "cell" and t == frame:
            c[:, unit] += shift
        h = _state(layer, z, h, c)
        if array == "state" and t == frame:
            h[:, unit] += shift
        states.append(h)
    return np.stack(states)  # T of (B, H) -> (T, B, H)


def _cell(layer: Recurrent, z: Array, h: Array, c: Array) -> Array:
    """Return the cell `f c + i g` `(B, H)` of an LSTM; the others have none."""
    if layer.kind != "lstm":
        return c
    i, f, g, _ = np.split(z + h @ layer.parameters["U"].T, 4, axis=1)  # (B, 4 H) -> (B, H)
    return _sigmoid(f) * c + _sigmoid(i) * np.tanh(g)


def _state(layer: Recurrent, z: Array, h: Array, c: Array) -> Array:
    """Return the next state `(B, H)`."""
    heard = h @ layer.parameters["U"].T  # (B, H) (H, G H) -> (B, G H)
    if layer.kind == "elman":
        return np.tanh(z + heard)
    if layer.kind == "lstm":
        o = np.split(z + heard, 4, axis=1)[3]  # (B, 4 H) -> (B, H)
        return _sigmoid(o) * np.tanh(c)
    z_r, z_u, z_n = np.split(z, 3, axis=1)  # (B, 3 H) -> (B, H)
    h_r, h_u, h_n = np.split(heard, 3, axis=1)
    u = _sigmoid(z_u + h_u)
    n = np.tanh(z_n + _sigmoid(z_r + h_r) * h_n)
    return (1 - u) * n + u * h


def _sigmoid(z: Array) -> Array:
    return 1 / (1 + np.exp(-z))
