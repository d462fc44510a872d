"""A loss as a landscape over two parameters, and how large a piece of it to look at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.explain.places import Place

POINTS = 41  # a side of the grid
COARSE_POINTS = 9  # to find out how large a piece is worth showing
SMALLEST, LARGEST = 2.0**-4, 2.0**5  # half the side of a window, in the parameters' own unit
MOST_BEYOND = 8  # times the smallest steep window: further away no lowest point is looked for
RISE = 0.5  # of the loss at the present point: as much the window's heights shall differ

Values = NDArray[np.float64]
Losses = Callable[[Values, Values], Values]
"""Gives the losses `(U, A)` where the parameters have the values `(A,)` and `(U,)`."""


@dataclass(frozen=True, slots=True, eq=False)
class Surface:
    """The mean loss of some clips over two parameters; all others stay as the record has them.

    Attributes
    ----------
    across, up
        The two parameters: one along each row of `losses`, one along each column.
    across_values, up_values
        Their values on the grid, `(A,)` and `(U,)`, rising.
    losses
        `(U, A)`.
    before, after
        The two parameters' values before and after the record's update.
    loss
        At `before`.
    gradient
        dL/d(across) and dL/d(up) at `before`, of these same clips.
    clips
        How many clips the loss is the mean of.
    """

    across: Place
    up: Place
    across_values: Values
    up_values: Values
    losses: Values
    before: tuple[float, float]
    after: tuple[float, float]
    loss: float
    gradient: tuple[float, float]
    clips: int


@dataclass(frozen=True, slots=True)
class Window:
    """A square piece of the plane of two parameters."""

    across: float
    up: float
    half: float

    def axes(self, points: int = POINTS) -> tuple[Values, Values]:
        """Return the values of both parameters on a grid of `points` x `points`."""
        offsets = np.linspace(-self.half, self.half, points)
        return self.across + offsets, self.up + offsets


def window_around(before: tuple[float, float], losses: Losses) -> Window:
    """Choose the smallest window in which the surface is seen to be a bowl.

    Its lowest point then lies within, and the heights differ by `RISE` of the loss at the present
    point. Where the lowest point lies far away, the smallest with such heights is taken. Sizes are
    powers of 2, and the middle lies on a quarter of them: so the window stays where it is while
    the point moves in it, until it has moved far.
    """
    steep: Window | None = None
    half = SMALLEST
    while half <= LARGEST:
        window = _snapped(before, half)
        across, up = window.axes(COARSE_POINTS)
        heights = losses(across, up)
        here = float(heights[COARSE_POINTS // 2, COARSE_POINTS // 2])
        rises = bool(heights.max() - heights.min() >= RISE * here)
        if rises and _lowest_within(heights):
            return window
        if rises and steep is None:
            steep = window
        if steep is not None and half >= MOST_BEYOND * steep.half:
            return steep
        half *= 2
    return steep or window


def _snapped(point: tuple[float, float], half: float) -> Window:
    quarter = half / 4
    across, up = (round(value / quarter) * quarter for value in point)
    return Window(across, up, half)


def _lowest_within(heights: Values) -> bool:
    row, column = np.unravel_index(int(heights.argmin()), heights.shape)
    last = len(heights) - 1
    return bool(0 < row < last and 0 < column < last)
