"""Which word is taken for which."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.corpus.dataset import Examples
from engine.network.network import Network

AT_ONCE = 64  # clips


def confusion_of(network: Network, examples: Examples, classes: int) -> NDArray[np.int64]:
    """Count the network's answers to all `examples`, `(classes, classes)`.

    Row i, column j: how many clips of word i it took for word j. The diagonal is what was right.
    """
    counts = np.zeros((classes, classes), np.int64)
    for start in range(0, len(examples.labels), AT_ONCE):
        part = slice(start, start + AT_ONCE)
        answers = network.predict(examples.features[part]).argmax(axis=1)
        np.add.at(counts, (examples.labels[part], answers), 1)
    return counts


def accuracy_of(confusion: NDArray[np.int64]) -> float | None:
    """Return the share of right answers, 0 to 1; None when nothing was asked."""
    asked = int(confusion.sum())
    return int(confusion.trace()) / asked if asked else None
