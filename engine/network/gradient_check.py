"""Proof: every analytic gradient beside a central finite difference."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.network.layer import Array
from engine.network.losses import Labels
from engine.network.network import Network

STEP = 1e-5
"""Half the width of the central difference: its error falls with the square of it, rounding's
grows as it shrinks; in float64 the two meet near 1e-5."""

SMALLEST_STEP = 1e-8
"""At a kink, the width is made smaller until the difference no longer reaches across it."""


@dataclass(frozen=True, slots=True)
class Proof:
    """One gradient, by backpropagation and by the definition of the derivative.

    `at_kink` says that a rectifier or a pooling window changes sides however near the two points
    are: there is no derivative, and the two numbers need not agree.
    """

    name: str
    index: tuple[int, ...]
    analytic: float
    numeric: float
    at_kink: bool = False

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
    """
    x = x.copy()
    network.loss_and_gradients(x, labels, input_gradient=True)
    arrays = {**network.parameters, "input": x}
    gradients = {**network.gradients, "input": network.input_gradient}
    analytic = {name: gradient.copy() for name, gradient in gradients.items()}
    rng = np.random.default_rng(seed)
    proofs = []
    for name, array in arrays.items():
        chosen = rng.choice(array.size, min(most, array.size), replace=False)
        for flat_index in chosen:
            index = tuple(int(i) for i in np.unravel_index(flat_index, array.shape))
            numeric = central_difference(network, x, labels, array, index)
            proofs.append(Proof(name, index, float(analytic[name][index]), numeric))
    return proofs


def central_difference(
    network: Network,
    x: Array,
    labels: Labels,
    array: Array,
    index: tuple[int, ...],
    *,
    clip: int | None = None,
) -> float:
    """Return dL/d(array[index]) by the definition of the derivative.

    Where a rectifier or a pooling window changes sides between the two points there is no
    derivative to compare with; the points are then moved closer together.

    Parameters
    ----------
    network
        Of dtype float64; a batch has been through it, and dropout stays as it was then.
    x, labels
        The batch.
    array
        `x`, or one of the network's parameters; as before when this returns.
    clip
        Where x is one clip of that batch alone: its place in it, for the sake of dropout.

    Source: (L(w + h) - L(w - h)) / 2h, Press et al., Numerical Recipes (2007), section 5.7.
    """
    value = float(array[index])

    def loss_at(shift: float) -> float:
        array[index] = value + shift
        return network.loss.forward(network.forward(x), labels)

    with network.same_dropout(clip):
        slope, _ = slope_of(network, loss_at)
    array[index] = value
    return slope


def slope_of(network: Network, loss_at: Callable[[float], float]) -> tuple[float, bool]:
    """Return the slope at 0 of a loss, and whether there is a kink at 0.

    Parameters
    ----------
    network
        Of dtype float64.
    loss_at
        Runs the network with one of its numbers shifted, and returns the loss.
    """
    step = STEP
    while True:
        losses, sides = [], []
        for shift in (step, -step):
            losses.append(loss_at(shift))
            sides.append(_sides(network))
        crossed = any((one != other).any() for one, other in zip(*sides, strict=True))
        if not crossed or step / 10 < SMALLEST_STEP:
            return (losses[0] - losses[1]) / (2 * step), crossed
        step /= 10


def _sides(network: Network) -> list[NDArray[np.generic]]:
    """Return on which side of its kink each rectifier is, and which value wins each window."""
    sides: list[NDArray[np.generic]] = []
    for layer in network.layers:
        if layer.kind in ("relu", "leaky-relu"):
            sides.append(layer.x > 0)
        elif layer.kind == "max-pooling":
            sides.append(layer.internals()["winners"].copy())
    return sides
