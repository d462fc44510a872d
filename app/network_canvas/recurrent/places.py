"""Whose number stands at a point, and where a number stands."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from app.network_canvas.recurrent.layout import RecurrentLayout
from app.network_canvas.recurrent.picture import RecurrentPicture
from app.network_canvas.recurrent.update_maps import Map
from app.network_canvas.recurrent.visibility import Seen
from engine.explain.places import INPUT, OUTPUT, Place

WORD_REACH = 12.0  # pixels above and below the middle of a word


def place_at(
    picture: RecurrentPicture,
    layout: RecurrentLayout,
    maps: tuple[Map, ...],
    seen: Seen,
    point: QPointF,
) -> Place | None:
    """Return the word, the input cell, the weight or the cell of a strip at a point."""
    word = _word_at(layout, point)
    if word is not None:
        return Place(OUTPUT, "y", (word,))
    cell = layout.cell_at(point)
    if cell is not None:
        return Place(INPUT, "dout" if layout.inset.contains(point) else "y", cell)
    if seen.updated is not None:
        return _weight_at(picture, maps, point)
    return _read_out_at(picture, layout, point) or _cell_at(picture, layout, seen, point)


def shape_of(
    picture: RecurrentPicture,
    layout: RecurrentLayout,
    maps: tuple[Map, ...],
    seen: Seen | None,
    place: Place,
) -> QRectF | None:
    """Return where a number stands; None where it is not drawn."""
    if place.layer == INPUT:
        return _shape_of_input(layout, place)
    if place.layer in (OUTPUT, picture.output.name, picture.output.answers):
        return layout.output.square_of(place.index[0])
    updates = seen is not None and seen.updated is not None
    names = [layer.name for layer in picture.layers]
    if place.layer in names:
        number = names.index(place.layer)
        if updates:
            return _shape_of_weight(maps, number, place)
        return _shape_of_cell(layout, number, place)
    if place.layer == picture.read_out.name and len(place.index) == 1 and not updates:
        return _shape_of_read_out(picture, layout, place)
    return None


def _word_at(layout: RecurrentLayout, point: QPointF) -> int | None:
    unit = layout.output.unit_at(point)
    if unit is not None:
        return unit
    if not layout.words.contains(point):
        return None
    distances = np.abs(layout.output.centres[:, 1] - point.y())
    nearest = int(distances.argmin())
    return nearest if distances[nearest] < WORD_REACH else None


def _weight_at(picture: RecurrentPicture, maps: tuple[Map, ...], point: QPointF) -> Place | None:
    for one in maps:
        place = one.place_at(point, picture.layers[one.layer].name)
        if place is not None:
            return place
    return None


def _read_out_at(
    picture: RecurrentPicture, layout: RecurrentLayout, point: QPointF
) -> Place | None:
    for area, array in ((layout.read_out, "y"), (layout.read_out_gradient, "dout")):
        if area.contains(point):
            unit = int((point.y() - area.top()) / area.height() * len(picture.summary))
            return Place(picture.read_out.name, array, (min(unit, len(picture.summary) - 1),))
    return None


def _cell_at(
    picture: RecurrentPicture, layout: RecurrentLayout, seen: Seen, point: QPointF
) -> Place | None:
    for number, (layer, strips) in enumerate(zip(picture.layers, layout.layers, strict=True)):
        for array, area in strips.cells():
            cell = layout.cell_under(area, layer.units, point)
            if cell is not None:
                turned = array in layer.gates and seen.shows_gradient(number, cell[0])
                return Place(layer.name, f"d{array}" if turned else array, cell)
    return None


def _shape_of_input(layout: RecurrentLayout, place: Place) -> QRectF:
    """Return where a cell stands in the spectrogram, or its gradient in the strip below."""
    shape = layout.cell_of(*place.index)
    if place.array != "dout":
        return shape
    begin, end = layout.spectrogram, layout.inset
    scale = end.height() / begin.height()
    top = end.top() + (shape.top() - begin.top()) * scale
    return QRectF(shape.left(), top, shape.width(), shape.height() * scale)


def _shape_of_read_out(picture: RecurrentPicture, layout: RecurrentLayout, place: Place) -> QRectF:
    area = layout.read_out_gradient if place.array == "dout" else layout.read_out
    height = area.height() / len(picture.summary)
    return QRectF(area.left(), area.top() + place.index[0] * height, area.width(), height)


def _shape_of_weight(maps: tuple[Map, ...], number: int, place: Place) -> QRectF | None:
    part = "update" if place.array.startswith("update ") else "before"
    parameter = place.array.removeprefix("update ").removeprefix("d")
    for one in maps:
        if (one.layer, one.parameter, one.part) == (number, parameter, part):
            row, column = (*place.index, 0)[:2]
            return one.cell(row, column)
    return None


def _shape_of_cell(layout: RecurrentLayout, number: int, place: Place) -> QRectF | None:
    strips = layout.layers[number]
    array = {"y": "state", "dout": "dstate"}.get(place.array, place.array)
    areas = dict(strips.cells())
    area = areas.get(array, areas.get(array.removeprefix("d")))
    if area is None or len(place.index) != 2:
        return None
    frame, unit = place.index
    height = area.height() / strips.units
    column = layout.column(frame, area)
    return QRectF(column.left(), area.top() + unit * height, column.width(), height)
