"""The user's own corpus: clips come in, go, and come back, each at once on disk.

Two threads take part: the disk is touched on a background thread, one change after the other;
the list of clips and the history of changes live on the window's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.controllers.background import Background
from engine.corpus.clip import Clip, Source
from engine.failure import QT_TRANSLATE_NOOP, Failure

if TYPE_CHECKING:
    from engine.corpus.corpus import Corpus
    from engine.sound.sound import Sound


class CorpusOnDisk:
    """The user's corpus as the background thread, and nobody else, uses it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._corpus: Corpus | None = None

    def clips(self) -> tuple[Clip, ...]:
        """Return all clips; the corpus is opened, made and healed as needed."""
        return self._open().clips

    def add(self, sound: Sound, word: str, source: Source) -> tuple[Clip, tuple[Clip, ...]]:
        """Write a clip; return it, and all clips there are then."""
        corpus = self._open()
        clip = corpus.add(sound, word, source=source)
        return clip, corpus.clips

    def remove(self, clip: Clip) -> tuple[Clip, tuple[Clip, ...]]:
        """Put a clip aside; return it, and all clips there are then."""
        corpus = self._open()
        corpus.remove(clip)
        return clip, corpus.clips

    def restore(self, clip: Clip) -> tuple[Clip, tuple[Clip, ...]]:
        """Bring a removed clip back; return it, and all clips there are then."""
        corpus = self._open()
        corpus.restore(clip)
        return clip, corpus.clips

    def _open(self) -> Corpus:
        from engine.corpus.corpus import Corpus

        if self._corpus is None:
            self._corpus = Corpus.open(self._folder)
        return self._corpus


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was done to the corpus and can be undone."""

    clip: Clip
    added: bool


class OwnRecordings(QObject):
    """Owns the list of the user's clips and the history of what came and went."""

    opened = Signal()
    """The corpus has been read, or could not be (`failed` has said so): `clips` holds."""
    changed = Signal()
    """`clips` are others now."""
    clip_added = Signal(object)
    """A new Clip is on disk; also said when adding it is redone."""
    take_removed = Signal(str)
    """The user has removed a take of this word, which `undo` brings back."""
    history_changed = Signal(bool, bool)
    """Whether there is something to undo, and something to redo."""
    failed = Signal(object)
    """A Failure: what happened, and what to try."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._disk = CorpusOnDisk(folder)
        self._background = Background(self)
        self._clips: tuple[Clip, ...] = ()
        self._done: list[Change] = []
        self._undone: list[Change] = []

    @property
    def clips(self) -> tuple[Clip, ...]:
        """All clips of the user, oldest first."""
        return self._clips

    def open(self) -> None:
        """Read what is on disk; `opened` answers."""
        self._background.run(self._disk.clips, self._opened, self._open_failed)

    def add(self, sound: Sound, word: str, source: Source) -> None:
        """Let a sound join the corpus as `word`; `clip_added` or `failed` answers."""
        work = partial(self._disk.add, sound, word, source)
        self._background.run(work, self._added, self._report)

    def remove_last(self, word: str) -> None:
        """Remove the newest take of `word`, if there is any."""
        newest = next((clip for clip in reversed(self._clips) if clip.word == word), None)
        if newest is not None:
            self.remove(newest)

    def remove(self, clip: Clip) -> None:
        """Remove one of the user's clips; `take_removed` or `failed` answers."""
        self._background.run(partial(self._disk.remove, clip), self._removed, self._report)

    def undo(self) -> None:
        """Take the last change back."""
        if self._done:
            change = self._done.pop()
            self._repeat(change, self._undone, add=not change.added)

    def redo(self) -> None:
        """Do again what was undone last."""
        if self._undone:
            change = self._undone.pop()
            self._repeat(change, self._done, add=change.added)

    def wait(self, seconds: float) -> bool:
        """Wait until all that was asked for is on disk; False when that takes longer."""
        return self._background.wait(seconds)

    def _opened(self, clips: tuple[Clip, ...]) -> None:
        self._clips = clips
        self.opened.emit()

    def _open_failed(self, error: Exception) -> None:
        self._report(error)
        self.opened.emit()

    def _added(self, result: tuple[Clip, tuple[Clip, ...]]) -> None:
        clip, self._clips = result
        self._remember(Change(clip, added=True))
        self.clip_added.emit(clip)
        self.changed.emit()

    def _removed(self, result: tuple[Clip, tuple[Clip, ...]]) -> None:
        clip, self._clips = result
        self._remember(Change(clip, added=False))
        self.changed.emit()
        self.take_removed.emit(clip.word)

    def _remember(self, change: Change) -> None:
        self._done.append(change)
        self._undone.clear()
        self._tell_history()

    def _repeat(self, change: Change, onto: list[Change], *, add: bool) -> None:
        """Do a change again, or its reverse, and put it on the other pile when it is done."""
        work: Callable[[Clip], tuple[Clip, tuple[Clip, ...]]]
        work = self._disk.restore if add else self._disk.remove
        self._tell_history()
        self._background.run(
            partial(work, change.clip), partial(self._repeated, change, onto, add), self._report
        )

    def _repeated(
        self, change: Change, onto: list[Change], add: bool, result: tuple[Clip, tuple[Clip, ...]]
    ) -> None:
        _, self._clips = result
        onto.append(change)
        self._tell_history()
        if add and change.added:
            self.clip_added.emit(change.clip)
        self.changed.emit()

    def _tell_history(self) -> None:
        self.history_changed.emit(bool(self._done), bool(self._undone))

    def _report(self, error: Exception) -> None:
        if isinstance(error, Failure):
            self.failed.emit(error)
            return
        failure = Failure(
            QT_TRANSLATE_NOOP("engine", "Your recordings could not be changed: {reason}."),
            QT_TRANSLATE_NOOP("engine", "See that the disk has room and that you may write to it."),
            reason=str(error) or type(error).__name__,
        )
        failure.__cause__ = error
        self.failed.emit(failure)
