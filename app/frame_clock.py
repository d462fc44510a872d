"""The window's heartbeat: one tick a frame of the screen, with the time that has really passed."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

LONGEST_TICK = (
    0.1  # seconds; after a longer pause (a suspended computer) the playhead does not leap
)


class FrameClock(QObject):
    """Ticks at the screen's rate."""

    ticked = Signal(float)
    """Seconds since the tick before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        screen = QGuiApplication.primaryScreen()
        rate = max(60.0, screen.refreshRate() if screen else 60.0)
        self._last = perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(int(1000 / rate))
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin to tick."""
        self._last = perf_counter()
        self._timer.start()

    def stop(self) -> None:
        """Tick no more."""
        self._timer.stop()

    def _tick(self) -> None:
        now = perf_counter()
        passed, self._last = now - self._last, now
        self.ticked.emit(min(passed, LONGEST_TICK))
