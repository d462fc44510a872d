"""A convolution's channels: kernels, feature maps, and the gradients of the maps."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from app import theme
from app.colour_maps import Pixels
from app.colour_scale import ColourScale
from app.network_canvas import ink
from app.network_canvas.convolutional.atlas import Atlas, Tile, hatched, upright_cells
from app.network_canvas.convolutional.block import Block
from app.network_canvas.convolutional.block_scales import BlockScales
from app.network_canvas.convolutional.selection import Selection
from app.network_canvas.convolutional.tiles import BlockPlace
from app.network_canvas.picture import Array


class KernelShows(Enum):
    """What the cells of the kernels are coloured by."""

    WEIGHTS = auto()
    GRADIENT = auto()
    UPDATE = auto()


@dataclass(frozen=True, slots=True)
class BlockSeen:
    """How much is shown of a block; see `Visibility`.

    Attributes
    ----------
    maps, gradients
        Shares, 0 to 1.
    position
        Where the window stands; None when none slides over the block's input.
    kernels
        What the kernels show; of a gradient, as much as the positions up to this one make.
    """

    maps: float
    gradients: float
    position: int | None
    kernels: KernelShows


class MapPainter:
    """Paints one block at its place."""

    def __init__(self, place: BlockPlace) -> None:
        self.place = place
        size = place.size
        kernels = [Tile(area, *size.kernel) for one in place.channels for area in one.kernels]
        maps = [Tile(one.map, *size.map) for one in place.channels]
        gradients = [Tile(one.gradient, *size.map) for one in place.channels]
        self._atlas = Atlas([*kernels, *maps, *gradients])

    def paint(
        self,
        painter: QPainter,
        block: Block,
        selection: Selection,
        scales: BlockScales,
        seen: BlockSeen,
    ) -> None:
        """Paint as much of a block as is known by now."""
        parts = (
            self._kernels(block, selection, scales, seen),
            self._maps(block, selection, scales.maps, seen),
            self._gradients(block, selection, scales.gradients, seen.gradients),
        )
        colours, negative = (np.concatenate([part[which] for part in parts]) for which in (0, 1))
        self._atlas.paint(painter, colours, negative)
        self._frame_waiting(painter, seen)
        if seen.maps >= 1:
            self._cross_dead(painter, block, selection)

    def paint_focus(self, painter: QPainter, selection: Selection) -> None:
        """Frame the map of the channel whose numbers are shown."""
        painter.setPen(ink.pen(theme.current().muted, 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        channel = self.place.channels[selection.focus_row]
        painter.drawRect(channel.map.united(channel.gradient).adjusted(-2, -2, 1, 1))

    def _kernels(
        self, block: Block, selection: Selection, scales: BlockScales, seen: BlockSeen
    ) -> tuple[Pixels, NDArray[np.bool_]]:
        channels = selection.channels[:, None]
        match seen.kernels:
            case KernelShows.WEIGHTS:
                values, scale = block.W[channels, selection.slices], scales.kernels
            case KernelShows.UPDATE:
                values, scale = block.update[channels, selection.slices], scales.update
            case KernelShows.GRADIENT:
                values = block.growing_gradient(seen.position)[channels, selection.slices]
                scale = scales.kernel_gradient
        cells = upright_cells(values.reshape(-1, *values.shape[2:]))
        return scale.image_of(cells), hatched(cells, scale.largest)

    def _maps(
        self, block: Block, selection: Selection, scale: ColourScale, seen: BlockSeen
    ) -> tuple[Pixels, NDArray[np.bool_]]:
        values = block.maps[selection.channels]
        cells = upright_cells(values)
        if seen.maps >= 1:
            return scale.image_of(cells), hatched(cells, scale.largest)
        known = np.broadcast_to(block.known_at(seen.maps), values.shape)
        return _known_only(cells, scale, upright_cells(known))

    def _gradients(
        self, block: Block, selection: Selection, scale: ColourScale, share: float
    ) -> tuple[Pixels, NDArray[np.bool_]]:
        values = block.returning[selection.channels]
        if share >= 1:
            cells = upright_cells(values)
            return scale.image_of(cells), hatched(cells, scale.largest)
        frames = np.arange(values.shape[1]) + 0.5 > (1 - share) * values.shape[1]
        known = np.broadcast_to(frames[:, None], values.shape)
        return _known_only(upright_cells(values), scale, upright_cells(known))

    def _frame_waiting(self, painter: QPainter, seen: BlockSeen) -> None:
        """Frame the maps that are not known yet, or not all of them."""
        waiting = [one.map for one in self.place.channels] if seen.maps < 1 else []
        if seen.gradients < 1:
            waiting += [one.gradient for one in self.place.channels]
        painter.setPen(ink.pen(theme.current().line, 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRects([area.adjusted(0.5, 0.5, -0.5, -0.5) for area in waiting])

    def _cross_dead(self, painter: QPainter, block: Block, selection: Selection) -> None:
        painter.setPen(ink.pen(theme.current().muted, 1.4))
        for channel, place in zip(selection.channels, self.place.channels, strict=True):
            if block.dead[channel]:
                cross_out(painter, place.map)


def cross_out(painter: QPainter, area: QRectF) -> None:
    """Draw a cross with the painter's pen over a map that is dead."""
    inner = area.adjusted(3, 3, -3, -3)
    painter.drawLine(inner.topLeft(), inner.bottomRight())
    painter.drawLine(inner.bottomLeft(), inner.topRight())


def _known_only(
    cells: Array, scale: ColourScale, known: NDArray[np.bool_]
) -> tuple[Pixels, NDArray[np.bool_]]:
    """Return colours and hatching of the cells that are known; the others are empty."""
    waiting = np.uint32(QColor(theme.current().window).rgba())
    colours = np.where(known, scale.image_of(cells), waiting)
    return colours, hatched(cells, scale.largest) & known
