"""The window where it stands: on what it looks at, and the place in the map that it makes."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from app import theme
from app.network_canvas import ink
from app.network_canvas.convolutional.block import Block
from app.network_canvas.convolutional.layout import Layout
from app.network_canvas.convolutional.selection import Selection
from app.network_canvas.convolutional.window import Pair

DOTS = (1.0, 3.0)


def cells_of(area: QRectF, size: Pair, corner: Pair, shape: Pair) -> QRectF:
    """Return where cells of a map of `size` stand that is drawn upright in an area."""
    width, height = area.width() / size[0], area.height() / size[1]
    top = area.bottom() - (corner[1] + shape[1]) * height
    return QRectF(area.left() + corner[0] * width, top, shape[0] * width, shape[1] * height)


def seen_area(layout: Layout, selections: tuple[Selection, ...], number: int) -> QRectF | None:
    """Return where the input map that matters most to the channel in focus is drawn."""
    if number == 0:
        return layout.spectrogram
    row = selections[number - 1].row_of(selections[number].source)
    return None if row is None else layout.blocks[number - 1].channels[row].map


def made_place(block: Block, area: QRectF, position: int) -> QRectF:
    """Return where a position's place stands in the map that is drawn in an area."""
    row, column = block.window.place(position)
    if block.pool is not None:
        row = min(row // block.pool.stride[0], block.size[0] - 1)
        column = min(column // block.pool.stride[1], block.size[1] - 1)
    return cells_of(area, block.size, (row, column), (1, 1))


def paint_window(painter: QPainter, block: Block, area: QRectF, position: int) -> QRectF:
    """Frame what the window sees of the map in an area, and return where that is."""
    window = block.window
    seen = cells_of(area, window.size, window.corner(position), window.shape)
    paint_frame(painter, seen)
    return seen


def paint_frame(painter: QPainter, area: QRectF) -> None:
    """Frame something, so that it is seen on bright and on dark."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(ink.pen("#000000", 4.0))
    painter.drawRect(area)
    painter.setPen(ink.pen("#ffffff", 2.0))
    painter.drawRect(area)


def paint_link(painter: QPainter, begin: QRectF, end: QPointF) -> None:
    """Lead from the nearest side of a frame to a point, dotted."""
    start = QPointF(
        max(begin.left(), min(end.x(), begin.right())),
        begin.bottom() if end.y() > begin.bottom() else begin.top(),
    )
    painter.setPen(ink.pen(theme.current().muted, 1.2, DOTS))
    painter.drawLine(QLineF(start, end))
