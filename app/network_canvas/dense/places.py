"""Whose number stands at a point, and where a number stands."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from app.network_canvas.columns.edge_painter import Curves
from app.network_canvas.columns.nearest_edge import nearest_edge
from app.network_canvas.dense.layout import Layout
from app.network_canvas.dense.picture import DensePicture
from engine.explain.places import INPUT, OUTPUT, Place


def place_at(
    picture: DensePicture, layout: Layout, curves: Sequence[Curves], point: QPointF
) -> Place | None:
    """Return the unit, the word, the input cell or the drawn edge at a point, in this order."""
    unit = layout.unit_at(point)
    if unit is not None:
        stage, number = unit
        return Place(picture.stages[stage].answers, "y", (number,))
    word = _word_at(layout, point)
    if word is not None:
        return Place(OUTPUT, "y", (word,))
    cell = layout.cell_at(point)
    if cell is not None:
        return Place(INPUT, "dout" if layout.inset.contains(point) else "y", cell)
    return _edge_at(picture, curves, point)


def shape_of(picture: DensePicture, layout: Layout, place: Place) -> QRectF | None:
    """Return where a number stands; of a weight, its target's unit."""
    if place.layer == INPUT:
        return layout.cell_of(*place.index)
    for stage, column in zip(picture.stages, layout.columns, strict=True):
        if place.layer in (stage.name, stage.answers) and place.index[0] < stage.units:
            return column.square_of(place.index[0])
    return None


def _word_at(layout: Layout, point: QPointF) -> int | None:
    if not layout.words.contains(point):
        return None
    distances = np.abs(layout.output.centres[:, 1] - point.y())
    nearest = int(distances.argmin())
    return nearest if distances[nearest] < 12 else None


def _edge_at(picture: DensePicture, curves: Sequence[Curves], point: QPointF) -> Place | None:
    """Return the nearest drawn edge within reach."""
    best: tuple[float, Place] | None = None
    for stage, edges, lines in zip(picture.stages, picture.edges, curves, strict=True):
        found = nearest_edge(lines, point)
        if found is not None and (best is None or found[0] < best[0]):
            index = int(edges.targets[found[1]]), int(edges.sources[found[1]])
            best = found[0], Place(stage.name, "W", index)
    return best[1] if best else None
