"""Lines of equal height on a grid."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

LEVELS = 8


def levels_of(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return heights whose lines are evenly apart in a round bowl: they rise as squares."""
    lowest, highest = float(values.min()), float(values.max())
    shares = (np.arange(1, LEVELS) / LEVELS) ** 2
    return lowest + (highest - lowest) * shares


def contour_lines(values: NDArray[np.float64], levels: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return straight pieces `(n, 4)`, each x, y to x, y, along which `values` has a level.

    `values` is `(rows, columns)`; x counts columns, y rows. Each square of the grid is cut into
    two triangles, on which the height is linear: two of a triangle's three sides are crossed, or
    none.
    """
    rows, columns = values.shape
    y, x = np.mgrid[0:rows, 0:columns]
    corners = np.stack([x, y, values], axis=-1)  # (rows, columns, 3)
    a, b = corners[:-1, :-1], corners[:-1, 1:]
    c, d = corners[1:, :-1], corners[1:, 1:]
    halves = [np.stack(corner, axis=-2).reshape(-1, 3, 3) for corner in ((a, b, d), (a, d, c))]
    triangles = np.concatenate(halves)  # (T, corner, x y z)
    following = np.roll(triangles, -1, axis=1)
    pieces = [_pieces(triangles, following, level) for level in levels]
    return np.concatenate(pieces) if pieces else np.empty((0, 4))


def _pieces(
    begin: NDArray[np.float64], end: NDArray[np.float64], level: float
) -> NDArray[np.float64]:
    """Return where one level crosses triangles whose sides go from `begin` to `end`."""
    crossed = (begin[..., 2] < level) != (end[..., 2] < level)  # (T, side)
    some = crossed.any(axis=1)
    begin, end, crossed = begin[some], end[some], crossed[some]
    with np.errstate(divide="ignore", invalid="ignore"):
        share = (level - begin[..., 2]) / (end[..., 2] - begin[..., 2])
    points = begin[..., :2] + share[..., None] * (end[..., :2] - begin[..., :2])
    lines: NDArray[np.float64] = points[crossed].reshape(-1, 4)
    return lines  # (T, 2 of 3 sides, 2) -> (T, 4)
