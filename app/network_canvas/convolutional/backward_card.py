"""One place's share of a kernel's gradient: delta x patch, added to the sum so far."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from app import theme
from app.network_canvas import ink
from app.network_canvas.convolutional.bench import (
    PADDING,
    ROOMY,
    Focus,
    grids_top,
    paint_card,
    paint_foot,
    paint_row,
    scale_text,
)
from app.network_canvas.convolutional.number_grid import (
    NumberGrid,
    cell_text,
    exponent_for,
    power,
    text_on,
)
from app.network_canvas.convolutional.sliding import (
    cells_of,
    made_place,
    paint_frame,
    paint_link,
    paint_window,
    seen_area,
)
from app.network_canvas.input_painter import blit, upright
from app.network_canvas.written import write
from app.short_numbers import short

translate = QCoreApplication.translate

ROOM_FOR_WORDS, LEAST_WORDS = 175.0, 90.0  # pixels


def paint_backward_card(painter: QPainter, focus: Focus, position: int, *, sliding: bool) -> None:
    """Paint the card, and lead to it from the window and from the place of the delta.

    When the window has passed everywhere (not `sliding`), the kernel's gradient is whole.
    """
    layout = focus.layout
    roomy = layout.narrow_bench.width() > ROOMY
    card = layout.narrow_bench if roomy or not sliding else layout.bench
    paint_card(painter, card)
    areas, left = paint_row(
        painter, layout.cell, card, card.left() + PADDING, [focus.patch(position), "×"]
    )
    delta = _paint_delta(painter, focus, position, left, card)
    left = delta.right() + 2
    _, left = paint_row(painter, layout.cell, card, left, ["→", growing_kernel(focus, position)])
    spare = card.right() - left - 3 * layout.cell[1] - 60
    routed = _paint_routed(painter, focus, position, card) if spare > LEAST_WORDS else None
    end = (card.right() if routed is None else routed.left() - 10) - PADDING
    room = QRectF(left + 12, areas[0].top(), end - left - 12, 66)
    if room.width() > LEAST_WORDS:
        _paint_progress(painter, focus, position, room)
    paint_foot(painter, card, *_foot(focus), hue=theme.current().backward)
    if sliding:
        _paint_links(painter, focus, position, areas[0], delta, routed)


def growing_kernel(focus: Focus, position: int) -> NumberGrid:
    """Return the gradient of the kernel's slice in focus, as far as it has been added up."""
    block = focus.block
    values = block.running_gradient(position, focus.channel, focus.source)
    exponent = exponent_for(block.gradient[focus.channel])
    colours = focus.own.kernel_gradient.image_of(values)
    return NumberGrid("∂L/∂k", values, colours, theme.current().backward, exponent)


def _paint_routed(painter: QPainter, focus: Focus, position: int, card: QRectF) -> QRectF:
    """Paint the deltas of the whole map: where the pooling has brought the gradient back to."""
    layout, block = focus.layout, focus.block
    side = 3 * layout.cell[1]
    area = QRectF(card.right() - 16 - side, grids_top(card), side, side)
    deltas = block.deltas[focus.channel]
    scale = focus.own.deltas
    blit(painter, area, scale.image_of(upright(deltas)), 0.0, 1.0)
    painter.setPen(ink.colour(theme.current().line))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area)
    painter.setPen(ink.colour(theme.current().backward))
    title = QRectF(area.left() - 8, area.top() - 20, side + 20, 20)
    text = translate("Convolution", "δ, to {largest}").format(largest=short(scale.largest))
    write(painter, title, text)
    place = cells_of(area, block.window.positions, block.window.place(position), (1, 1))
    paint_frame(painter, place)
    return area


