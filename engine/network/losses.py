"""Losses: how wrong the network was, and the gradient with which backpropagation begins.

All take the output layer's columns `(outputs, B)` and what was right, and give the mean over the
batch. What was right is one word for each clip, `(B,)` integers, which becomes a column with 1 at
the word and 0 elsewhere; or numbers, `(B, outputs)` floats, or `(B,)` for a single output.
`predictions` are what the window's bars show.
"""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np
from numpy.typing import DTypeLike, NDArray

from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.network.activations import sigmoid
from engine.network.layer import Array, aligned

Labels = NDArray[np.int64] | Array


class Loss(ABC):
    """A loss; after `forward` it holds the predictions and each clip's own loss.

    Attributes
    ----------
    predictions
        `(outputs, B)`.
    clip_losses
        `(B,)`, whose mean is the loss.

    Both are working buffers, overwritten by the next `forward`.
    """

    kind: str = ""

    def __init__(self) -> None:
        self.predictions: Array
        self.clip_losses: Array
        self._rooms: dict[tuple[tuple[int, ...], np.dtype[np.floating]], _Room] = {}
        self._room: _Room

    @abstractmethod
    def forward(self, x: Array, labels: Labels) -> float:
        """Return the mean loss of the batch, and keep `predictions` and `clip_losses`.

        Raises
        ------
        Failure
            When the loss cannot compare an output of this shape with such labels.
        IndexError
            When a word's index is beyond the outputs.
        """

    @abstractmethod
    def backward(self) -> Array:
        """Return dL/dx of the mean loss, `(outputs, B)`; a working buffer."""

    def _enter_room(self, x: Array) -> _Room:
        """Return the buffers for x's shape: a training step allocates nothing."""
        key = (x.shape, x.dtype)
        if key not in self._rooms:
            outputs, clips = x.shape
            self._rooms[key] = _Room(outputs, clips, x.dtype)
        self._room = self._rooms[key]
        self.clip_losses = self._room.clip_losses
        return self._room


class SoftmaxCrossEntropy(Loss):
    """`L = -1/N sum log p[label]` with `p = softmax(x)`; `dL/dx = (p - y) / N`.

    y is 1 at the label and 0 elsewhere. The labels are words.
    Source: Goodfellow, Bengio, Courville, Deep Learning (2016), section 6.2.2.3.
    """

    kind = "cross-entropy"

    def forward(self, x: Array, labels: Labels) -> float:
        room = self._enter_room(x)
        if labels.dtype.kind == "f":
            raise _unfit(x, labels)
        p, shifted, sums = room.predictions, room.differences, room.sums
        np.maximum.reduce(x, axis=0, out=sums)  # (classes, B) -> (B,)
        np.subtract(x, sums, out=shifted)  # softmax does not change, and exp cannot overflow
        np.exp(shifted, out=p)
        np.dot(room.ones, p, out=sums)  # the sum of each column: (classes,) (classes, B) -> (B,)
        p /= sums
        np.log(sums, out=self.clip_losses)
        self.clip_losses -= shifted[labels, room.clips]  # -log p, without the log of a tiny p
        self.predictions = p
        room.fill_targets(x, labels)
        return room.mean_loss()

    def backward(self) -> Array:
        room = self._room
        np.subtract(self.predictions, room.targets, out=room.dx)  # p - y
        room.dx /= room.count
        return room.dx


class BinaryCrossEntropy(Loss):
    """`L = -1/N sum sum (y log p + (1 - y) log(1 - p))` with `p = sigmoid(x)`.

    The inner sum is over the outputs, each of which answers yes or no by itself. With x in place
    of p, the term of one output is `max(x, 0) - x y + log(1 + exp(-|x|))`, which neither overflows
    nor takes the log of 0; `dL/dx = (p - y) / N`.
    Source: Goodfellow, Bengio, Courville, Deep Learning (2016), section 6.2.2.2.
    """

    kind = "binary-cross-entropy"

    def forward(self, x: Array, labels: Labels) -> float:
        room = self._enter_room(x)
        room.fill_targets(x, labels)
        terms, part = room.differences, room.dx  # dx is free until the backward pass
        np.abs(x, out=terms)
        np.negative(terms, out=terms)
        np.exp(terms, out=terms)
        np.log1p(terms, out=terms)
        terms += np.maximum(x, 0, out=part)
        terms -= np.multiply(x, room.targets, out=part)
        np.dot(room.ones, terms, out=self.clip_losses)  # (outputs,) (outputs, B) -> (B,)
        self.predictions = sigmoid(x, out=room.predictions)
        return room.mean_loss()

    def backward(self) -> Array:
        room = self._room
        np.subtract(self.predictions, room.targets, out=room.dx)  # p - y
        room.dx /= room.count
        return room.dx


class MeanSquaredError(Loss):
    """`L = 1/(2N) sum (y - yhat)^2` with yhat the output; `dL/dx = (yhat - y) / N`.

    Source: Rumelhart, Hinton, Williams, Learning representations by back-propagating errors
    (1986), formula 3, here as the mean over the N clips of the batch.
    """

    kind = "mean-squared-error"

    def forward(self, x: Array, labels: Labels) -> float:
        room = self._enter_room(x)
        room.fill_targets(x, labels)
        errors, squares = room.differences, room.dx  # dx is free until the backward pass
        np.subtract(x, room.targets, out=errors)  # yhat - y
        np.multiply(errors, errors, out=squares)
        np.dot(room.halves, squares, out=self.clip_losses)  # (outputs,) (outputs, B) -> (B,)
        self.predictions = x
        return room.mean_loss()

    def backward(self) -> Array:
        room = self._room
        np.divide(room.differences, room.count, out=room.dx)
        return room.dx


class _Room:
    """The buffers for a batch of one shape."""

    def __init__(self, outputs: int, clips: int, dtype: DTypeLike) -> None:
        self.targets = aligned((outputs, clips), dtype)
        self.predictions = aligned((outputs, clips), dtype)
        self.differences = aligned((outputs, clips), dtype)
        self.dx = aligned((outputs, clips), dtype)
        self.sums = aligned((clips,), dtype)
        self.clip_losses = aligned((clips,), dtype)
        self.ones = np.ones(outputs, dtype)
        self.halves = np.full(outputs, 0.5, dtype)
        self.clips = np.arange(clips)
        self.count = np.array(clips, dtype)
        self._one_each = np.ones(clips, dtype)

    def fill_targets(self, x: Array, labels: Labels) -> None:
        """Lay what was right out as the outputs are, `(outputs, B)`."""
        if labels.dtype.kind == "f":
            columns = labels[np.newaxis] if labels.ndim == 1 else labels.T  # -> (outputs, B)
            if columns.shape != x.shape:
                raise _unfit(x, labels)
            np.copyto(self.targets, columns)
        else:
            self.targets.fill(0)
            self.targets[labels, self.clips] = 1

    def mean_loss(self) -> float:
        return float(np.dot(self.clip_losses, self._one_each)) / len(self.clips)


def _unfit(x: Array, labels: Labels) -> Failure:
    return Failure(
        QT_TRANSLATE_NOOP(
            "engine", "Numbers of shape {labels} cannot be compared with {outputs} output(s)."
        ),
        QT_TRANSLATE_NOOP(
            "engine", "Give one whole number a clip, the word's, or choose another loss or network."
        ),
        labels=labels.shape,
        outputs=x.shape[0],
    )


LOSSES: dict[str, type[Loss]] = {
    loss.kind: loss for loss in (SoftmaxCrossEntropy, MeanSquaredError, BinaryCrossEntropy)
}
"""The losses, by name."""
