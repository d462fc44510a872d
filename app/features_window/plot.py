"""A plot: where values lie in pixels, and axes whose numbers are round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from app import theme
from app.lines import draw_lines

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
SPACE = 5.0
"""Pixels between an axis and its numbers."""

Values = NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class Plot:
    """Values from `x[0]` to `x[1]` and `y[0]` to `y[1]` in an area in pixels, y upwards."""

    area: QRectF
    x: tuple[float, float]
    y: tuple[float, float]

    def x_of(self, value: float) -> float:
        """Return where a value lies, in pixels."""
        low, high = self.x
        return self.area.left() + (value - low) / (high - low) * self.area.width()

    def y_of(self, value: float) -> float:
        """Return where a value lies, in pixels."""
        low, high = self.y
        return self.area.bottom() - (value - low) / (high - low) * self.area.height()

    def x_value(self, pixel: float) -> float:
        """Return the value that lies at a pixel, cut to the axis."""
        low, high = self.x
        share = (pixel - self.area.left()) / max(self.area.width(), 1.0)
        return low + min(max(share, 0.0), 1.0) * (high - low)

    def y_value(self, pixel: float) -> float:
        """Return the value that lies at a pixel, cut to the axis."""
        low, high = self.y
        share = (self.area.bottom() - pixel) / max(self.area.height(), 1.0)
        return low + min(max(share, 0.0), 1.0) * (high - low)

    def span(self, start: float, stop: float) -> QRectF:
        """Return the part of the area from one x to another."""
        left = max(self.x_of(start), self.area.left())
        right = min(self.x_of(stop), self.area.right())
        return QRectF(left, self.area.top(), max(right - left, 1.0), self.area.height())


def number(value: float, digits: int) -> str:
    """Return a number with a true minus sign and so many digits after the point."""
    text = f"{value:,.{digits}f}"
    zero = not text.strip("-0.,")
    return text.lstrip("-") if zero else text.replace("-", "−")


def brief(value: float) -> str:
    """Return a number of three digits, or two and a power of ten, with a true minus sign."""
    text = f"{value:.3g}"
    if "e" not in text:
        return text.replace("-", "−")
    mantissa, exponent = f"{value:.1e}".split("e")
    return f"{mantissa} · 10<sup>{int(exponent)}</sup>".replace("-", "−")


def round_ticks(lowest: float, highest: float, most: int) -> list[float]:
    """Return at most so many evenly spaced round numbers from `lowest` to `highest`."""
    least_step = (highest - lowest) / max(most - 1, 1)
    power = 10.0 ** floor(log10(least_step))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least_step * 0.9999)
    first, last = ceil(lowest / step - 1e-6), floor(highest / step + 1e-6)
    return [place * step for place in range(first, last + 1)][-most:]


def tick_texts(ticks: Sequence[float], unit: str = "") -> list[tuple[float, str]]:
    """Return the ticks with their texts; the last one says the unit."""
    texts = [f"{tick:.6g}".replace("-", "−") for tick in ticks]
    if unit and texts:
        texts[-1] = f"{texts[-1]} {unit}"
    return list(zip(ticks, texts, strict=True))


def paint_ground(painter: QPainter, plot: Plot) -> None:
    """Paint the ground of the picture."""
    painter.fillRect(plot.area, QColor(theme.current().well))


def paint_x_axis(
    painter: QPainter, plot: Plot, ticks: Sequence[tuple[float, str]], width: float
) -> None:
    """Paint the numbers below the area, none over another and all within a widget's width."""
    metrics = painter.fontMetrics()
    painter.setPen(QColor(theme.current().muted))
    taken = width
    for value, text in reversed(ticks):
        room = metrics.horizontalAdvance(text) + 2.0
        left = min(max(plot.x_of(value) - room / 2, 0.0), width - room)
        if left + room <= taken:
            box = QRectF(left, plot.area.bottom() + 2, room, metrics.height())
            painter.drawText(box, CENTRE, text)
            taken = left - SPACE


def paint_y_axis(
    painter: QPainter, plot: Plot, ticks: Sequence[tuple[float, str]], *, right: bool = False
) -> None:
    """Paint the numbers beside the area with faint lines through it, none over another."""
    height = painter.fontMetrics().height()
    free = plot.area.bottom() + height
    for value, text in ticks:
        y = plot.y_of(value)
        if not right:
            painter.setPen(QColor(theme.current().line))
            painter.drawLine(round(plot.area.left()), round(y), round(plot.area.right()), round(y))
        top = min(max(y - height / 2, plot.area.top() - 2), plot.area.bottom() - height + 2)
        if top + height > free:
            continue
        free = top
        painter.setPen(QColor(theme.current().muted))
        if right:
            painter.drawText(QRectF(plot.area.right() + SPACE, top, 90, height), LEFT, text)
        else:
            painter.drawText(QRectF(0, top, plot.area.left() - SPACE, height), RIGHT, text)


def paint_curve(
    painter: QPainter, plot: Plot, x: Values, y: Values, colour: str, *, smooth: bool = True
) -> None:
    """Paint a curve through points, both (n,), inside the area."""
    low, high = plot.x
    bottom, top = plot.y
    xs = plot.area.left() + (x - low) / (high - low) * plot.area.width()
    share = np.clip((y - bottom) / (top - bottom), 0.0, 1.0)
    ys = plot.area.bottom() - share * plot.area.height()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
    painter.setClipRect(plot.area)
    painter.setPen(QColor(colour))
    draw_lines(painter, np.stack([xs[:-1], ys[:-1], xs[1:], ys[1:]], axis=1))  # (n - 1, 4)
    painter.restore()
