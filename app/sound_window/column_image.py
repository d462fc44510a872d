"""A picture that scrolls without being moved: a ring of columns, each written once.

Column p always shows the same stretch of the stream, so a scrolling picture never shimmers; a
paint copies the ring in two parts.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from app.colour_maps import Pixels

EMPTY = np.iinfo(np.int64).min
UNKNOWN = EMPTY + 1

Render = Callable[[int, int], Pixels]
"""Gives the colours of the columns [first, stop), uint32 of shape (height, stop - first)."""


class ColumnImage:
    """The columns in sight as an image of pixels."""

    def __init__(self, render: Render) -> None:
        self._render = render
        self.first = 0
        self.resize(1, 1)

    @property
    def width(self) -> int:
        """Columns in sight."""
        return self.image.width()

    @property
    def height(self) -> int:
        """Pixels of a column."""
        return self.image.height()

    def resize(self, width: int, height: int) -> None:
        """Have `width` columns of `height` pixels, all to be drawn."""
        self.image = QImage(width, height, QImage.Format.Format_RGB32)
        line = self.image.bytesPerLine() // 4
        pixels: Pixels = np.frombuffer(self.image.bits(), dtype=np.uint32)
        self._pixels = pixels.reshape(height, line)[:, :width]
        self._shown: NDArray[np.int64] = np.full(width, UNKNOWN)  # which column stands where
        self.forget()

    def forget(self) -> None:
        """Draw every column anew at the next `show`: they look different now."""
        self._shown[:] = UNKNOWN

    def show(self, first: int, low: int, high: int, empty: int) -> int:
        """Have the columns from `first` on; return how many of them had to be drawn.

        Only the columns [low, high) have something to show, the others are `empty` (0xffrrggbb).
        """
        self.first = first
        columns = np.arange(first, first + self.width)
        wanted = np.where((columns >= low) & (columns < high), columns, EMPTY)
        places = columns % self.width
        stale = self._shown[places] != wanted
        if not stale.any():
            return 0
        self._shown[places] = wanted
        self._pixels[:, places[stale & (wanted == EMPTY)]] = empty
        drawn = columns[stale & (wanted != EMPTY)]
        if len(drawn):
            start, stop = int(drawn[0]), int(drawn[-1]) + 1
            self._write(self._render(start, stop), start)
        return len(drawn)

    def _write(self, colours: Pixels, start: int) -> None:
        place = start % self.width
        before = min(colours.shape[1], self.width - place)
        self._pixels[:, place : place + before] = colours[:, :before]
        self._pixels[:, : colours.shape[1] - before] = colours[:, before:]

    def paint(self, painter: QPainter, left: float, top: float, ratio: float) -> None:
        """Paint in two parts; `ratio` device pixels are one pixel of the painter."""
        split = self.first % self.width
        for place, source, columns in (
            (0, split, self.width - split),
            (self.width - split, 0, split),
        ):
            if columns:
                target = QRectF(left + place / ratio, top, columns / ratio, self.height / ratio)
                painter.drawImage(target, self.image, QRectF(source, 0, columns, self.height))
