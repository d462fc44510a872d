"""The gradient's norm in each layer over the run: a strip a layer, orange by its logarithm."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from app import theme
from app.colour_scale import colour_table
from app.panels.axis import round_decades
from app.panels.step_chart import LEFT, RIGHT, SPACE, StepChart

GAP = 2  # pixels between two strips
BAR_HEIGHT = 8  # pixels


class GradientStrips(StepChart):
    """Shows the layers' norms, the first layer on top, with their scale beside the title."""

    def __init__(self, title: str, step_word: str, parent: QWidget | None = None) -> None:
        super().__init__(title, step_word, parent)
        self._names: tuple[str, ...] = ()
        self._norms: NDArray[np.float64] = np.zeros((0, 0))
        self._bounds = (-1.0, 0.0)
        self._begin = self._end = 0.0

    def sizeHint(self) -> QSize:
        """Wide enough for the title and its scale."""
        width = self.fontMetrics().horizontalAdvance(self._title + " 0.0001 1000") + 80
        return QSize(width, 4 * self.line_height())

    def set_names(self, names: Sequence[str]) -> None:
        """Show strips for the layers of these names, empty so far."""
        self._names = tuple(names)
        self._norms = np.zeros((len(names), 0))
        self.update()

    def set_norms(self, norms: NDArray[np.float64], begin: float, end: float) -> None:
        """Show log10 norms `(layers, columns)`, evenly from step `begin` to step `end`."""
        self._norms = norms
        self._begin, self._end = begin, end
        if norms.size:
            self._bounds = round_decades(float(norms.min()), float(norms.max()))
        self.update()

    @property
    def bounds(self) -> tuple[float, float]:
        """The norms with the faintest and the brightest colour."""
        lowest, highest = self._bounds
        return 10**lowest, 10**highest

    def colours(self) -> NDArray[np.uint32]:
        """Return the colours of the norms, 0xffRRGGBB, `(layers, columns)`."""
        lowest, highest = self._bounds
        shares = (self._norms - lowest) / max(highest - lowest, 1e-9)
        table = _orange()
        return table[np.rint(np.clip(shares, 0, 1) * (len(table) - 1)).astype(np.intp)]

    def room_left(self) -> int:
        """As much as the longest layer's name needs."""
        widths = map(self.fontMetrics().horizontalAdvance, self._names)
        return max(widths, default=0) + 2 * SPACE

    def paint_header(self, painter: QPainter, box: QRect) -> None:
        """Paint the scale: the smallest norm, the colours, the largest norm."""
        lowest, highest = (f"{bound:.3g}" for bound in self.bounds)
        painter.drawText(box, LEFT, lowest)
        painter.drawText(box, RIGHT, highest)
        metrics = painter.fontMetrics()
        left = box.left() + metrics.horizontalAdvance(lowest) + SPACE
        right = box.right() - metrics.horizontalAdvance(highest) - SPACE
        if right > left:
            table = _orange()
            image = QImage(table.data, len(table), 1, QImage.Format.Format_RGB32)
            top = box.center().y() - BAR_HEIGHT // 2 + 1
            painter.drawImage(QRect(left, top, right - left, BAR_HEIGHT), image)

    def paint_picture(self, painter: QPainter, area: QRect) -> None:
        """Paint the layers' names and strips."""
        colours = np.ascontiguousarray(self.colours())
        rows, columns = colours.shape
        image = QImage(colours.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32)
        left, right = (round(self.x_of(step, area)) for step in (self._begin, self._end))
        for place, name in enumerate(self._names):
            top, bottom = (area.top() + edge * area.height() // rows for edge in (place, place + 1))
            height = bottom - top - GAP
            painter.drawText(QRect(0, top, area.left() - SPACE, height), RIGHT, name)
            if columns:
                target = QRect(left, top, max(1, right - left), height)
                painter.drawImage(target, image, QRect(0, place, columns, 1))


def _orange() -> NDArray[np.uint32]:
    """Return the colours from the smallest to the largest norm."""
    colours = theme.current()
    return colour_table(colours.well, colours.backward)
