"""The transport's icons, drawn here so that they are sharp at every size and in every theme."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPolygonF

SIDE = 16.0


def run_icon(colour: str) -> QIcon:
    """Return a triangle."""
    return _icon(colour, lambda painter: _triangle(painter, 3.5, 13.5))


def pause_icon(colour: str) -> QIcon:
    """Return two bars."""

    def paint(painter: QPainter) -> None:
        painter.drawRect(QRectF(3.5, 2, 3.2, 12))
        painter.drawRect(QRectF(9.3, 2, 3.2, 12))

    return _icon(colour, paint)


def next_icon(colour: str) -> QIcon:
    """Return a small triangle to the right."""
    return _icon(colour, lambda painter: _triangle(painter, 5, 12))


def back_icon(colour: str) -> QIcon:
    """Return a small triangle to the left."""
    return _icon(colour, lambda painter: _triangle(painter, 11, 4))


def step_icon(colour: str) -> QIcon:
    """Return a triangle and a bar."""

    def paint(painter: QPainter) -> None:
        _triangle(painter, 2, 11)
        painter.drawRect(QRectF(11.5, 2.5, 2.4, 11))

    return _icon(colour, paint)


def reset_icon(colour: str) -> QIcon:
    """Return a bar and a triangle to the left."""

    def paint(painter: QPainter) -> None:
        _triangle(painter, 14, 5)
        painter.drawRect(QRectF(2.1, 2.5, 2.4, 11))

    return _icon(colour, paint)


def menu_icon(colour: str) -> QIcon:
    """Return three bars."""

    def paint(painter: QPainter) -> None:
        for y in (3.0, 7.2, 11.4):
            painter.drawRect(QRectF(2, y, 12, 1.8))

    return _icon(colour, paint)


def _triangle(painter: QPainter, base: float, tip: float) -> None:
    points = [QPointF(base, 2.2), QPointF(base, 13.8), QPointF(tip, 8)]
    painter.drawPolygon(QPolygonF(points))


def _icon(colour: str, paint: Callable[[QPainter], None]) -> QIcon:
    icon = QIcon()
    for scale in (1, 2, 3):
        pixmap = QPixmap(int(SIDE * scale), int(SIDE * scale))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        paint(painter)
        painter.end()
        pixmap.setDevicePixelRatio(scale)
        icon.addPixmap(pixmap)
    return icon
