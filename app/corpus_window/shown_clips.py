"""Which clips the window shows: those of the set in force and the user's own, filtered."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.controllers.background import Background
from app.controllers.library import LibraryController
from app.corpus_window.arrangement import (
    Arrangement,
    Criteria,
    WordCount,
    arrange,
    count_words,
)
from engine.corpus.clip import Clip

ARRANGED_AT_ONCE = 3000
"""So many clips are arranged between two frames; more of them on a thread."""


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """What the window shows: the clips that fit, and of all clips the words and speakers."""

    arrangement: Arrangement
    counts: tuple[WordCount, ...]
    speakers: tuple[str, ...]


class ShownClips(QObject):
    """Arranges the clips anew whenever they or the criteria change; the newest wish wins."""

    arranged = Signal(object)
    """A Shown."""

    def __init__(self, library: LibraryController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._background = Background(self)
        self._criteria = Criteria()
        self._working = False
        self._again = False
        library.base_changed.connect(self.refresh)
        library.own.changed.connect(self.refresh)
        library.own.opened.connect(self.refresh)

    def show(self, criteria: Criteria) -> None:
        """Show the clips that fit."""
        self._criteria = criteria
        self.refresh()

    def refresh(self) -> None:
        """Arrange the clips as they are now."""
        own, others = self._library.own.clips, self._library.base_clips
        if self._working:
            self._again = True
            return
        work = partial(_shown, own, others, self._criteria)
        if len(own) + len(others) <= ARRANGED_AT_ONCE:
            self.arranged.emit(work())
            return
        self._working = True
        self._background.run(work, self._done, self._give_up)

    def wait(self, seconds: float) -> bool:
        """Wait for the background thread; False when that takes longer."""
        return self._background.wait(seconds)

    def _done(self, shown: Shown) -> None:
        self._working = False
        if self._again:
            self._again = False
            self.refresh()
        else:
            self.arranged.emit(shown)

    def _give_up(self, error: Exception) -> None:
        self._working = False
        raise error


def _shown(own: tuple[Clip, ...], others: tuple[Clip, ...], criteria: Criteria) -> Shown:
    speakers = sorted({clip.speaker for clip in own} | {clip.speaker for clip in others})
    return Shown(arrange(own, others, criteria), count_words(own, others), tuple(speakers))
