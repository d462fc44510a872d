"""Many clips at once into the user's corpus or out of it, with progress, and a way to stop.

What comes in goes through the one thread that writes the corpus, so that it is one change in the
history; what goes out has a thread of its own.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from app.controllers.background import Background
from app.controllers.failures import as_failure
from app.controllers.own_recordings import OwnRecordings
from engine.corpus.clip import Clip
from engine.failure import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from engine.corpus.corpus import Corpus
    from engine.corpus.edit import Edit
    from engine.corpus.importing import Imported

REPORT_SECONDS = 0.05

Progress = Callable[[int, int], None]
Work = Callable[["Corpus", Progress, Callable[[], bool]], "Imported"]


class Transfer(Enum):
    """What is being done."""

    IMPORT = auto()
    COPY = auto()
    EXPORT = auto()


@dataclass(frozen=True, slots=True)
class Transferred:
    """What has come of it: how many clips, which files were refused and why, and where to."""

    kind: Transfer
    count: int
    refused: tuple[tuple[Path, str], ...] = ()
    cancelled: bool = False
    folder: Path | None = None


class Transfers(QObject):
    """Runs one transfer after the other."""

    progressed = Signal(object, int, int)
    """A Transfer, how many files are done, and how many there are (0: nobody knows yet)."""
    ended = Signal(object)
    """A Transferred."""
    gave_up = Signal(object)
    """The Transfer failed as a whole, and changed nothing."""
    failed = Signal(object)
    """A Failure that ended a transfer before its last clip; the corpus says its own."""

    _reported = Signal(object, int, int)

    def __init__(self, recordings: OwnRecordings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._recordings = recordings
        self._background = Background(self)
        self._stop = threading.Event()
        self._under_way = 0
        self._reported.connect(self.progressed, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether clips are coming in or going out."""
        return self._under_way > 0

    def import_folder(self, folder: Path) -> None:
        """Copy the clips of a folder into the corpus."""

        def work(corpus: Corpus, progress: Progress, cancelled: Callable[[], bool]) -> Imported:
            from engine.corpus.importing import import_folder

            return import_folder(folder, corpus, progress, cancelled)

        self._bring_in(Transfer.IMPORT, work)

    def import_files(self, files: Iterable[Path], word: str) -> None:
        """Copy sound files into the corpus as takes of `word`."""
        chosen = tuple(files)

        def work(corpus: Corpus, progress: Progress, cancelled: Callable[[], bool]) -> Imported:
            from app.controllers.bringing_in import import_files

            return import_files(chosen, word, corpus, progress, cancelled)

        self._bring_in(Transfer.IMPORT, work)

    def copy_in(self, clips: Iterable[Clip]) -> None:
        """Copy clips that may not be changed into the user's corpus."""
        chosen = tuple(clips)

        def work(corpus: Corpus, progress: Progress, cancelled: Callable[[], bool]) -> Imported:
            from app.controllers.bringing_in import copy_clips

            return copy_clips(chosen, corpus, progress, cancelled)

        self._bring_in(Transfer.COPY, work)

    def export(self, clips: Iterable[Clip], folder: Path) -> None:
        """Write clips into a folder as Speech Commands are laid out."""
        chosen = tuple(clips)
        stop = self._begin(Transfer.EXPORT)

        def work() -> Transferred:
            from engine.corpus.exporting import export_speech_commands

            report = self._throttled(Transfer.EXPORT)
            count = export_speech_commands(chosen, folder, report, stop.is_set)
            return Transferred(Transfer.EXPORT, count, cancelled=stop.is_set(), folder=folder)

        self._background.run(work, self._end, self._export_failed)

    def cancel(self) -> None:
        """Stop; clips that are in the corpus by then stay, and can be undone."""
        self._stop.set()

    def wait(self, seconds: float) -> bool:
        """Wait for an export; False when that takes longer."""
        return self._background.wait(seconds)

    def _bring_in(self, kind: Transfer, work: Work) -> None:
        stop = self._begin(kind)
        results: list[Imported] = []

        def on_disk(corpus: Corpus) -> Edit:
            report = self._throttled(kind)

            def progress(done: int, total: int) -> None:
                self._recordings.let_in()
                report(done, total)

            try:
                imported = work(corpus, progress, stop.is_set)
            finally:
                self._recordings.let_in()
            results.append(imported)
            return imported.edit

        self._recordings.edit_long(
            on_disk, partial(self._came_in, kind, results), partial(self._give_up, kind)
        )

    def _begin(self, kind: Transfer) -> threading.Event:
        if not self._under_way:
            self._stop = threading.Event()
        self._under_way += 1
        self.progressed.emit(kind, 0, 0)
        return self._stop

    def _came_in(self, kind: Transfer, results: list[Imported]) -> None:
        imported = results[0]
        count = len(imported.edit.after)
        self._end(Transferred(kind, count, imported.refused, imported.cancelled))
        if imported.stopped is not None:
            self.failed.emit(imported.stopped)

    def _end(self, transferred: Transferred) -> None:
        self._under_way -= 1
        self.ended.emit(transferred)

    def _give_up(self, kind: Transfer) -> None:
        self._under_way -= 1
        self.gave_up.emit(kind)

    def _export_failed(self, error: Exception) -> None:
        self._give_up(Transfer.EXPORT)
        self.failed.emit(
            as_failure(
                error,
                QT_TRANSLATE_NOOP("engine", "The clips could not be exported: {reason}."),
                QT_TRANSLATE_NOOP("engine", "Choose another folder, on a disk that has room."),
            )
        )

    def _throttled(self, kind: Transfer) -> Progress:
        last = 0.0

        def report(done: int, total: int) -> None:
            nonlocal last
            now = time.monotonic()
            if now - last >= REPORT_SECONDS:
                last = now
                self._reported.emit(kind, done, total)

        return report
