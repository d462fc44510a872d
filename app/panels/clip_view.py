"""A heard word: its waveform, and its features as the network sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QLineF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import theme
from app.colour_maps import colours_of
from app.panels.colour_bar import paint_colour_bar
from engine.sound.sound import Sound

if TYPE_CHECKING:
    from engine.sound.features import Features

PICTURE = 92
WAVEFORM_HEIGHT = 34
GAP = 8


class ClipView(QWidget):
    """The picture on the left is what enters the network; on the right, where it comes from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sound: Sound | None = None
        self._bounds = (0, 0)
        self._features: Features | None = None
        self._highest_hz = 0.0
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setToolTip(
            self.tr(
                "Left: the word as the network sees it. Right: its waveform; "
                "the dim parts before and after the word are cut off."
            )
        )

    def sizeHint(self) -> QSize:
        """As wide as there is room, as high as the picture and its caption."""
        return QSize(216, PICTURE + 4 + self.fontMetrics().height())

    def show_sound(self, sound: Sound) -> None:
        """Show a word; its features are made as the network's are."""
        from engine.sound.features import FeatureSettings, trim_bounds, word_features

        settings = FeatureSettings()
        self._sound = sound
        self._bounds = trim_bounds(sound, settings.trim_db)
        self._features = word_features(sound, settings)
        self._highest_hz = settings.highest_hz
        colours = colours_of(self._features.T[::-1], *self._range())  # (bands, frames)
        bands, frames = colours.shape
        image = QImage(colours.tobytes(), frames, bands, 4 * frames, QImage.Format.Format_RGB32)
        self._image = image.copy()
        self.update()

    @property
    def seconds(self) -> float:
        """Length of the trimmed word."""
        start, stop = self._bounds
        return 0.0 if self._sound is None else (stop - start) / self._sound.sample_rate

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint picture, waveform, scale and caption."""
        if self._sound is None or self._features is None:
            return
        painter = QPainter(self)
        line = self.fontMetrics().height()
        picture = QRect(0, 0, PICTURE, PICTURE)
        painter.drawImage(picture, self._image)
        left = PICTURE + GAP
        beside = QRect(left, 0, self.width() - left, WAVEFORM_HEIGHT)
        self._paint_waveform(painter, beside, self._sound)
        painter.setPen(QColor(theme.current().muted))
        lowest, highest = (f"{bound:+.1f}".replace("-", "−") for bound in self._range())
        rows = [QRect(left, PICTURE - row * line, beside.width(), line) for row in (1, 2, 3)]
        paint_colour_bar(painter, rows[0], lowest, highest)
        painter.drawText(rows[1], Qt.AlignmentFlag.AlignLeft, self.tr("this clip:"))
        painter.setPen(QColor(theme.current().text))
        seconds = self.tr("{seconds:.2f} s").format(seconds=self.seconds)
        painter.drawText(rows[2], Qt.AlignmentFlag.AlignLeft, seconds)
        frames, bands = self._features.shape
        caption = self.tr("{frames} × {bands} log-mel, 0 to {kilohertz:.0f} kHz").format(
            frames=frames, bands=bands, kilohertz=self._highest_hz / 1000
        )
        painter.setPen(QColor(theme.current().muted))
        below = QRect(0, PICTURE + 4, self.width(), line)
        shown = self.fontMetrics().elidedText(caption, Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()

    def _range(self) -> tuple[float, float]:
        if self._features is None:
            return 0.0, 0.0
        return float(self._features.min()), float(self._features.max())

    def _paint_waveform(self, painter: QPainter, area: QRect, sound: Sound) -> None:
        colours = theme.current()
        painter.fillRect(area, QColor(colours.well))
        columns = min(area.width(), len(sound.samples))
        if columns <= 0:
            return
        starts = np.arange(columns) * len(sound.samples) // columns
        upper = np.maximum.reduceat(sound.samples, starts)
        lower = np.minimum.reduceat(sound.samples, starts)
        loudest = max(float(upper.max()), float(-lower.min()), 1e-6)
        middle = area.top() + area.height() / 2
        pixels = (area.height() / 2 - 1) / loudest
        start, stop = self._bounds
        kept: list[QLineF] = []
        cut: list[QLineF] = []
        for column in range(columns):
            x = area.left() + column + 0.5
            line = QLineF(x, middle - upper[column] * pixels, x, middle - lower[column] * pixels)
            (kept if start <= starts[column] < stop else cut).append(line)
        for lines, colour in ((cut, colours.line), (kept, colours.text)):
            painter.setPen(QPen(QColor(colour), 1.0))
            painter.drawLines(lines)
        painter.setPen(QPen(QColor(colours.muted), 1.0, Qt.PenStyle.DashLine))
        scale = columns / len(sound.samples)
        frame = QRectF(area.left() + start * scale, area.top(), (stop - start) * scale, 0.0)
        frame.setHeight(area.height() - 1.0)
        painter.drawRect(frame.adjusted(0.0, 0.0, -1.0, 0.0))
