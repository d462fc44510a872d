"""Measures how loud the room is while nobody speaks."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from engine.sound.sound import CORPUS_RATE, Samples

SECONDS = 1.0


class RoomMeasurement(QObject):
    """Collects a second of sound, then says how loud it was."""

    measuring_changed = Signal(bool)
    measured = Signal(float)
    """In dB of full scale, above 120 Hz."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts: list[Samples] | None = None

    def begin(self) -> None:
        """Measure what comes from now on."""
        self._parts = []
        self.measuring_changed.emit(True)

    def restart(self) -> None:
        """Forget what was collected: a new stream begins."""
        if self._parts is not None:
            self._parts = []

    def cancel(self) -> None:
        """Measure no more."""
        if self._parts is not None:
            self._parts = None
            self.measuring_changed.emit(False)

    def add(self, samples: Samples) -> None:
        """Take new samples, (n,), at the corpus's rate."""
        if self._parts is None:
            return
        self._parts.append(samples)
        if sum(map(len, self._parts)) < SECONDS * CORPUS_RATE:
            return
        import numpy as np

        from engine.sound.room import noise_level

        level = noise_level(np.concatenate(self._parts), CORPUS_RATE)
        self.cancel()
        self.measured.emit(level)
