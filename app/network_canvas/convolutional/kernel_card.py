"""The kernels in focus, as they stand: their numbers, their gradient, their update."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from app import theme
from app.controllers.phases import PhaseKind
from app.network_canvas.convolutional.bench import (
    PADDING,
    Cell,
    Focus,
    paint_card,
    paint_foot,
    paint_row,
    sign_width,
)
from app.network_canvas.convolutional.number_grid import NumberGrid, exponent_for, grid_size

translate = QCoreApplication.translate

BETWEEN = 26.0  # pixels, between two kernels
SMALLEST = 39.0  # pixels: narrower, a number would not fit into its cell


def paint_kernel_card(
    painter: QPainter, focuses: Sequence[Focus], kind: PhaseKind, card: QRectF, *notes: str
) -> None:
    """Paint as many of the kernels in focus as fit, each with what this phase makes of it."""
    paint_card(painter, card)
    rows = [_parts(focus, kind) for focus in focuses]
    room = card.width() - 2 * PADDING
    cell = focuses[0].layout.cell
    while len(rows) > 1 and _width(rows, cell) > room:
        if cell[0] > SMALLEST:
            cell = cell[0] - 1, cell[1]
        else:
            rows.pop()
    left = card.left() + PADDING
    for parts in rows:
        _, left = paint_row(painter, cell, card, left, parts)
        left += BETWEEN
    shown = focuses[: len(rows)]
    paint_foot(painter, card, ", ".join(focus.title for focus in shown), *notes)


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
    return [focus.kernel(translate("Convolution", "before")), "+", changed, "=", later]


def _parts(focus: Focus, kind: PhaseKind) -> list[NumberGrid | str]:
    if kind is PhaseKind.UPDATE:
        return update_parts(focus)
    if kind is not PhaseKind.WHOLE:
        return [focus.kernel(f"{focus.title}, {focus.kernel_name()}")]
    block, at = focus.block, (focus.channel, focus.source)
    gradient = block.gradient[at]
    return [
        focus.kernel(),
        " ",
        NumberGrid(
            "∂L/∂k",
            gradient,
            focus.own.kernel_gradient.image_of(gradient),
            theme.current().backward,
            exponent_for(block.gradient[focus.channel]),
        ),
        " ",
        update_parts(focus)[2],
    ]


def _width(rows: list[list[NumberGrid | str]], cell: Cell) -> float:
    widths = [
        sign_width(cell) if isinstance(part, str) else grid_size(cell, part.values.shape)[0]
        for parts in rows
        for part in parts
    ]
    return sum(widths) + BETWEEN * (len(rows) - 1)
