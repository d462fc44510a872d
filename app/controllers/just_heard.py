"""What was just heard can still be kept: the last ten seconds, whatever the microphone did."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.controllers.background import Background
from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.sound.ring import Ring
from engine.sound.sound import CORPUS_RATE, Samples, Sound

SECONDS = 10.0


class JustHeard(QObject):
    """Remembers the sound that `add` is told, also after the microphone is closed."""

    just_heard_ready = Signal(object)
    """A Sound at the corpus's rate, at most `SECONDS` long."""
    kept = Signal(object)
    """The Path of the file that is on the disk now."""
    failed = Signal(object)
    """A Failure."""

    def __init__(
        self, parent: QObject | None = None, *, background: Background | None = None
    ) -> None:
        super().__init__(parent)
        self._background = background if background is not None else Background(self)
        self._ring = Ring(SECONDS, CORPUS_RATE)

    def add(self, samples: Samples) -> None:
        """Remember samples, (n,), at the corpus's rate."""
        self._ring.write(samples)

    def offer(self) -> None:
        """Give out what was just heard; `just_heard_ready` or `failed` answers."""
        sound = self._sound()
        if sound is not None:
            self.just_heard_ready.emit(sound)

    def keep(self, path: Path) -> None:
        """Save what was just heard as 16-bit WAV; `kept` or `failed` answers."""
        sound = self._sound()
        if sound is not None:
            self._background.run(
                partial(_save, path, sound),
                lambda _: self.kept.emit(path),
                partial(self._report, path),
            )

    def shut_down(self, seconds: float = 2.0) -> None:
        """Wait until everything is saved: for the end of the program."""
        self._background.wait(seconds)

    def _sound(self) -> Sound | None:
        ring = self._ring
        if ring.written == 0:
            self.failed.emit(
                Failure(
                    QT_TRANSLATE_NOOP("engine", "Nothing has been heard yet."),
                    QT_TRANSLATE_NOOP("engine", "Press Listen, and make a sound first."),
                )
            )
            return None
        return Sound(ring.read(ring.oldest, ring.written), CORPUS_RATE)

    def _report(self, path: Path, error: Exception) -> None:
        if not isinstance(error, Failure):
            reason = error.strerror if isinstance(error, OSError) else None
            error = Failure(
                QT_TRANSLATE_NOOP("engine", "{name} could not be saved: {reason}."),
                QT_TRANSLATE_NOOP("engine", "Choose another folder."),
                name=path.name,
                reason=reason or str(error) or type(error).__name__,
            )
        self.failed.emit(error)


def _save(path: Path, sound: Sound) -> None:
    from engine.sound.files import write_wav

    write_wav(path, sound)
