"""Records the noise of the room from the open microphone, or takes it from a file, and keeps it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.controllers.background import Background
from app.controllers.failures import as_failure
from engine.failure import QT_TRANSLATE_NOOP, Failure

if TYPE_CHECKING:
    from app.controllers.listening import ListeningController
    from engine.sound.sound import Samples, Sound


FILE_NAME = "room-noise.wav"
"""In the folder of the user's data, beside the corpus."""


class RoomNoise(QObject):
    """Owns the one recording of the room that is kept.

    Parameters
    ----------
    path
        The file it is kept in; it need not exist yet. `engine.corpus.room_noise` reads it.
    """

    changed = Signal(object)
    """The Sound on the disk is another now, at the corpus's rate."""
    recording_changed = Signal(bool)
    """Whether the room is being recorded, for which everybody must be quiet."""
    progressed = Signal(float)
    """Which share of the recording, 0 to 1, has come."""
    failed = Signal(object)
    """A Failure; the recording of before is still there."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self._background = Background(self)
        self._listening: ListeningController | None = None
        self._parts: list[Samples] | None = None

    @property
    def recording(self) -> bool:
        """Whether the room is being recorded."""
        return self._parts is not None

    def follow(self, listening: ListeningController) -> None:
        """Record from this microphone from now on."""
        self._listening = listening
        listening.audio_arrived.connect(self._add)
        listening.started.connect(self._start_again)
        listening.stopped.connect(self._break_off)

    def load(self, then: Callable[[Sound], None], otherwise: Callable[[Exception], None]) -> None:
        """Read what is kept, beside the window; Failure when nothing is."""
        self._background.run(partial(_load, self.path), then, otherwise)

    def record(self) -> None:
        """Record some seconds from now on; `changed` or `failed` answers."""
        if self._listening is None or not self._listening.listening:
            self.failed.emit(
                Failure(
                    QT_TRANSLATE_NOOP("engine", "The microphone is closed: no room can be heard."),
                    QT_TRANSLATE_NOOP("engine", "Press Listen first, then record the room."),
                )
            )
            return
        self._parts = []
        self.recording_changed.emit(True)
        self.progressed.emit(0.0)

    def cancel(self) -> None:
        """Stop recording; what was kept before stays."""
        if self._parts is not None:
            self._parts = None
            self.recording_changed.emit(False)

    def take_file(self, path: Path) -> None:
        """Keep the beginning of a sound file as the noise; `changed` or `failed` answers."""
        self.cancel()
        self._keep(partial(_take_file, self.path, path))

    def wait(self, seconds: float) -> bool:
        """Wait until what was recorded is on the disk; False when that takes longer."""
        return self._background.wait(seconds)

    def _add(self, samples: Samples) -> None:
        if self._parts is None:
            return
        import numpy as np

        from engine.corpus.room_noise import RECORDED_SECONDS
        from engine.sound.sound import CORPUS_RATE, Sound

        self._parts.append(samples)
        count, wanted = sum(map(len, self._parts)), round(RECORDED_SECONDS * CORPUS_RATE)
        self.progressed.emit(min(count / wanted, 1.0))
        if count >= wanted:
            sound = Sound(np.concatenate(self._parts)[:wanted], CORPUS_RATE)
            self.cancel()
            self._keep(partial(_save, self.path, sound))

    def _start_again(self) -> None:
        """Forget what came before a gap: a new stream begins."""
        if self._parts is not None:
            self._parts = []

    def _break_off(self) -> None:
        if self._parts is None:
            return
        self.cancel()
        self.failed.emit(
            Failure(
                QT_TRANSLATE_NOOP("engine", "The microphone ended before the room was recorded."),
                QT_TRANSLATE_NOOP("engine", "Press Listen, and record the room once more."),
            )
        )

    def _keep(self, work: Callable[[], Sound]) -> None:
        self._background.run(work, self.changed.emit, self._report)

    def _report(self, error: Exception) -> None:
        if isinstance(error, OSError) and error.strerror:
            error = OSError(error.strerror)
        self.failed.emit(
            as_failure(
                error,
                QT_TRANSLATE_NOOP("engine", "The noise of the room cannot be kept: {reason}."),
                QT_TRANSLATE_NOOP(
                    "engine", "See that the disk has room and that you may write to it."
                ),
            )
        )


# The engine's files load the sound library, which the first paint need not wait for.


def _load(path: Path) -> Sound:
    from engine.corpus.room_noise import load_room_noise

    return load_room_noise(path)


def _save(path: Path, sound: Sound) -> Sound:
    from engine.corpus.room_noise import save_room_noise

    return save_room_noise(path, sound)


def _take_file(path: Path, source: Path) -> Sound:
    from engine.corpus.room_noise import read_noise_file, save_room_noise

    return save_room_noise(path, read_noise_file(source))
