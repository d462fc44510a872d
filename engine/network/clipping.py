"""Clipping: a gradient that is too long is shortened before it is used; its direction stays."""

from __future__ import annotations

from math import isfinite, sqrt

import numpy as np

from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.network.layer import Array


def clip_by_norm(gradient: Array, most: float) -> float:
    """Scale `gradient` (flat) in place to the Euclidean norm `most` if it is longer than that.

    Returns the norm as it was. A gradient whose norm is not a finite number is left alone: nothing
    can be learned from it, and whoever trains must see it.

    Raises
    ------
    Failure
        When `most` is not above 0.

    Source: Pascanu, Mikolov, Bengio, On the difficulty of training recurrent neural networks
    (2013), algorithm 1.
    """
    if not most > 0:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "The {name} cannot be {value}."),
            QT_TRANSLATE_NOOP("engine", "Choose a number above 0."),
            name=QT_TRANSLATE_NOOP("engine", "gradient's greatest norm"),
            value=most,
        )
    norm = euclidean_norm(gradient)
    if most < norm < float("inf"):
        gradient *= most / norm
    return norm


def euclidean_norm(vector: Array) -> float:
    """Return `sqrt(sum v^2)` of a flat vector.

    A gradient that explodes reaches 1e19 in a few frames, and squares beyond that are too much for
    float32: then they are taken in float64.
    """
    with np.errstate(over="ignore", invalid="ignore"):
        norm = sqrt(np.dot(vector, vector))
        if not isfinite(norm):
            wide = vector.astype(np.float64)
            norm = sqrt(np.dot(wide, wide))
    return norm
