"""What the places and names of sound files say of them; no sound is opened for it.

Understood, whatever the folders between the chosen one and the files:

- a corpus of our own, by its index
- a table of path, label and speaker (see `engine.corpus.tables`), by itself or in the folder
- `{digit}_{speaker}_{take}.wav`: the Free Spoken Digit Dataset (and AudioMNIST)
- `<word>/*.wav`: Speech Commands, with its `validation_list.txt` and `testing_list.txt`
- files directly in the chosen folder: the word is the letters that the name begins with
"""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from engine.corpus.clip import Source, Split
from engine.corpus.index import read_index
from engine.corpus.listed import GONE, NO_FILE, NO_WORD, Listed
from engine.corpus.mending import speaker_of
from engine.corpus.names import label_of
from engine.corpus.tables import TABLE_ENDINGS, read_table, read_tables
from engine.failure import QT_TRANSLATE_NOOP, Failure

SOUND_ENDINGS = (".wav", ".flac", ".ogg", ".opus", ".mp3", ".aif", ".aiff")
HELD_BACK_LISTS = ("validation_list.txt", "testing_list.txt")
"""Speech Commands' lists of files that must not be trained on; both validate here."""

VALIDATION_SHARE = 0.2
DEEPEST = 4
"""Folders below the chosen one that are looked into; a whole disk would take for ever."""

DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
ANONYMOUS = "unknown"
"""The speaker in the names of exported files when nobody knows who speaks."""

_DIGIT_NAME = re.compile(r"([0-9])_([^_]+)_[0-9]+")
_WORD_NAME = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a folder or a table, and whether an index of our own says so."""

    files: list[Listed]
    ours: bool = False


def list_sounds(path: Path, leave_out: Path | None = None) -> Listing:
    """Return the sound files of a folder or a table, with what they say or what is against them.

    Parameters
    ----------
    path
        A folder of sound files in one of the layouts, or a table.
    leave_out
        A folder whose files are none of them.

    Raises
    ------
    Failure
        When there is no such folder or table, or the table makes no sense.
    """
    if path.suffix.lower() in TABLE_ENDINGS and path.is_file():
        return Listing(read_table(path))
    if not path.is_dir():
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "There is no folder {name}."),
            QT_TRANSLATE_NOOP("engine", "Choose a folder of sound files."),
            name=path.name or str(path),
        )
    try:
        return Listing(_by_index(path), ours=True)
    except (OSError, ValueError):  # there is no index, or it is not ours
        return Listing(read_tables(path) or _by_names(path, leave_out))


def drawn_splits(files: Iterable[Listed]) -> Callable[[Listed], Split]:
    """Return what says which split a file belongs to where its layout does not.

    A hash of each file's name keeps about a fifth of them for validation, as for Speech Commands:
    however many files are added later, none moves from one split to the other. Both splits have
    files of each word that has two.
    """
    by_word: dict[str, list[float]] = {}
    for file in files:
        if file.split is None and not file.reason:
            by_word.setdefault(file.word, []).append(lot_of(file.name))
    bounds = {word: _bound(lots) for word, lots in by_word.items()}

    def split_of(file: Listed) -> Split:
        if file.split is not None:
            return file.split
        kept = lot_of(file.name) <= bounds[file.word]
        return Split.VALIDATION if kept else Split.TRAINING

    return split_of


def lot_of(text: str) -> float:
    """Draw a number from 0 to 1 by a name: the same one on every machine, every time."""
    digest = blake2b(text.encode("utf-8", "surrogateescape"), digest_size=8).digest()
    return int.from_bytes(digest, "big") / 2**64


def _by_index(folder: Path) -> list[Listed]:
    return [
        Listed(
            *(str(clip.path), clip.word, clip.speaker, clip.split, clip.source),
            *(clip.start, clip.stop, "" if clip.path.is_file() else GONE),
        )
        for clip in read_index(folder)
    ]


def _by_names(folder: Path, leave_out: Path | None) -> list[Listed]:
    held_back = _held_back(folder)
    omitted = None if leave_out is None else os.path.realpath(leave_out)
    listed: list[Listed] = []
    for place, name, is_file in _sound_files(str(folder), omitted, DEEPEST):
        path = os.path.join(place, name)  # noqa: PTH118  # a Path for each of 100,000 is too much
        word, speaker = _word_and_speaker(place, name, str(folder))
        reason = "" if is_file and word else NO_WORD if is_file else NO_FILE
        split = None
        if held_back is not None:
            split = Split.VALIDATION if path in held_back else Split.TRAINING
        listed.append(Listed(path, word, speaker, split, Source.FILE, 0, None, reason))
    return listed


def _sound_files(folder: str, omitted: str | None, depth: int) -> Iterator[tuple[str, str, bool]]:
    """Yield the sound files of a folder and those below, sorted; hidden ones left out.

    So are folders whose name begins with an underscore, Speech Commands' `_background_noise_`,
    and links to folders, which may lead in circles. Each is told as its folder, its name, and
    whether it is a file: a link may lead nowhere, or to itself.
    """
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        return
    folders = [entry for entry in entries if entry.is_dir(follow_symlinks=False)]
    for entry in entries:
        named_so = entry.name.lower().endswith(SOUND_ENDINGS) and entry.name[0] != "."
        if named_so and entry not in folders:
            yield folder, entry.name, _is_file(entry)
    for entry in folders:
        if depth and entry.name[0] not in "._" and os.path.realpath(entry.path) != omitted:
            yield from _sound_files(entry.path, omitted, depth - 1)


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False


def _word_and_speaker(place: str, name: str, folder: str) -> tuple[str, str]:
    """Return what a file's name and place say; the word is empty where they do not say it."""
    stem = name.rpartition(".")[0]
    if match := _DIGIT_NAME.fullmatch(stem):
        return DIGITS[int(match[1])], sys.intern(match[2])
    speaker, takes, _ = stem.partition("_nohash_")
    if takes or place != folder:
        word = sys.intern(label_of(os.path.basename(place)))  # noqa: PTH119
        if not takes:
            return word, speaker_of(Path(name))
        return word, "" if speaker == ANONYMOUS else speaker
    match = _WORD_NAME.match(stem)
    return (unicodedata.normalize("NFC", match[0]) if match else ""), ""


def _held_back(folder: Path) -> set[str] | None:
    """Return the files that Speech Commands' lists keep from training; None without lists."""
    held_back: set[str] | None = None
    for name in HELD_BACK_LISTS:
        try:
            lines = (folder / name).read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            continue
        kept = (str(folder.joinpath(line.strip())) for line in lines if line.strip())
        held_back = (held_back or set()).union(kept)
    return held_back


def _bound(lots: list[float]) -> float:
    """Return up to which lot the clips of a word are for validation."""
    if len(lots) == 1:
        return -1.0
    lowest, *_, highest = sorted(lots)
    below_highest = max((lot for lot in lots if lot < highest), default=-1.0)
    return min(max(VALIDATION_SHARE, lowest), below_highest)
