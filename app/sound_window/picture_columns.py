"""The two scrolling pictures, waveform and spectrogram, of the same columns."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

from app import theme
from app.colour_maps import Pixels
from app.sound_window.colours import coloured, table_of
from app.sound_window.column_image import ColumnImage
from app.sound_window.columns import (
    RowStretch,
    extremes,
    loudest_frames,
    spectrum_bounds,
    waveform_bounds,
    waveform_pixels,
)
from app.sound_window.display_settings import DisplaySettings
from app.sound_window.kept_sound import KeptSound
from app.sound_window.picture_layout import PictureLayout
from engine.sound.spectra import SpectrumKind

SMALLEST_SCALE = 1 / 32


class PictureColumns:
    """Draws the columns of a sound that have come into sight, and paints what there is.

    Attributes
    ----------
    density
        Columns (device pixels) a second.
    scale
        The magnitude at the waveform's upper and lower edge, a power of two.
    """

    def __init__(self, settings: DisplaySettings) -> None:
        self._kept: KeptSound | None = None
        self._waveform = ColumnImage(self._waveform_colours)
        self._spectrogram = ColumnImage(self._spectrum_colours)
        self._stretch = RowStretch(1, 1, steps=False)
        self._rows = 0
        self.density = 1.0
        self.scale = 1.0
        self.use(settings)

    def use(self, settings: DisplaySettings) -> None:
        """Draw everything anew in these levels and colours, or in another theme."""
        self._settings = settings
        self._table = table_of(settings.colours)
        self._rows = 0
        self._waveform.forget()
        self._spectrogram.forget()

    def resize(self, layout: PictureLayout, ratio: float) -> None:
        """Fit the pictures to their places, with `ratio` device pixels to a pixel."""
        for image, box in (
            (self._waveform, layout.waveform),
            (self._spectrogram, layout.spectrogram),
        ):
            width = max(1, round(box.width() * ratio))
            height = max(1, round(box.height() * ratio))
            if (width, height) != (image.width, image.height):
                image.resize(width, height)
                self._rows = 0

    @property
    def first(self) -> int:
        """The column at the left edge."""
        return self._spectrogram.first

    def show(self, kept: KeptSound, start: float, seconds: float) -> None:
        """Have what is to be seen of `kept` from `start` on, `seconds` long."""
        density = self._spectrogram.width / seconds
        scale = scale_for(kept.peak)
        anew = kept is not self._kept or density != self.density
        if anew or scale != self.scale:
            self._waveform.forget()
        if anew or len(kept.rows) != self._rows:
            self._spectrogram.forget()
            self._rows = len(kept.rows)
            steps = self._settings.kind is SpectrumKind.MFCC
            self._stretch = RowStretch(self._rows, self._spectrogram.height, steps=steps)
        self._kept, self.density, self.scale = kept, density, scale
        first = round(start * density)
        ground = QColor(theme.current().well).rgb()
        self._waveform.show(first, *waveform_bounds(kept, density), ground)
        self._spectrogram.show(first, *spectrum_bounds(kept, density), int(self._table[0]))

    def paint(self, painter: QPainter, layout: PictureLayout, ratio: float) -> None:
        """Paint both pictures."""
        for image, box in (
            (self._waveform, layout.waveform),
            (self._spectrogram, layout.spectrogram),
        ):
            image.paint(painter, box.left(), box.top(), ratio)

    def paint_empty(self, painter: QPainter, layout: PictureLayout) -> None:
        """Paint both grounds, without a sound."""
        grounds: tuple[tuple[QRect, QColor], ...] = (
            (layout.waveform, QColor(theme.current().well)),
            (layout.spectrogram, QColor.fromRgb(int(self._table[0]))),
        )
        for box, ground in grounds:
            painter.fillRect(box, ground)

    def _waveform_colours(self, first: int, stop: int) -> Pixels:
        if self._kept is None:
            return np.zeros((self._waveform.height, stop - first), np.uint32)
        colours = theme.current()
        line, ground, zero = (
            QColor(colour).rgb() for colour in (colours.text, colours.well, colours.line)
        )
        smallest, largest = extremes(self._kept, first, stop, self.density)
        return waveform_pixels(
            smallest, largest, self._waveform.height, self.scale, (line, ground, zero)
        )

    def _spectrum_colours(self, first: int, stop: int) -> Pixels:
        if self._kept is None:
            return np.zeros((self._spectrogram.height, stop - first), np.uint32)
        levels, shown = loudest_frames(self._kept, first, stop, self.density)
        settings = self._settings
        colours = coloured(self._stretch(levels), settings.darkest, settings.brightest, self._table)
        return colours.T[:, shown]


def scale_for(peak: float) -> float:
    """Return the power of two that holds `peak`, at most 1."""
    return float(min(1.0, 2.0 ** np.ceil(np.log2(max(peak, SMALLEST_SCALE)))))
