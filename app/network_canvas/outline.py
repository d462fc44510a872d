"""What the picture of every network has: the sound that enters, the words that come out, a legend.

Pure geometry, in logical pixels.
"""

from __future__ import annotations

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
LARGEST_RADIUS = 9.0


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """The centres of a layer's units, `(O, 2)`, and their radius."""

    centres: NDArray[np.float64]
    radius: float

    @property
    def middle(self) -> float:
        """The x coordinate of the column's middle."""
        return float(self.centres[:, 0].mean())

    def unit_at(self, point: QPointF) -> int | None:
        """Return the unit under a point of the canvas."""
        distances = np.hypot(*(self.centres - (point.x(), point.y())).T)
        nearest = int(distances.argmin())
        return nearest if distances[nearest] <= self.radius + 3 else None

    def square_of(self, unit: int) -> QRectF:
        """Return the square around a unit and its ring."""
        x, y = self.centres[unit].tolist()
        half = self.radius + 4
        return QRectF(x - half, y - half, 2 * half, 2 * half)


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """The canvas's geometry for one size and one network, as far as all networks share it.

    Attributes
    ----------
    spectrogram, inset
        Where the features stand, and dL/d(features) by itself; time to the right, frequency
        upwards.
    output
        The units of the words; `words` is the whole area of their names and bars, which begin
        `bar_left`.
    """

    size: tuple[float, float]
    spectrogram: QRectF
    inset: QRectF
    output: Column
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

    def cell_of(self, frame: int, band: int) -> QRectF:
        """Return where an input cell stands in the spectrogram."""
        area = self.spectrogram
        width, height = area.width() / self.frames, area.height() / self.bands
        top = area.bottom() - (band + 1) * height
        return QRectF(area.left() + frame * width, top, width, height)


def words_left(width: float, word_width: float) -> tuple[float, float]:
    """Return where the words' area and their bars begin in a canvas of this width."""
    bar_width = min(190.0, max(108.0, 0.13 * width))
    left = width - MARGIN - bar_width - word_width - 26
    return left, left + word_width + 26


def output_column(count: int, left: float, top: float, bottom: float) -> Column:
    """Return the column of the words' units."""
    step = min((bottom - top - 24) / count, 54.0)
    first = (top + bottom - step * (count - 1)) / 2
    centres = np.stack([np.full(count, left), first + step * np.arange(count)], axis=1)
    return Column(centres, radius=max(2.0, min(9.0, 0.36 * step)))


def legend_area(width: float, height: float) -> QRectF:
    """Return the strip at the bottom."""
    return QRectF(MARGIN, height - LEGEND - 2, width - 2 * MARGIN, LEGEND)
