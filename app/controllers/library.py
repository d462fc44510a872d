"""What the network is trained on: a set of clips, and the user's own recordings.

The choice and what is in force live on the window's thread. One background thread finds clips
and makes features; a newer request cancels the older. Others read single files and change the
user's corpus, so that a recording is on disk at once whatever is being read meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal

from app.controllers.background import Background
from app.controllers.excluded import Excluded
from app.controllers.failures import as_failure
from app.controllers.opened_file import open_word, sentence_about
from app.controllers.own_recordings import OwnRecordings, Told
from app.controllers.room_noise import FILE_NAME, RoomNoise
from app.controllers.selection import (
    Selection,
    choices_for,
    home_folder,
    list_embedded,
)
from app.controllers.training_set import TrainingSet
from app.controllers.transfers import Transfers
from app.controllers.word_summary import FOLDER_KEY, OWN_KEY
from engine.corpus.clip import Clip, Source, Split
from engine.failure import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from engine.corpus.embedded import EmbeddedSet
    from engine.sound.augmentation import Augmentation
    from engine.sound.files import SoundFormat
    from engine.sound.sound import Sound


class LibraryController(QObject):
    """Decides what the network is trained on. A choice that fails changes nothing.

    `own` is the user's corpus, to be changed; `transfers` bring many clips into it and out of it;
    `room` keeps the noise of the user's room, `excluded` which clips are left out.
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
    edited = Signal(object)
    """An Edit of the user's recordings is on disk, also one that takes another back."""
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
        home = home or home_folder()
        self.own = OwnRecordings(home / "corpus", self)
        self.transfers = Transfers(self.own, self)
        self.room = RoomNoise(home / FILE_NAME, self)
        settings = settings or QSettings()
        self.excluded = Excluded(settings, self)
        self._set = TrainingSet(
            lambda: self.own.clips,
            settings,
            self.room.path,
            self,
            excluded=lambda: self.excluded.names,
        )
        self._files = Background(self)
        self._embedded: tuple[EmbeddedSet, ...] = ()
        self._connect()

    @property
    def selection(self) -> Selection:
        """What is in force, or, before anything is, what is wanted."""
        return self._set.selection

    @property
    def base_clips(self) -> tuple[Clip, ...]:
        """The clips of the chosen set that is in force, without the user's own."""
        return self._set.base_clips

    @property
    def augmentation(self) -> Augmentation | None:
        """How the training clips are varied (soon, while they are being read); None: not at all."""
        return self._set.wanted.augmentation

    def start(self) -> None:
        """Read the user's recordings, then load what was chosen last time."""
        self._files.run(list_embedded, self._take_embedded, self._report)
        self.own.open()

    def choose(self, key: str) -> None:
        """Train on what a `SetChoice` stands for."""
        if key == OWN_KEY:
            self.set_include_base(False)
        elif key != FOLDER_KEY or self._set.wanted.folder is not None:
            self._set.want(replace(self._set.wanted, key=key, include_base=True))

    def set_include_base(self, included: bool) -> None:
        """Train on the chosen set, or on the user's recordings alone."""
        self._set.want(replace(self._set.wanted, include_base=included))

    def set_include_own(self, included: bool) -> None:
        """Mix the user's recordings into the chosen set, or leave them out."""
        self._set.want(replace(self._set.wanted, include_own=included))

    def set_augmentation(self, augmentation: Augmentation | None) -> None:
        """Train on varied takes of each clip too, or, with None, on the clips alone."""
        self._set.want(replace(self._set.wanted, augmentation=augmentation))

    @property
    def noise_kinds(self) -> tuple[str, ...]:
        """The kinds of noise in which the clips are learned as well; soon, while they are read."""
        return self._set.wanted.noise_kinds

    def set_noise_kinds(self, kinds: tuple[str, ...]) -> None:
        """Train on takes of each clip in these kinds of noise too, or, with none, on no such."""
        self._set.want(replace(self._set.wanted, noise_kinds=kinds))

    def set_vary_own(self, varied: bool) -> None:
        """Train on a few varied takes of each of the user's recordings too, or on them alone."""
        self._set.want(replace(self._set.wanted, vary_own=varied))

    def open_path(self, path: Path) -> None:
        """Open a file as one word without a label (`file_opened`), or a folder as the set."""
        if path.is_dir():
            folder = path.resolve()
            wanted = replace(self._set.wanted, key=FOLDER_KEY, folder=folder, include_base=True)
            self._set.want(wanted, look_again=True)
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
        known = (*self._set.words, *(clip.word for clip in self.own.clips))
        return next((one for one in known if one.casefold() == word.casefold()), word)

    def remove_last(self, word: str) -> None:
        """Remove the user's newest take of `word`; `undo` brings it back."""
        self.own.remove_last(word)

    def undo_removes(self, clip: Clip) -> bool:
        """Return whether `undo` would take just this clip out of the user's recordings."""
        return self.own.last_added == clip and not self.excluded.comes_last(self.own.depth)

    def undo(self) -> None:
        """Take back what came into the user's corpus last, or left it, or was left out."""
        if not self.excluded.undo(self.own.depth):
            self.own.undo()

    def redo(self) -> None:
        """Do again what was undone last."""
        if not self.excluded.redo(self.own.depth):
            self.own.redo()

    @property
    def left_out(self) -> tuple[Clip, ...]:
        """The clips of the present set, and of the user's own, that are left out."""
        return self.excluded.among(dict.fromkeys((*self.base_clips, *self.own.clips)))

    def leave_out(self, clips: Iterable[Clip]) -> None:
        """Train without these clips, wherever they lie; `undo` takes that back."""
        self.own.forget_undone()
        self.excluded.leave_out(clips, self.own.depth)

    def take_in(self, clips: Iterable[Clip]) -> None:
        """Train with clips again that were left out; `undo` takes that back."""
        self.own.forget_undone()
        self.excluded.take_in(clips, self.own.depth)

    def cancel(self) -> None:
        """Stop reading and stay with what is in force."""
        self._set.cancel()

    def shut_down(self, seconds: float = 2.0) -> None:
        """Stop reading, finish writing: for the end of the program."""
        self._set.drop()
        self.transfers.cancel()
        for background in (self.own, self.transfers, self.room, self._set, self._files):
            background.wait(seconds)

    def _connect(self) -> None:
        chosen = self._set
        self.room.changed.connect(lambda _: chosen.follow_room())
        self.own.opened.connect(self._begin)
        self.own.changed.connect(self._recordings_changed)
        self.own.clip_added.connect(self._clip_added)
        self.own.take_removed.connect(self.take_removed)
        self.own.history_changed.connect(self._tell_history)
        self.own.edited.connect(self.excluded.follow)
        self.own.edited.connect(self.edited)
        self.excluded.changed.connect(self._tell_history)
        self.excluded.changed.connect(chosen.follow_excluded)
        self.own.failed.connect(self.failed)
        chosen.busy.connect(self.busy)
        chosen.rested.connect(self._rest)
        chosen.words_changed.connect(self.words_changed)
        chosen.corpus_changed.connect(self.corpus_changed)
        chosen.base_changed.connect(self.base_changed)
        chosen.dataset_changed.connect(self.dataset_changed)
        chosen.failed.connect(self._report)
        chosen.skipped.connect(self.skipped)

    def _take_embedded(self, embedded: tuple[EmbeddedSet, ...]) -> None:
        self._embedded = embedded
        self._tell_sets()

    def _begin(self) -> None:
        self._tell_own()
        self._set.begin()

    def _file_read(self, path: Path, opened: tuple[Sound, SoundFormat]) -> None:
        self.file_opened.emit(opened[0], sentence_about(path, *opened))

    def _clip_added(self, clip: Clip) -> None:
        """What was learned on purpose is trained on, even if recordings were left out so far."""
        self._set.include_own()
        self.clip_added.emit(clip)

    def _tell_history(self) -> None:
        self.excluded.forget_undone(self.own.depth)
        self.history_changed.emit(
            self.own.can_undo or self.excluded.can_undo,
            self.own.can_redo or self.excluded.can_redo,
        )

    def _recordings_changed(self) -> None:
        self._tell_own()
        self._set.follow_own()

    def _rest(self) -> None:
        """Say what is in force, and that nothing is being read."""
        self._tell_sets()
        self._tell_own()
        self.idle.emit()

    def _tell_sets(self) -> None:
        self.sets_available.emit(choices_for(self._embedded, self.selection))

    def _tell_own(self) -> None:
        self.own_changed.emit(len(self.own.clips), self.selection.include_own)

    def _report(self, error: Exception) -> None:
        self.failed.emit(
            as_failure(
                error,
                QT_TRANSLATE_NOOP("engine", "That could not be read: {reason}."),
                QT_TRANSLATE_NOOP("engine", "Choose another file or folder."),
            )
        )
