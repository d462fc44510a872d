"""One neuron of a network without hidden layers, seen over many clips at once.

When only this neuron's weights change, the sums of all other words stay: what the network answers
depends on one number a clip. So a whole loss surface costs hardly more than one forward pass.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.network.losses import Labels
from engine.training.signals import Array

CROSS_ENTROPY, SQUARED_ERROR = "cross-entropy", "mean-squared-error"


class LinearNeuron:
    """The neuron of one word, and what it makes of clips.

    With softmax, `p = e^z / (e^z + sum of e^z of the others) = sigmoid(z - s)`, where s is the log
    of the others' sum: the lead `z - s` alone decides. With a sigmoid the lead is z itself, and
    without one the answer is. Source: Bishop, Pattern Recognition and Machine Learning (2006),
    formulas 4.57 to 4.62.

    Parameters
    ----------
    W, b
        Of the only dense layer, `(O, I)` and `(O,)`.
    word
        The neuron.
    features, labels
        The clips, `(N, frames, bands)`, and what was right, as in `engine.network.losses`.
    loss_kind
        What the loss is called.
    squashed
        Whether a sigmoid layer stands behind the sums, as it may with the mean squared error.

    Attributes
    ----------
    x
        The clips' features, `(N, I)`.
    sums, others
        z of this neuron and s of the others, `(N,)`; s is 0 where it does not matter.
    targets
        What the neuron should answer, `(N,)`: 1 for clips of its word, else 0.
    """

    def __init__(
        self,
        W: Array,
        b: Array,
        word: int,
        features: Array,
        labels: Labels,
        loss_kind: str,
        *,
        squashed: bool = False,
    ) -> None:
        self.word = word
        self.weights = W[word]
        self.x = features.reshape(len(features), -1)  # (N, frames, bands) -> (N, I)
        self.answers_with_sigmoid = loss_kind != SQUARED_ERROR or squashed
        self._squares = loss_kind == SQUARED_ERROR
        sums = self.x @ W.T + b  # (N, I) (I, O) -> (N, O)
        self.sums = sums[:, word]
        self.targets = _targets(labels, len(W))[:, word].astype(sums.dtype)
        self.others: Array = np.zeros_like(self.sums)
        if loss_kind == CROSS_ENTROPY:
            self.others = _log_sum_exp(np.delete(sums, word, axis=1))
        self._rest = self._losses_elsewhere(sums, labels, loss_kind)

    @property
    def leads(self) -> Array:
        """What the answers depend on, `z - s`, `(N,)`."""
        return self.sums - self.others

    def answers(self, leads: Array) -> Array:
        """Return the neuron's answers where it leads by so much."""
        if not self.answers_with_sigmoid:
            return leads
        half: Array = np.tanh(leads / 2)  # sigmoid(m) = (1 + tanh(m / 2)) / 2 cannot overflow
        return np.asarray((1 + half) / 2)

    def deltas(self, leads: Array) -> Array:
        """Return dL/dz of each clip's own loss, `(N,)`."""
        answers = self.answers(leads)
        errors = answers - self.targets
        if self._squares and self.answers_with_sigmoid:
            return np.asarray(errors * answers * (1 - answers))
        return errors

    def clip_losses(self, leads: Array) -> Array:
        """Return each clip's loss `(..., N)` where the neuron leads by `(..., N)`."""
        if self._squares:
            errors = self.answers(leads) - self.targets
            return errors * errors / 2 + self._rest
        # log(1 + e^m), which neither overflows nor takes the log of 0
        softplus = np.log(1 + np.exp(-np.abs(leads))) + np.maximum(leads, 0)
        return np.asarray(softplus - leads * self.targets + self._rest)

    def mean_losses(
        self, cells: tuple[int, int], across: NDArray[np.float64], up: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """Return the mean loss `(U, A)` where two of the weights have other values.

        Parameters
        ----------
        cells
            The two weights.
        across, up
            Their values, `(A,)` and `(U,)`.
        """
        first, second = cells
        dtype = self.x.dtype
        along = (across - self.weights[first]).astype(dtype)[:, None] * self.x[:, first]  # (A, N)
        along += self.leads
        losses = np.empty((len(up), len(across)))
        for row, value in zip(losses, (up - self.weights[second]).astype(dtype), strict=True):
            leads = along + value * self.x[:, second]
            row[:] = self.clip_losses(leads).mean(axis=1, dtype=np.float64)
        return losses

    def gradient(self, cells: tuple[int, ...]) -> tuple[float, ...]:
        """Return dL/dw of the mean loss for some of the weights."""
        deltas = self.deltas(self.leads).astype(np.float64)
        return tuple(float(deltas @ self.x[:, cell]) / len(self.x) for cell in cells)

    def telling_cells(
        self, shape: tuple[int, int], apart: int, first: int | None = None
    ) -> tuple[int, int]:
        """Return the two input cells in which the word's clips differ most from all others.

        The difference is that of the two means, over the spread of all clips: the weights there
        have the largest gradients when learning begins. The two lie at least `apart` frames or
        bands from each other, where the shape `(frames, bands)` allows it. Where `first` is
        given, only the second is looked for.
        """
        own = self.targets > 0.5
        if own.all() or not own.any():
            score = np.abs(self.x.mean(axis=0))
        else:
            spread = self.x.std(axis=0) + 1e-6
            score = np.abs(self.x[own].mean(axis=0) - self.x[~own].mean(axis=0)) / spread
        first = int(score.argmax()) if first is None else first
        frame, band = np.divmod(np.arange(len(score)), shape[1])
        away = np.maximum(np.abs(frame - frame[first]), np.abs(band - band[first]))
        far = away >= min(apart, int(away.max()))
        return first, int(np.where(far, score, -np.inf).argmax())

    def _losses_elsewhere(self, sums: Array, labels: Labels, loss_kind: str) -> Array:
        """Return the part of each clip's loss, `(N,)`, that this neuron cannot change."""
        if loss_kind == CROSS_ENTROPY:
            right = sums[np.arange(len(sums)), labels]
            return np.asarray((1 - self.targets) * (self.others - right))
        targets = np.delete(_targets(labels, sums.shape[1]), self.word, axis=1).astype(sums.dtype)
        elsewhere = np.delete(sums, self.word, axis=1)
        if self._squares:
            errors = self.answers(elsewhere) - targets
            return np.asarray((errors * errors).sum(axis=1) / 2)
        softplus = np.log(1 + np.exp(-np.abs(elsewhere))) + np.maximum(elsewhere, 0)
        return np.asarray((softplus - elsewhere * targets).sum(axis=1))


def _targets(labels: Labels, outputs: int) -> Array:
    """Return what each neuron should answer, `(N, O)`."""
    if labels.dtype.kind == "f":
        return np.asarray(labels, np.float64).reshape(len(labels), outputs)
    return np.asarray(np.eye(outputs)[labels])


def _log_sum_exp(sums: Array) -> Array:
    """Return log(sum of e^z) over the words, `(N, O)` -> `(N,)`."""
    largest = sums.max(axis=1)
    logs: Array = np.log(np.exp(sums - largest[:, None]).sum(axis=1)) + largest
    return logs
