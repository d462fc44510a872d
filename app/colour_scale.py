"""From a number to a colour: hue says direction, brightness says magnitude.

Legends are made from the same scales, so they cannot disagree with the picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import isnan

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

STEPS = 256


@dataclass(frozen=True, slots=True)
class ColourScale:
    """Magnitudes from 0 to `largest`, from the `ground` colour to the `full` one.

    `normalisation` says in a word what `largest` was taken from.
    """

    ground: str
    full: str
    largest: float
    normalisation: str

    def share(self, value: float) -> float:
        """Return |value| as a share of the largest, 0 to 1; not a number counts as 0."""
        share = abs(value) / self.largest if self.largest else 0.0
        return 0.0 if isnan(share) else min(share, 1.0)

    def colour(self, value: float) -> QColor:
        """Return the colour of a magnitude."""
        return QColor.fromRgb(int(self.table()[round(self.share(value) * (STEPS - 1))]))

    def table(self) -> NDArray[np.uint32]:
        """Return the 256 colours from magnitude 0 to the largest, as 0xffRRGGBB."""
        return colour_table(self.ground, self.full)

    def image_of(self, values: NDArray[np.floating]) -> NDArray[np.uint32]:
        """Return the colours of an array of magnitudes."""
        steps = np.abs(values) * ((STEPS - 1) / (self.largest or 1.0))
        # The one ignores what is not a number, the other does not: it counts as 0.
        steps = np.fmax(np.minimum(steps, STEPS - 1), 0.0)
        colours: NDArray[np.uint32] = np.take(self.table(), np.rint(steps).astype(np.intp))
        return colours


@lru_cache(maxsize=32)
def colour_table(ground: str, full: str) -> NDArray[np.uint32]:
    """Return the 256 colours from one to the other, as 0xffRRGGBB, read-only."""
    colours = [blend(ground, full, step / (STEPS - 1)) for step in range(STEPS)]
    table = np.array([colour.rgba() for colour in colours], np.uint32)
    table.setflags(write=False)
    return table


def blend(ground: str, full: str, share: float) -> QColor:
    """Return the colour that lies `share` (0 to 1) of the way from one to the other."""
    a, b = QColor(ground), QColor(full)
    return QColor(
        round(a.red() + (b.red() - a.red()) * share),
        round(a.green() + (b.green() - a.green()) * share),
        round(a.blue() + (b.blue() - a.blue()) * share),
    )
