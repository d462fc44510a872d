"""Proof: every analytic gradient beside a central finite difference."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.network.layer import Array
from engine.network.losses import Labels
from engine.network.network import Network

STEP = 1e-5
"""Half the width of the central difference: its error falls with the square of it, rounding's
grows as it shrinks; in float64 the two meet near 1e-5."""


@dataclass(frozen=True, slots=True)
class Proof:
    """One gradient, by backpropagation and by the definition of the derivative."""

    name: str
    index: tuple[int, ...]
    analytic: float
    numeric: float

    @property
    def relative_error(self) -> float:
        """|analytic - numeric| / max(|analytic|, |numeric|, 1e-3), without a unit."""
        size = max(abs(self.analytic), abs(self.numeric), 1e-3)
        return abs(self.analytic - self.numeric) / size


def prove_gradients(
    network: Network, x: Array, labels: Labels, *, most: int = 40, seed: int = 0
) -> list[Proof]:
    """Check up to `most` randomly chosen entries of each parameter, and of the input.

    Parameters
    ----------
    network
        Of dtype float64; its parameters are as before when this returns.
    x, labels
        A batch, `(B, frames, bands)` and `(B,)`; x is float64.

    Source: central difference (L(w + h) - L(w - h)) / 2h, Press et al., Numerical Recipes (2007),
    section 5.7.
    """
    network.loss_and_gradients(x, labels)
    arrays = dict(network.parameters)
    analytic = {name: gradient.copy() for name, gradient in network.gradients.items()}
    arrays["input"] = x.copy()
    analytic["input"] = network.layers[0].dx.copy()
    rng = np.random.default_rng(seed)
    proofs = []
    for name, array in arrays.items():
        chosen = rng.choice(array.size, min(most, array.size), replace=False)
        for flat_index in chosen:
            index = tuple(int(i) for i in np.unravel_index(flat_index, array.shape))
            numeric = _central_difference(network, arrays["input"], labels, array, index)
            proofs.append(Proof(name, index, float(analytic[name][index]), numeric))
    return proofs


def _central_difference(
    network: Network, x: Array, labels: Labels, array: Array, index: tuple[int, ...]
) -> float:
    value = array[index]
    losses = []
    for shift in (STEP, -STEP):
        array[index] = value + shift
        losses.append(network.loss.forward(network.forward(x), labels))
    array[index] = value
    return (losses[0] - losses[1]) / (2 * STEP)
