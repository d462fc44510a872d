"""From all frames to one column, and from there to the words."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app import theme
from app.network_canvas import ink
from app.network_canvas.columns.edge_painter import Curves
from app.network_canvas.recurrent.layout import LINE, RecurrentLayout
from app.network_canvas.recurrent.picture import RecurrentPicture
from app.network_canvas.recurrent.strips import StripImages
from app.network_canvas.recurrent.visibility import Seen

translate = QCoreApplication.translate

HEAD = 4.0


def read_out_curves(layout: RecurrentLayout, picture: RecurrentPicture) -> Curves:
    """Return the curves of the output's edges, from the column that is read to the words."""
    edges, area = picture.edges, layout.read_out
    y = area.top() + (edges.sources + 0.5) * area.height() / len(picture.summary)
    starts = np.stack([np.full(len(y), area.right() + 1), y], axis=1)
    ends = layout.output.centres[edges.targets] - (layout.output.radius, 0)
    bend = (ends - starts) * (0.5, 0.0)
    return np.stack([starts, starts + bend, ends - bend, ends], axis=1)


def paint_read_out(
    painter: QPainter,
    layout: RecurrentLayout,
    picture: RecurrentPicture,
    images: StripImages,
    seen: Seen,
) -> None:
    """Paint the column that the output reads, its gradient, and where they come from."""
    colours = theme.current()
    _paint_column(painter, images, layout.read_out, "y", seen.read)
    _paint_column(painter, images, layout.read_out_gradient, "dout", seen.read_back)
    if seen.read_back:
        pen = ink.pen(colours.backward, 2.0)
    elif seen.read:
        pen = ink.pen(colours.forward, 2.0)
    else:
        pen = ink.pen(colours.line, 1.4)
    if picture.reads_mean:
        _paint_bracket(painter, layout, pen)
    else:
        _paint_arrow(painter, layout.right, layout.layers[-1].state, layout.read_out, pen)


def paint_read_out_name(
    painter: QPainter, layout: RecurrentLayout, picture: RecurrentPicture
) -> None:
    """Paint what the read-out is called above its column."""
    painter.setFont(ink.text_font())
    painter.setPen(ink.colour(theme.current().muted))
    centre = layout.read_out.center().x()
    name = QRectF(centre - 40, layout.read_out.top() - LINE - 1, 80, LINE)
    painter.drawText(name, Qt.AlignmentFlag.AlignCenter, read_out_name(picture))


def read_out_name(picture: RecurrentPicture) -> str:
    """Return what the read-out is called above its column."""
    if picture.reads_mean:
        return translate("RecurrentScene", "mean")
    return translate("RecurrentScene", "last")


def _paint_column(
    painter: QPainter, images: StripImages, area: QRectF, array: str, shown: float
) -> None:
    if shown > 0:
        images.paint_read_out(painter, area, array, shown)
    if shown < 1:
        painter.setPen(ink.pen(theme.current().line, 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)


def _paint_bracket(painter: QPainter, layout: RecurrentLayout, pen: QPen) -> None:
    """Paint a bracket below all frames of the state, and the way from it to the column."""
    y, area = layout.bracket, layout.read_out
    x = area.center().x()
    painter.setPen(pen)
    painter.drawLines(
        [
            QLineF(layout.left, y, x, y),
            QLineF(layout.left, y - 4, layout.left, y),
            QLineF(layout.right, y - 4, layout.right, y),
            QLineF(x, y, x, area.bottom() + 2),
        ]
    )


def _paint_arrow(painter: QPainter, left: float, begin: QRectF, end: QRectF, pen: QPen) -> None:
    y = begin.center().y()
    painter.setPen(pen)
    painter.drawLine(QLineF(left + 1, y, end.left() - 3, y))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pen.color())
    tip = QPointF(end.left() - 2, y)
    painter.drawPolygon([tip, tip + QPointF(-HEAD - 2, -HEAD), tip + QPointF(-HEAD - 2, HEAD)])
