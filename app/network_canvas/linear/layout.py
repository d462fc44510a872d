"""Where the pictures of one neuron stand: pure geometry, in logical pixels.

Two rows of three: x, w and their product; below them dL/dx, the answers and the loss surface. To
the right of them stand all the words' neurons, each with a small picture of its weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from app.network_canvas.outline import (
    AXIS_LEFT,
    LEGEND,
    MARGIN,
    Column,
    Outline,
    legend_area,
    output_column,
    words_left,
)

TITLE = 26.0  # one line above the upper row
TWO_TITLES = 46.0  # two lines above the lower one
SCALE_BELOW = 30.0  # a colour bar or an axis, below the upper row
AXES_BELOW = 28.0  # a colour bar, or an axis and its name, below the lower row
BETWEEN = 46.0  # pictures, with room for the numbers at an axis
BEFORE_TILES = 24.0  # room for the wire to the neuron in focus
HEADER = 34.0  # two lines above the words
LARGEST_DISC = 7.0
DISC_ROOM = 16.0  # from a tile to the middle of its neuron's disc
LEAST_SIDE = 24.0
LEAST_INSET = 0.7  # of the side of the pictures above
LARGEST_TILE = 48


@dataclass(frozen=True, slots=True, eq=False)
class LinearLayout(Outline):
    """The geometry of a network without hidden layers.

    Attributes
    ----------
    weights, product
        The weights of the neuron in focus, and what they make of the input.
    answers, surface
        The plots of what the neuron answers, and of the loss over two of its weights.
    tile_side
        Of each word's small picture of weights.
    """

    weights: QRectF
    product: QRectF
    answers: QRectF
    surface: QRectF
    tile_side: int

    def tile(self, word: int) -> QRectF:
        """Return where a word's weights stand."""
        x, y = self.output.centres[word].tolist()
        side = self.tile_side
        return QRectF(round(x - DISC_ROOM - side), round(y - side / 2), side, side)

    def weight_at(self, point: QPointF) -> tuple[int, int] | None:
        """Return frame and band of the weight under a point, in either picture of weights."""
        for area in (self.weights, self.product):
            if area.contains(point):
                frame = int((point.x() - area.left()) / area.width() * self.frames)
                band = int((area.bottom() - point.y()) / area.height() * self.bands)
                return min(frame, self.frames - 1), min(band, self.bands - 1)
        return None

    def cell_in(self, area: QRectF, frame: int, band: int) -> QRectF:
        """Return where an input cell's number stands in one of the pictures."""
        width, height = area.width() / self.frames, area.height() / self.bands
        top = area.bottom() - (band + 1) * height
        return QRectF(area.left() + frame * width, top, width, height)


def lay_out(
    width: float, height: float, *, frames: int, bands: int, words: int, word_width: float
) -> LinearLayout:
    """Place six pictures in two rows on the left, the words on the right.

    Parameters
    ----------
    width, height
        Of the canvas.
    frames, bands
        Of the features.
    words
        How many neurons there are.
    word_width
        Of the longest word as drawn.
    """
    bottom = height - LEGEND - MARGIN
    words_at, bar_left = words_left(width, word_width)
    top = MARGIN + HEADER
    column = output_column(words, words_at, top, bottom)
    output = Column(column.centres, min(column.radius, LARGEST_DISC))
    tile_side = _tile_side(output, max(frames, bands))

    left = MARGIN + AXIS_LEFT
    right = words_at - DISC_ROOM - tile_side - BEFORE_TILES
    spare = bottom - MARGIN - TITLE - SCALE_BELOW - TWO_TITLES - AXES_BELOW
    side = max(LEAST_SIDE, min((right - left - 2 * BETWEEN) / 3, spare / 2))
    between = max(BETWEEN, (right - left - 3 * side) / 2)
    upper = [(side, left + number * (side + between)) for number in range(3)]
    spectrogram, weights, product = _row(upper, MARGIN + TITLE)
    inset, plots = _lower_sides(side, spare - side)
    end = product.right()
    starts = left, end - 2 * plots - between, end - plots
    lower = list(zip((inset, plots, plots), starts, strict=True))
    inset_at, answers, surface = _row(lower, bottom - AXES_BELOW - plots)
    return LinearLayout(
        size=(width, height),
        spectrogram=spectrogram,
        inset=inset_at,
        output=output,
        words=QRectF(words_at, top, width - MARGIN - words_at, bottom - top),
        word_width=word_width,
        bar_left=bar_left,
        legend=legend_area(width, height),
        frames=frames,
        bands=bands,
        weights=weights,
        product=product,
        answers=answers,
        surface=surface,
        tile_side=tile_side,
    )


def _lower_sides(side: float, room: float) -> tuple[float, float]:
    """Return the sides of dL/dx and of the two plots, which take some of its width for height."""
    plots = max(side, min(room, side * (3 - LEAST_INSET) / 2))
    return 3 * side - 2 * plots, plots


def _row(sides_and_lefts: Sequence[tuple[float, float]], top: float) -> list[QRectF]:
    """Return squares with one top; their sides are whole pixels."""
    return [QRectF(round(x), round(top), int(side), int(side)) for side, x in sides_and_lefts]


def _tile_side(column: Column, cells: int) -> int:
    """Return a side that gives each cell as many whole pixels as there is room for."""
    centres = column.centres[:, 1]
    room = int(centres[1] - centres[0]) - 3 if len(centres) > 1 else LARGEST_TILE
    room = min(room, LARGEST_TILE)
    return max(8, cells * (room // cells) if room >= cells else room)
