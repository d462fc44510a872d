"""The stages in two rows, with arrows that show the way of the data."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import theme
from app.features_window.stage_card import StageCard

GAP = 20
"""Pixels between two stages, where the arrow is."""

HEAD = 6.0
"""Pixels from an arrow's tip to the ends of its head."""


class Flow(QWidget):
    """Cards in rows; an arrow leads from each to the next, round the corner at a row's end."""

    def __init__(self, rows: Sequence[Sequence[StageCard]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = [list(row) for row in rows]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for row in self._rows:
            line = QHBoxLayout()
            line.setSpacing(GAP)
            for card in row:
                line.addWidget(card, 1)
            column.addLayout(line, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the arrows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.current().muted), 2.0))
        for row in self._rows:
            for one, other in pairwise(row):
                y = one.geometry().center().y()
                _arrow(painter, [(one.geometry().right() + 4, y), (other.geometry().left() - 3, y)])
        for above, below in pairwise(self._rows):
            start, end = above[-1].geometry(), below[0].geometry()
            between = (start.bottom() + end.top()) / 2
            xs = (start.center().x(), end.center().x())
            path = [(xs[0], start.bottom() + 2), (xs[0], between), (xs[1], between)]
            _arrow(painter, [*path, (xs[1], end.top() - 2)])
        painter.end()


def _arrow(painter: QPainter, path: Sequence[tuple[float, float]]) -> None:
    """Paint a line through points, with a head at its end; its last piece is level or upright."""
    (before_x, before_y), (x, y) = path[-2:]
    along = 1 if x > before_x else 0, 1 if y > before_y else 0
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(*point) for point in path]))
    back = QPointF(x - HEAD * along[0], y - HEAD * along[1])
    aside = QPointF(HEAD * along[1], HEAD * along[0])
    painter.setBrush(painter.pen().color())
    painter.drawPolygon(QPolygonF([QPointF(x, y), back + aside * 0.7, back - aside * 0.7]))
