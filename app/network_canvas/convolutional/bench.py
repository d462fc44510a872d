"""The bench below the maps: what is common to all its cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from app import theme
from app.colour_maps import Pixels, colours_of
from app.colour_scale import ColourScale
from app.layer_title import layer_title
from app.network_canvas import ink
from app.network_canvas.convolutional.block import Block
from app.network_canvas.convolutional.block_scales import BlockScales
from app.network_canvas.convolutional.layout import Layout
from app.network_canvas.convolutional.number_grid import LABEL, NumberGrid, grid_size, paint_grid
from app.network_canvas.convolutional.picture import ConvolutionalPicture
from app.network_canvas.convolutional.selection import Selection
from app.network_canvas.picture import Array
from app.network_canvas.scales import normalisation_name
from app.network_canvas.written import shortened, width_of, write
from app.short_numbers import short

translate = QCoreApplication.translate

PADDING = 9.0
BETWEEN_NAME_AND_VALUE = 8.0
LINE = 20.0
Cell = tuple[float, float]
"""Width and height of a cell with its number."""

ROOMY = 640.0  # pixels: from this width on, a card has room for all there is to say


@dataclass(frozen=True, slots=True)
class Focus:
    """What a card is about: one channel of one block.

    Attributes
    ----------
    number
        The block's place in the picture.
    below
        The scales of the block before, whose maps this one looks at; None for the first.
    """

    picture: ConvolutionalPicture
    layout: Layout
    number: int
    selections: tuple[Selection, ...]
    scales: tuple[BlockScales, ...]

    @property
    def block(self) -> Block:
        """The block."""
        return self.picture.blocks[self.number]

    @property
    def selection(self) -> Selection:
        """What is shown of it."""
        return self.selections[self.number]

    @property
    def channel(self) -> int:
        """The channel in focus."""
        return self.selection.focus

    @property
    def source(self) -> int:
        """The input map that matters most to it."""
        return self.selection.source

    @property
    def title(self) -> str:
        """The block and the channel."""
        return f"{layer_title(self.block.name)} [{self.channel + 1}]"

    @property
    def own(self) -> BlockScales:
        """The scales of the block."""
        return self.scales[self.number]

    def kernel(self, label: str = "") -> NumberGrid:
        """Return the kernel's slice in focus."""
        values = self.block.W[self.channel, self.source]
        colours = self.own.kernels.image_of(values)
        return NumberGrid(label or self.kernel_name(), values, colours, theme.current().muted)

    def kernel_name(self) -> str:
        """Return what the kernel is called."""
        return translate("Convolution", "kernel {number}").format(number=self.channel + 1)

    def patch(self, position: int) -> NumberGrid:
        """Return what the kernel sees at a position."""
        row, column = self.block.window.place(position)
        label = translate("Convolution", "patch [{row},{column}]")
        if self.number:
            label = translate("Convolution", "map {map} [{row},{column}]")
        values = self.block.patch(position, self.source)
        return NumberGrid(
            label.format(map=self.source + 1, row=row + 1, column=column + 1),
            values,
            self._patch_colours(values, position),
            theme.current().muted,
        )

    def _patch_colours(self, values: Array, position: int) -> Pixels:
        """Return the input's colours; the padding outside of it has none."""
        window = self.block.window
        inside = window.patch(np.ones(window.size, np.float32), position) > 0
        padding = np.uint32(ink.colour(theme.current().well).rgba())
        colours: Pixels = np.where(inside, self.input_colours(values), padding)
        return colours

    def input_colours(self, values: Array) -> Pixels:
        """Return the colours that the block's inputs are drawn in."""
        if self.number:
            return self.scales[self.number - 1].maps.image_of(values)
        features = self.picture.record.features
        return colours_of(values, float(features.min()), float(features.max()))

    def other_maps(self) -> int:
        """Return how many input maps there are besides the one whose patch is shown."""
        return len(self.block.inputs) - 1


def scale_text(name: str, scale: ColourScale) -> str:
    """Return what the brightest of the small cells stands for, where the legend has no bar."""
    text = translate("Convolution", "{name} to {value}, {normalisation}")
    return text.format(
        name=name, value=short(scale.largest), normalisation=normalisation_name(scale)
    )


def paint_card(painter: QPainter, card: QRectF) -> None:
    """Paint the ground of a card."""
    colours = theme.current()
    painter.fillRect(card.adjusted(-1, -1, 1, 1), ink.colour(colours.window))
    painter.setPen(ink.pen(colours.line, 1.0))
    painter.setBrush(ink.colour(colours.panel))
    painter.drawRoundedRect(card, 7, 7)


def paint_row(
    painter: QPainter,
    cell: Cell,
    card: QRectF,
    left: float,
    parts: Sequence[NumberGrid | str],
) -> tuple[list[QRectF], float]:
    """Paint grids and the signs between them from left to right.

    Return where the grids stand, and where the row ends.
    """
    top = grids_top(card)
    sign = sign_width(cell)
    areas = []
    for part in parts:
        if isinstance(part, str):
            painter.setPen(ink.colour(theme.current().text))
            write(painter, QRectF(left, top, sign, 3 * cell[1]), part, points=14, at=0.5)
            left += sign
        else:
            areas.append(paint_grid(painter, left, top, cell, part))
            left += grid_size(cell, part.values.shape)[0]
    return areas, left


def sign_width(cell: Cell) -> float:
    """Return the room of a sign between two grids."""
    return max(15.0, 0.75 * cell[1])


def grids_top(card: QRectF) -> float:
    """Return where the cells of a card's grids begin."""
    return card.top() + 5 + LABEL


def paint_foot(painter: QPainter, card: QRectF, *texts: str, hue: str = "") -> None:
    """Write the line at a card's foot: as many of the texts as fit."""
    width = card.width() - 2 * PADDING
    text = texts[0]
    for more in texts[1:]:
        longer = f"{text}  ·  {more}" if text else more
        if width_of(longer) <= width:
            text = longer
    painter.setPen(ink.colour(hue or theme.current().muted))
    line = QRectF(card.left() + PADDING, card.bottom() - LINE - 5, width, LINE)
    write(painter, line, shortened(text, width))


def paint_sums(painter: QPainter, area: QRectF, lines: Sequence[tuple[str, str, str]]) -> None:
    """Write names at the left and values at the right, each line in its hue."""
    step = min(26.0, area.height() / max(1, len(lines)))
    for number, (name, value, hue) in enumerate(lines):
        line = QRectF(area.left(), area.top() + number * step, area.width(), step)
        last = number == len(lines) - 1
        painter.setPen(ink.colour(hue))
        narrow = width_of(name) + width_of(value) + BETWEEN_NAME_AND_VALUE > line.width()
        write(painter, line, name.lstrip("+= ") if narrow else name, bold=last)
        write(painter, line, value, bold=last, at=1.0)
