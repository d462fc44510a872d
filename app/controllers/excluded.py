"""Clips that are left out of what is trained on, wherever they lie: a choice, and no deletion.

The clips that the program comes with cannot be deleted, and what is only doubtful should not be.
The choice is remembered over restarts, and can be taken back at any time.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSettings, Signal

from engine.corpus.clip import Clip, Source
from engine.corpus.edit import Edit

KEY = "library/excluded"


@dataclass(frozen=True, slots=True)
class _Change:
    """Clips were left out, or taken in again, after so many changes of the user's corpus."""

    names: frozenset[str]
    out: bool
    depth: int


class Excluded(QObject):
    """Knows which clips are left out, and the history of that.

    That history and the one of the user's corpus are one for the user: `depth` arguments say how
    many changes of the corpus stand to be undone, so that it is known which of both came last.
    """

    changed = Signal()
    """Other clips are left out now."""

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._names = _remembered(settings)
        self._done: list[_Change] = []
        self._undone: list[_Change] = []

    @property
    def names(self) -> frozenset[str]:
        """The `name_of` all clips that are left out, of whatever set."""
        return self._names

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is something to redo."""
        return bool(self._undone)

    def among(self, clips: Iterable[Clip]) -> tuple[Clip, ...]:
        """Return those of `clips` that are left out."""
        return tuple(filter(self.holds, clips)) if self._names else ()

    def holds(self, clip: Clip) -> bool:
        """Return whether a clip is left out."""
        return name_of(clip) in self._names

    def leave_out(self, clips: Iterable[Clip], depth: int) -> None:
        """Train without these clips."""
        self._do(frozenset(map(name_of, clips)) - self._names, depth, out=True)

    def take_in(self, clips: Iterable[Clip], depth: int) -> None:
        """Train with these clips again."""
        self._do(frozenset(map(name_of, clips)) & self._names, depth, out=False)

    def comes_last(self, depth: int) -> bool:
        """Return whether no change of the corpus came after the last one here."""
        return bool(self._done) and self._done[-1].depth >= depth

    def undo(self, depth: int) -> bool:
        """Take the last change back; False when a change of the corpus came after it."""
        if not self.comes_last(depth):
            return False
        change = self._done.pop()
        self._undone.append(change)
        self._apply(change.names, out=not change.out)
        return True

    def redo(self, depth: int) -> bool:
        """Do again what was undone last; False when that was a change of the corpus."""
        if not self._undone or self._undone[-1].depth > depth:
            return False
        change = self._undone.pop()
        self._done.append(change)
        self._apply(change.names, out=change.out)
        return True

    def follow(self, edit: Edit) -> None:
        """Keep a clip of the user's left out that has another word, and so another name, now."""
        if not (edit.before and edit.after):
            return
        names = dict(
            zip(map(name_of, edit.before), map(name_of, edit.after), strict=True),
        )
        if self._names.isdisjoint(names):
            return
        self._names = _renamed(self._names, names)
        for changes in (self._done, self._undone):
            changes[:] = [
                _Change(_renamed(one.names, names), one.out, one.depth) for one in changes
            ]
        self._remember()

    def forget_undone(self, depth: int) -> None:
        """Nothing is redone that a newer change of the corpus has made obsolete."""
        self._undone = [one for one in self._undone if one.depth >= depth]

    def _do(self, names: frozenset[str], depth: int, *, out: bool) -> None:
        if names:
            self._done.append(_Change(names, out, depth))
            self._undone.clear()
            self._apply(names, out=out)

    def _apply(self, names: frozenset[str], *, out: bool) -> None:
        self._names = self._names | names if out else self._names - names
        self._remember()
        self.changed.emit()

    def _remember(self) -> None:
        self._settings.setValue(KEY, json.dumps(sorted(self._names)))


def name_of(clip: Clip) -> str:
    """Return what a clip is remembered by; where the program lies does not matter for its own."""
    if clip.source is Source.EMBEDDED:
        return f"{clip.path.parent.name}/{clip.path.name}#{clip.start}"
    return f"{clip.path}#{clip.start}"


def _renamed(names: frozenset[str], new: dict[str, str]) -> frozenset[str]:
    return frozenset(new.get(name, name) for name in names)


def _remembered(settings: QSettings) -> frozenset[str]:
    try:
        names = json.loads(str(settings.value(KEY, "[]")))
    except ValueError:
        return frozenset()
    return frozenset(map(str, names)) if isinstance(names, list) else frozenset()
