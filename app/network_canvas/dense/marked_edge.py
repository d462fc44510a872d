"""The edge whose weight is pinned, drawn over all others."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from app import theme
from app.network_canvas import ink
from app.network_canvas.dense.edge_curves import curves_between
from app.network_canvas.dense.layout import Layout
from app.network_canvas.dense.picture import DensePicture
from engine.explain.places import Place

WIDTH = 2.2  # pixels


def paint_marked_edge(
    painter: QPainter, layout: Layout, picture: DensePicture, place: Place
) -> None:
    """Draw the edge of a weight, whether or not it is one of the strongest that are drawn."""
    names = [stage.name for stage in picture.stages]
    if place.array not in ("W", "dW", "update W") or place.layer not in names:
        return
    stage, (target, source) = names.index(place.layer), place.index
    curves = curves_between(layout, stage, np.array([source]), np.array([target]))
    start, first, second, end = (QPointF(*point) for point in curves[0])
    path = QPainterPath(start)
    path.cubicTo(first, second, end)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(ink.pen(theme.current().text, WIDTH))
    painter.drawPath(path)
