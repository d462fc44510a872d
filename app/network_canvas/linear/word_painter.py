"""All the words' neurons: a small picture of each one's weights, and a wire to one of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath

from app import theme
from app.network_canvas import ink
from app.network_canvas.linear.layout import LinearLayout

WIRE_WIDTH = 3.0


def paint_tiles(
    painter: QPainter, layout: LinearLayout, images: Sequence[QImage], focus: int
) -> None:
    """Paint the words' weights, and a frame around those that are shown large."""
    colours = theme.current()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for word, image in enumerate(images):
        tile = layout.tile(word)
        painter.drawImage(tile, image)
        painter.setPen(ink.pen(colours.line, 1.0))
        painter.drawRect(tile.adjusted(-0.5, -0.5, 0.5, 0.5))
    painter.setPen(ink.pen(colours.text, 2.0))
    painter.drawRect(layout.tile(focus).adjusted(-2, -2, 2, 2))


def paint_wire(
    painter: QPainter, layout: LinearLayout, focus: int, hue: str, begin: float, end: float
) -> None:
    """Paint the wire between the large pictures and the neuron in focus, from share to share."""
    if end <= begin:
        return
    path = _wire(layout, focus)
    steps = 24
    points = [
        path.pointAtPercent(begin + (end - begin) * step / steps) for step in range(steps + 1)
    ]
    painter.setPen(ink.pen(hue, WIRE_WIDTH))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(points)


def _wire(layout: LinearLayout, focus: int) -> QPainterPath:
    begin = QPointF(layout.product.right() + 3, layout.product.center().y())
    tile = QRectF(layout.tile(focus))
    end = QPointF(tile.left() - 4, tile.center().y())
    middle = (begin.x() + end.x()) / 2
    path = QPainterPath(begin)
    path.cubicTo(QPointF(middle, begin.y()), QPointF(middle, end.y()), end)
    return path
