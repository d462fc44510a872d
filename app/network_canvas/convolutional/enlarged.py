"""A pinned channel enlarged: its map before and after pooling, and the gradients of both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter

from app import theme
from app.colour_scale import ColourScale
from app.lines import draw_lines
from app.network_canvas import ink
from app.network_canvas.captions import number
from app.network_canvas.convolutional.bench import (
    PADDING,
    ROOMY,
    Focus,
    grids_top,
    paint_card,
    paint_foot,
    paint_row,
)
from app.network_canvas.convolutional.map_painter import cross_out
from app.network_canvas.convolutional.number_grid import grid_size
from app.network_canvas.convolutional.sliding import cells_of, paint_frame
from app.network_canvas.convolutional.visibility import Visibility
from app.network_canvas.input_painter import blit, hatch_negative, upright
from app.network_canvas.picture import Array
from app.short_numbers import short
from engine.explain.places import Place, value_of

translate = QCoreApplication.translate

BETWEEN = 12.0
NARROW = 103.0  # pixels: less is too narrow for a title beside its scale
WITHIN = 6.0  # pixels between a scale and the edge of the card
SMALLEST_WINDOW = 8.0  # pixels of a pooling's window in which a winner can still be marked


@dataclass(frozen=True, slots=True, eq=False)
class Enlarged:
    """A map with its title and scale; `marks` are cells (frame, band) that have won, `(n, 2)`."""

    title: str
    values: Array
    scale: ColourScale
    layer: str
    array: str
    marks: Array | None = None


def paint_enlarged(
    painter: QPainter, focuses: Sequence[Focus], place: Place, seen: Visibility
) -> None:
    """Paint a card of the channel that is pinned; nothing for other numbers.

    While a window slides, the bench computes this very channel, and the card gives way to it.
    """
    picture = focuses[0].picture
    owner = picture.block_named(place.layer)
    if owner is None or (seen.moving is not None and not picture.batch):
        return
    focus = focuses[owner]
    narrow = focus.layout.narrow_bench
    card = narrow if seen.loss and narrow.width() > ROOMY else focus.layout.bench
    paint_card(painter, card)
    maps = maps_of(focus, seen.maps[owner], seen.gradients[owner])
    height = grid_size(focus.layout.cell, focus.block.window.shape)[1]
    left, top = card.left() + PADDING, grids_top(card)
    pitch = max(height, NARROW) + BETWEEN
    if left + len(maps) * pitch + 3 * focus.layout.cell[0] < card.right():
        _, left = paint_row(painter, focus.layout.cell, card, left, [focus.kernel()])
        left += 2 * BETWEEN
    for one in maps:
        area = QRectF(left, top, height, height)
        if area.right() > card.right() - PADDING:
            break
        _paint_map(painter, focus, area, one, place)
        left += pitch
    paint_foot(painter, card, *_numbers(focus, place, seen))


def maps_of(focus: Focus, maps: float, gradients: float) -> list[Enlarged]:
    """Return the maps of the channel in focus that are known."""
    block, channel, own = focus.block, focus.channel, focus.own
    shown = []
    if maps >= 1:
        shown += [
            Enlarged("z", block.sums[channel], own.sums, block.name, "y", winners(focus)),
            Enlarged("a", block.maps[channel], own.maps, block.last.name, "y"),
        ]
    if gradients >= 1:
        shown += [
            Enlarged("∂L/∂a", block.returning[channel], own.gradients, block.last.name, "dout"),
            Enlarged("δ", block.deltas[channel], own.deltas, block.name, "dout"),
        ]
    return shown


def winners(focus: Focus) -> Array | None:
    """Return the cells of z that have won in their windows, `(n, 2)`; of the batch nobody can."""
    block, picture = focus.block, focus.picture
    if picture.batch or not block.takes_largest or block.pool is None:
        return None
    assert block.pooling is not None
    won = block.pooling.clip.internals["winners"][focus.channel]
    down, across = np.divmod(won, block.pool.shape[1])
    rows, columns = np.indices(won.shape)
    return np.stack(
        [
            (rows * block.pool.stride[0] + down).ravel(),
            (columns * block.pool.stride[1] + across).ravel(),
        ],
        axis=1,
    ).astype(np.float64)


def _paint_map(painter: QPainter, focus: Focus, area: QRectF, one: Enlarged, place: Place) -> None:
    colours = theme.current()
    blit(painter, area, one.scale.image_of(upright(one.values)), 0.0, 1.0)
    hatch_negative(painter, area, one.values)
    if one.marks is not None:
        _paint_winners(painter, area, one)
    if one.array == "y" and focus.block.dead[focus.channel]:
        painter.setPen(ink.pen(colours.muted, 1.6))
        cross_out(painter, area)
    painter.setPen(ink.colour(one.scale.full))
    painter.setFont(ink.text_font())
    room = focus.layout.bench.right() - WITHIN - area.left()
    line = QRectF(area.left(), area.top() - 20, min(max(area.width(), NARROW), room), 20)
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft, one.title)
    painter.setPen(ink.colour(colours.muted))
    painter.drawText(line, Qt.AlignmentFlag.AlignRight, f"±{short(one.scale.largest)}")
    if (place.layer, place.array) == (one.layer, one.array) and len(place.index) == 3:
        size = one.values.shape[0], one.values.shape[1]
        paint_frame(painter, cells_of(area, size, (place.index[1], place.index[2]), (1, 1)))


def _paint_winners(painter: QPainter, area: QRectF, one: Enlarged) -> None:
    """Paint a small stroke in each cell that has won."""
    assert one.marks is not None
    width, height = area.width() / one.values.shape[0], area.height() / one.values.shape[1]
    if 2 * min(width, height) < SMALLEST_WINDOW:
        return
    x = area.left() + (one.marks[:, 0] + 0.5) * width
    y = area.bottom() - (one.marks[:, 1] + 0.5) * height
    painter.setPen(ink.pen(theme.current().text, 1.6))
    draw_lines(painter, np.stack([x - 1, y, x + 1, y], axis=1))


def _numbers(focus: Focus, place: Place, seen: Visibility) -> list[str]:
    """Return what is to be said of the pinned number and its channel."""
    texts = [focus.title]
    if place.array != "dout" or seen.gradients[focus.number] >= 1:
        value = number(value_of(focus.picture.record, place, batch=focus.picture.batch), 4)
        where = ",".join(str(index + 1) for index in place.index[-2:])
        name = {"y": "a", "dout": "∂L/∂a", "W": "k"}.get(place.array, place.array)
        texts.append(f"{name}[{where}] = {value}")
    block = focus.block
    if block.dead[focus.channel]:
        texts.append(translate("Convolution", "dead: ReLU is 0 everywhere, no gradient passes"))
    elif block.pool is not None and block.takes_largest and seen.maps[focus.number] >= 1:
        texts.append(translate("Convolution", "marked in z: the winners of the pooling"))
    return texts
