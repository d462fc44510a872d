"""Recordings of others: folders of sound files, and what their names say about them.

Understood, whatever the folders between the chosen one and the files:

- `{digit}_{speaker}_{take}.wav`: the Free Spoken Digit Dataset (and AudioMNIST)
- `<word>/*.wav`: Speech Commands, with its `validation_list.txt` and `testing_list.txt`
- a corpus of our own, by its index
- files directly in the chosen folder: the word is the letters that the name begins with
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from engine.corpus.clip import Clip, Source, Split
from engine.corpus.corpus import speaker_of
from engine.corpus.dataset import Progress
from engine.corpus.index import read_index
from engine.corpus.names import label_of
from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.sound.files import LONGEST_SECONDS, SHORTEST_WORD_SECONDS, describe_format

SOUND_ENDINGS = frozenset({".wav", ".flac", ".ogg", ".opus", ".mp3", ".aif", ".aiff"})
HELD_BACK_LISTS = ("validation_list.txt", "testing_list.txt")
"""Speech Commands' lists of files that must not be trained on; both validate here."""

VALIDATION_SHARE = 0.2
DEEPEST = 4
"""Folders below the chosen one that are looked into; a whole disk would take for ever."""

DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
GONE = QT_TRANSLATE_NOOP("engine", "The file is gone.")
NO_WORD = QT_TRANSLATE_NOOP("engine", "Its name does not begin with a word.")
TOO_LONG = QT_TRANSLATE_NOOP("engine", "It is too long for a word.")
TOO_SHORT = QT_TRANSLATE_NOOP("engine", "It is too short for a word.")

_DIGIT_NAME = re.compile(r"([0-9])_([^_]+)_[0-9]+")
_WORD_NAME = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Found:
    """What a folder holds: its clips, and each file that is none with the reason."""

    clips: tuple[Clip, ...]
    skipped: tuple[tuple[Path, str], ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The words, in the order of the clips."""
        return tuple(dict.fromkeys(clip.word for clip in self.clips))


def find_clips(path: Path, progress: Progress | None = None, *, fewest_words: int = 2) -> Found:
    """Find the clips in a folder and what they say; see the module for the layouts.

    Headers are read, sounds are not. Where the layout does not say what is for validation, a
    hash of each file's name keeps about a fifth of the clips, always the same ones, and at
    least one of each word that has two.

    Raises
    ------
    Failure
        When the path is no folder, or holds no clip, or clips of one word only (which is enough
        to test a network with: `fewest_words` 1).
    """
    if not path.is_dir():
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "There is no folder {name}."),
            QT_TRANSLATE_NOOP("engine", "Choose a folder of sound files."),
            name=path.name or str(path),
        )
    try:
        found = _by_index(path)
    except (OSError, ValueError):  # there is no index, or it is not ours
        found = _by_names(path, progress)
    words = {clip.word for clip in found.clips}
    if not words:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "No sound file in {name} can be a clip of a word."),
            QT_TRANSLATE_NOOP("engine", "Choose a folder with one folder of WAV files a word."),
            name=path.name,
        )
    if len(words) < fewest_words:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", 'All the clips in {name} are of one word, "{word}".'),
            QT_TRANSLATE_NOOP("engine", "Choose the folder above, which holds a folder a word."),
            name=path.name,
            word=words.pop(),
        )
    return found


def _by_index(folder: Path) -> Found:
    clips: list[Clip] = []
    skipped: list[tuple[Path, str]] = []
    for clip in read_index(folder):
        if clip.path.is_file():
            clips.append(clip)
        else:
            skipped.append((clip.path, GONE))
    return Found(tuple(clips), tuple(skipped))


def _by_names(folder: Path, progress: Progress | None) -> Found:
    files = list(_sound_files(folder, DEEPEST))
    clips: list[Clip] = []
    skipped: list[tuple[Path, str]] = []
    for done, file in enumerate(files):
        if progress is not None:
            progress(done, len(files))
        word, speaker = _word_and_speaker(file, folder)
        reason = _reason_against(file) if word else NO_WORD
        if reason:
            skipped.append((file, reason))
        else:
            clips.append(Clip(word, speaker, Source.FILE, Split.TRAINING, file))
    if progress is not None:
        progress(len(files), len(files))
    held_back = _held_back(folder)
    if held_back:
        clips = [
            replace(clip, split=Split.VALIDATION) if clip.path in held_back else clip
            for clip in clips
        ]
    else:
        clips = _divided(clips)
    return Found(tuple(clips), tuple(skipped))


def _sound_files(folder: Path, depth: int) -> Iterator[Path]:
    """Yield the sound files of a folder and those below, sorted; hidden ones left out.

    So are folders whose name begins with an underscore, Speech Commands' `_background_noise_`.
    """
    try:
        entries = sorted(folder.iterdir())
    except PermissionError:
        return
    yield from (
        entry
        for entry in entries
        if entry.suffix.lower() in SOUND_ENDINGS and entry.name[0] != "." and entry.is_file()
    )
    for entry in entries:
        if depth and entry.name[0] not in "._" and entry.is_dir() and not entry.is_symlink():
            yield from _sound_files(entry, depth - 1)


def _word_and_speaker(file: Path, folder: Path) -> tuple[str, str]:
    """Return what a file's name and place say; the word is empty where they do not say it."""
    if match := _DIGIT_NAME.fullmatch(file.stem):
        return DIGITS[int(match[1])], match[2]
    speaker, takes, _ = file.stem.partition("_nohash_")
    if takes or file.parent != folder:
        return label_of(file.parent.name), speaker if takes else speaker_of(file)
    match = _WORD_NAME.match(file.stem)
    return (unicodedata.normalize("NFC", match[0]) if match else ""), ""


def _reason_against(file: Path) -> str:
    """Return why a file can be no clip, by its header, or an empty string."""
    try:
        seconds = describe_format(file).seconds
    except Failure as failure:
        return str(failure)
    if seconds > LONGEST_SECONDS:
        return TOO_LONG
    if seconds < SHORTEST_WORD_SECONDS:
        return TOO_SHORT
    return ""


def _held_back(folder: Path) -> set[Path]:
    """Return the files that Speech Commands' lists keep from training; none without lists."""
    held_back: set[Path] = set()
    for name in HELD_BACK_LISTS:
        try:
            lines = (folder / name).read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            continue
        held_back.update(folder / line.strip() for line in lines if line.strip())
    return held_back


def _divided(clips: list[Clip]) -> list[Clip]:
    """Keep about a fifth of the clips for validation; both splits have clips of each word.

    Which ones, a hash of the file's name says, as for Speech Commands: however many files are
    added later, none moves from one split to the other.
    """
    by_word: dict[str, list[float]] = {}
    for clip in clips:
        by_word.setdefault(clip.word, []).append(_lot(clip.path))
    bounds = {word: _bound(lots) for word, lots in by_word.items()}
    return [
        replace(clip, split=Split.VALIDATION) if _lot(clip.path) <= bounds[clip.word] else clip
        for clip in clips
    ]


def _bound(lots: list[float]) -> float:
    """Return up to which lot the clips of a word are for validation."""
    if len(lots) == 1:
        return -1.0
    lowest, *_, highest = sorted(lots)
    below_highest = max((lot for lot in lots if lot < highest), default=-1.0)
    return min(max(VALIDATION_SHARE, lowest), below_highest)


def _lot(path: Path) -> float:
    """Draw a number from 0 to 1 by a file's name: the same one on every machine, every time."""
    digest = blake2b(path.name.encode("utf-8", "surrogateescape"), digest_size=8).digest()
    return int.from_bytes(digest, "big") / 2**64
