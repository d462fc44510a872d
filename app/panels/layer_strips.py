"""A number of each layer over the run: a strip a layer, its colour by the number's logarithm."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from app import theme
from app.colour_scale import colour_table
from app.panels.axis import round_decades
from app.panels.step_chart import LEFT, RIGHT, SPACE, StepChart
from app.short_numbers import short

GAP = 2  # pixels between two strips
BAR_HEIGHT = 8  # pixels
NARROWEST_BAR = 16  # pixels


class LayerStrips(StepChart):
    """Shows the layers' numbers, the first layer on top, with their scale beside the title.

    Parameters
    ----------
    titles
        The charts between which the header offers the choice; see `StepChart`.
    role
        The theme's colour of the largest numbers.
    """

    def __init__(
        self,
        titles: Sequence[str],
        role: str,
        step_word: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(titles, step_word, parent)
        self._role = role
        self._names: tuple[str, ...] = ()
        self._logs: NDArray[np.float64] = np.zeros((0, 0))
        self._bounds = (-1.0, 0.0)
        self._begin = self._end = 0.0
        self._values: tuple[float, ...] = ()

    def sizeHint(self) -> QSize:
        """Wide enough for the titles and the scale."""
        width = self.titles_width() + self.fontMetrics().horizontalAdvance("0.0001 1000") + 50
        return QSize(width, 4 * self.line_height())

    def set_names(self, names: Sequence[str]) -> None:
        """Show strips for the layers of these names, empty so far."""
        self._names = tuple(names)
        self._logs = np.zeros((len(names), 0))
        self.refresh()

    def set_logs(self, logs: NDArray[np.float64], begin: float, end: float) -> None:
        """Show log10 of the numbers `(layers, columns)`, evenly from step `begin` to step `end`.

        What is not a number is left dark.
        """
        self._logs = logs
        self._begin, self._end = begin, end
        known = logs[~np.isnan(logs)]
        if known.size:
            self._bounds = round_decades(float(known.min()), float(known.max()))
        self.refresh()

    @property
    def bounds(self) -> tuple[float, float]:
        """The numbers with the faintest and the brightest colour."""
        lowest, highest = self._bounds
        return 10**lowest, 10**highest

    def colours(self) -> NDArray[np.uint32]:
        """Return the colours of the numbers, 0xffRRGGBB, `(layers, columns)`."""
        lowest, highest = self._bounds
        shares = np.nan_to_num((self._logs - lowest) / max(highest - lowest, 1e-9))
        table = self._table()
        return table[np.rint(np.clip(shares, 0, 1) * (len(table) - 1)).astype(np.intp)]

    def show_values(self, values: Sequence[float]) -> None:
        """Write these numbers of the layers beside the pointer; none if there are none."""
        if tuple(values) != self._values:
            self._values = tuple(values)
            self.update()

    def room_left(self) -> int:
        """As much as the longest layer's name needs."""
        widths = map(self.fontMetrics().horizontalAdvance, self._names)
        return max(widths, default=0) + 2 * SPACE

    def paint_header(self, painter: QPainter, box: QRect) -> None:
        """Paint the scale: the smallest number, the colours, the largest number."""
        lowest, highest = (short_number(bound) for bound in self.bounds)
        metrics = painter.fontMetrics()
        texts = metrics.horizontalAdvance(lowest) + metrics.horizontalAdvance(highest)
        if texts + 2 * SPACE + NARROWEST_BAR > box.width():
            return
        painter.drawText(box, LEFT, lowest)
        painter.drawText(box, RIGHT, highest)
        left = box.left() + metrics.horizontalAdvance(lowest) + SPACE
        right = box.right() - metrics.horizontalAdvance(highest) - SPACE
        table = self._table()
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
            top, height = self._strip(place, area)
            painter.drawText(QRect(0, top, area.left() - SPACE, height), RIGHT, name)
            if columns:
                target = QRect(left, top, max(1, right - left), height)
                painter.drawImage(target, image, QRect(0, place, columns, 1))

    def paint_pointer(self, painter: QPainter, area: QRect, step: float) -> None:
        """Write beside the pointer what each layer's number is there."""
        colours = theme.current()
        metrics = painter.fontMetrics()
        ground = QColor(colours.panel)
        ground.setAlphaF(0.85)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, value in enumerate(self._values):
            top, height = self._strip(place, area)
            if isnan(value) or height < metrics.height() - 4:
                continue
            text = short_number(value)
            width = metrics.horizontalAdvance(text) + 2 * SPACE
            x = self.x_of(step, area) + SPACE
            if x + width > area.right():
                x -= width + 2 * SPACE
            box = QRectF(x, top, width, height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(box, 3, 3)
            painter.setPen(QColor(colours.text))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _strip(self, place: int, area: QRect) -> tuple[int, int]:
        """Return the top and the height of a layer's strip."""
        rows = len(self._names)
        top, bottom = (area.top() + edge * area.height() // rows for edge in (place, place + 1))
        return top, bottom - top - GAP

    def _table(self) -> NDArray[np.uint32]:
        """Return the colours from the smallest to the largest number."""
        colours = theme.current()
        return colour_table(colours.well, getattr(colours, self._role))


def short_number(value: float) -> str:
    """Return a positive number with two digits or three: 0.012, 3.4e−5, 120."""
    return short(value, 2 if value < 1 else 3)
