"""Short texts that are painted in frame after frame, each laid out once.

To lay a text out takes Qt eight times as long as to draw it.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QStaticText, QTransform

from app import theme
from app.network_canvas import ink


def write(
    painter: QPainter,
    area: QRectF,
    text: str,
    *,
    points: float = theme.TEXT_POINTS,
    bold: bool = False,
    at: float = 0.0,
) -> None:
    """Write one line with the painter's pen, in the middle of the area's height.

    `at` is where it stands across: 0 at the left, 0.5 in the middle, 1 at the right.
    """
    laid_out, width, height = _laid_out(text, points, bold)
    painter.setFont(ink.text_font(points, bold=bold))
    left = area.left() + at * (area.width() - width)
    painter.drawStaticText(QPointF(left, area.center().y() - height / 2), laid_out)


@lru_cache(maxsize=1024)
def shortened(text: str, width: float, points: float = theme.TEXT_POINTS) -> str:
    """Return as much of a line as there is room for, with three dots where it ends."""
    metrics = QFontMetricsF(ink.text_font(points))
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


@lru_cache(maxsize=1024)
def width_of(text: str, points: float = theme.TEXT_POINTS) -> float:
    """Return the width of a line."""
    return QFontMetricsF(ink.text_font(points)).horizontalAdvance(text)


@lru_cache(maxsize=8192)
def _laid_out(text: str, points: float, bold: bool) -> tuple[QStaticText, float, float]:
    laid_out = QStaticText(text)
    laid_out.setTextFormat(Qt.TextFormat.PlainText)
    laid_out.prepare(QTransform(), ink.text_font(points, bold=bold))
    size = laid_out.size()
    return laid_out, size.width(), size.height()
