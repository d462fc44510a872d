"""The live waveform: the last seconds of sound as a strip."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QLine, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import theme
from app.panels.rolling import Columns, History
from engine.sound.sound import Samples

SECONDS = 4.0
BUCKETS = 400
HEIGHT = 46
SMALLEST_SCALE = 1 / 16


class WaveformView(QWidget):
    """Scrolls while samples come; the scale is a power of two that holds what is to be seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("The sound itself: the last 4 seconds, full scale is ±1."))
        self.begin(16_000)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(230, HEIGHT)

    def begin(self, sample_rate: int) -> None:
        """Begin again, empty, with samples at this rate in Hz."""
        self._bucket = max(1, round(sample_rate * SECONDS / BUCKETS))
        self._rest: Samples = np.empty(0, dtype=np.float32)
        self._history = History(2 * BUCKETS, 2)  # of each bucket the largest x and the largest -x
        self.update()

    def add(self, samples: Samples) -> None:
        """Append samples (n,)."""
        samples = np.concatenate((self._rest, samples))
        whole = len(samples) // self._bucket
        buckets = samples[: whole * self._bucket].reshape(whole, self._bucket)
        self._rest = samples[whole * self._bucket :]
        if whole:
            self._history.add(np.stack((buckets.max(axis=1), -buckets.min(axis=1)), axis=1))
            self.update()

    @property
    def scale(self) -> float:
        """The magnitude at the strip's upper and lower edge."""
        start = max(0, self._history.total - BUCKETS)
        seen = self._history.read(start, self._history.total)
        loudest = max(float(seen.max(initial=0.0)), SMALLEST_SCALE)
        return float(min(1.0, 2.0 ** np.ceil(np.log2(loudest))))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint one upright line a column, from its smallest to its largest sample."""
        colours = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.well))
        painter.setPen(QColor(colours.muted))
        if self._history.total == 0:
            text = self.tr("Nothing heard yet:\npress Say a word")
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect(), flags, text)
        else:
            scale = self.scale
            painter.setPen(QPen(QColor(colours.text), 1.0))
            painter.drawLines(self._lines(scale))
            painter.setPen(QColor(colours.muted))
            text = f"±{scale:g}" if scale >= 0.25 else f"±1/{round(1 / scale)}"
            size = self.fontMetrics().boundingRect(text).size()
            box = QRect(self.width() - size.width() - 8, 0, size.width() + 8, size.height())
            painter.fillRect(box, QColor(colours.well))  # or a loud room makes it unreadable
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()

    def _lines(self, scale: float) -> list[QLine]:
        axis = Columns(BUCKETS, max(1, self.width()))
        last = axis.complete(self._history.total)
        first = max(0, last - axis.columns)
        if first >= last:
            return []
        middle = HEIGHT // 2
        extremes = self._pixels(axis, first, last, middle / scale)
        left = axis.columns - (last - first)
        return [
            QLine(left + place, middle - up, left + place, middle + down)
            for place, (up, down) in enumerate(extremes)
        ]

    def _pixels(self, axis: Columns, first: int, last: int, pixels: float) -> list[list[int]]:
        loudest = axis.loudest(self._history, first, last) * pixels  # (columns, 2)
        steps: list[list[int]] = np.rint(loudest).astype(int).tolist()
        return steps
