"""Curves over the steps of a run, on axes from 0, with a legend drawn by the curves' own pens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from app import theme
from app.colour_scale import blend
from app.lines import draw_lines
from app.panels.step_chart import LEFT, RIGHT, SPACE, WIDE_SPACE, StepChart

SWATCH = 10  # pixels
FORK = 3.5  # radius of the dot where a branch begins, in pixels

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


OTHER_BRANCH = Curve("", "muted", faint=True)


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
        super().__init__((title,), step_word, parent)
        self._curves = tuple(curves)
        self._value_text = value_text
        self._points: dict[Curve, tuple[Points, Points]] = {}
        self._others: list[tuple[Points, Points]] = []
        self._highest = 1.0

    def sizeHint(self) -> QSize:
        """Wide enough for the legend."""
        width = self.titles_width() + sum(map(self._entry_width, self._curves))
        return QSize(width, 4 * self.line_height())

    def set_curve(self, curve: Curve, steps: Points, values: Points) -> None:
        """Draw `values` over `steps`, both `(n,)`; where a value is not a number it is left out."""
        known = ~np.isnan(values)
        self._points[curve] = (steps[known], values[known])
        self.refresh()

    def set_others(self, others: Sequence[tuple[Points, Points]]) -> None:
        """Draw the curves of other branches faintly: steps and values of each, from its fork on."""
        self._others = [(steps, values) for steps, values in others if len(steps)]
        self.refresh()

    def set_highest(self, value: float) -> None:
        """Show the values from 0 to this one."""
        self._highest = value
        self.refresh()

    def room_left(self) -> int:
        """As much as the longest of the values needs."""
        texts = (self._value_text(value) for value in (self._highest, self._highest / 2))
        return max(self.fontMetrics().horizontalAdvance(text) for text in texts) + SPACE

    def paint_header(self, painter: QPainter, box: QRect) -> None:
        """Paint a piece of each curve and its name; where room is short, not of the faint ones."""
        shown = self._curves
        if sum(map(self._entry_width, shown)) - WIDE_SPACE > box.width():
            shown = tuple(curve for curve in shown if not curve.faint)
        x, middle = box.left(), box.center().y()
        for curve in shown:
            curve.draw(painter, np.array([x, x + SWATCH]), np.array([middle, middle]))
            painter.setPen(QColor(theme.current().muted))
            left = x + SWATCH + SPACE
            painter.drawText(QRect(left, 0, box.right() - left + 1, box.height()), LEFT, curve.name)
            x += self._entry_width(curve)

    def _entry_width(self, curve: Curve) -> int:
        return SWATCH + SPACE + self.fontMetrics().horizontalAdvance(curve.name) + WIDE_SPACE

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
        for steps, values in self._others:
            OTHER_BRANCH.draw(painter, *self._pixels(steps, values, area))
        for curve in self._curves:
            if curve in self._points:
                curve.draw(painter, *self._pixels(*self._points[curve], area))
        painter.setClipping(False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._paint_forks(painter, area)

    def _paint_forks(self, painter: QPainter, area: QRect) -> None:
        """Mark where other branches begin."""
        colours = theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.well), 1.5))
        painter.setBrush(QColor(colours.muted))
        for steps, values in self._others:
            x, y = self._pixels(steps[:1], values[:1], area)
            painter.drawEllipse(QPointF(x[0], max(float(y[0]), area.top())), FORK, FORK)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _y_of(self, value: float, area: QRect) -> float:
        return area.bottom() - value / self._highest * (area.height() - 1)

    def _pixels(self, steps: Points, values: Points, area: QRect) -> tuple[Points, Points]:
        x = area.left() + steps * (area.width() / self._axis_end)
        farthest = 2 * self._highest  # far outside is outside: Qt is slow with huge coordinates
        y = area.bottom() - np.minimum(values, farthest) * ((area.height() - 1) / self._highest)
        return x, y
