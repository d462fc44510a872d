"""The first values of the weights."""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt

import numpy as np

from engine.network.layer import Array

Initializer = Callable[[np.random.Generator, int, int], Array]
"""Takes a generator, the number of inputs and of units; returns weights `(units, inputs)`."""


def zeros(rng: np.random.Generator, inputs: int, units: int) -> Array:
    """Return zeros: the lesson of the weights that never learn to differ.

    All units of a hidden layer then give the same output and receive the same gradient, for ever.
    """
    del rng
    return np.zeros((units, inputs))


def normal(rng: np.random.Generator, inputs: int, units: int, *, deviation: float = 0.1) -> Array:
    """Draw normal weights of one deviation, whatever the size of the layer.

    With many inputs the sums grow and saturate, with few they shrink from layer to layer: what
    `xavier` and `he` mend.
    """
    return rng.normal(0.0, deviation, (units, inputs))


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


def orthogonal(rng: np.random.Generator, inputs: int, units: int) -> Array:
    """Draw weights that turn a vector and keep its length: for a recurrent layer's own loop.

    Through 24 frames a signal then neither grows nor fades by the weights alone. The rows are
    orthonormal, or the columns where there are fewer of them.
    Source: Saxe, McClelland, Ganguli, Exact solutions to the nonlinear dynamics of learning in
    deep linear neural networks (2014), section 4; the signs make every rotation equally likely
    (Mezzadri, How to generate random matrices from the classical compact groups, 2007).
    """
    long, short = max(units, inputs), min(units, inputs)
    columns, triangle = np.linalg.qr(rng.normal(size=(long, short)))  # columns: (long, short)
    columns *= np.sign(np.diag(triangle))
    return columns if units == long else columns.T


INITIALIZERS: dict[str, Initializer] = {
    "zeros": zeros,
    "normal": normal,
    "xavier": xavier,
    "he": he,
    "orthogonal": orthogonal,
}
"""The initializers, by name."""
