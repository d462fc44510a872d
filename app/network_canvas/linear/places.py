"""Whose number stands at a point, and where a number stands."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from app.controllers.phases import PhaseKind
from app.network_canvas.linear.layout import LinearLayout
from app.network_canvas.linear.picture import LinearPicture
from app.network_canvas.moment import Moment
from engine.explain.places import INPUT, OUTPUT, Place

WEIGHT_ARRAYS = ("W", "dW", "update W")
_MADE_OF_WEIGHTS = {
    PhaseKind.BACKWARD: "dW",
    PhaseKind.UPDATE: "update W",
}
"""What the third picture of the upper row shows in a phase; `w x` belongs to the weight itself."""


def place_at(
    picture: LinearPicture, layout: LinearLayout, focus: int, point: QPointF, moment: Moment
) -> Place | None:
    """Return the neuron, the weight of the one in focus, or the input cell at a point."""
    word = _word_at(layout, point)
    if word is not None:
        return Place(picture.stage.answers, "y", (word,))
    weight = layout.weight_at(point)
    if weight is not None:
        of_product = layout.product.contains(point)
        array = _MADE_OF_WEIGHTS.get(moment.phase.kind, "W") if of_product else "W"
        return Place(picture.stage.name, array, (focus, weight[0] * layout.bands + weight[1]))
    cell = layout.cell_at(point)
    if cell is not None:
        return Place(INPUT, "dout" if layout.inset.contains(point) else "y", cell)
    return None


def shape_of(
    picture: LinearPicture, layout: LinearLayout, focus: int, place: Place
) -> QRectF | None:
    """Return where a number stands; of a weight that is not shown large, its neuron's tile."""
    if place.layer == INPUT:
        area = layout.inset if place.array == "dout" else layout.spectrogram
        return layout.cell_in(area, *place.index)
    word = word_of(picture, place)
    if word is None:
        return None
    if place.array not in WEIGHT_ARRAYS:
        return layout.output.square_of(word)
    if word != focus:
        return layout.tile(word)
    area = layout.weights if place.array == "W" else layout.product
    return layout.cell_in(area, *divmod(place.index[1], layout.bands))


def word_of(picture: LinearPicture, place: Place) -> int | None:
    """Return which word's neuron a number belongs to."""
    stage = picture.stage
    if place.layer in (stage.name, stage.answers, OUTPUT) and place.index[0] < stage.units:
        return place.index[0]
    return None


def input_cell_of(picture: LinearPicture, place: Place) -> int | None:
    """Return the input cell, counted from 0, that a weight or the input itself is about."""
    if place.layer == INPUT:
        return int(place.index[0] * picture.record.features.shape[1] + place.index[1])
    if place.layer == picture.stage.name and place.array in WEIGHT_ARRAYS:
        return place.index[1]
    return None


def _word_at(layout: LinearLayout, point: QPointF) -> int | None:
    for word in range(len(layout.output.centres)):
        if layout.tile(word).contains(point):
            return word
    unit = layout.output.unit_at(point)
    if unit is not None:
        return unit
    if not layout.words.contains(point):
        return None
    distances = np.abs(layout.output.centres[:, 1] - point.y())
    nearest = int(distances.argmin())
    return nearest if distances[nearest] < 12 else None
