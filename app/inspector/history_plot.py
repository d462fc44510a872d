"""How a parameter has changed over the run."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import theme
from app.inspector.numbers import number
from app.picture_files import offer_picture

HEIGHT = 118  # pixels
MOST_POINTS = 400
GAP = 6  # pixels between the picture and the numbers at its axes

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class HistoryPlot(QWidget):
    """A curve of values over steps, with its smallest and largest value and its last step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        offer_picture(self)
        self._steps = np.zeros(0, np.int64)
        self._values = np.zeros(0)
        self._present: int | None = None
        self.setMinimumHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def shown(self) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """The steps and values that are drawn."""
        return self._steps, self._values

    def show_history(self, steps: NDArray[np.int64], values: NDArray[np.float64]) -> None:
        """Show values over steps, `(n,)` each; of many, as many as there is room for."""
        every = max(1, -(-len(steps) // MOST_POINTS))
        kept = np.unique(np.append(np.arange(0, len(steps), every), max(0, len(steps) - 1)))
        self._steps, self._values = (steps[kept], values[kept]) if len(steps) else (steps, values)
        self.update()

    def show_step(self, step: int | None) -> None:
        """Mark a step; None marks none."""
        if step != self._present:
            self._present = step
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw well, axes and curve."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._area()
        painter.fillRect(area, QColor(theme.current().well))
        if len(self._steps):
            self._paint_axes(painter, area)
            self._paint_curve(painter, area)
        else:
            painter.setPen(QColor(theme.current().muted))
            waiting = self.tr("waiting for the run …")
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, waiting)
        painter.end()

    def _bounds(self) -> tuple[float, float]:
        finite = self._values[np.isfinite(self._values)]
        if not len(finite):
            return -1.0, 1.0
        low, high = float(finite.min()), float(finite.max())
        if low == high:
            room = abs(low) / 2 or 1.0
            return low - room, high + room
        return low, high

    def _area(self) -> QRectF:
        metrics = self.fontMetrics()
        ends = [number(value) for value in self._bounds()]
        left = max(metrics.horizontalAdvance(text) for text in ends) + GAP if ends else 0
        line = metrics.height()
        return QRectF(left, line / 2, self.width() - left - 2, self.height() - 2 * line - GAP)

    def _paint_axes(self, painter: QPainter, area: QRectF) -> None:
        line = self.fontMetrics().height()
        painter.setPen(QColor(theme.current().muted))
        for value, y in zip(self._bounds(), (area.bottom(), area.top()), strict=True):
            box = QRectF(0, y - line / 2, area.left() - GAP, line)
            painter.drawText(box, _RIGHT, number(value))
        below = QRectF(area.left(), area.bottom() + line / 2, area.width(), line)
        first, last = f"{self._steps[0]:,}", f"{self._steps[-1]:,}"
        painter.drawText(below, _LEFT, first)
        painter.drawText(below, _RIGHT, last)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.tr("step"))
        low, high = self._bounds()
        if low < 0 < high:
            painter.setPen(QPen(QColor(theme.current().line), 1, Qt.PenStyle.DashLine))
            y = area.bottom() + low / (high - low) * area.height()
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))

    def _paint_curve(self, painter: QPainter, area: QRectF) -> None:
        low, high = self._bounds()
        begin, span = float(self._steps[0]), max(1.0, float(self._steps[-1] - self._steps[0]))
        x = area.left() + (self._steps - begin) / span * area.width()
        y = area.bottom() - (self._values - low) / (high - low) * area.height()
        points = [QPointF(*point) for point in zip(x.tolist(), y.tolist(), strict=True)]
        painter.setPen(QPen(QColor(theme.current().text), 1.5))
        if len(points) > 1:
            painter.drawPolyline(QPolygonF(points))
        painter.setBrush(QColor(theme.current().text))
        painter.drawEllipse(points[-1], 2.5, 2.5)
        if self._present is not None and begin <= self._present <= self._steps[-1]:
            at = area.left() + (self._present - begin) / span * area.width()
            painter.setPen(QPen(QColor(theme.current().muted), 1))
            painter.drawLine(QPointF(at, area.top()), QPointF(at, area.bottom()))
