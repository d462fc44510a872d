"""Where the parts of the picture lie: waveform above, spectrogram below, scales around them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics

GAP = 8
BAR_WIDTH = 16
SHORTEST_WAVEFORM = 56
WAVEFORM_SHARE = 0.22
TICK = 5


@dataclass(frozen=True, slots=True)
class PictureLayout:
    """Rectangles in the widget's pixels; waveform and spectrogram share the time axis.

    Parameters
    ----------
    waveform, spectrogram
        The two pictures.
    times
        The strip with the times, below.
    bar
        The colour bar, with its numbers at its right.
    """

    waveform: QRect
    spectrogram: QRect
    times: QRect
    bar: QRect

    @property
    def scrolling(self) -> QRect:
        """All that moves while sound comes."""
        return self.waveform.united(self.times)

    @property
    def boxes(self) -> tuple[QRect, QRect]:
        """Both pictures."""
        return self.waveform, self.spectrogram

    @property
    def pictures(self) -> QRect:
        """Both pictures with what lies between."""
        return self.waveform.united(self.spectrogram)


def lay_out(size: QSize, metrics: QFontMetrics) -> PictureLayout:
    """Divide a widget of this size, with text of these metrics."""
    line = metrics.height()
    left = line + 4 + metrics.horizontalAdvance("00000") + TICK + 2
    right = BAR_WIDTH + TICK + metrics.horizontalAdvance("−000") + line + 10
    width = max(1, size.width() - left - right - GAP)
    bottom = line + TICK + 2
    height = max(2, size.height() - bottom - 2 * GAP - line // 2)
    upper = min(max(SHORTEST_WAVEFORM, round(height * WAVEFORM_SHARE)), height // 2)
    top = line // 2
    waveform = QRect(left, top, width, upper)
    spectrogram = QRect(left, top + upper + GAP, width, height - upper)
    times = QRect(left, spectrogram.bottom() + 1, width, bottom)
    bar = QRect(left + width + GAP, spectrogram.top(), BAR_WIDTH, spectrogram.height())
    return PictureLayout(waveform, spectrogram, times, bar)
