"""One line of figures: how loud the room is, and how late the picture."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.controllers.listening import ListeningController


class SoundStatus(QLabel):
    """The noise of the room, and the time from the microphone to the screen, both measured."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("muted")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._noise_floor: float | None = None
        self._latency: float | None = None
        self._measured: float | None = None
        self._measuring = False
        self.hide()

    def follow(self, listening: ListeningController) -> None:
        """Show what it measures."""
        listening.noise_floor_changed.connect(self.set_noise_floor)
        listening.latency_changed.connect(self.set_latency)
        listening.measuring_changed.connect(self.set_measuring)
        listening.room_measured.connect(self.set_measured)
        listening.stopped.connect(self.clear)

    def clear(self) -> None:
        """Forget what was measured; the line keeps its place."""
        self._noise_floor = self._latency = None
        self._show()

    def set_noise_floor(self, level_dbfs: float) -> None:
        """Show how loud the room is now, in dB of full scale."""
        self._noise_floor = level_dbfs
        self._show()

    def set_latency(self, seconds: float) -> None:
        """Show how long sound takes from the microphone to the screen."""
        self._latency = seconds
        self._show()

    def set_measuring(self, measuring: bool) -> None:
        """Ask for silence while the room is measured."""
        self._measuring = measuring
        self._show()

    def set_measured(self, level_dbfs: float) -> None:
        """Show how loud the room was in a second of silence, in dB of full scale."""
        self._noise_floor = self._measured = level_dbfs
        self._show()

    def _show(self) -> None:
        parts, sentences = [], []
        if self._noise_floor is not None:
            level = _decibels(self._noise_floor)
            parts.append(self.tr("room {level} dB").format(level=level))
            sentences.append(
                self.tr("The noise of the room is about {level} dBFS (above 120 Hz).").format(
                    level=level
                )
            )
        if self._measured is not None:
            sentences.append(
                self.tr("In a second of silence it was {level} dBFS.").format(
                    level=_decibels(self._measured)
                )
            )
        if self._latency is not None:
            milliseconds = round(1000 * self._latency)
            parts.append(self.tr("{delay} ms to screen").format(delay=milliseconds))
            sentence = self.tr(
                "{delay} ms from the microphone to the screen: measured all the time, "
                "from when the sound system says that it was recorded."
            )
            sentences.append(sentence.format(delay=milliseconds))
        text = self.tr("Be quiet for a second...") if self._measuring else " · ".join(parts)
        self.setText(text)
        if text:
            self.show()
        self.setToolTip("\n".join(sentences))


def _decibels(level: float) -> str:
    return f"{level:.0f}".replace("-", "−")
