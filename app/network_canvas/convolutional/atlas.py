"""Many small pictures of numbers as one image: their cells are looked up, not drawn one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app import theme
from app.colour_maps import Pixels
from app.network_canvas.picture import Array

HATCHED_FROM = 4  # pixels: strokes in smaller cells could not be told from their colour
STROKE = 0.75
FAINT = 0.2  # of the largest: a stroke through less would not be seen


@dataclass(frozen=True, slots=True)
class Tile:
    """A picture of `columns` x `rows` cells."""

    area: QRectF
    columns: int
    rows: int


class Atlas:
    """Where the cells of tiles lie in one image.

    The cells are counted tile by tile, and in a tile row by row from the top.
    """

    def __init__(self, tiles: Sequence[Tile]) -> None:
        area = tiles[0].area
        for tile in tiles[1:]:
            area = area.united(tile.area)
        self._corner = area.topLeft()
        self.cells = sum(tile.rows * tile.columns for tile in tiles)
        # Two entries a cell, off and on its stroke; the last one is what lies between the tiles.
        self._entries = np.full(
            (round(area.height()), round(area.width())), 2 * self.cells, np.intp
        )
        first = 0
        for tile in tiles:
            self._place(tile, first)
            first += tile.rows * tile.columns

    def paint(self, painter: QPainter, colours: Pixels, negative: NDArray[np.bool_]) -> None:
        """Paint the cells in these colours `(cells,)`, hatched where they are negative."""
        ground = np.uint32(QColor(theme.current().window).rgba())
        table = np.empty(2 * self.cells + 1, np.uint32)
        table[:-1:2] = colours
        table[1::2] = np.where(negative, ground, colours)
        table[-1] = ground
        pixels = np.take(table, self._entries)
        height, width = pixels.shape
        image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)
        painter.drawImage(QPointF(self._corner), image)

    def _place(self, tile: Tile, first: int) -> None:
        left, top = (
            round(tile.area.left() - self._corner.x()),
            round(tile.area.top() - self._corner.y()),
        )
        width, height = round(tile.area.width()), round(tile.area.height())
        column, along = np.divmod((np.arange(width) + 0.5) * tile.columns / width, 1)
        row, down = np.divmod((np.arange(height) + 0.5) * tile.rows / height, 1)
        cells = first + row[:, None] * tile.columns + column
        entries = (2 * cells).astype(np.intp)
        cell = min(width / tile.columns, height / tile.rows)
        if cell >= HATCHED_FROM:
            on_stroke = np.abs(along + down[:, None] - 1) * cell < STROKE
            entries += on_stroke
        self._entries[top : top + height, left : left + width] = entries


def upright_cells(values: NDArray[Any]) -> NDArray[Any]:
    """Return the cells of maps `(n, frames, bands)` row by row from the top, `(n bands frames,)`.

    Time runs to the right and frequency upwards.
    """
    return values.transpose(0, 2, 1)[:, ::-1].reshape(-1)


def hatched(values: Array, largest: float) -> NDArray[np.bool_]:
    """Return which values are negative, and large enough that a stroke can be seen."""
    marked: NDArray[np.bool_] = values < -FAINT * largest
    return marked
