"""The first values of the weights."""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt

import numpy as np

from engine.network.layer import Array

Initializer = Callable[[np.random.Generator, int, int], Array]
"""Takes a generator, the number of inputs and of units; returns weights `(units, inputs)`."""


def xavier(rng: np.random.Generator, inputs: int, units: int) -> Array:
    """Draw weights that keep the signal's size through sigmoid and tanh layers.

    Uniform in +-sqrt(6 / (inputs + units)).
    Source: Glorot and Bengio, Understanding the difficulty of training deep feedforward neural
    networks (2010), formula 16.
    """
    bound = sqrt(6 / (inputs + units))
    return rng.uniform(-bound, bound, (units, inputs))


def he(rng: np.random.Generator, inputs: int, units: int) -> Array:
    """Draw weights that keep the signal's size through ReLU layers, which lose half of it.

    Normal with deviation sqrt(2 / inputs).
    Source: He et al., Delving Deep into Rectifiers (2015), formula 10.
    """
    return rng.normal(0.0, sqrt(2 / inputs), (units, inputs))
