"""A plot's two axes: from numbers to pixels, and the numbers that stand at the ends."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from app import theme
from app.network_canvas import ink


@dataclass(frozen=True, slots=True)
class Plot:
    """An area with two axes, each from its lowest to its highest number."""

    area: QRectF
    across: tuple[float, float]
    up: tuple[float, float]

    def x(self, value: float) -> float:
        """Return where a number stands across."""
        low, high = self.across
        return self.area.left() + (value - low) / ((high - low) or 1.0) * self.area.width()

    def y(self, value: float) -> float:
        """Return where a number stands upwards."""
        low, high = self.up
        return self.area.bottom() - (value - low) / ((high - low) or 1.0) * self.area.height()

    def point(self, across: float, up: float) -> QPointF:
        """Return where two numbers stand."""
        return QPointF(self.x(across), self.y(up))

    def points(self, across: NDArray[np.floating], up: NDArray[np.floating]) -> NDArray[np.float64]:
        """Return where many numbers stand, `(n, 2)`."""
        low, high = self.across
        x = self.area.left() + (across - low) / ((high - low) or 1.0) * self.area.width()
        low, high = self.up
        y = self.area.bottom() - (up - low) / ((high - low) or 1.0) * self.area.height()
        return np.stack([x, y], axis=1).astype(np.float64)


def paint_axis_across(
    painter: QPainter, plot: Plot, names: tuple[str, ...], ticks: tuple[float, ...]
) -> None:
    """Paint numbers below a plot, and what they are between them: the first name that fits."""
    area = plot.area
    painter.setFont(ink.text_font())
    metrics = painter.fontMetrics()
    painter.setPen(ink.colour(theme.current().muted))
    taken = []
    for value in ticks:
        text = short(value)
        width = metrics.horizontalAdvance(text) + 2
        left = min(max(plot.x(value) - width / 2, area.left() - 4), area.right() + 4 - width)
        painter.drawText(
            QRectF(left, area.bottom() + 3, width, 20), Qt.AlignmentFlag.AlignHCenter, text
        )
        taken.append((left, left + width))
    for name in names:
        if _paint_between(painter, area, name, taken):
            return


def paint_axis_up(painter: QPainter, plot: Plot, name: str, ticks: tuple[float, ...]) -> None:
    """Paint numbers at the left of a plot, and what they are between the two that end it."""
    area = plot.area
    painter.setFont(ink.text_font())
    painter.setPen(ink.colour(theme.current().muted))
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    for value in ticks:
        y = min(max(plot.y(value), area.top() + 6), area.bottom() - 6)
        painter.drawText(QRectF(area.left() - 54, y - 10, 49, 20), right, short(value))
    if name:
        middle = QRectF(area.left() - 54, area.center().y() - 10, 49, 20)
        painter.setPen(ink.colour(theme.current().text))
        painter.drawText(middle, right, name)


def short(value: float) -> str:
    """Return an axis's number with a true minus sign."""
    return f"{value:.{2 if abs(value) < 1 else 3}g}".replace("-", "−")


def _paint_between(
    painter: QPainter, area: QRectF, name: str, taken: list[tuple[float, float]]
) -> bool:
    """Write an axis's name where it covers no number, near the middle; False without room."""
    width = painter.fontMetrics().horizontalAdvance(name)
    ends = [area.left(), *(edge for pair in sorted(taken) for edge in pair), area.right()]
    gaps = [(left, right) for left, right in zip(ends[::2], ends[1::2], strict=True)]
    fitting = [gap for gap in gaps if gap[1] - gap[0] > width + 6]
    if not fitting:
        return False
    widest = max(fitting, key=lambda gap: gap[1] - gap[0])
    middle = min(max(area.center().x(), widest[0] + width / 2 + 3), widest[1] - width / 2 - 3)
    painter.setPen(ink.colour(theme.current().text))
    place = QRectF(middle - width / 2 - 2, area.bottom() + 3, width + 4, 20)
    painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, name)
    return True
