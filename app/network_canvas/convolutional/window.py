"""A window that slides over a map in raster order: what it sees, and when it gets where."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from app.network_canvas.picture import Array

Pair = tuple[int, int]


@dataclass(frozen=True)
class Window:
    """How a window slides over maps of `size`; all pairs are (frames, bands).

    Attributes
    ----------
    size, positions
        Of the map, and how many positions the window takes each way.
    shape, stride, before
        Of the window; how far apart its positions are; how many zeros stand before the map.
    """

    size: Pair
    positions: Pair
    shape: Pair
    stride: Pair
    before: Pair

    @classmethod
    def of(
        cls, size: tuple[int, ...], positions: tuple[int, ...], shape: tuple[int, ...]
    ) -> Window:
        """Return a kernel's window, from what went in, what came out, and the kernel.

        As `engine.network.patches` places it: without padding, or with zeros on both sides so that
        a stride of s gives ceil(size / s) positions.
        """
        axes = [_axis(*axis) for axis in zip(size, positions, shape, strict=True)]
        (down, above), (across, left) = axes
        return cls(_pair(size), _pair(positions), _pair(shape), (down, across), (above, left))

    @classmethod
    def pooling(cls, size: tuple[int, ...], positions: tuple[int, ...]) -> Window:
        """Return a pooling's window; they lie side by side."""
        stride = size[0] // positions[0], size[1] // positions[1]
        return cls(_pair(size), _pair(positions), stride, stride, (0, 0))

    @property
    def count(self) -> int:
        """How many positions there are."""
        return self.positions[0] * self.positions[1]

    def place(self, position: int) -> Pair:
        """Return frame and band of a position in the output, in raster order."""
        return divmod(position, self.positions[1])

    def corner(self, position: int) -> Pair:
        """Return frame and band in the map where the window begins; outside it in the padding."""
        row, column = self.place(position)
        return row * self.stride[0] - self.before[0], column * self.stride[1] - self.before[1]

    def position_at(self, share: float) -> int:
        """Return the position that is reached at a share of the way, 0 to 1."""
        return min(self.count - 1, int(share * self.count))

    def patch(self, values: Array, position: int) -> Array:
        """Return what the window sees of a map at a position, zeros where it stands outside."""
        row, column = self.corner(position)
        seen = np.zeros(self.shape, values.dtype)
        rows = slice(max(0, row), min(self.size[0], row + self.shape[0]))
        columns = slice(max(0, column), min(self.size[1], column + self.shape[1]))
        seen[rows.start - row : rows.stop - row, columns.start - column : columns.stop - column] = (
            values[rows, columns]
        )
        return seen

    def patches(self, values: Array) -> Array:
        """Return what the window sees of a map at all positions, `(kh kw, P)`."""
        down, across = (
            (self.before[axis], max(0, self._covered(axis) - self.before[axis] - self.size[axis]))
            for axis in (0, 1)
        )
        padded = np.pad(values, (down, across))
        views = sliding_window_view(padded, self.shape)[:: self.stride[0], :: self.stride[1]]
        views = views[: self.positions[0], : self.positions[1]]  # (H', W', kh, kw)
        return views.reshape(self.count, -1).T.copy()

    @cached_property
    def complete_at(self) -> NDArray[np.intp]:
        """Return, for each position of this pooling, which of the map's cells completes it.

        Cells are counted in raster order; `(positions)`.
        """
        rows = np.arange(self.positions[0]) * self.stride[0] + self.shape[0] - 1
        columns = np.arange(self.positions[1]) * self.stride[1] + self.shape[1] - 1
        complete: NDArray[np.intp] = rows[:, None] * self.size[1] + columns
        return complete

    def _covered(self, axis: int) -> int:
        return self.stride[axis] * (self.positions[axis] - 1) + self.shape[axis]


def _axis(size: int, positions: int, window: int) -> Pair:
    """Return the stride and the zeros before the map along one axis."""
    for stride in range(1, size + 1):
        if (size - window) // stride + 1 == positions and size >= window:
            return stride, 0
        if -(-size // stride) == positions:
            zeros = max(0, stride * (positions - 1) + window - size)
            return stride, zeros // 2
    return 1, 0


def _pair(values: tuple[int, ...]) -> Pair:
    return values[0], values[1]
