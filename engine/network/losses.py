"""Losses: how wrong the network was, and the gradient with which backpropagation begins.

Both take the output layer's columns `(classes, B)` and the labels `(B,)`, and give the mean over
the batch. `predictions` are what the window's bars show.
"""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np
from numpy.typing import NDArray

from engine.network.layer import Array

Labels = NDArray[np.int64]


class Loss(ABC):
    """A loss; after `forward` it holds the predictions and each clip's own loss."""

    kind: str = ""

    def __init__(self) -> None:
        self.predictions: Array
        self.clip_losses: Array
        self._labels: Labels
        self._columns: NDArray[np.int64] = np.empty(0, np.int64)

    @abstractmethod
    def forward(self, x: Array, labels: Labels) -> float:
        """Return the mean loss of the batch, and keep `predictions` and `clip_losses`."""

    @abstractmethod
    def backward(self) -> Array:
        """Return dL/dx of the mean loss, `(classes, B)`."""

    def _keep_labels(self, labels: Labels) -> None:
        self._labels = labels
        if len(self._columns) != len(labels):
            self._columns = np.arange(len(labels))


class SoftmaxCrossEntropy(Loss):
    """`L = -1/N sum log p[label]` with `p = softmax(z)`.

    Source: Goodfellow, Bengio, Courville, Deep Learning (2016), section 6.2.2.3.
    """

    kind = "cross-entropy"

    def forward(self, x: Array, labels: Labels) -> float:
        self._keep_labels(labels)
        shifted = x - x.max(axis=0)  # softmax does not change, and exp cannot overflow
        exponentials = np.exp(shifted)
        sums = exponentials.sum(axis=0)
        self.predictions = exponentials / sums
        self.clip_losses = np.log(sums) - shifted[labels, self._columns]
        return float(self.clip_losses.mean())

    def backward(self) -> Array:
        dx = self.predictions.copy()
        dx[self._labels, self._columns] -= 1  # p - y, y being 1 at the label and 0 elsewhere
        dx /= len(self._labels)
        return dx


class MeanSquaredError(Loss):
    """`L = 1/(2N) sum (y - yhat)^2` with y 1 at the label and 0 elsewhere.

    Source: Rumelhart, Hinton, Williams, Learning representations by back-propagating errors
    (1986), formula 3, here as the mean over the N clips of the batch.
    """

    kind = "mean-squared-error"

    def forward(self, x: Array, labels: Labels) -> float:
        self._keep_labels(labels)
        self.predictions = x
        self._errors = x.copy()
        self._errors[labels, self._columns] -= 1  # yhat - y
        self.clip_losses = 0.5 * np.square(self._errors).sum(axis=0)
        return float(self.clip_losses.mean())

    def backward(self) -> Array:
        return self._errors / self._errors.dtype.type(len(self._labels))


LOSSES: dict[str, type[Loss]] = {
    loss.kind: loss for loss in (SoftmaxCrossEntropy, MeanSquaredError)
}
"""The losses, by name."""
