"""A few cells, each with its number in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import floor, isfinite, log10

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from app import theme
from app.colour_maps import Pixels
from app.network_canvas import ink
from app.network_canvas.picture import Array, largest
from app.network_canvas.written import shortened, write

SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
LABEL = 20.0  # the height of a line above a grid
NARROW = 47.0  # pixels: five signs do not fit into such a cell
BRIGHT = 0.179  # luminance, at which black and white are equally legible


@dataclass(frozen=True, slots=True, eq=False)
class NumberGrid:
    """Numbers `(frames, bands)` and their colours, which are drawn upright like the sound.

    Attributes
    ----------
    known
        Which of the cells are shown; None is all.
    framed
        A cell that is marked, or None.
    exponent
        The numbers are written in units of ten to this power.
    """

    label: str
    values: Array
    colours: Pixels
    hue: str
    exponent: int = 0
    known: NDArray[np.bool_] | None = None
    framed: tuple[int, int] | None = None

    def title(self) -> str:
        """Return the label, with the power of ten that its numbers are in."""
        return f"{self.label} {power(self.exponent)}" if self.exponent else self.label


def power(exponent: int) -> str:
    """Return `×10⁻³`."""
    return f"×10{str(exponent).translate(SUPERSCRIPTS)}"


def exponent_for(*arrays: Array) -> int:
    """Return in which power of ten (a multiple of 3) numbers as large as these are written."""
    most = largest(*arrays)
    if most == 0 or 0.1 <= most < 1000:
        return 0
    return 3 * floor((log10(most) + 1) / 3)


def short_cell_text(value: float, exponent: int = 0) -> str:
    """Return a number in at most four signs, for narrow cells: −.54, 1.3, −12."""
    scaled = value / 10.0**exponent
    size = abs(scaled)
    if not isfinite(value) or value == 0:
        return cell_text(value)
    text = f"{scaled:.{2 if size < 0.995 else 1 if size < 9.95 else 0}f}"
    text = text.removeprefix("-") if float(text) == 0 else text.replace("-", "−")
    return text.replace("0.", ".", 1) if size < 0.995 else text


def cell_text(value: float, exponent: int = 0) -> str:
    """Return a number in at most five signs, with a true minus."""
    if not isfinite(value):
        return "NaN" if value != value else "∞"  # noqa: PLR0124 - only NaN differs from itself
    scaled = value / 10.0**exponent
    size = abs(scaled)
    if value == 0:
        return "0"
    text = f"{scaled:.{2 if size < 9.995 else 1 if size < 99.95 else 0}f}"
    return text.removeprefix("-") if float(text) == 0 else text.replace("-", "−")


def grid_size(cell: tuple[float, float], shape: tuple[int, ...]) -> tuple[float, float]:
    """Return width and height of a grid of so many (frames, bands)."""
    return shape[0] * cell[0], shape[1] * cell[1]


def paint_grid(
    painter: QPainter, left: float, top: float, cell: tuple[float, float], grid: NumberGrid
) -> QRectF:
    """Paint a grid with its label above it, and return where its cells stand."""
    width, height = grid_size(cell, grid.values.shape)
    area = QRectF(left, top, width, height)
    _paint_label(painter, area, grid)
    bands = grid.values.shape[1]
    points = 11.0 if cell[0] < NARROW else 12.0 if cell[0] < 58 else 13.0
    written = short_cell_text if cell[0] < NARROW else cell_text
    for (frame, band), value in np.ndenumerate(grid.values):
        place = QRectF(
            left + frame * cell[0], top + (bands - 1 - band) * cell[1], cell[0] - 1, cell[1] - 1
        )
        if grid.known is not None and not grid.known[frame, band]:
            painter.fillRect(place, ink.colour(theme.current().well))
            continue
        pixel = int(grid.colours[frame, band])
        painter.fillRect(place, QColor.fromRgb(pixel))
        _paint_cell(
            painter, place, bool(value < 0), pixel, written(float(value), grid.exponent), points
        )
        if grid.framed == (frame, band):
            painter.setPen(ink.pen(theme.current().text, 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place.adjusted(1, 1, -1, -1))
    return area


def _paint_cell(
    painter: QPainter, place: QRectF, negative: bool, pixel: int, text: str, points: float
) -> None:
    """Write the number, over a stroke where it is negative."""
    if negative:
        painter.setPen(ink.pen(_stroke_on(pixel), 1.0))
        narrow = place.width() < NARROW
        for reach in (3.0, 6.0) if narrow else (5.0, 9.0):
            right, top = place.right() - reach, place.top() + reach
            painter.drawLine(QLineF(right, place.top(), place.right(), top))
            if not narrow:  # there, the number's minus stands at the left edge
                left, bottom = place.left() + reach, place.bottom() - reach
                painter.drawLine(QLineF(place.left(), bottom, left, place.bottom()))
    painter.setPen(ink.colour(text_on(pixel)))
    write(painter, place, text, points=points, at=0.5)


def _paint_label(painter: QPainter, area: QRectF, grid: NumberGrid) -> None:
    painter.setPen(ink.colour(grid.hue))
    line = QRectF(area.left() - 4, area.top() - LABEL, area.width() + 16, LABEL)
    write(painter, line, shortened(grid.title(), line.width()))


@lru_cache(maxsize=1024)
def text_on(pixel: int) -> str:
    """Return black or white, whichever is the more legible on a colour: at least 4.58 to 1.

    Source: WCAG 2.1, relative luminance.
    """
    shares = [((pixel >> shift) & 255) / 255 for shift in (16, 8, 0)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return "#000000" if luminance >= BRIGHT else "#ffffff"


@lru_cache(maxsize=1024)
def _stroke_on(pixel: int) -> str:
    """Return a colour that is seen on another one, but not before its text."""
    return "#30343c" if text_on(pixel) == "#000000" else "#c9ced6"
