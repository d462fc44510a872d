"""The live spectrogram: the last seconds of sound, log-mel, with the words found in it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QLine, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import theme
from app.panels.colour_bar import paint_colour_bar
from app.panels.rolling import Rows
from app.panels.spectrogram_picture import HIGHEST_DB, LOWEST_DB, SpectrogramPicture

SECONDS = 4.0
PICTURE_HEIGHT = 104
GAP = 3
DASH = 4


class SpectrogramView(QWidget):
    """Scrolls while frames come; below it the time, and the colours with their values in dB."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hop_seconds = 0.010
        self._ticks: list[tuple[str, float]] = []
        self._picture: SpectrogramPicture | None = None
        self._words: list[tuple[float, float]] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setToolTip(
            self.tr(
                "The spectrogram: each column is a moment, low tones at the bottom, "
                "bright is loud. A dashed frame is a word that was found."
            )
        )

    def sizeHint(self) -> QSize:
        """As wide as there is room, and as high as the picture with its scale."""
        return QSize(230, PICTURE_HEIGHT + GAP + self.fontMetrics().height())

    def begin(self, band_frequencies: Sequence[float], hop_seconds: float) -> None:
        """Begin again, empty.

        Parameters
        ----------
        band_frequencies
            Centre of each mel band in Hz, rising.
        hop_seconds
            From one frame to the next.
        """
        self._hop_seconds = hop_seconds
        frames = round(SECONDS / hop_seconds)
        self._picture = SpectrogramPicture(frames, len(band_frequencies))
        self._ticks = _ticks(band_frequencies, self.tr("{kilohertz} kHz"))
        self._words.clear()
        self.update()

    def add(self, frames: Rows) -> None:
        """Append log-mel frames in dB, shape (k, bands)."""
        if self._picture is not None:
            self._picture.add(frames)
            self.update()

    def add_word(self, start: float, stop: float) -> None:
        """Frame a word; seconds since the beginning."""
        self._words.append((start, stop))
        self.update()

    @property
    def words(self) -> tuple[tuple[float, float], ...]:
        """The framed words that are still in the picture, in seconds since the beginning."""
        return tuple(self._words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture in two parts, the frames of words, and the scales."""
        colours = theme.current()
        painter = QPainter(self)
        area = QRect(0, 0, self.width(), self.height() - GAP - self.fontMetrics().height())
        if self._picture is None or self._picture.total == 0:
            painter.fillRect(area, QColor(colours.well))
            painter.setPen(QColor(colours.muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            text = self.tr("The spectrogram of what you say appears here")
            painter.drawText(area.adjusted(10, 0, -10, 0), flags, text)
        else:
            self._paint_picture(painter, area, self._picture)
            self._paint_words(painter, area, self._picture)
            self._paint_ticks(painter, area)
        self._paint_scale(painter, area.bottom() + 1 + GAP)
        painter.end()

    def _paint_picture(self, painter: QPainter, area: QRect, picture: SpectrogramPicture) -> None:
        ratio = self.devicePixelRatioF()
        picture.resize(max(1, round(area.width() * ratio)), max(1, round(area.height() * ratio)))
        image, split, width = picture.image, picture.split, picture.width
        height = image.height()
        for left, source, columns in ((0, split, width - split), (width - split, 0, split)):
            if columns:
                target = QRectF(left / ratio, 0.0, columns / ratio, height / ratio)
                painter.drawImage(target, image, QRectF(source, 0, columns, height))

    def _paint_words(self, painter: QPainter, area: QRect, picture: SpectrogramPicture) -> None:
        now = picture.total * self._hop_seconds
        self._words = [word for word in self._words if word[1] > now - SECONDS]
        ratio = self.devicePixelRatioF()
        painter.save()
        painter.setClipRect(area)
        for start, stop in self._words:
            left = round(picture.column_of(start / self._hop_seconds) / ratio)
            right = round(picture.column_of(stop / self._hop_seconds) / ratio)
            _paint_frame(painter, QRect(left, 0, right - left, area.height()))
        painter.restore()

    def _paint_ticks(self, painter: QPainter, area: QRect) -> None:
        metrics = self.fontMetrics()
        for text, height in _apart(self._ticks, metrics.height() / max(1, area.height())):
            size = metrics.boundingRect(text).size()
            middle = area.height() * (1.0 - height)
            top = min(max(middle - metrics.height() / 2, 0.0), area.height() - metrics.height())
            box = QRectF(0.0, top, size.width() + 8.0, metrics.height())
            painter.fillRect(box, QColor(0, 0, 0, 180))
            painter.setPen(QColor("white"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_scale(self, painter: QPainter, top: int) -> None:
        box = QRect(0, top, self.width(), self.fontMetrics().height())
        painter.setPen(QColor(theme.current().muted))
        before = self.tr("−{seconds:.0f} s").format(seconds=SECONDS)
        now = self.tr("now")
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft, before)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight, now)
        margin = 14 + max(self.fontMetrics().horizontalAdvance(text) for text in (before, now))
        lowest = f"−{-LOWEST_DB:.0f}"
        highest = self.tr("{level:.0f} dB").format(level=HIGHEST_DB)
        paint_colour_bar(painter, box.adjusted(margin, 0, -margin, 0), lowest, highest)


def _paint_frame(painter: QPainter, frame: QRect) -> None:
    """Paint a dashed frame: single dashes, since a dashed pen takes five times as long."""
    sides = frame.adjusted(1, 1, -1, -1)
    painter.setPen(QPen(QColor(0, 0, 0, 150), 2.0))
    painter.drawRect(sides)
    dashes = [
        QLine(x, y, x, min(y + DASH, sides.bottom()))
        for x in (sides.left(), sides.right())
        for y in range(sides.top(), sides.bottom(), 2 * DASH)
    ]
    dashes += [
        QLine(x, y, min(x + DASH, sides.right()), y)
        for y in (sides.top(), sides.bottom())
        for x in range(sides.left(), sides.right(), 2 * DASH)
    ]
    painter.setPen(QPen(QColor("white"), 2.0))
    painter.drawLines(dashes)


def _apart(ticks: list[tuple[str, float]], distance: float) -> list[tuple[str, float]]:
    """Leave out what would overlap; the ends of the axis stay."""
    if len(ticks) < 2:
        return ticks
    kept = [ticks[0], ticks[-1]]
    for tick in ticks[1:-1]:
        if all(abs(tick[1] - other) >= 1.2 * distance for _, other in kept):
            kept.append(tick)
    return kept


def _ticks(band_frequencies: Sequence[float], top: str) -> list[tuple[str, float]]:
    """Return labels and their heights, 0 at the bottom to 1, on an axis that is even in mel."""
    bands = len(band_frequencies)
    centres = (np.arange(bands) + 0.5) / bands
    highest = round(band_frequencies[-1] / 1000)
    marks = [0.0, *(kilohertz for kilohertz in (1.0, 2.0) if kilohertz < highest), float(highest)]
    heights = np.interp([1000.0 * mark for mark in marks], band_frequencies, centres)
    heights[0], heights[-1] = 0.0, 1.0
    texts = [f"{mark:.0f}" for mark in marks[:-1]] + [top.format(kilohertz=highest)]
    return list(zip(texts, heights.tolist(), strict=True))
