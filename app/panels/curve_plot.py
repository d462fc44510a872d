"""Curves over the steps of a run, on axes from 0, with a legend drawn by the curves' own pens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from app import theme
from app.colour_scale import blend
from app.lines import draw_lines
from app.panels.step_chart import LEFT, RIGHT, SPACE, WIDE_SPACE, StepChart

SWATCH = 11  # pixels

Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Curve:
    """How a curve is drawn: `role` names a colour of the theme.

    A faint curve is thin, jagged and near the ground's colour: it is there for its spread.
    """

    name: str
    role: str
    faint: bool = False

    def draw(self, painter: QPainter, x: Points, y: Points) -> None:
        """Draw the curve through these points, in pixels, both `(n,)`.

        Qt draws smooth lines of width 1 many times faster than wider ones, so a thick curve is
        the same thin one twice, side by side.
        """
        colours = theme.current()
        strength = 0.55 if self.faint else 1.0
        painter.setPen(QPen(blend(colours.well, getattr(colours, self.role), strength), 1.0))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not self.faint)
        if len(x) == 1:
            painter.drawEllipse(QPointF(x[0], y[0]), 1.5, 1.5)
        pieces = np.stack([x[:-1], y[:-1], x[1:], y[1:]], axis=1)  # (n,) -> (n - 1, 4)
        draw_lines(painter, pieces)
        if not self.faint:
            painter.translate(0.0, 0.8)
            draw_lines(painter, pieces)
            painter.translate(0.0, -0.8)


class CurvePlot(StepChart):
    """Draws `curves`, the last on top, and writes the values on the left with `value_text`."""

    def __init__(
        self,
        title: str,
        curves: Sequence[Curve],
        *,
        step_word: str,
        value_text: Callable[[float], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, step_word, parent)
        self._curves = tuple(curves)
        self._value_text = value_text
        self._points: dict[Curve, tuple[Points, Points]] = {}
        self._highest = 1.0

    def sizeHint(self) -> QSize:
        """Wide enough for the legend."""
        metrics = self.fontMetrics()
        width = QFontMetrics(self.title_font()).horizontalAdvance(self._title)
        for curve in self._curves:
            width += WIDE_SPACE + SWATCH + SPACE + metrics.horizontalAdvance(curve.name)
        return QSize(width, 4 * self.line_height())

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the legend."""
        return self.sizeHint()

    def set_curve(self, curve: Curve, steps: Points, values: Points) -> None:
        """Draw `values` over `steps`, both `(n,)`; where a value is not a number it is left out."""
        known = ~np.isnan(values)
        self._points[curve] = (steps[known], values[known])
        self.update()

    def set_highest(self, value: float) -> None:
        """Show the values from 0 to this one."""
        self._highest = value
        self.update()

    def room_left(self) -> int:
        """As much as the longest of the values needs."""
        texts = (self._value_text(value) for value in (self._highest, self._highest / 2))
        return max(self.fontMetrics().horizontalAdvance(text) for text in texts) + SPACE

    def paint_header(self, painter: QPainter, box: QRect) -> None:
        """Paint a piece of each curve and its name."""
        x, middle = box.left(), box.center().y()
        for curve in self._curves:
            curve.draw(painter, np.array([x, x + SWATCH]), np.array([middle, middle]))
            x += SWATCH + SPACE
            painter.setPen(QColor(theme.current().muted))
            painter.drawText(QRect(x, 0, box.right() - x + 1, box.height()), LEFT, curve.name)
            x += painter.fontMetrics().horizontalAdvance(curve.name) + WIDE_SPACE

    def paint_picture(self, painter: QPainter, area: QRect) -> None:
        """Paint the value axis and the curves."""
        height = self.line_height()
        for value in (0.0, self._highest / 2, self._highest):
            y = round(self._y_of(value, area))
            painter.setPen(QColor(theme.current().line))
            painter.drawLine(area.left(), y, area.right(), y)
            painter.setPen(QColor(theme.current().muted))
            box = QRect(0, y - height // 2, area.left() - SPACE, height)
            painter.drawText(box, RIGHT, self._value_text(value))
        painter.setClipRect(area.adjusted(0, -1, 0, 1))
        for curve in self._curves:
            if curve in self._points:
                curve.draw(painter, *self._pixels(*self._points[curve], area))
        painter.setClipping(False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _y_of(self, value: float, area: QRect) -> float:
        return area.bottom() - value / self._highest * (area.height() - 1)

    def _pixels(self, steps: Points, values: Points, area: QRect) -> tuple[Points, Points]:
        x = area.left() + steps * (area.width() / self._axis_end)
        farthest = 2 * self._highest  # far outside is outside: Qt is slow with huge coordinates
        y = area.bottom() - np.minimum(values, farthest) * ((area.height() - 1) / self._highest)
        return x, y
