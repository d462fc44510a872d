"""The last seconds of a stream, and which of its rows each column of a picture shows.

A column always shows the same rows while it travels to the left, so a scrolling picture never
shimmers.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float32]


class History:
    """The newest rows of a stream, float32 (n, width); older ones are forgotten."""

    def __init__(self, capacity: int, width: int) -> None:
        self._rows = np.zeros((capacity, width), dtype=np.float32)
        self.total = 0

    @property
    def oldest(self) -> int:
        """The number of the oldest row that is still there, counted from the first ever."""
        return max(0, self.total - len(self._rows))

    def add(self, rows: Rows) -> None:
        """Append rows of shape (k, width)."""
        kept = rows[-len(self._rows) :]
        places = np.arange(self.total + len(rows) - len(kept), self.total + len(rows))
        self._rows[places % len(self._rows)] = kept
        self.total += len(rows)

    def read(self, start: int, stop: int) -> Rows:
        """Return the rows from `start` up to, not including, `stop`, counted from the first."""
        if not self.oldest <= start <= stop <= self.total:
            raise LookupError(f"rows {start} to {stop} are not there")
        return self._rows[np.arange(start, stop) % len(self._rows)]


@dataclass(frozen=True, slots=True)
class Columns:
    """A strip of `columns` columns that shows `rows` rows of a stream.

    Column p, counted from the beginning of the stream, shows the rows from p * rows // columns
    up to (p + 1) * rows // columns, and one row at least.
    """

    rows: int
    columns: int

    def complete(self, total: int) -> int:
        """Return how many columns are complete when the stream has `total` rows."""
        return total * self.columns // self.rows

    def loudest(self, history: History, first: int, last: int) -> Rows:
        """Return the largest value of each of the columns [first, last), (last - first, width).

        Raises LookupError when some of their rows are not there any more.
        """
        starts = np.arange(first, last + 1) * self.rows // self.columns
        stop = max(int(starts[-1]), int(starts[-2]) + 1)
        rows = history.read(int(starts[0]), stop)
        largest: Rows = np.maximum.reduceat(rows, starts[:-1] - starts[0], axis=0)
        return largest
