"""Writes and reads sound files for the sound window, beside it: the window never waits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.controllers.background import Background
from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.sound.files import read_sound, write_wav
from engine.sound.sound import Sound

FOLDER = "files/folder"
OPENED_FILES = "*.wav *.flac *.ogg *.mp3"


class SoundFiles(QObject):
    """Asks where, and writes or reads there.

    Signals
    -------
    written
        The Path of a file that is whole on the disk.
    read
        A Sound, and the name of its file.
    failed
        What went wrong: an Exception, a Failure if possible.
    """

    written = Signal(object)
    read = Signal(object, str)
    failed = Signal(object)

    def __init__(self, window: QWidget, background: Background) -> None:
        super().__init__(window)
        self._window = window
        self._background = background

    def ask_and_write(self, sound: Sound, stem: str) -> None:
        """Ask for a name, and write `sound` there; `written` or `failed` answers."""
        stamp = datetime.now().strftime("%Y-%m-%d %H-%M-%S")
        proposed = Path(self._folder()) / f"{stem} {stamp}.wav"
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save sound"), str(proposed), self.tr("WAV file") + " (*.wav)"
        )
        if name:
            path = Path(name)
            self.write(path if path.suffix else path.with_suffix(".wav"), sound)

    def write(self, path: Path, sound: Sound) -> None:
        """Write `sound`; `written` or `failed` answers."""
        QSettings().setValue(FOLDER, str(path.parent))
        work: Callable[[], None] = partial(write_wav, path, sound)
        self._background.run(
            work, lambda _: self.written.emit(path), partial(self._not_written, path)
        )

    def ask_and_read(self) -> None:
        """Ask for a file, and read it; `read` or `failed` answers."""
        kinds = self.tr("Sound files") + f" ({OPENED_FILES})"
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open a sound"), self._folder(), kinds
        )
        if name:
            QSettings().setValue(FOLDER, str(Path(name).parent))
            self.open(Path(name))

    def open(self, path: Path) -> None:
        """Read a file; `read` or `failed` answers."""
        self._background.run(
            partial(read_sound, path),
            lambda sound: self.read.emit(sound, path.name),
            self.failed.emit,
        )

    def _not_written(self, path: Path, error: Exception) -> None:
        if isinstance(error, OSError):
            error = Failure(
                QT_TRANSLATE_NOOP("engine", "{name} cannot be written: {reason}."),
                QT_TRANSLATE_NOOP("engine", "Choose another folder, or make room on the disk."),
                name=path.name,
                reason=error.strerror or type(error).__name__,
            )
        self.failed.emit(error)

    def _folder(self) -> str:
        return str(QSettings().value(FOLDER, str(Path.home())))
