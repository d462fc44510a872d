"""The level meter: how loud it is now, at its loudest and when nobody speaks; clipping; silence."""

from __future__ import annotations

import time

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import theme

LOWEST_DBFS = -60.0
LOUD_DBFS = -12.0
"""From here on the bar is yellow: good speech peaks about here."""
TOO_LOUD_DBFS = -3.0

FALL_DB_PER_SECOND = 30.0
HOLD_SECONDS = 1.5
"""So long the tick stays at the peak, before it falls too."""
SILENT_SECONDS = 3.0
"""So long nothing may be above `LOWEST_DBFS` before the meter says that it hears nothing."""
CLIPPING_SECONDS = 2.0
"""So long the word "clipping" stays, to be seen."""

BAR_HEIGHT = 8.0


class LevelMeter(QWidget):
    """A bar that rises at once and falls slowly, with a tick that stays at the peak.

    Below it a grey line reaches as far as the noise of the room.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setToolTip(
            self.tr(
                "How loud the sound is, from −60 dB to full scale. The tick and the number hold "
                "the peak; the grey line below is the noise of the room. Speak so that the bar "
                "ends in the yellow, before the red."
            )
        )
        self.reset()

    def sizeHint(self) -> QSize:
        """As wide as there is room, one line high."""
        return QSize(230, self.fontMetrics().height())

    def reset(self) -> None:
        """Show that nothing is heard."""
        self.level = LOWEST_DBFS
        self.peak = LOWEST_DBFS
        self.noise_floor = LOWEST_DBFS
        self._begun = False
        self._level_at = self._peak_at = self._clipped_at = float("-inf")
        self._now = self._heard_at = 0.0
        self.update()

    def set_level(self, peak_dbfs: float, clipping: bool, now: float | None = None) -> None:
        """Show the loudest sample since the last call.

        Parameters
        ----------
        peak_dbfs
            In dB below full scale.
        clipping
            Whether samples were cut off at full scale.
        now
            Seconds on any clock that goes forward; the system's when not given.
        """
        before, self._now = self._now, time.monotonic() if now is None else now
        if not self._begun or peak_dbfs > LOWEST_DBFS:
            self._heard_at = self._now
        self._begun = True
        peak_dbfs = max(peak_dbfs, LOWEST_DBFS)
        fallen = self.level - FALL_DB_PER_SECOND * (self._now - self._level_at)
        self.level = max(peak_dbfs, fallen)
        self._level_at = self._now
        falling = self._now - max(before, self._peak_at + HOLD_SECONDS)
        self.peak = max(self.level, self.peak - FALL_DB_PER_SECOND * max(0.0, falling))
        if peak_dbfs >= self.peak:
            self._peak_at = self._now
        if clipping:
            self._clipped_at = self._now
        self.update()

    def set_noise_floor(self, level_dbfs: float) -> None:
        """Show how loud the room is without speech, in dB below full scale."""
        self.noise_floor = max(level_dbfs, LOWEST_DBFS)
        self.update()

    @property
    def clipping(self) -> bool:
        """Whether the sound has been cut off in the last two seconds."""
        return self._now - self._clipped_at <= CLIPPING_SECONDS

    @property
    def silent(self) -> bool:
        """Whether the microphone is open and nothing has been heard for three seconds."""
        return self._begun and self._now - self._heard_at >= SILENT_SECONDS

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the word, the bar with its three zones, the tick and the number."""
        colours = theme.current()
        painter = QPainter(self)
        metrics = self.fontMetrics()
        if self.silent:
            painter.setPen(QColor(colours.warning))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, self._silence())
            painter.end()
            return
        name = self.tr("level")
        painter.setPen(QColor(colours.muted))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, name)
        left = metrics.horizontalAdvance(name) + 8.0
        right = max(metrics.horizontalAdvance(text) for text in (self._number(-60.0), self._clip()))
        bar = QRectF(left, (self.height() - BAR_HEIGHT) / 2, 0.0, BAR_HEIGHT)
        bar.setRight(self.width() - right - 8.0)
        self._paint_bar(painter, bar)
        painter.setPen(QColor(colours.wrong if self.clipping else colours.muted))
        text = self._clip() if self.clipping else self._number(self.peak) if self._begun else "–"
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), flags, text)
        painter.end()

    def _number(self, level: float) -> str:
        return self.tr("{level:.0f} dB").format(level=level).replace("-", "−")

    def _clip(self) -> str:
        return self.tr("clipping")

    def _silence(self) -> str:
        return self.tr("I hear nothing: is it muted?")

    def _paint_bar(self, painter: QPainter, bar: QRectF) -> None:
        colours = theme.current()
        painter.fillRect(bar, QColor(colours.well))
        zones = (
            (LOWEST_DBFS, LOUD_DBFS, colours.right),
            (LOUD_DBFS, TOO_LOUD_DBFS, colours.warning),
            (TOO_LOUD_DBFS, 0.0, colours.wrong),
        )

        def across(level: float) -> float:
            return bar.left() + bar.width() * (level - LOWEST_DBFS) / -LOWEST_DBFS

        for low, high, colour in zones:
            end = across(min(self.level, high))
            if self.level > low:
                part = QRectF(across(low), bar.top(), end - across(low), bar.height())
                painter.fillRect(part, QColor(colour))
        painter.setPen(QColor(colours.line))
        painter.drawRect(bar)
        if self.noise_floor > LOWEST_DBFS:
            reach = across(self.noise_floor) - bar.left()
            line = QRectF(bar.left(), bar.bottom() + 1.0, reach, 2.0)
            painter.fillRect(line, QColor(colours.muted))
        if self.peak > LOWEST_DBFS:
            tick = QRectF(across(self.peak) - 1.0, bar.top() - 2.0, 2.0, bar.height() + 4.0)
            painter.fillRect(tick, QColor(colours.text))
