"""Where spectrogram, maps, cards and words stand: pure geometry, in logical pixels.

Above, from left to right, the sound, each convolution's maps, and the words; below it, as wide as
the maps reach, the bench on which one place at a time is computed with its numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from app.network_canvas.convolutional.tiles import BlockPlace, BlockSize, fitted, placed
from app.network_canvas.outline import (
    AXIS_BELOW,
    AXIS_LEFT,
    HEADER,
    INSET_HEADER,
    LARGEST_RADIUS,
    LEGEND,
    MARGIN,
    Outline,
    legend_area,
    output_column,
    words_left,
)

BENCH_TEXT = 58.0  # a line of labels above the grids, a line of text below them, and the padding
ABOVE_BENCH = 9.0
SMALLEST_CELL, LARGEST_CELL = 22.0, 38.0  # heights of a cell with a number
CELL_SHAPE = 1.73  # width of the smallest cell by its height
WIDEST_CELL = 62.0
BESIDE_CELLS = 160.0  # pixels: the signs between three grids, their sum, the padding
EDGES = 46.0  # pixels at least between the last maps and the words, so that edges can be followed
BETWEEN = 13.0  # at least between the maps of two layers
WIDEST_SPECTROGRAM = 0.3  # of the canvas


@dataclass(frozen=True, slots=True, eq=False)
class Layout(Outline):
    """The geometry of convolutions.

    Attributes
    ----------
    blocks
        Where each convolution's kernels and maps stand.
    bench
        The strip below; the card beside the gradient of the input is narrower.
    cell
        Width and height of a cell with a number in it.
    """

    blocks: tuple[BlockPlace, ...]
    bench: QRectF
    cell: tuple[float, float]

    @property
    def narrow_bench(self) -> QRectF:
        """The bench without the gradient of the input."""
        return self.bench.adjusted(self.inset.right() + 12 - self.bench.left(), 0, 0, 0)

    def tile_at(self, point: QPointF) -> tuple[int, int] | None:
        """Return block and row of a channel whose kernel or maps stand at a point."""
        for number, block in enumerate(self.blocks):
            for row, channel in enumerate(block.channels):
                if channel.area.contains(point):
                    return number, row
        return None


def lay_out(
    width: float,
    height: float,
    *,
    frames: int,
    bands: int,
    blocks: Sequence[BlockSize],
    words: int,
    word_width: float,
) -> Layout:
    """Place everything in a canvas of this size.

    Parameters
    ----------
    width, height
        Of the canvas.
    frames, bands
        Of the features.
    blocks
        What each convolution has to show.
    words
        How many there are.
    word_width
        Of the longest word as drawn.
    """
    top, bottom = MARGIN + HEADER, height - LEGEND - MARGIN
    rows = max((block.kernel[1] for block in blocks), default=3)
    cell = max(SMALLEST_CELL, min(LARGEST_CELL, 0.19 * (bottom - top) / rows))
    bench_height = BENCH_TEXT + rows * cell
    left, bar_left = words_left(width, word_width)
    bench = QRectF(
        MARGIN, bottom - bench_height, left - LARGEST_RADIUS - EDGES - 2 - MARGIN, bench_height
    )
    below = bench.top() - ABOVE_BENCH
    side = min(WIDEST_SPECTROGRAM * width, below - AXIS_BELOW - top)
    spectrogram = QRectF(MARGIN + AXIS_LEFT, top, side, side)
    inset_side = bench_height - INSET_HEADER
    right = left - LARGEST_RADIUS
    room = right - spectrogram.right() - 2 - EDGES - BETWEEN * len(blocks)
    tiles = fitted(blocks, max(60.0, room), below - top)
    spare = max(0.0, room - sum(tile.width for tile in tiles)) / (len(blocks) + 1)
    x, places = spectrogram.right() + 2, []
    for size, tile in zip(blocks, tiles, strict=True):
        x += BETWEEN + spare
        places.append(placed(size, tile, x, top, below))
        x += tile.width
    return Layout(
        size=(width, height),
        spectrogram=spectrogram,
        inset=QRectF(bench.left(), bench.top() + INSET_HEADER, inset_side, inset_side),
        output=output_column(words, left, top, bottom),
        words=QRectF(left, top, width - MARGIN - left, bottom - top),
        word_width=word_width,
        bar_left=bar_left,
        legend=legend_area(width, height),
        frames=frames,
        bands=bands,
        blocks=tuple(places),
        bench=bench,
        cell=(_cell_width(bench.width()), cell),
    )


def _cell_width(bench: float) -> float:
    """Return the width of a cell with a number, of which nine stand beside each other."""
    return max(CELL_SHAPE * SMALLEST_CELL, min(WIDEST_CELL, (bench - BESIDE_CELLS) / 9))
