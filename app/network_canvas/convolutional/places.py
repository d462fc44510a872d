"""Whose number stands at a point, and where a number stands."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from app.network_canvas.columns.edge_painter import Curves
from app.network_canvas.columns.nearest_edge import nearest_edge
from app.network_canvas.columns.stage import Edges
from app.network_canvas.convolutional.layout import Layout
from app.network_canvas.convolutional.picture import ConvolutionalPicture
from app.network_canvas.convolutional.selection import Selection
from app.network_canvas.convolutional.sliding import cells_of
from app.network_canvas.convolutional.window import Pair
from engine.explain.places import INPUT, OUTPUT, Place

REACH = 12.0  # pixels above or below a word


def place_at(
    picture: ConvolutionalPicture,
    layout: Layout,
    selections: tuple[Selection, ...],
    edges: tuple[Edges, Curves],
    point: QPointF,
) -> Place | None:
    """Return the kernel's tap, the map's cell, word, input cell or edge at a point."""
    found = layout.tile_at(point)
    if found is not None:
        return _in_channel(picture, layout, selections, *found, point)
    unit = layout.output.unit_at(point)
    if unit is not None:
        return Place(OUTPUT, "y", (unit,))
    if layout.words.contains(point):
        centres = layout.output.centres[:, 1]
        nearest = int(abs(centres - point.y()).argmin())
        return Place(OUTPUT, "y", (nearest,)) if abs(centres[nearest] - point.y()) < REACH else None
    cell = layout.cell_at(point)
    if cell is not None:
        return Place(INPUT, "dout" if layout.inset.contains(point) else "y", cell)
    nearest_one = nearest_edge(edges[1], point)
    if nearest_one is None:
        return None
    index = int(edges[0].targets[nearest_one[1]]), int(edges[0].sources[nearest_one[1]])
    return Place(picture.output.name, "W", index)


def shape_of(
    picture: ConvolutionalPicture,
    layout: Layout,
    selections: tuple[Selection, ...],
    place: Place,
) -> QRectF | None:
    """Return where a number stands; of a weight of the output, the word it leads to."""
    if place.layer == INPUT:
        if place.array == "dout":
            return cells_of(layout.inset, (layout.frames, layout.bands), _pair(place), (1, 1))
        return layout.cell_of(*place.index)
    if place.layer in (OUTPUT, picture.output.name):
        known = place.index[0] < len(layout.output.centres)
        return layout.output.square_of(place.index[0]) if known else None
    number = picture.block_named(place.layer)
    if number is None:
        return None
    return _shape_in_block(picture, layout, selections, number, place)


def _in_channel(
    picture: ConvolutionalPicture,
    layout: Layout,
    selections: tuple[Selection, ...],
    number: int,
    row: int,
    point: QPointF,
) -> Place | None:
    block, selection = picture.blocks[number], selections[number]
    there, channel = layout.blocks[number].channels[row], int(selection.channels[row])
    for area, array in ((there.map, "y"), (there.gradient, "dout")):
        if area.contains(point):
            return Place(block.last.name, array, (channel, *_cell(area, block.size, point)))
    for area, source in zip(there.kernels, selection.slices[row].tolist(), strict=True):
        if area.contains(point):
            tap = _cell(area, block.window.shape, point)
            return Place(block.name, "W", (channel, source, *tap))
    return None


def _shape_in_block(
    picture: ConvolutionalPicture,
    layout: Layout,
    selections: tuple[Selection, ...],
    number: int,
    place: Place,
) -> QRectF | None:
    block, selection = picture.blocks[number], selections[number]
    row = selection.row_of(place.index[0])
    if row is None:
        return None
    there = layout.blocks[number].channels[row]
    if place.array.endswith("W"):
        slices = selection.slices[row].tolist()
        if place.index[1] not in slices:
            return None
        area = there.kernels[slices.index(place.index[1])]
        return cells_of(area, block.window.shape, _pair(place), (1, 1))
    area = there.gradient if place.array in ("dout", "dx") else there.map
    if place.layer == block.last.name and len(place.index) == 3:
        return cells_of(area, block.size, _pair(place), (1, 1))
    return area


def _pair(place: Place) -> Pair:
    return place.index[-2], place.index[-1]


def _cell(area: QRectF, size: Pair, point: QPointF) -> Pair:
    frame = int((point.x() - area.left()) / area.width() * size[0])
    band = int((area.bottom() - point.y()) / area.height() * size[1])
    return min(max(frame, 0), size[0] - 1), min(max(band, 0), size[1] - 1)
