"""What the network is trained on: a set of clips, and the user's own recordings.

The choice and what is in force live on the window's thread. One background thread finds clips
and makes features; a newer request cancels the older. Others read single files and change the
user's corpus, so that a recording is on disk at once whatever is being read meanwhile.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal

from app.controllers.background import Background
from app.controllers.failures import as_failure
from app.controllers.newest_gathering import NewestGathering
from app.controllers.opened_file import open_word, sentence_about
from app.controllers.own_recordings import OwnRecordings, Told
from app.controllers.request import Request
from app.controllers.selection import (
    DEFAULT_SET,
    Selection,
    choices_for,
    description,
    home_folder,
    list_embedded,
    progress_text,
    remember,
    remembered,
)
from app.controllers.transfers import Transfers
from app.controllers.word_summary import FOLDER_KEY, OWN_KEY
from engine.corpus.clip import Clip, Source, Split
from engine.failure import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from app.controllers.gathering import Gathered
    from engine.corpus.embedded import EmbeddedSet
    from engine.sound.augmentation import Augmentation
    from engine.sound.files import SoundFormat
    from engine.sound.sound import Sound


class LibraryController(QObject):
    """Decides what the network is trained on. A choice that fails changes nothing.

    `own` is the user's corpus, to be changed; `transfers` bring many clips into it and out of it.
    """

    sets_available = Signal(list)
    """What can be chosen: list[SetChoice]; said again whenever the choice in force changes."""
    busy = Signal(str, int, int)
    """What is being read, how many files are done, how many there are."""
    idle = Signal()
    """Nothing is being read any more."""
    words_changed = Signal(list)
    """The network's outputs are others now: list[str]."""
    corpus_changed = Signal(list)
    """A WordSummary for each of the words."""
    base_changed = Signal()
    """`base_clips` are others now."""
    dataset_changed = Signal(object, str)
    """The Dataset to train on from now on, and what it is called."""
    own_changed = Signal(int, bool)
    """How many recordings the user has, and whether they join the base."""
    file_opened = Signal(object, str)
    """The Sound of a file at the corpus rate, and a sentence about it. It has no label yet."""
    clip_added = Signal(object)
    """A Clip of the user's is on disk."""
    take_removed = Signal(str)
    """The user has removed a take of this word."""
    history_changed = Signal(bool, bool)
    """Whether there is something to undo, and something to redo."""
    failed = Signal(object)
    """A Failure: what happened, and what to try."""
    skipped = Signal(list)
    """Files of a newly chosen set that were left out: list[tuple[Path, str]], with the reason."""

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        home: Path | None = None,
        settings: QSettings | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings if settings is not None else QSettings()
        self.own = OwnRecordings((home or home_folder()) / "corpus", self)
        self.transfers = Transfers(self.own, self)
        self._gathering = NewestGathering(self)
        self._files = Background(self)
        self._embedded: tuple[EmbeddedSet, ...] = ()
        self._wanted = remembered(self._settings)
        self._in_force: Selection | None = None
        self._own_in_force: tuple[Clip, ...] = ()
        self._base_clips: tuple[Clip, ...] = ()
        self._words: tuple[str, ...] = ()
        self._opened = False
        self._look_again = False
        self._gathering.progressed.connect(self._tell_progress)
        self.own.opened.connect(self._begin)
        self.own.changed.connect(self._recordings_changed)
        self.own.clip_added.connect(self._clip_added)
        self.own.take_removed.connect(self.take_removed)
        self.own.history_changed.connect(self.history_changed)
        self.own.failed.connect(self.failed)

    @property
    def selection(self) -> Selection:
        """What is in force, or, before anything is, what is wanted."""
        return self._in_force or self._wanted

    @property
    def base_clips(self) -> tuple[Clip, ...]:
        """The clips of the chosen set that is in force, without the user's own."""
        return self._base_clips

    @property
    def augmentation(self) -> Augmentation | None:
        """How the training clips are varied (soon, while they are being read); None: not at all."""
        return self._wanted.augmentation

    def start(self) -> None:
        """Read the user's recordings, then load what was chosen last time."""
        self._files.run(list_embedded, self._take_embedded, self._report)
        self.own.open()

    def choose(self, key: str) -> None:
        """Train on what a `SetChoice` stands for."""
        if key == OWN_KEY:
            self.set_include_base(False)
        elif key != FOLDER_KEY or self._wanted.folder is not None:
            self._want(replace(self._wanted, key=key, include_base=True))

    def set_include_base(self, included: bool) -> None:
        """Train on the chosen set, or on the user's recordings alone."""
        self._want(replace(self._wanted, include_base=included))

    def set_include_own(self, included: bool) -> None:
        """Mix the user's recordings into the chosen set, or leave them out."""
        self._want(replace(self._wanted, include_own=included))

    def set_augmentation(self, augmentation: Augmentation | None) -> None:
        """Train on varied takes of each clip too, or, with None, on the clips alone."""
        self._want(replace(self._wanted, augmentation=augmentation))

    def set_vary_own(self, varied: bool) -> None:
        """Train on a few varied takes of each of the user's recordings too, or on them alone."""
        self._want(replace(self._wanted, vary_own=varied))

    def open_path(self, path: Path) -> None:
        """Open a file as one word without a label (`file_opened`), or a folder as the set."""
        if path.is_dir():
            folder = path.resolve()
            wanted = replace(self._wanted, key=FOLDER_KEY, folder=folder, include_base=True)
            self._want(wanted, look_again=True)
        else:
            self._files.run(partial(open_word, path), partial(self._file_read, path), self._report)

    def add_clip(
        self,
        sound: Sound,
        word: str,
        source: Source = Source.MICROPHONE,
        *,
        split: Split | None = None,
        told: Told | None = None,
    ) -> None:
        """Let a sound join the user's corpus as `word`, and with it what is trained on.

        Without a split, the corpus chooses one; `told` hears the clip, or the Failure.
        """
        self.own.add(sound, self.known_word(word), source, told=told, split=split)

    def known_word(self, word: str) -> str:
        """Return `word` as it is written already: capitals do not make another word of it."""
        word = " ".join(word.split())
        known = (*self._words, *(clip.word for clip in self.own.clips))
        return next((one for one in known if one.casefold() == word.casefold()), word)

    def remove_last(self, word: str) -> None:
        """Remove the user's newest take of `word`; `undo` brings it back."""
        self.own.remove_last(word)

    def undo(self) -> None:
        """Take back what came into the user's corpus last, or left it."""
        self.own.undo()

    def redo(self) -> None:
        """Do again what was undone last."""
        self.own.redo()

    def cancel(self) -> None:
        """Stop reading and stay with what is in force."""
        self._gathering.drop()
        self._look_again = False
        self._fall_back(self._in_force)

    def shut_down(self, seconds: float = 2.0) -> None:
        """Stop reading, finish writing: for the end of the program."""
        self._gathering.drop()
        self.transfers.cancel()
        for background in (self.own, self.transfers, self._gathering, self._files):
            background.wait(seconds)

    def _take_embedded(self, embedded: tuple[EmbeddedSet, ...]) -> None:
        self._embedded = embedded
        self._tell_sets()

    def _begin(self) -> None:
        self._opened = True
        self._tell_own()
        self._gather(self._wanted)

    def _file_read(self, path: Path, opened: tuple[Sound, SoundFormat]) -> None:
        self.file_opened.emit(opened[0], sentence_about(path, *opened))

    def _clip_added(self, clip: Clip) -> None:
        """What was learned on purpose is trained on, even if recordings were left out so far."""
        self._wanted = replace(self._wanted, include_own=True)
        self.clip_added.emit(clip)

    def _recordings_changed(self) -> None:
        self._tell_own()
        if self._own_of(self._wanted) != self._own_in_force:
            self._gather(self._wanted)

    def _want(self, selection: Selection, *, look_again: bool = False) -> None:
        if not self._opened:
            self._wanted = selection
            return
        self._look_again = look_again
        if look_again or not self._holds(selection):
            self._gather(selection)
        else:
            self._gathering.drop()
            self._wanted = selection
            self._rest()

    def _gather(self, selection: Selection) -> None:
        """Ask for the dataset of a selection, which comes into force when that is there."""
        self._wanted = selection
        own = self._own_of(selection)
        same_base = self._in_force is not None and selection.base == self._in_force.base
        request = Request(
            selection.base,
            own,
            self._look_again,
            selection.augmentation,
            selection.vary_own,
            self._words if same_base else (),
        )
        then = partial(self._gathered, selection, request)
        self._gathering.ask(request, then, self._not_gathered)

    def _gathered(self, selection: Selection, request: Request, gathered: Gathered) -> None:
        new_base = self._in_force is None or selection.base != self._in_force.base
        self._in_force, self._own_in_force = selection, request.own
        self._look_again = False
        remember(self._settings, selection)
        self._rest()
        words = gathered.dataset.words
        if words != self._words:
            self._words = words
            self.words_changed.emit(list(words))
        if gathered.base != self._base_clips:
            self._base_clips = gathered.base
            self.base_changed.emit()
        self.corpus_changed.emit(list(gathered.summaries))
        self.dataset_changed.emit(gathered.dataset, description(selection, len(request.own)))
        if gathered.skipped and (new_base or request.look_again):
            self.skipped.emit(list(gathered.skipped))

    def _not_gathered(self, error: Exception) -> None:
        failing = self._wanted
        self._look_again = False
        self._report(error)
        if failing != self._in_force and self._in_force is not None:
            self._fall_back(self._in_force)
        elif not failing.include_base:
            self._gather(replace(failing, include_base=True))
        elif self._in_force is None and failing.base != DEFAULT_SET:
            self._gather(Selection())
        else:
            self._rest()

    def _fall_back(self, selection: Selection | None) -> None:
        """Stay with what is in force, brought up to date with the user's recordings."""
        if selection is not None:
            self._wanted = selection
            if not self._holds(selection):
                self._gather(selection)
                return
        self._rest()

    def _holds(self, selection: Selection) -> bool:
        """Return whether a selection is in force, with the user's recordings as they are now."""
        return selection == self._in_force and self._own_of(selection) == self._own_in_force

    def _own_of(self, selection: Selection) -> tuple[Clip, ...]:
        return self.own.clips if selection.takes_own else ()

    def _rest(self) -> None:
        """Say what is in force, and that nothing is being read."""
        self._tell_sets()
        self._tell_own()
        self.idle.emit()

    def _tell_sets(self) -> None:
        self.sets_available.emit(choices_for(self._embedded, self.selection))

    def _tell_own(self) -> None:
        self.own_changed.emit(len(self.own.clips), self.selection.include_own)

    def _tell_progress(self, stage: int, done: int, total: int) -> None:
        self.busy.emit(progress_text(self._wanted, heard=bool(stage)), done, total)

    def _report(self, error: Exception) -> None:
        self.failed.emit(
            as_failure(
                error,
                QT_TRANSLATE_NOOP("engine", "That could not be read: {reason}."),
                QT_TRANSLATE_NOOP("engine", "Choose another file or folder."),
            )
        )
