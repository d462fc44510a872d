"""Strips of cells, `(frames, units)`, made into images in one piece.

Cells are often only a pixel or two high. So a negative one is hatched pixel by pixel, with lines
that run on from cell to cell, and a saturated one has a light left edge.

Which colour a pixel gets depends on its place alone: that of its cell, that of the hatching's lines
in its cell, or that of its cell's edge. So the places are computed once for each size, and an image
is one look-up.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage, QPainter

from app import theme
from app.colour_scale import STEPS, colour_table
from app.network_canvas.picture import Array

HATCH_PERIOD, HATCH_WIDTH = 5, 2  # pixels
HATCH_SHARE = 0.25  # of a colour is left where a line of the hatching runs
MARK = 2  # pixels at the left edge of a saturated cell
SHARPEST = 2.0

Pixels = NDArray[np.uint32]


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


def sharpness(painter: QPainter) -> float:
    """Return how many of the screen's pixels a pixel of an image has to have, in few steps.

    Magnified further, cells are so large that nobody misses a finer hatching.
    """
    ratio = painter.device().devicePixelRatioF()
    return min(SHARPEST, max(1.0, round(4 * painter.transform().m11()) / 4)) * ratio


def linear_shares(values: Array, most: float) -> NDArray[np.float64]:
    """Return |value| as a share of the largest, 0 to 1; not a number counts as 0."""
    shares = np.abs(values) / (most or 1.0)
    return np.asarray(np.fmin(np.fmax(shares, 0.0), 1.0))


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
    colours = theme.current()
    levels = np.rint(shares * (STEPS - 1)).astype(np.intp)
    plain = np.take(colour_table(ground, full), levels)
    plain[~np.isfinite(values)] = QColor(colours.wrong).rgb()
    lined = plain
    if hatched:
        lined = np.where(values < 0, np.take(_hatch_table(ground, full), levels), plain)
    edges = plain if marked is None else np.where(marked, QColor(colours.text).rgb(), plain)
    space = np.array([QColor(colours.window).rgb()])
    every = np.concatenate([plain.ravel(), lined.ravel(), edges.ravel(), space]).astype(np.uint32)
    pixels = np.take(every, _places(grid, values.shape[1], marks=marked is not None), mode="clip")
    rows, columns = pixels.shape
    image = QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32).copy()
    image.setDevicePixelRatio(grid.ratio)
    return image


@lru_cache(maxsize=128)
def _places(grid: Grid, units: int, *, marks: bool) -> NDArray[np.intp]:
    """Return for each pixel which of a strip's colours it has, `(rows, columns)`.

    The colours are those of the cells, `T H`, of the hatching in them, and of their edges, each as
    many; and one more, of the space between the frames.
    """
    unit = np.arange(grid.rows) * units // grid.rows
    pitch, gap = grid.pitch * grid.ratio, grid.gap * grid.ratio
    x = np.arange(grid.width) + 0.5
    frame = np.minimum((x // pitch).astype(np.intp), grid.columns - 1)
    within = x - frame * pitch
    cells = grid.columns * units
    places = frame * units + unit[:, np.newaxis]
    places += np.where(_hatching(grid), cells, 0)
    if marks:
        mark = min(MARK * grid.ratio, pitch / 3)
        edge = (within > gap / 2) & (within < gap / 2 + mark)
        places[:, edge] = places[:, edge] % cells + 2 * cells
    places[:, (within < gap / 2) | (within > pitch - gap / 2)] = 3 * cells
    return places


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
