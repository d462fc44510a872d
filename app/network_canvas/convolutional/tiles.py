"""Where the kernels and maps of convolutions stand: as large as they fit, none too small to read.

Pure geometry, in whole pixels, so that all cells of a map are equally large where that is possible.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from PySide6.QtCore import QRectF

LARGEST_SIDE, SMALLEST_SIDE = 110, 18
NEXT_TO = 3  # pixels between a channel's kernel, map and gradient
BETWEEN_CHANNELS = 3
BETWEEN_COLUMNS = 9
MOST_SPREAD = 26.0  # pixels between two channels below each other
BETWEEN_SLICES = 2
MANY_SLICES_FROM = 40  # pixels of a map's side: smaller kernels show one slice, the strongest
MOST_SLICES = 9
KERNEL_SHARE = 0.55  # of a map's side


@dataclass(frozen=True, slots=True)
class BlockSize:
    """What a convolution has to show; pairs are (frames, bands)."""

    channels: int
    inputs: int
    map: tuple[int, int]
    kernel: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Tiling:
    """How the channels of one convolution are arranged.

    Attributes
    ----------
    shown
        How many channels; `rows` is how many stand below each other.
    map
        Width and height of a map.
    tap, slices
        The side of a kernel's cell, and how many slices of a kernel stand beside each other.
    """

    shown: int
    rows: int
    map: tuple[int, int]
    tap: int
    slices: int
    kernel: tuple[int, int]

    @property
    def kernel_width(self) -> int:
        """The width of a kernel's slices together."""
        return self.slices * self.kernel[0] * self.tap + (self.slices - 1) * BETWEEN_SLICES

    @property
    def kernel_height(self) -> int:
        """The height of a kernel's slices together."""
        return self.slices * self.kernel[1] * self.tap + (self.slices - 1) * BETWEEN_SLICES

    @property
    def channel(self) -> tuple[int, int]:
        """Width and height of a channel: its kernel, its map, its gradient."""
        return self.kernel_width + 2 * self.map[0] + 2 * NEXT_TO, max(
            self.map[1], self.kernel_height
        )

    @property
    def columns(self) -> int:
        """How many columns of channels there are."""
        return ceil(self.shown / self.rows)

    @property
    def width(self) -> int:
        """The width of all of them."""
        return self.columns * (self.channel[0] + BETWEEN_COLUMNS) - BETWEEN_COLUMNS


@dataclass(frozen=True, slots=True, eq=False)
class ChannelPlace:
    """Where one channel stands: its kernel's slices, its map and its gradient."""

    kernels: tuple[QRectF, ...]
    map: QRectF
    gradient: QRectF

    @property
    def area(self) -> QRectF:
        """Where all of it stands."""
        return self.kernels[0].united(self.kernels[-1]).united(self.gradient)


@dataclass(frozen=True, slots=True, eq=False)
class BlockPlace:
    """Where a convolution's channels stand, and all of them together."""

    size: BlockSize
    channels: tuple[ChannelPlace, ...]
    area: QRectF

    @property
    def slices(self) -> int:
        """How many slices of a kernel are shown."""
        return len(self.channels[0].kernels)


def fitted(blocks: Sequence[BlockSize], width: float, height: float) -> list[Tiling]:
    """Return the largest tilings that fit beside each other; where need be, of fewer channels."""
    for side in range(LARGEST_SIDE, SMALLEST_SIDE - 1, -1):
        tilings = [_tiling(block, block.channels, side, height) for block in blocks]
        if sum(tiling.width for tiling in tilings) <= width:
            return tilings
    shown = [block.channels for block in blocks]
    while True:
        tilings = [
            _tiling(block, few, SMALLEST_SIDE, height)
            for block, few in zip(blocks, shown, strict=True)
        ]
        most = max(range(len(blocks)), key=lambda number: tilings[number].columns)
        if sum(tiling.width for tiling in tilings) <= width or tilings[most].columns == 1:
            return tilings
        shown[most] = (tilings[most].columns - 1) * tilings[most].rows


def placed(size: BlockSize, tiling: Tiling, left: float, top: float, bottom: float) -> BlockPlace:
    """Return where each channel stands, column by column, between `top` and `bottom`."""
    wide, high = tiling.channel
    rows = ceil(tiling.shown / tiling.columns)
    spread = min(MOST_SPREAD, (bottom - top - rows * high) / max(1, rows - 1))
    pitch = high + max(1, int(spread))
    first = round(top)
    x0 = round(left)
    channels = []
    for number in range(tiling.shown):
        column, row = divmod(number, rows)
        x = x0 + column * (wide + BETWEEN_COLUMNS)
        channels.append(_channel(size, tiling, x, first + row * pitch))
    area = channels[0].area
    for channel in channels[1:]:
        area = area.united(channel.area)
    return BlockPlace(size, tuple(channels), area)


def _channel(size: BlockSize, tiling: Tiling, x: int, y: int) -> ChannelPlace:
    high = tiling.channel[1]
    wide, tall = tiling.kernel[0] * tiling.tap, tiling.kernel[1] * tiling.tap
    down = y + (high - tiling.kernel_height) // 2
    count = min(size.inputs, tiling.slices**2)
    kernels = tuple(
        QRectF(
            x + number % tiling.slices * (wide + BETWEEN_SLICES),
            down + number // tiling.slices * (tall + BETWEEN_SLICES),
            wide,
            tall,
        )
        for number in range(count)
    )
    across, along = tiling.map
    top = y + (high - along) // 2
    x += tiling.kernel_width + NEXT_TO
    return ChannelPlace(
        kernels, QRectF(x, top, across, along), QRectF(x + across + NEXT_TO, top, across, along)
    )


def _tiling(block: BlockSize, shown: int, side: int, height: float) -> Tiling:
    longest = max(block.map)
    cell = side // longest if side // longest * longest >= 0.8 * side else side / longest
    across, along = (max(4, round(cell * count)) for count in block.map)
    slices = 1
    if block.inputs > 1 and side >= MANY_SLICES_FROM:
        slices = ceil(sqrt(min(block.inputs, MOST_SLICES)))
    room = KERNEL_SHARE * side - (slices - 1) * BETWEEN_SLICES
    tap = max(3 if slices == 1 else 2, int(room / (slices * max(block.kernel))))
    whole = Tiling(shown, shown, (across, along), tap, slices, block.kernel)
    rows = max(1, int((height + BETWEEN_CHANNELS) // (whole.channel[1] + BETWEEN_CHANNELS)))
    return Tiling(shown, min(rows, shown), (across, along), tap, slices, block.kernel)
