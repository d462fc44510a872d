"""Where the units of dense layers stand: pure geometry, in logical pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF

from app.network_canvas.outline import (
    AXIS_BELOW,
    AXIS_LEFT,
    HEADER,
    INSET_HEADER,
    LARGEST_RADIUS,
    LEGEND,
    MARGIN,
    Column,
    Outline,
    legend_area,
    output_column,
    words_left,
)

WIDEST_UNIT_SPACING = 32.0
ONE_COLUMN_SPACING = 12.0  # closer than this, a column wraps
SMALLEST_UNIT_SPACING = 7.0
LEAST_GAP = 60.0  # between two columns, so that edges can be followed


@dataclass(frozen=True, slots=True, eq=False)
class Layout(Outline):
    """The geometry of dense layers: one column a layer, the words' included."""

    columns: tuple[Column, ...]

    def unit_at(self, point: QPointF) -> tuple[int, int] | None:
        """Return stage and unit under a point of the canvas."""
        for stage, column in enumerate(self.columns):
            unit = column.unit_at(point)
            if unit is not None:
                return stage, unit
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

    left, bar_left = words_left(width, word_width)
    words = QRectF(left, top, width - MARGIN - left, bottom - top)
    hidden = _hidden_columns(units[:-1], spectrogram.right(), left - LARGEST_RADIUS, top, bottom)
    output = output_column(units[-1], left, top, bottom)
    return Layout(
        size=(width, height),
        spectrogram=spectrogram,
        inset=inset,
        output=output,
        columns=(*hidden, output),
        words=words,
        word_width=word_width,
        bar_left=bar_left,
        legend=legend_area(width, height),
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
