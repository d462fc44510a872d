"""Where everything of the canvas stands: pure geometry, in logical pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF

MARGIN = 14.0
HEADER = 40.0  # two lines of text above every column
LEGEND = 74.0  # the strip of colour bars at the bottom
AXIS_LEFT = 48.0  # room for "4 kHz"
AXIS_BELOW = 24.0
INSET_HEADER = 26.0
WIDEST_UNIT_SPACING = 32.0
ONE_COLUMN_SPACING = 12.0  # closer than this, a column wraps
LARGEST_RADIUS = 9.0
SMALLEST_UNIT_SPACING = 7.0
LEAST_GAP = 60.0  # between two columns, so that edges can be followed


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """The centres of a stage's units, `(O, 2)`, and their radius."""

    centres: NDArray[np.float64]
    radius: float

    @property
    def middle(self) -> float:
        """The x coordinate of the column's middle."""
        return float(self.centres[:, 0].mean())


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """The canvas's geometry for one size and one network."""

    size: tuple[float, float]
    spectrogram: QRectF
    inset: QRectF
    columns: tuple[Column, ...]
    words: QRectF
    word_width: float
    bar_left: float
    legend: QRectF
    frames: int
    bands: int

    def cell_centres(self, sources: NDArray[np.intp]) -> NDArray[np.float64]:
        """Return the centres, `(E, 2)`, of input cells given as flat indices frame * bands + band.

        Time runs to the right, frequency upwards.
        """
        frame, band = np.divmod(sources, self.bands)
        area = self.spectrogram
        x = area.left() + (frame + 0.5) * area.width() / self.frames
        y = area.bottom() - (band + 0.5) * area.height() / self.bands
        return np.stack([x, y], axis=1)

    def cell_at(self, point: QPointF) -> tuple[int, int] | None:
        """Return frame and band of the input cell under a point of the canvas."""
        for area in (self.spectrogram, self.inset):
            if area.contains(point):
                frame = int((point.x() - area.left()) / area.width() * self.frames)
                band = int((area.bottom() - point.y()) / area.height() * self.bands)
                return min(frame, self.frames - 1), min(band, self.bands - 1)
        return None

    def unit_at(self, point: QPointF) -> tuple[int, int] | None:
        """Return stage and unit under a point of the canvas."""
        for stage, column in enumerate(self.columns):
            distances = np.hypot(*(column.centres - (point.x(), point.y())).T)
            nearest = int(distances.argmin())
            if distances[nearest] <= column.radius + 3:
                return stage, nearest
        return None


def lay_out(
    width: float,
    height: float,
    *,
    frames: int,
    bands: int,
    units: Sequence[int],
    word_width: float,
) -> Layout:
    """Place the spectrogram on the left, the words on the right, the hidden units between.

    Parameters
    ----------
    width, height
        Of the canvas.
    frames, bands
        Of the features.
    units
        Of each stage; the last one is the output.
    word_width
        Of the longest word as drawn.
    """
    top = MARGIN + HEADER
    bottom = height - LEGEND - MARGIN
    side = min(0.36 * width, 0.64 * (bottom - top))
    spectrogram = QRectF(MARGIN + AXIS_LEFT, top, side, side)
    inset_top = spectrogram.bottom() + AXIS_BELOW + INSET_HEADER
    inset_side = max(20.0, min(side, bottom - inset_top))
    inset = QRectF(spectrogram.left(), inset_top, inset_side, inset_side)

    bar_width = min(190.0, max(108.0, 0.13 * width))
    words_left = width - MARGIN - bar_width - word_width - 26
    words = QRectF(words_left, top, width - MARGIN - words_left, bottom - top)
    hidden = _hidden_columns(
        units[:-1], spectrogram.right(), words_left - LARGEST_RADIUS, top, bottom
    )
    output = _output_column(units[-1], words_left, top, bottom)
    return Layout(
        size=(width, height),
        spectrogram=spectrogram,
        inset=inset,
        columns=(*hidden, output),
        words=words,
        word_width=word_width,
        bar_left=words_left + word_width + 26,
        legend=QRectF(MARGIN, height - LEGEND - 2, width - 2 * MARGIN, LEGEND),
        frames=frames,
        bands=bands,
    )


def _hidden_columns(
    units: Sequence[int], left: float, right: float, top: float, bottom: float
) -> list[Column]:
    """Spread the hidden stages between `left` and `right`; many units wrap into a block.

    The gaps between neighbours, the spectrogram and the words included, are all the same.
    """
    height = bottom - top
    spacing = WIDEST_UNIT_SPACING
    room = max(0.0, right - left - LEAST_GAP * (len(units) + 1))
    while spacing > SMALLEST_UNIT_SPACING and _blocks_width(units, spacing, height) > room:
        spacing -= 0.5
    blocks = [_block(count, spacing, height) for count in units]
    gap = (right - left - sum(block[:, 0].max() for block in blocks)) / (len(units) + 1)
    columns = []
    x = left + gap
    for block in blocks:
        middle = (top + bottom) / 2 - block[:, 1].max() / 2
        step = block[1, 1] - block[0, 1] if len(block) > 1 else WIDEST_UNIT_SPACING
        radius = min(0.4 * max(step, 1.0), LARGEST_RADIUS)
        columns.append(Column(block + np.array([x, middle]), radius))
        x += block[:, 0].max() + gap
    return columns


def _blocks_width(units: Sequence[int], spacing: float, height: float) -> float:
    return float(sum(_block(count, spacing, height)[:, 0].max() for count in units))


def _block(count: int, spacing: float, height: float) -> NDArray[np.float64]:
    """Return unit centres from (0, 0): downwards, and in further columns where they do not fit."""
    rows = min(count, max(1, int(height // min(spacing, ONE_COLUMN_SPACING))))
    columns = -(-count // rows)
    rows = -(-count // columns)
    index = np.arange(count)
    step = min(height / rows, spacing)
    return np.stack([index // rows * spacing, index % rows * step], axis=1).astype(float)


def _output_column(count: int, left: float, top: float, bottom: float) -> Column:
    step = min((bottom - top - 24) / count, 54.0)
    first = (top + bottom - step * (count - 1)) / 2
    centres = np.stack([np.full(count, left), first + step * np.arange(count)], axis=1)
    return Column(centres, radius=max(2.0, min(9.0, 0.36 * step)))
