"""A run's curves in bounded memory: however long the run, a few thousand buckets of equal length.

A bucket holds `stride` rows, one row a step. When all buckets are full, two neighbours become one
and the stride doubles, so that the whole run is always there, evenly, from its first step on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float64]
"""One row a step or a bucket, one column a channel."""


class Reduction(StrEnum):
    """What is kept of a channel where many steps become one bucket."""

    SMALLEST = "smallest"
    LARGEST = "largest"
    LAST = "last"
    MEAN = "mean"


@dataclass(frozen=True, slots=True)
class Bucket:
    """What is kept of the rows `first` to `last`, counted from 0: one row, `(channels,)`."""

    first: int
    last: int
    row: Rows


class MetricHistory:
    """Rows are added at the end, and read back as few or as many columns as a picture has.

    Parameters
    ----------
    reductions
        One for each channel.
    capacity
        The largest number of buckets, even.
    """

    def __init__(self, reductions: Sequence[Reduction], capacity: int = 10_000) -> None:
        self._channels = {
            reduction: [place for place, kept in enumerate(reductions) if kept is reduction]
            for reduction in Reduction
        }
        self._buckets: Rows = np.zeros((capacity, len(reductions)))
        self._rest: Rows = np.zeros((0, len(reductions)))
        self._full = 0
        self.stride = 1

    def __len__(self) -> int:
        return self._full * self.stride + len(self._rest)

    def add(self, rows: Rows) -> None:
        """Append rows `(n, channels)`, n from 0 to any number."""
        capacity = len(self._buckets)
        while len(rows):
            room = (capacity - self._full) * self.stride - len(self._rest)
            self._fill(rows[:room])
            rows = rows[room:]
            if self._full == capacity:
                self._buckets[: capacity // 2] = self._reduce(self._buckets, 2)
                self._full = capacity // 2
                self.stride *= 2

    def buckets(self) -> Rows:
        """Return all buckets, `(n, channels)`; the last one may hold fewer steps."""
        full = self._buckets[: self._full]
        if not len(self._rest):
            return full
        return np.concatenate([full, self._reduce(self._rest, len(self._rest))])

    def columns(self, most: int) -> Rows:
        """Return at most `most` rows for the whole run, `(n, channels)`.

        Each is of equally many steps; the last one may be of fewer.
        """
        buckets = self.buckets()
        together = -(-len(buckets) // max(1, most))
        if together <= 1:
            return buckets
        whole = len(buckets) // together * together
        parts = [self._reduce(buckets[:whole], together)]
        if whole < len(buckets):
            parts.append(self._reduce(buckets[whole:], len(buckets) - whole))
        return np.concatenate(parts)

    def at(self, row: int) -> Bucket:
        """Return the bucket that holds a row; the nearest one when there is no such row.

        IndexError when the history is empty.
        """
        buckets = self.buckets()
        place = min(max(row // self.stride, 0), len(buckets) - 1)
        first = place * self.stride
        return Bucket(first, min(first + self.stride, len(self)) - 1, buckets[place])

    def _fill(self, rows: Rows) -> None:
        rows = np.concatenate([self._rest, rows])
        whole = len(rows) // self.stride
        self._buckets[self._full : self._full + whole] = self._reduce(
            rows[: whole * self.stride], self.stride
        )
        self._full += whole
        self._rest = rows[whole * self.stride :]

    def _reduce(self, rows: Rows, together: int) -> Rows:
        """Make one row of each `together` rows: (n * together, channels) -> (n, channels)."""
        if together == 1:
            return rows
        grouped = rows.reshape(-1, together, rows.shape[1])
        reduced = np.empty((len(grouped), rows.shape[1]))
        for reduction, places in self._channels.items():
            part = grouped[:, :, places]
            match reduction:
                case Reduction.SMALLEST:
                    reduced[:, places] = part.min(axis=1)
                case Reduction.LARGEST:
                    reduced[:, places] = part.max(axis=1)
                case Reduction.LAST:
                    reduced[:, places] = part[:, -1]
                case Reduction.MEAN:
                    reduced[:, places] = part.mean(axis=1)
        return reduced
