"""What is in the folder of a corpus, and how its index is brought to agree with that.

The sound files are the truth. A file that the index does not know is found again, a row whose
file is gone is dropped, and what a killed program left unfinished is cleared away.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.corpus.clip import Clip, Source, Split
from engine.corpus.index import COLUMNS, INDEX_NAME, Index, read_whole_index, write_index
from engine.corpus.names import label_of
from engine.durable import clear_unfinished

DAMAGED_INDEX = "index.damaged.csv"

VALIDATION_EVERY = 5
"""Every fifth take of a word tests what the others taught; the first four always train."""

FileIdentity = tuple[int, int]
"""Device and number of a file, the same under each of its names."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What was mended: files found again, rows dropped, leftovers cleared, a damaged index."""

    found: int = 0
    dropped: int = 0
    cleared: int = 0
    index_damaged: bool = False

    @property
    def total(self) -> int:
        """How many things."""
        return self.found + self.dropped + self.cleared + self.index_damaged


def mend(folder: Path) -> tuple[list[Clip], Mended]:
    """Read a corpus and bring its index to agree with its files; OSError as the disk has it.

    One file goes by several names where "Yes/" and "yes/" are one folder, and while a killed
    program was moving it; it is one clip still.
    """
    files, cleared = _look(folder)
    index, damaged = _read(folder)
    clips: dict[tuple[FileIdentity, int, int | None], Clip] = {}
    for clip in index.clips:
        identity = files.get(clip.path) or _identity(clip.path)
        if identity is not None:
            clips.setdefault((identity, clip.start, clip.stop), clip)
    known = {identity for identity, _, _ in clips}
    listed = list(clips.values())
    found = list(_found_again(listed, [file for file in files if files[file] not in known]))
    mended = Mended(len(found), len(index.clips) - len(listed) + index.damaged, cleared, damaged)
    packed = any(clip.stop is not None for clip in listed)
    if mended.found or mended.dropped or (index.columns != COLUMNS and not packed):
        write_index(folder, [*listed, *found])
    return [*listed, *found], mended


def due_split(takes: int, kept: int) -> Split:
    """Return what the next take of a word is for that has `takes`, `kept` of them validating."""
    return Split.VALIDATION if kept < (takes + 1) // VALIDATION_EVERY else Split.TRAINING


def speaker_of(path: Path) -> str:
    """Return who speaks in a file that a corpus named, or an empty string for other names."""
    match = re.fullmatch(r"(.+)-\d+", path.stem)
    return label_of(match[1]) if match else ""


def _read(folder: Path) -> tuple[Index, bool]:
    """Read the index, and whether it was damaged: then it is put aside, and the files count."""
    try:
        return read_whole_index(folder), False
    except FileNotFoundError:
        return Index((), 0, ()), False
    except ValueError:
        (folder / INDEX_NAME).replace(folder / DAMAGED_INDEX)
        return Index((), 0, ()), True


def _look(folder: Path) -> tuple[dict[Path, FileIdentity], int]:
    """Return the sound files of all words, sorted, and how many leftovers were cleared."""
    with os.scandir(folder) as entries:
        top = sorted(entries, key=lambda entry: entry.name)
    cleared = clear_unfinished(folder, [entry.name for entry in top])
    files: dict[Path, FileIdentity] = {}
    for word in top:
        if word.name[0] == "." or not word.is_dir():
            continue
        with os.scandir(word.path) as entries:
            takes = sorted(entries, key=lambda entry: entry.name)
        cleared += clear_unfinished(folder / word.name, [entry.name for entry in takes])
        device = os.stat(word.path).st_dev  # noqa: PTH116  # one string, as scandir gives it
        for take in takes:
            if take.name.endswith(".wav") and take.name[0] != "." and _is_sound_file(take):
                path = folder / word.name / take.name
                identity = _identity(path) if take.is_symlink() else (device, take.inode())
                if identity is not None:
                    files[path] = identity
    return files, cleared


def _is_sound_file(entry: os.DirEntry[str]) -> bool:
    """Whether it is a file, with a name that an index can have."""
    try:
        entry.path.encode()
        return entry.is_file()
    except (OSError, UnicodeEncodeError):  # a link to itself, or a name in no known script
        return False


def _identity(path: Path) -> FileIdentity | None:
    """Tell files apart by more than their names; None when there is no such file."""
    try:
        if not path.is_file():
            return None
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _found_again(listed: list[Clip], files: list[Path]) -> Iterator[Clip]:
    takes = Counter(clip.word for clip in listed)
    kept = Counter(clip.word for clip in listed if clip.split is Split.VALIDATION)
    for path in files:
        word = label_of(path.parent.name)
        split = due_split(takes[word], kept[word])
        takes[word] += 1
        kept[word] += split is Split.VALIDATION
        yield Clip(word, speaker_of(path), Source.FILE, split, path)
