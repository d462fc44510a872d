"""The pixels of the live spectrogram: a ring of columns, each written once.

Scrolling moves nothing: a paint copies the ring in two parts, the older one to the left.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from app.colour_maps import Pixels, colours_of, magma
from app.panels.rolling import Columns, History, Rows

LOWEST_DB = -70.0
HIGHEST_DB = 0.0
"""What is darkest and what is brightest: fixed, so that loud looks loud."""


class SpectrogramPicture:
    """The last `frames` log-mel frames as an image, newest column on the right."""

    def __init__(self, frames: int, bands: int) -> None:
        self.frames = frames
        self.bands = bands
        self._history = History(2 * frames, bands)  # whatever the width, a full picture is there
        self._make(1, 1)

    @property
    def total(self) -> int:
        """How many frames have come."""
        return self._history.total

    @property
    def width(self) -> int:
        """Columns of the image."""
        return self._axis.columns

    @property
    def split(self) -> int:
        """The image's oldest column: from here to the right, then from the left, is in order."""
        return self.drawn % self.width

    def resize(self, width: int, height: int) -> None:
        """Make the image `width` x `height` pixels and draw the frames there are once more."""
        if (width, height) == (self.width, self.image.height()):
            return
        self._make(width, height)
        self._draw()

    def add(self, frames: Rows) -> None:
        """Append log-mel frames in dB, shape (k, bands)."""
        self._history.add(frames)
        self._draw()

    def column_of(self, frame: float) -> int:
        """Return where on the picture, in columns from the left, a frame begins."""
        return round(frame * self.width / self.frames) - (self.drawn - self.width)

    def _make(self, width: int, height: int) -> None:
        self._axis = Columns(self.frames, width)
        self.drawn = 0  # columns since the beginning of the stream
        self.image = QImage(width, height, QImage.Format.Format_RGB32)
        self.image.fill(int(magma()[0]))
        line = self.image.bytesPerLine() // 4
        pixels: NDArray[np.uint32] = np.frombuffer(self.image.bits(), dtype=np.uint32)
        self._pixels = pixels.reshape(height, line)[:, :width]
        # Row 0 is the top, the highest band. Between band centres the line is straight.
        places = np.linspace(self.bands - 0.5, -0.5, 2 * height + 1)[1::2]
        places = np.clip(places, 0, self.bands - 1)
        self._below = np.minimum(places.astype(np.intp), max(self.bands - 2, 0))
        self._above = np.minimum(self._below + 1, self.bands - 1)
        self._share = (places - self._below).astype(np.float32)

    def _draw(self) -> None:
        """Write the columns that have become complete."""
        last = self._axis.complete(self.total)
        first = max(self.drawn, last - self.width)
        self.drawn = last
        if first < last:
            levels = self._axis.loudest(self._history, first, last)  # (columns, bands)
            below, above = levels[:, self._below], levels[:, self._above]
            rows = below + (above - below) * self._share  # (columns, height)
            colours: Pixels = colours_of(rows, LOWEST_DB, HIGHEST_DB)
            self._pixels[:, np.arange(first, last) % self.width] = colours.T
