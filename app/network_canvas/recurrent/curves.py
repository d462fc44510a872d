"""A curve over frames, with a dot at each."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.network_canvas import ink
from app.network_canvas.picture import Array


class Curve(NamedTuple):
    """Values `(n,)` at x coordinates `(n,)`, on an axis from `lowest` to `highest`."""

    x: NDArray[np.float64]
    values: Array
    lowest: float
    highest: float

    def points(self, area: QRectF) -> list[QPointF]:
        """Return where the values stand in an area; those that are no numbers are left out."""
        shares = (self.values - self.lowest) / ((self.highest - self.lowest) or 1.0)
        y = area.bottom() - np.clip(shares, 0.0, 1.0) * area.height()
        finite = np.isfinite(y)
        return [
            QPointF(left, top)
            for left, top in zip(self.x[finite].tolist(), y[finite].tolist(), strict=True)
        ]


def paint_curve(painter: QPainter, area: QRectF, curve: Curve, hue: str) -> None:
    """Paint a curve and its dots."""
    points = curve.points(area)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(ink.pen(hue, 1.8))
    painter.drawPolyline(points)
    painter.setPen(QPen(ink.colour(hue), 4.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPoints(points)
