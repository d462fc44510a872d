"""Windows that slide over maps: what one position sees, and which positions see one cell."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.network.patches import Axis
from engine.training.record import LayerRecord

Indices = NDArray[np.int64]


def seen_by(layer: LayerRecord, row: int, column: int) -> tuple[Indices, Indices]:
    """Return the taps `(n, 3)` of a convolution's kernel at a position, and the cells they see.

    Both as (channel, row, column). Taps that lie on the padding see nothing, and are left out.
    """
    down, over = _slides(layer)
    maps = len(layer.clip.x)
    grid = np.indices((maps, down.window, over.window)).reshape(3, -1).T  # -> (C kh kw, 3)
    corner = np.array((0, row * down.stride - down.before, column * over.stride - over.before))
    cells = grid + corner
    inside = _within(cells[:, 1], down) & _within(cells[:, 2], over)
    return grid[inside], cells[inside]


def positions_of(layer: LayerRecord, i: int, j: int) -> tuple[Indices, Indices]:
    """Return the positions `(n, 2)` at which tap (i, j) of a window sees a cell, and the cells."""
    down, over = _slides(layer)
    positions = np.indices((down.positions, over.positions)).reshape(2, -1).T  # -> (H' W', 2)
    cells = positions * (down.stride, over.stride) + (i - down.before, j - over.before)
    inside = _within(cells[:, 0], down) & _within(cells[:, 1], over)
    return positions[inside], cells[inside]


def seeing(layer: LayerRecord, row: int, column: int) -> tuple[Indices, Indices]:
    """Return the taps (i, j) `(n, 2)` that see a cell, and the positions at which each does."""
    down, over = _slides(layer)
    taps = np.indices((down.window, over.window)).reshape(2, -1).T  # -> (kh kw, 2)
    reach = np.array((row + down.before, column + over.before)) - taps
    strides = np.array((down.stride, over.stride))
    positions = reach // strides
    hit = (reach % strides == 0) & (positions >= 0) & (positions < (down.positions, over.positions))
    both = hit.all(axis=1)
    return taps[both], positions[both]


def _within(cells: NDArray[np.int64], axis: Axis) -> NDArray[np.bool_]:
    return (cells >= 0) & (cells < axis.size)


def _slides(layer: LayerRecord) -> tuple[Axis, Axis]:
    if layer.slides is None:
        raise TypeError(f"{layer.kind} has no window")
    return layer.slides
