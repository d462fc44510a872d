"""The user's corpus on disk: `<word>/<speaker>-<number>.wav` and an index of what each is.

The sound files are the truth, and every change is made in an order in which the program may be
killed at any moment. New files get their rows first and their names afterwards, so that each
file which has its name has its row, with speaker, source and split; rows without a file are
dropped when the corpus is opened again. A removed clip is moved aside, never deleted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from engine.corpus.clip import Clip, Source, Split
from engine.corpus.edit import Edit
from engine.corpus.index import INDEX_NAME, append_index, cut_index, stage_index, write_index
from engine.corpus.mending import Mended, due_split, mend
from engine.corpus.moving import Moves, all_or_nothing, disk_of, free_name
from engine.corpus.names import clean_label, clean_speaker
from engine.corpus.takes import REMOVED_FOLDER, Take, TakeNames
from engine.durable import beside_of, flush_files, flush_folders
from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.sound.files import check_word, to_corpus_rate, wav_bytes
from engine.sound.sound import Sound

UNKNOWN = (-1,)
"""A state that no index has."""


class Corpus:
    """Clips in one folder; what is changed is safely on disk when the call returns.

    Use `Corpus.open`. Belongs to one thread. Another program may change the same folder in
    between: what it did is read before the next change.

    Every change raises Failure, and changes nothing, when the folder is gone or the disk refuses;
    and ValueError when a clip is not of this corpus.
    """

    def __init__(self, folder: Path, clips: Iterable[Clip], mended: Mended | None = None) -> None:
        self.folder = folder
        self.mended = mended or Mended()
        """What `open` has mended."""
        self._clips = list(clips)
        self._names = TakeNames(folder)
        self._state = self._index_state()

    @classmethod
    def open(cls, folder: Path) -> Corpus:
        """Open the corpus in `folder`, making and mending it as needed.

        Raises Failure when the folder cannot be read or written.
        """
        with disk_of(folder):
            folder.mkdir(parents=True, exist_ok=True)
            return cls(folder, *mend(folder))

    @property
    def clips(self) -> tuple[Clip, ...]:
        """All clips, oldest first."""
        return tuple(self._clips)

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the clips, in the order in which they first came."""
        return tuple(dict.fromkeys(clip.word for clip in self._clips))

    def add(
        self,
        sound: Sound,
        word: str,
        speaker: str = "me",
        source: Source = Source.MICROPHONE,
        split: Split | None = None,
    ) -> Clip:
        """Save `sound` as a new clip of `word`; without a split, the corpus chooses one.

        Raises
        ------
        Failure
            When the sound is no word (see `check_word`), the label is empty or too long, or the
            disk refuses; then nothing has changed.
        """
        check_word(sound)
        return self.add_all([Take(sound, word, speaker, source, split)])[0]

    def add_all(self, takes: Sequence[Take]) -> tuple[Clip, ...]:
        """Save many sounds at once, all or none: a disk is much faster so. Failure as in `add`.

        That they can be words (`check_word`) has been made sure of.
        """
        words = [clean_label(take.word) for take in takes]
        with self._changing():
            try:
                clips = self._save(takes, words)
            except FileExistsError:  # another program gave the same name at the same moment
                self._names.look_again()
                clips = self._save(takes, words)
            self._clips += clips
        return tuple(clips)

    def remove(self, clip: Clip) -> None:
        """Take a clip out; its file is kept in a hidden folder, from where `restore` has it."""
        self.remove_all([clip])

    def remove_all(self, clips: Iterable[Clip]) -> Edit:
        """Take clips out, all or none."""
        edit = Edit(before=tuple(dict.fromkeys(clips)))
        self.repeat(edit)
        return edit

    def restore(self, clip: Clip) -> None:
        """Bring a removed clip back.

        Raises Failure when its file is no longer there or the disk refuses, ValueError when the
        clip is in the corpus already.
        """
        self.repeat(Edit(after=(clip,)))

    def relabel(self, clips: Iterable[Clip], word: str) -> Edit:
        """Say that clips are of another word; speaker, source and split stay.

        Raises Failure also when the label is empty or too long.
        """
        word = clean_label(word)

        def renamed(clip: Clip) -> Clip:
            if not _is_a_file(clip):
                return replace(clip, word=word)
            path = self._names.new_path(word, clip.speaker, clip.path.suffix)
            return replace(clip, word=word, path=path)

        return self._edit([clip for clip in clips if clip.word != word], renamed)

    def rename_word(self, old: str, new: str) -> Edit:
        """Give all clips of a word another; as `relabel`."""
        return self.relabel([clip for clip in self._clips if clip.word == old], new)

    def assign(
        self, clips: Iterable[Clip], *, split: Split | None = None, speaker: str | None = None
    ) -> Edit:
        """Say what clips are for, or who speaks; what is None stays."""
        who = None if speaker is None else clean_speaker(speaker)

        def assigned(clip: Clip) -> Clip:
            return replace(
                clip,
                split=clip.split if split is None else split,
                speaker=clip.speaker if who is None else who,
            )

        return self._edit([clip for clip in clips if assigned(clip) != clip], assigned)

    def revert(self, edit: Edit) -> None:
        """Take back what was done; what was removed comes back.

        Raises Failure when a removed file is no longer there, ValueError when the clips are not
        as the edit left them.
        """
        self.repeat(edit.reverse)

    def repeat(self, edit: Edit) -> None:
        """Do again what was taken back; errors as in `revert`."""
        if not edit:
            return
        with self._changing():
            self._check_ours(edit.before)
            if not edit.before and not set(self._clips).isdisjoint(edit.after):
                raise ValueError("a clip is in the corpus already: it is not removed")
            self._replace(edit)

    def _edit(self, clips: Iterable[Clip], changed: Callable[[Clip], Clip]) -> Edit:
        with self._changing():
            before = tuple(dict.fromkeys(clips))
            self._check_ours(before)
            edit = Edit(before, tuple(map(changed, before)))
            if edit:
                self._replace(edit)
        return edit

    def _check_ours(self, clips: Iterable[Clip]) -> None:
        if not set(self._clips).issuperset(clips):
            raise ValueError("a clip is not in the corpus")

    def _replace(self, edit: Edit) -> None:
        """Bring files and index from what the edit took to what it gave, all or nothing."""
        if edit.before and edit.after:
            given = dict(zip(edit.before, edit.after, strict=True))
            clips = [given.get(clip, clip) for clip in self._clips]
        else:
            taken = set(edit.before)
            clips = [*(clip for clip in self._clips if clip not in taken), *edit.after]
        routes = list(self._routes(edit))
        arriving = {target for _, target in routes}
        with all_or_nothing() as moves:
            index = stage_index(self.folder, clips)
            moves.on_failure(partial(index.unlink, missing_ok=True))
            self._announce([clip for clip in edit.after if clip.path in arriving], moves)
            for source, target in routes:
                moves.move(source, target)
            moves.flush()
            index.replace(self.folder / INDEX_NAME)
            moves.on_failure(partial(write_index, self.folder, self._clips))
            flush_folders([self.folder])
        self._clips = clips
        moves.clear_empty_folders()

    def _routes(self, edit: Edit) -> Iterator[tuple[Path, Path]]:
        """Yield from where to where files go: aside, back from there, or to another word."""
        if edit.before and edit.after:
            for old, new in zip(edit.before, edit.after, strict=True):
                if old.path != new.path:
                    yield old.path, new.path
        for clip in filter(_is_a_file, () if edit.after else edit.before):
            aside = self._aside(clip.path)
            if clip.path.exists():
                if aside.exists():
                    yield aside, free_name(aside)
                yield clip.path, aside
        for clip in filter(_is_a_file, () if edit.before else edit.after):
            yield self._kept_aside(clip), clip.path

    def _save(self, takes: Sequence[Take], words: Sequence[str]) -> list[Clip]:
        clips: list[Clip] = []
        for take, word in zip(takes, words, strict=True):
            speaker = clean_speaker(take.speaker)
            split = take.split or self._due_split(word, clips)
            path = self._names.new_path(word, speaker)
            clips.append(Clip(word, speaker, take.source, split, path))
        besides = [beside_of(clip.path) for clip in clips]
        with all_or_nothing() as moves:
            for beside, take in zip(besides, takes, strict=True):
                moves.write(beside, wav_bytes(to_corpus_rate(take.sound)))
            flush_files(besides)
            self._announce(clips, moves)
            for beside, clip in zip(besides, clips, strict=True):
                moves.place(beside, clip.path)
            moves.flush()
        return clips

    def _announce(self, clips: Sequence[Clip], moves: Moves) -> None:
        """Give clips their rows, before their files have their names."""
        if not clips:
            return
        if any(clip.stop is not None for clip in self._clips):
            write_index(self.folder, [*self._clips, *clips])
            moves.on_failure(partial(write_index, self.folder, self._clips))
        else:
            moves.on_failure(partial(cut_index, self.folder, append_index(self.folder, clips)))

    def _due_split(self, word: str, coming: Sequence[Clip]) -> Split:
        takes = [clip.split for clip in (*self._clips, *coming) if clip.word == word]
        return due_split(len(takes), takes.count(Split.VALIDATION))

    def _aside(self, path: Path) -> Path:
        return self.folder / REMOVED_FOLDER / path.relative_to(self.folder)

    def _kept_aside(self, clip: Clip) -> Path:
        aside = self._aside(clip.path)
        if not aside.is_file():
            raise Failure(
                QT_TRANSLATE_NOOP("engine", "The removed clip {name} is no longer there."),
                QT_TRANSLATE_NOOP("engine", "Say the word again to record a new one."),
                name=clip.path.name,
            )
        return aside

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Read what others have done to the folder, and remember how a change left it."""
        with disk_of(self.folder):
            self._catch_up()
            self._state = UNKNOWN  # if the change fails, nobody knows what the disk has kept of it
            yield
            self._state = self._index_state()

    def _catch_up(self) -> None:
        if not self.folder.is_dir():
            raise Failure(
                QT_TRANSLATE_NOOP("engine", "The folder of clips {folder} is gone."),
                QT_TRANSLATE_NOOP("engine", "Bring it back, or start the program again."),
                folder=self.folder,
            )
        state = self._index_state()
        if state != self._state:
            if state is None:  # our rows say more than the files; those without one are dropped
                write_index(self.folder, self._clips)
            self._clips, _ = mend(self.folder)
            self._names.look_again()

    def _index_state(self) -> tuple[int, ...] | None:
        """Tell whether somebody else has written the index."""
        try:
            status = (self.folder / INDEX_NAME).stat()
        except FileNotFoundError:
            return None
        return status.st_ino, status.st_mtime_ns, status.st_size


def _is_a_file(clip: Clip) -> bool:
    """Whether a clip has its file to itself."""
    return clip.start == 0 and clip.stop is None
