"""The user's corpus on disk: `<word>/<speaker>-<number>.wav` and an index of what each is.

The sound files are the truth. A file that the index does not know is found again, a row whose
file is gone is dropped, and a removed clip is moved aside, never deleted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.corpus.clip import Clip, Source, Split
from engine.corpus.index import INDEX_NAME, read_index, write_index
from engine.corpus.names import clean_label, label_of, name_of
from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.sound.files import check_word, to_corpus_rate, write_wav
from engine.sound.sound import Sound

REMOVED_FOLDER = ".removed"
DAMAGED_INDEX = "index.damaged.csv"

VALIDATION_EVERY = 5
"""Every fifth take of a word tests what the others taught; the first four always train."""


FileIdentity = tuple[int, int]
"""Device and number of a file, the same under each of its names."""


class Corpus:
    """Clips in one folder; what is added or removed is on disk when the call returns.

    Use `Corpus.open`. Belongs to one thread.
    """

    def __init__(self, folder: Path, clips: Iterable[Clip]) -> None:
        self.folder = folder
        self._clips = list(clips)

    @classmethod
    def open(cls, folder: Path) -> Corpus:
        """Open the corpus in `folder`, making and mending it as needed.

        Raises Failure when the folder cannot be read or written.
        """
        with _disk(folder):
            folder.mkdir(parents=True, exist_ok=True)
            listed = _listed(folder)
            known: dict[FileIdentity, Clip] = {}
            for clip in listed:
                if clip.path.is_file():
                    known.setdefault(_identity(clip.path), clip)
            corpus = cls(folder, known.values())
            for path in _sound_files(folder):
                if _identity(path) not in known:
                    corpus._find_again(path)
            if corpus._clips != listed or not (folder / INDEX_NAME).exists():
                write_index(folder, corpus._clips)
        return corpus

    @property
    def clips(self) -> tuple[Clip, ...]:
        """All clips, oldest first."""
        return tuple(self._clips)

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the clips, in the order in which they first came."""
        return tuple(dict.fromkeys(clip.word for clip in self._clips))

    def add(
        self, sound: Sound, word: str, speaker: str = "me", source: Source = Source.MICROPHONE
    ) -> Clip:
        """Save `sound` as a new clip of `word`.

        Raises
        ------
        Failure
            When the sound is no word (see `check_word`), the label is empty or too long, or the
            disk refuses; then nothing has changed.
        """
        check_word(sound)
        word, speaker = clean_label(word), clean_label(speaker)
        with _disk(self.folder):
            path = self._new_path(word, speaker)
            clip = Clip(word, speaker, source, self._next_split(word), path)
            write_wav(path, to_corpus_rate(sound))
            try:
                write_index(self.folder, [*self._clips, clip])
            except OSError:
                path.unlink(missing_ok=True)
                raise
        self._clips.append(clip)
        return clip

    def remove(self, clip: Clip) -> None:
        """Take a clip out; its file is kept in a hidden folder, from where `restore` has it.

        Raises Failure when the disk refuses, ValueError when the clip is not of this corpus.
        """
        place = self._clips.index(clip)
        with _disk(self.folder):
            rest = self._clips[:place] + self._clips[place + 1 :]
            if clip.path.exists():
                with _moved(clip.path, self._aside(clip.path)):
                    write_index(self.folder, rest)
            else:
                write_index(self.folder, rest)
            self._clips = rest

    def restore(self, clip: Clip) -> None:
        """Bring a removed clip back.

        Raises Failure when its file is no longer there or the disk refuses, ValueError when the
        clip is in the corpus already.
        """
        if clip in self._clips:
            raise ValueError(f"{clip.path} is not removed")
        aside = self._aside(clip.path)
        if not aside.is_file():
            raise Failure(
                QT_TRANSLATE_NOOP("engine", "The removed clip {name} is no longer there."),
                QT_TRANSLATE_NOOP("engine", "Say the word again to record a new one."),
                name=clip.path.name,
            )
        with _disk(self.folder):
            with _moved(aside, clip.path):
                write_index(self.folder, [*self._clips, clip])
            self._clips.append(clip)

    def _next_split(self, word: str) -> Split:
        takes = [clip for clip in self._clips if clip.word == word]
        kept = sum(clip.split is Split.VALIDATION for clip in takes)
        due = (len(takes) + 1) // VALIDATION_EVERY
        return Split.VALIDATION if kept < due else Split.TRAINING

    def _new_path(self, word: str, speaker: str) -> Path:
        """Return a name that no take has, nor any removed one, so that both can come back."""
        folder = self.folder / name_of(word)
        start = name_of(speaker)
        pattern = re.compile(re.escape(start) + r"-(\d+)\.wav", re.IGNORECASE)
        numbers = [0]
        for place in (folder, self.folder / REMOVED_FOLDER / folder.name):
            names = [path.name for path in place.iterdir()] if place.is_dir() else []
            numbers += [int(match[1]) for name in names if (match := pattern.fullmatch(name))]
        return folder / f"{start}-{max(numbers) + 1:03d}.wav"

    def _aside(self, path: Path) -> Path:
        return self.folder / REMOVED_FOLDER / path.relative_to(self.folder)

    def _find_again(self, path: Path) -> None:
        word = label_of(path.parent.name)
        self._clips.append(Clip(word, speaker_of(path), Source.FILE, self._next_split(word), path))


def speaker_of(path: Path) -> str:
    """Return who speaks in a file that a corpus named, or an empty string for other names."""
    match = re.fullmatch(r"(.+)-\d+", path.stem)
    return label_of(match[1]) if match else ""


def _listed(folder: Path) -> list[Clip]:
    """Read the index; one that cannot be read is put aside, and the files are found again."""
    try:
        return read_index(folder)
    except FileNotFoundError:
        return []
    except ValueError:
        (folder / INDEX_NAME).replace(folder / DAMAGED_INDEX)
        return []


def _sound_files(folder: Path) -> list[Path]:
    words = sorted(entry for entry in folder.iterdir() if entry.is_dir())
    files = [path for word in words for path in sorted(word.glob("*.wav"))]
    return [path for path in files if not any(part[0] == "." for part in path.parts[-2:])]


def _identity(path: Path) -> FileIdentity:
    """Tell files apart where one file goes by several names: "Yes/" and "yes/" can be one."""
    status = path.stat()
    return status.st_dev, status.st_ino


@contextmanager
def _moved(source: Path, target: Path) -> Iterator[None]:
    """Move a file, and back again when what is done meanwhile fails."""
    target.parent.mkdir(parents=True, exist_ok=True)
    source.replace(target)
    try:
        yield
    except OSError:
        target.replace(source)
        raise


@contextmanager
def _disk(folder: Path) -> Iterator[None]:
    """Turn what the disk refuses into a sentence."""
    try:
        yield
    except OSError as error:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "The clips in {folder} cannot be read or saved: {reason}."),
            QT_TRANSLATE_NOOP("engine", "Check that the disk has space and may be written to."),
            folder=folder,
            reason=error.strerror or str(error),
        ) from error
