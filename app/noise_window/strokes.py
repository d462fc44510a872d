"""How the curves of the noise lab look: each has its mark and its dashes, so that no hue is needed.

Cyan, orange and violet are directions, and no direction is shown here.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app import theme
from app.controllers.noise_lab import Network

MARK = 5.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A colour as a role of the theme, the lengths of lines and spaces, and a mark's shape."""

    role: str
    dashes: tuple[float, ...]
    shape: str


STROKES = {
    Network.PRESENT: Stroke("text", (), "circle"),
    Network.CLEAN: Stroke("text", (5.0, 3.0), "square"),
    Network.IN_NOISE: Stroke("right", (), "triangle"),
}
EARLIER = (
    Stroke("muted", (2.0, 2.0), "circle"),
    Stroke("muted", (7.0, 2.0, 2.0, 2.0), "diamond"),
    Stroke("muted", (1.0, 3.0), "square"),
    Stroke("muted", (5.0, 5.0), "triangle"),
    Stroke("muted", (9.0, 3.0), "diamond"),
)
"""For curves of the run at steps that are past."""


def pen_of(stroke: Stroke, width: float = 2.0) -> QPen:
    """Return the pen of a curve in the theme in force."""
    pen = QPen(QColor(getattr(theme.current(), stroke.role)), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if stroke.dashes:
        pen.setDashPattern(stroke.dashes)
    return pen


def paint_mark(painter: QPainter, stroke: Stroke, middle: QPointF) -> None:
    """Paint the mark of a measured point."""
    colours = theme.current()
    painter.setPen(QPen(QColor(colours.well), 1.0))
    painter.setBrush(QColor(getattr(colours, stroke.role)))
    box = QRectF(middle.x() - MARK, middle.y() - MARK, 2 * MARK, 2 * MARK)
    if stroke.shape == "circle":
        painter.drawEllipse(box)
    elif stroke.shape == "square":
        painter.drawRect(box.adjusted(0.6, 0.6, -0.6, -0.6))
    elif stroke.shape == "triangle":
        corners = [QPointF(middle.x(), box.top() - 1), box.bottomLeft(), box.bottomRight()]
        painter.drawPolygon(QPolygonF(corners))
    else:
        up, across = QPointF(0, MARK + 1.5), QPointF(MARK + 1.5, 0)
        corners = [middle - up, middle + across, middle + up, middle - across]
        painter.drawPolygon(QPolygonF(corners))
    painter.setBrush(Qt.BrushStyle.NoBrush)