def _paint_delta(
    painter: QPainter, focus: Focus, position: int, left: float, card: QRectF
) -> QRectF:
    """Paint the delta at a position as a disc with its number."""
    block, layout = focus.block, focus.layout
    value = block.delta_at(position, focus.channel)
    exponent = exponent_for(block.deltas[focus.channel])
    scale = focus.own.deltas
    radius = 0.5 * max(46.0, 1.3 * layout.cell[1])
    middle = QPointF(left + radius + 2, grids_top(card) + 1.5 * layout.cell[1])
    disc = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
    pixel = int(scale.image_of(np.array([value]))[0])
    painter.setPen(ink.pen(theme.current().backward, 1.5, (1.6, 1.2) if value < 0 else ()))
    painter.setBrush(QColor.fromRgb(pixel))
    painter.drawEllipse(disc)
    painter.setPen(ink.colour(text_on(pixel)))
    write(painter, disc, cell_text(value, exponent), bold=True, at=0.5)
    painter.setPen(ink.colour(theme.current().backward))
    label = QRectF(disc.left() - 16, grids_top(card) - 20, disc.width() + 40, 20)
    text = f"δ {power(exponent)}" if exponent else "δ"
    write(painter, label, text)
    return disc


def _paint_progress(painter: QPainter, focus: Focus, position: int, room: QRectF) -> None:
    """Say which position it is, and how much of the sum has been added up."""
    colours, count = theme.current(), focus.block.window.count
    done = position >= count - 1
    adding = translate("Convolution", "adds to the sum so far")
    where = translate("Convolution", "position {position} of {count}")
    if room.width() < ROOM_FOR_WORDS:
        adding = translate("Convolution", "added so far")
        where = translate("Convolution", "{position} of {count}")
    lines = (
        (translate("Convolution", "the sum is whole") if done else adding, False),
        (where.format(position=position + 1, count=count), True),
    )
    for number, (text, bold) in enumerate(lines):
        painter.setPen(ink.colour(colours.text if bold else colours.muted))
        line = QRectF(room.left(), room.top() + 21 * number, room.width(), 20)
        write(painter, line, text, bold=bold)
    bar = QRectF(room.left(), room.top() + 48, min(170.0, room.width()), 7)
    painter.fillRect(bar, ink.colour(colours.raised))
    share = (position + 1) / count
    painter.fillRect(
        QRectF(bar.left(), bar.top(), share * bar.width(), bar.height()),
        ink.colour(colours.backward),
    )


def _foot(focus: Focus) -> list[str]:
    block = focus.block
    texts = [focus.title]
    if block.pool is not None and block.takes_largest:
        windows = block.size[0] * block.size[1]
        routing = translate("Convolution", "{passing} of {windows} windows pass a gradient on")
        if focus.layout.narrow_bench.width() > ROOMY:
            routing = translate(
                "Convolution",
                "{windows} windows: {passing} pass a gradient on, dead places pass nothing",
            )
        texts.append(routing.format(windows=windows, passing=block.passing(focus.channel)))
    elif block.pool is not None:
        texts.append(translate("Convolution", "each place of a window gets the same share"))
    if focus.other_maps():
        strongest = translate("Convolution", "input map {number}, the strongest of {count}")
        texts.append(strongest.format(number=focus.source + 1, count=len(block.inputs)))
    texts.append(scale_text("∂L/∂k", focus.own.kernel_gradient))
    return texts


def _paint_links(
    painter: QPainter,
    focus: Focus,
    position: int,
    patch: QRectF,
    delta: QRectF,
    routed: QRectF | None,
) -> None:
    block, layout = focus.block, focus.layout
    area = seen_area(layout, focus.selections, focus.number)
    if area is not None:
        seen = paint_window(painter, block, area, position)
        paint_link(painter, seen, QPointF(patch.center().x(), patch.top() - 20))
    row = focus.selection.focus_row
    place = made_place(block, layout.blocks[focus.number].channels[row].gradient, position)
    paint_frame(painter, place)
    target = delta if routed is None else routed
    paint_link(painter, place, QPointF(target.center().x(), target.top() - (20 if routed else 0)))
