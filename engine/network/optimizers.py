"""Optimizers: what is done with the gradient. Backpropagation ends where this file begins."""

from __future__ import annotations

import numpy as np

from engine.network.layer import Array


class GradientDescent:
    """`w <- w - eta dL/dw`, for all parameters of a network at once.

    Source: Cauchy, Methode generale pour la resolution des systemes d'equations simultanees (1847).
    """

    kind = "gradient-descent"

    def __init__(self, learning_rate: float) -> None:
        self.learning_rate = learning_rate
        self._update: Array = np.empty(0)

    def step(self, vector: Array, gradient: Array) -> None:
        """Move `vector` (all parameters, flat) against `gradient` (same shape), in place."""
        if self._update.shape != vector.shape or self._update.dtype != vector.dtype:
            self._update = np.empty_like(vector)
        np.multiply(gradient, self.learning_rate, out=self._update)
        vector -= self._update
