"""Strips of cells, `(frames, units)`, made into images in one piece.

Cells are often only a pixel or two high. So a negative one is hatched pixel by pixel, with lines
that run on from cell to cell, and a saturated one has a light left edge.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from app import theme
from app.colour_scale import STEPS, colour_table
from app.network_canvas.picture import Array

HATCH_PERIOD, HATCH_WIDTH = 5, 2  # pixels
HATCH_SHARE = 0.25  # of a colour is left where a line of the hatching runs
MARK = 2  # pixels at the left edge of a saturated cell

Pixels = NDArray[np.uint32]
Cell = TypeVar("Cell", bound=np.generic)


@dataclass(frozen=True, slots=True)
class Grid:
    """The size of a strip in pixels of the screen; `gap` separates its columns."""

    columns: int
    pitch: float
    gap: float
    height: float
    ratio: float

    @property
    def width(self) -> int:
        """The strip's width."""
        return max(1, round(self.columns * self.pitch * self.ratio))

    @property
    def rows(self) -> int:
        """The strip's height."""
        return max(1, round(self.height * self.ratio))


def strip_image(
    grid: Grid,
    shares: NDArray[np.floating],
    values: Array,
    *,
    full: str,
    ground: str,
    marked: NDArray[np.bool_] | None = None,
    hatched: bool = True,
) -> QImage:
    """Return the image of cells `(T, H)`, time to the right, the first unit on top.

    `shares` are their brightness, 0 to 1; the sign is that of `values`; `marked` are saturated.
    """
    levels = np.rint(shares.T * (STEPS - 1)).astype(np.intp)  # (T, H) -> (H, T)
    broken = ~np.isfinite(values.T)
    plain = np.take(colour_table(ground, full), levels)
    plain[broken] = QColor(theme.current().wrong).rgb()
    unit, frame, space, edge = _places(grid, values.shape[1])
    pixels = _spread(plain, unit, frame)
    if hatched and (values < 0).any():
        faint = np.take(_hatch_table(ground, full), levels)
        lined = np.where(values.T < 0, faint, plain)
        np.copyto(pixels, _spread(lined, unit, frame), where=_hatching(grid))
    if marked is not None and marked.any():
        light = np.uint32(QColor(theme.current().text).rgb())
        np.copyto(pixels, light, where=_spread(marked.T, unit, frame) & edge)
    pixels[:, space] = QColor(theme.current().window).rgb()
    rows, columns = pixels.shape
    image = QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32).copy()
    image.setDevicePixelRatio(grid.ratio)
    return image


def _spread(cells: NDArray[Cell], unit: NDArray[np.intp], frame: NDArray[np.intp]) -> NDArray[Cell]:
    """Return `(rows, columns)` of pixels from cells `(H, T)`."""
    return np.ascontiguousarray(cells[:, frame].take(unit, axis=0))


@lru_cache(maxsize=64)
def _places(
    grid: Grid, units: int
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.bool_], NDArray[np.bool_]]:
    """Return each row's unit, and each column's frame, whether it is space and whether an edge."""
    unit = np.arange(grid.rows) * units // grid.rows
    pitch, gap = grid.pitch * grid.ratio, grid.gap * grid.ratio
    x = np.arange(grid.width) + 0.5
    frame = np.minimum((x // pitch).astype(np.intp), grid.columns - 1)
    within = x - frame * pitch
    space = (within < gap / 2) | (within > pitch - gap / 2)
    mark = min(MARK * grid.ratio, pitch / 3)
    edge = (within > gap / 2) & (within < gap / 2 + mark)
    return unit, frame, space, edge


@lru_cache(maxsize=64)
def _hatching(grid: Grid) -> NDArray[np.bool_]:
    """Return where the lines of the hatching run."""
    y, x = np.indices((grid.rows, grid.width))
    period, width = (round(pixels * grid.ratio) for pixels in (HATCH_PERIOD, HATCH_WIDTH))
    return np.asarray((x + y) % period < width)


@lru_cache(maxsize=16)
def _hatch_table(ground: str, full: str) -> Pixels:
    """Return the colours of the hatching's lines, for each brightness."""
    colours = colour_table(ground, full)
    dark = QColor(theme.current().window)
    table = np.full(STEPS, 0xFF000000, np.uint32)
    for shift, end in ((16, dark.red()), (8, dark.green()), (0, dark.blue())):
        channel = (colours >> shift & 0xFF).astype(np.float64)
        mixed = np.rint(end + (channel - end) * HATCH_SHARE).astype(np.uint32)
        table |= mixed << shift
    return table
