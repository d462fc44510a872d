"""One place of a feature map, computed: patch x kernel, the sum, the pooling, the activation."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainter

from app import theme
from app.network_canvas import ink
from app.network_canvas.convolutional.bench import (
    PADDING,
    Focus,
    grids_top,
    paint_card,
    paint_foot,
    paint_row,
    paint_sums,
    sign_width,
)
from app.network_canvas.convolutional.number_grid import NumberGrid, cell_text, grid_size
from app.network_canvas.convolutional.sliding import (
    made_place,
    paint_frame,
    paint_link,
    paint_window,
    seen_area,
)
from app.network_canvas.scales import layer_scale
from app.network_canvas.written import write

translate = QCoreApplication.translate

ROOM_FOR_WORDS = 165.0  # pixels
LEAST_SUMS = 96.0  # pixels, for the sum's lines
SUMS = 172.0  # pixels, at most, for the sum's lines


def paint_forward_card(painter: QPainter, focus: Focus, position: int, *, sliding: bool) -> None:
    """Paint the card, and lead from the window to it and from it to the place in the map."""
    layout, block = focus.layout, focus.block
    card = layout.bench
    paint_card(painter, card)
    products = products_of(focus, position)
    parts: list[NumberGrid | str] = [focus.patch(position), "×", focus.kernel(), "=", products]
    areas, left = paint_row(painter, layout.cell, card, card.left() + PADDING, parts)
    pool_width = 3.5 * layout.cell[0] + 2 * sign_width(layout.cell) + 20
    room = card.right() - PADDING - left
    pools = block.pool is not None and room - pool_width > LEAST_SUMS
    if not pools:
        pool_width = 0.0
    width = min(SUMS, room - 6 - pool_width)
    sums = QRectF(left + 6, areas[0].top(), width, areas[0].height())
    paint_sums(painter, sums, sum_lines(focus, position, roomy=width > ROOM_FOR_WORDS))
    made = QPointF(sums.right(), sums.top() - 4)  # above the lines, which it would cross
    if pools:
        made = _paint_pooling(painter, focus, position, sums.right() + 8)
    paint_foot(painter, card, *_foot(focus, position, pools=pools))
    if sliding:
        _paint_links(painter, focus, position, areas[0], made)


def products_of(focus: Focus, position: int) -> NumberGrid:
    """Return the products of patch and kernel, cell by cell."""
    block = focus.block
    kernel = block.W[focus.channel, focus.source]
    values = block.patch(position, focus.source) * kernel
    most = np.abs(kernel).max() * np.abs(block.inputs[focus.source]).max()
    scale = layer_scale(theme.current().forward, np.array([most]))
    label = translate("Convolution", "products")
    return NumberGrid(label, values, scale.image_of(values), theme.current().forward)


def sum_lines(focus: Focus, position: int, *, roomy: bool = True) -> list[tuple[str, str, str]]:
    """Return what is added up, and z."""
    block, colours = focus.block, theme.current()
    shown = block.product_sum(position, focus.channel, focus.source)
    z, bias = block.sum_at(position, focus.channel), float(block.b[focus.channel])
    lines = [("Σ", cell_text(shown), colours.forward)]
    if focus.other_maps():
        others = "+ …"
        if roomy:
            others = translate("Convolution", "+ {count} other maps")
            others = others.format(count=focus.other_maps())
        lines.append((others, cell_text(z - bias - shown), colours.muted))
    return [
        *lines,
        ("+ b", cell_text(bias), colours.muted),
        ("= z", cell_text(z), colours.text),
    ]


def _paint_pooling(painter: QPainter, focus: Focus, position: int, left: float) -> QPointF:
    """Paint the pooling's window with its winner, and what becomes of it."""
    block, layout = focus.block, focus.layout
    grid = pooling_grid(focus, position)
    top = grids_top(layout.bench)
    paint_row(painter, layout.cell, layout.bench, left, ["→", grid, "→"])
    left += sign_width(layout.cell)
    width, _ = grid_size(layout.cell, grid.values.shape)
    row, column = pooled_place(focus, position)
    complete = bool(grid.known is None or grid.known.all())
    answer = QRectF(left + width + sign_width(layout.cell), top, 1.5 * layout.cell[0], 30)
    painter.setPen(ink.colour(theme.current().forward if complete else theme.current().muted))
    value = float(block.maps[focus.channel, row, column])
    text = f"a = {cell_text(value)}" if complete else "a = …"
    write(painter, answer.translated(0, layout.cell[1]), text, bold=True)
    return QPointF(answer.left() + 10, answer.top() + layout.cell[1])


def pooled_place(focus: Focus, position: int) -> tuple[int, int]:
    """Return the place in the map to which a position belongs."""
    block = focus.block
    assert block.pool is not None
    row, column = block.window.place(position)
    return (
        min(row // block.pool.stride[0], block.size[0] - 1),
        min(column // block.pool.stride[1], block.size[1] - 1),
    )


def pooling_grid(focus: Focus, position: int) -> NumberGrid:
    """Return the z of the pooling's window as far as they are computed; the winner is framed."""
    block = focus.block
    assert block.pool is not None
    row, column = pooled_place(focus, position)
    pooled = row * block.size[1] + column
    values = block.pool.patch(block.sums[focus.channel], pooled)
    counted = np.arange(block.window.count, dtype=np.float64).reshape(block.window.positions)
    known = block.pool.patch(counted, pooled) <= position
    winner = None
    if known.all() and block.takes_largest:
        frame, band = divmod(block.winner(focus.channel, row, column), values.shape[1])
        winner = frame, band
    label = (
        translate("Convolution", "z: the largest wins")
        if block.takes_largest
        else translate("Convolution", "z: their mean")
    )
    colours = focus.own.sums.image_of(values)
    return NumberGrid(label, values, colours, theme.current().muted, known=known, framed=winner)


def _foot(focus: Focus, position: int, *, pools: bool) -> list[str]:
    block = focus.block
    where = translate("Convolution", "{title}: position {position} of {count}").format(
        title=focus.title, position=position + 1, count=block.window.count
    )
    texts = [where]
    if focus.other_maps():
        strongest = translate("Convolution", "input map {number}, the strongest of {count}")
        texts.append(strongest.format(number=focus.source + 1, count=len(block.inputs)))
    if block.pool is not None and not pools:
        grid = pooling_grid(focus, position)
        if grid.known is not None and grid.known.all():
            row, column = pooled_place(focus, position)
            value = cell_text(float(block.maps[focus.channel, row, column]))
            texts.append(translate("Convolution", "pooled a = {value}").format(value=value))
    return texts


def _paint_links(
    painter: QPainter, focus: Focus, position: int, patch: QRectF, made: QPointF
) -> None:
    block, layout = focus.block, focus.layout
    area = seen_area(layout, focus.selections, focus.number)
    if area is not None:
        seen = paint_window(painter, block, area, position)
        paint_link(painter, seen, QPointF(patch.center().x(), patch.top() - 20))
    row = focus.selection.focus_row
    place = made_place(block, layout.blocks[focus.number].channels[row].map, position)
    paint_frame(painter, place)
    paint_link(painter, place, made)
