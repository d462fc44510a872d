"""Paints scales around the two pictures: amplitude, frequency, time, and the colours' levels."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from app import theme
from app.colour_maps import Pixels
from app.sound_window.axes import Tick, time_ticks
from app.sound_window.picture_layout import TICK, PictureLayout
from app.sound_window.time_view import TimeView


def paint_upright_axis(painter: QPainter, box: QRect, ticks: list[Tick], title: str) -> None:
    """Paint numbers at the left of `box`, and what they are along it."""
    metrics = painter.fontMetrics()
    painter.setPen(QColor(theme.current().muted))
    for tick in ticks:
        y = box.bottom() + 0.5 - tick.place * (box.height() - 1)
        painter.drawLine(QPointF(box.left() - TICK, y), QPointF(box.left() - 1, y))
        top = _inside(y, metrics.height(), box)
        room = QRectF(0, top, box.left() - TICK - 3, metrics.height())
        painter.drawText(
            room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, tick.text
        )
    _paint_along(painter, QPointF(metrics.height() / 2, box.center().y()), box.height(), title)


def paint_times(painter: QPainter, box: QRect, view: TimeView, unit: str) -> None:
    """Paint times below the pictures; the unit stands at the right end."""
    metrics = painter.fontMetrics()
    most = max(2, int(box.width() / (1.6 * metrics.horizontalAdvance("000.000"))))
    ticks = time_ticks(view.start, view.seconds, most)
    painter.setPen(QColor(theme.current().muted))
    right = box.right() - metrics.horizontalAdvance(unit)
    painter.drawText(
        QRect(right, box.top() + TICK, box.right() - right + 1, metrics.height()),
        Qt.AlignmentFlag.AlignRight,
        unit,
    )
    for tick in ticks:
        x = box.left() + tick.place * box.width()
        painter.drawLine(QPointF(x, box.top()), QPointF(x, box.top() + TICK - 1))
        wide = metrics.horizontalAdvance(tick.text)
        if x - wide / 2 >= 0 and x + wide / 2 <= right - 6:
            painter.drawText(QPointF(x - wide / 2, box.top() + TICK + metrics.ascent()), tick.text)


def paint_colour_bar(
    painter: QPainter, layout: PictureLayout, table: Pixels, ticks: list[Tick], title: str
) -> None:
    """Paint the colours from quiet at the bottom to loud, with their levels."""
    bar = layout.bar
    metrics = painter.fontMetrics()
    image = QImage(1, len(table), QImage.Format.Format_RGB32)
    for row, colour in enumerate(table[::-1].tolist()):
        image.setPixel(0, row, colour)
    painter.drawImage(bar, image)
    colours = theme.current()
    painter.setPen(QColor(colours.line))
    painter.drawRect(bar.adjusted(0, 0, -1, -1))
    painter.setPen(QColor(colours.muted))
    widest = 0
    for tick in ticks:
        y = bar.bottom() + 0.5 - tick.place * (bar.height() - 1)
        left = bar.right() + TICK
        painter.drawLine(QPointF(bar.right() + 1, y), QPointF(left, y))
        wide = metrics.horizontalAdvance(tick.text)
        widest = max(widest, wide)
        room = QRectF(left + 3, _inside(y, metrics.height(), bar), wide + 2, metrics.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, tick.text)
    x = bar.right() + TICK + 3 + widest + 3 + metrics.height() / 2
    _paint_along(painter, QPointF(x, bar.center().y()), bar.height(), title)


def _inside(middle: float, high: int, box: QRect) -> float:
    """Return the top of a number at `middle` that does not reach into the next axis."""
    return min(max(middle - high / 2, box.top() - 4), box.bottom() + 5 - high)


def _paint_along(painter: QPainter, centre: QPointF, length: float, text: str) -> None:
    """Paint `text` upwards, about `centre`; nothing when it is longer than the axis."""
    wide = painter.fontMetrics().horizontalAdvance(text) + 2
    if wide > length + 12:
        return
    high = painter.fontMetrics().height()
    painter.save()
    painter.translate(centre)
    painter.rotate(-90)
    painter.drawText(QRectF(-wide / 2, -high / 2, wide, high), Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
