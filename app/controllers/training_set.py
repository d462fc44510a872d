"""What is wanted, what is in force, and the gathering that leads from one to the other.

A choice that fails changes nothing; one that is made while another is being read takes its place.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal

from app.controllers.newest_gathering import NewestGathering
from app.controllers.request import Request
from app.controllers.selection import (
    DEFAULT_SET,
    Selection,
    description,
    progress_text,
    remember,
    remembered,
)
from engine.corpus.clip import Clip

if TYPE_CHECKING:
    from app.controllers.gathering import Gathered


class TrainingSet(QObject):
    """Keeps the choice of what the network is trained on, and gathers it.

    Parameters
    ----------
    own_clips
        Returns the user's recordings as they are now.
    settings
        Where the choice in force is remembered.
    room
        The file with the noise of the room; it need not exist.
    excluded
        Returns the names of the clips that are left out, as they are now.
    """

    busy = Signal(str, int, int)
    """What is being read, how many files are done, how many there are."""
    rested = Signal()
    """Nothing is being read any more; what is in force may be another."""
    words_changed = Signal(list)
    """The network's outputs are others now: list[str]."""
    corpus_changed = Signal(list)
    """A WordSummary for each of the words."""
    base_changed = Signal()
    """`base_clips` are others now."""
    dataset_changed = Signal(object, str)
    """The Dataset to train on from now on, and what it is called."""
    failed = Signal(object)
    """An exception: why something cannot be gathered; what was in force stays."""
    skipped = Signal(list)
    """Files of a newly chosen set that were left out: list[tuple[Path, str]], with the reason."""

    def __init__(
        self,
        own_clips: Callable[[], tuple[Clip, ...]],
        settings: QSettings,
        room: Path,
        parent: QObject | None = None,
        *,
        excluded: Callable[[], frozenset[str]] = frozenset,
    ) -> None:
        super().__init__(parent)
        self._own_clips = own_clips
        self._settings = settings
        self._room = room
        self._excluded = excluded
        self._gathering = NewestGathering(self)
        self._gathering.progressed.connect(self._tell_progress)
        self.wanted = remembered(settings)
        self._in_force: Selection | None = None
        self._own_in_force: tuple[Clip, ...] = ()
        self._excluded_in_force: frozenset[str] = frozenset()
        self.base_clips: tuple[Clip, ...] = ()
        self.words: tuple[str, ...] = ()
        self._asked: Request | None = None
        self._begun = False
        self._look_again = False

    @property
    def selection(self) -> Selection:
        """What is in force, or, before anything is, what is wanted."""
        return self._in_force or self.wanted

    def begin(self) -> None:
        """Gather what is wanted: the user's recordings are known now."""
        self._begun = True
        self._gather(self.wanted)

    def want(self, selection: Selection, *, look_again: bool = False) -> None:
        """Train on a selection, as soon as it is gathered; its folder is searched once more."""
        if not self._begun:
            self.wanted = selection
            return
        self._look_again = look_again
        if look_again or not self._holds(selection):
            self._gather(selection)
        else:
            self._drop_asked()
            self.wanted = selection
            self.rested.emit()

    def follow_own(self) -> None:
        """Bring what is wanted up to date with the user's recordings, if they take part."""
        known = self._own_in_force if self._asked is None else self._asked.own
        if self._own_of(self.wanted) != known:
            self._gather(self.wanted)

    def include_own(self) -> None:
        """Let the user's recordings take part from the next gathering on."""
        self.wanted = replace(self.wanted, include_own=True)

    def follow_room(self) -> None:
        """Make the varied takes anew when the noise in them is that of the room."""
        augmentation, kinds = self.wanted.augmentation, self.wanted.noise_kinds
        varied = augmentation is not None and augmentation.noise == "room"
        if self._begun and (varied or "room" in kinds):
            self._gather(self.wanted)

    def follow_excluded(self) -> None:
        """Bring what is wanted up to date with the clips that are left out."""
        known = self._excluded_in_force if self._asked is None else self._asked.excluded
        if self._begun and self._excluded() != known:
            self._gather(self.wanted)

    def cancel(self) -> None:
        """Stop reading and stay with what is in force."""
        self._drop_asked()
        self._look_again = False
        self._fall_back(self._in_force)

    def drop(self) -> None:
        """Stop reading, and say no more."""
        self._drop_asked()

    def wait(self, seconds: float) -> bool:
        """Wait until nothing is being read; False when that takes longer."""
        return self._gathering.wait(seconds)

    def _gather(self, selection: Selection) -> None:
        """Ask for the dataset of a selection, which comes into force when that is there."""
        self.wanted = selection
        own = self._own_of(selection)
        same_base = self._in_force is not None and selection.base == self._in_force.base
        request = Request(
            selection.base,
            own,
            self._look_again,
            selection.augmentation,
            self._room,
            vary_own=selection.vary_own,
            words=self.words if same_base else (),
            excluded=self._excluded(),
            noise_kinds=selection.noise_kinds,
        )
        self._asked = request
        then = partial(self._gathered, selection, request)
        self._gathering.ask(request, then, self._not_gathered)

    def _drop_asked(self) -> None:
        self._asked = None
        self._gathering.drop()

    def _gathered(self, selection: Selection, request: Request, gathered: Gathered) -> None:
        new_base = self._in_force is None or selection.base != self._in_force.base
        self._asked = None
        self._in_force, self._own_in_force = selection, request.own
        self._excluded_in_force = request.excluded
        self._look_again = False
        remember(self._settings, selection)
        self.rested.emit()
        words = gathered.dataset.words
        if words != self.words:
            self.words = words
            self.words_changed.emit(list(words))
        if gathered.base != self.base_clips:
            self.base_clips = gathered.base
            self.base_changed.emit()
        self.corpus_changed.emit(list(gathered.summaries))
        self.dataset_changed.emit(gathered.dataset, description(selection, len(request.own)))
        if gathered.skipped and (new_base or request.look_again):
            self.skipped.emit(list(gathered.skipped))

    def _not_gathered(self, error: Exception) -> None:
        failing = self.wanted
        self._asked, self._look_again = None, False
        self.failed.emit(error)
        if failing != self._in_force and self._in_force is not None:
            self._fall_back(self._in_force)
        elif self._in_force is None and (failing.augmentation or failing.noise_kinds):
            self._gather(replace(failing, augmentation=None, noise_kinds=()))
        elif not failing.include_base:
            self._gather(replace(failing, include_base=True))
        elif self._in_force is None and failing.base != DEFAULT_SET:
            self._gather(Selection())
        else:
            self.rested.emit()

    def _fall_back(self, selection: Selection | None) -> None:
        """Stay with what is in force, brought up to date with the user's recordings."""
        if selection is not None:
            self.wanted = selection
            if not self._holds(selection):
                self._gather(selection)
                return
        self.rested.emit()

    def _holds(self, selection: Selection) -> bool:
        """Return whether a selection is in force, with the clips as they are now."""
        return (
            selection == self._in_force
            and self._own_of(selection) == self._own_in_force
            and self._excluded() == self._excluded_in_force
        )

    def _own_of(self, selection: Selection) -> tuple[Clip, ...]:
        return self._own_clips() if selection.takes_own else ()

    def _tell_progress(self, stage: int, done: int, total: int) -> None:
        self.busy.emit(progress_text(self.wanted, heard=bool(stage)), done, total)
