"""The kernels in focus, as they stand: their numbers, their gradient, their update."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from app import theme
from app.controllers.phases import PhaseKind
from app.layer_title import layer_title
from app.network_canvas.convolutional.bench import (
    PADDING,
    ROOMY,
    Cell,
    Focus,
    paint_card,
    paint_foot,
    paint_row,
    scale_text,
    sign_width,
)
from app.network_canvas.convolutional.number_grid import NumberGrid, exponent_for

translate = QCoreApplication.translate

BETWEEN = 26.0  # pixels, between two kernels
COMFORTABLE = 38.0  # pixels: the narrowest cells where there are several kernels


def paint_kernel_card(
    painter: QPainter, focuses: Sequence[Focus], kind: PhaseKind, card: QRectF, *notes: str
) -> None:
    """Paint as many of the kernels in focus as fit, each with what this phase makes of it."""
    paint_card(painter, card)
    rows, cell = _fitted([_parts(focus, kind) for focus in focuses], focuses[0], card)
    left = card.left() + PADDING
    for parts in rows:
        _, left = paint_row(painter, cell, card, left, parts)
        left += BETWEEN
    shown = focuses[: len(rows)]
    names = [translate("Convolution", "kernels in focus"), *map(_slice_name, shown)]
    if kind is PhaseKind.UPDATE:
        names = [
            *(scale_text(f"{layer_title(one.block.name)} Δk", one.own.update) for one in focuses),
            *map(_slice_name, shown),
        ]
    paint_foot(painter, card, *notes, *names)


def _slice_name(focus: Focus) -> str:
    """Return which kernel it is, and which slice of it."""
    if not focus.other_maps():
        return focus.title
    text = translate("Convolution", "{title} for input map {source} of {count}")
    inputs = len(focus.block.inputs)
    return text.format(title=focus.title, source=focus.source + 1, count=inputs)


def update_parts(focus: Focus) -> list[NumberGrid | str]:
    """Return the kernel before, its update, and the kernel after it."""
    block, at = focus.block, (focus.channel, focus.source)
    before, update = block.W[at], block.update[at]
    after = before + update
    exponent = exponent_for(block.update[focus.channel])
    changed = NumberGrid(
        translate("Convolution", "update"),
        update,
        focus.own.update.image_of(update),
        theme.current().update,
        exponent,
    )
    later = NumberGrid(
        translate("Convolution", "after"),
        after,
        focus.own.kernels.image_of(after),
        theme.current().muted,
    )
    first = translate("Convolution", "before")
    if focus.layout.narrow_bench.width() > ROOMY:
        first = translate("Convolution", "{title} before").format(title=focus.title)
    return [
        focus.kernel(first),
        "+",
        changed,
        "=",
        later,
    ]


def _parts(focus: Focus, kind: PhaseKind) -> list[NumberGrid | str]:
    if kind is PhaseKind.UPDATE:
        return update_parts(focus)
    kernel = focus.kernel(focus.title)
    if kind is PhaseKind.WHOLE:
        return [kernel, " ", kernel_gradient(focus), " ", update_parts(focus)[2]]
    if kind is PhaseKind.BACKWARD and focus.picture.batch:
        return [kernel, " ", kernel_gradient(focus)]
    return [kernel]


def kernel_gradient(focus: Focus) -> NumberGrid:
    """Return the whole gradient of the kernel's slice in focus."""
    gradient = focus.block.gradient[focus.channel, focus.source]
    return NumberGrid(
        "∂L/∂k",
        gradient,
        focus.own.kernel_gradient.image_of(gradient),
        theme.current().backward,
        exponent_for(focus.block.gradient[focus.channel]),
    )


def _fitted(
    rows: list[list[NumberGrid | str]], focus: Focus, card: QRectF
) -> tuple[list[list[NumberGrid | str]], Cell]:
    """Return the rows of grids for which there is room, and the cells with which they fit."""
    width, height = focus.layout.cell
    room = card.width() - 2 * PADDING
    while True:
        signs = sum(isinstance(part, str) for parts in rows for part in parts)
        columns = sum(
            len(part.values) for parts in rows for part in parts if not isinstance(part, str)
        )
        spare = room - signs * sign_width((width, height)) - BETWEEN * (len(rows) - 1)
        if len(rows) == 1 or spare / columns >= COMFORTABLE:
            return rows, (min(width, spare / columns), height)
        rows = rows[:-1]
