"""Where the edges of dense layers run."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from app import theme
from app.network_canvas import ink
from app.network_canvas.columns.edge_painter import Curves
from app.network_canvas.dense.layout import Layout
from app.network_canvas.dense.picture import DensePicture
from engine.explain.places import Place

MARKED = 2.2
"""Pixels of the line that marks one edge."""


def edge_curves(layout: Layout, picture: DensePicture) -> tuple[Curves, ...]:
    """Return each gap's curves, from the source at the left to the target.

    They leave and arrive horizontally.
    """
    return tuple(
        _curves(layout, stage, edges.sources, edges.targets)
        for stage, edges in enumerate(picture.edges)
    )


def paint_marked_edge(
    painter: QPainter, layout: Layout, picture: DensePicture, place: Place
) -> None:
    """Draw the edge of a weight over all others, whether it is one of the strongest or not."""
    names = [stage.name for stage in picture.stages]
    is_weight = place.array in ("W", "dW", "update W") and place.layer in names
    if not is_weight:
        return
    target, source = place.index
    curves = _curves(layout, names.index(place.layer), np.array([source]), np.array([target]))
    start, first, second, end = (QPointF(*point) for point in curves[0])
    path = QPainterPath(start)
    path.cubicTo(first, second, end)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(ink.pen(theme.current().text, MARKED))
    painter.drawPath(path)


def _curves(
    layout: Layout, stage: int, sources: NDArray[np.int64], targets: NDArray[np.int64]
) -> Curves:
    if stage == 0:
        starts = layout.cell_centres(sources)
    else:
        before = layout.columns[stage - 1]
        starts = before.centres[sources] + (before.radius, 0)
    here = layout.columns[stage]
    ends = here.centres[targets] - (here.radius, 0)
    bend = (ends - starts) * (0.5, 0.0)
    return np.stack([starts, starts + bend, ends - bend, ends], axis=1)
