"""Measures how long sound takes from the microphone to the screen."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Signal

from app.controllers.live_input import LiveInput
from engine.sound.latency import Delays

TELL_SECONDS = 1.0


class ScreenLatency(QObject):
    """Takes what has come and when it was painted; what is measured is the middle of each part."""

    changed = Signal(float)
    """The median of the last two seconds or so, in seconds; told once a second."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._unpainted: tuple[int, int] | None = None
        self._delays = Delays()
        self._told = 0.0

    def begin(self) -> None:
        """Begin again with a new stream."""
        self._unpainted = None
        self._delays.clear()

    def come(self, start: int, stop: int) -> None:
        """Take it that these samples of the stream will be in the next picture."""
        first = start if self._unpainted is None else self._unpainted[0]
        self._unpainted = first, stop

    def painted(self, live: LiveInput | None) -> None:
        """Take it that what has come from `live` is on the screen now."""
        unpainted, self._unpainted = self._unpainted, None
        if live is None or unpainted is None:
            return
        spoken = live.moment_of(sum(unpainted) / 2)
        now = time.monotonic()
        if spoken is not None:
            self._delays.add(now - spoken)
        typical = self._delays.typical
        if typical is not None and now - self._told >= TELL_SECONDS:
            self._told = now
            self.changed.emit(typical)
