"""Recordings of others, used where they lie; `engine.corpus.layouts` says in which layouts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.corpus.clip import Clip
from engine.corpus.dataset import Progress
from engine.corpus.layouts import SOUND_ENDINGS, drawn_splits, list_sounds
from engine.corpus.listed import Listed
from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.sound.files import LONGEST_SECONDS, SHORTEST_WORD_SECONDS, describe_format

__all__ = ("SOUND_ENDINGS", "TOO_LONG", "TOO_SHORT", "Found", "find_clips", "no_clips")

TOO_LONG = QT_TRANSLATE_NOOP("engine", "It is too long for a word.")
TOO_SHORT = QT_TRANSLATE_NOOP("engine", "It is too short for a word.")


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
    """Find the clips in a folder, or in a table, and what they say.

    Headers are read, sounds are not. What is kept for validation where the layout does not say
    it, `drawn_splits` says.

    Raises
    ------
    Failure
        When the path is no folder or table, or holds no clip, or clips of one word only (which is
        enough to test a network with: `fewest_words` 1).
    """
    listing = list_sounds(path)
    good: list[Listed] = []
    skipped: list[tuple[Path, str]] = []
    for done, file in enumerate(listing.files):
        if progress is not None:
            progress(done, len(listing.files))
        reason = file.reason or ("" if listing.ours else _reason_against(Path(file.path)))
        if reason:
            skipped.append((Path(file.path), reason))
        else:
            good.append(file)
    if progress is not None:
        progress(len(listing.files), len(listing.files))
    split_of = drawn_splits(good)
    clips = [file.clip(split_of(file)) for file in good]
    words = {clip.word for clip in clips}
    if not words:
        raise no_clips(path)
    if len(words) < fewest_words:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", 'All the clips in {name} are of one word, "{word}".'),
            QT_TRANSLATE_NOOP("engine", "Choose the folder above, which holds a folder a word."),
            name=path.name,
            word=words.pop(),
        )
    return Found(tuple(clips), tuple(skipped))


def no_clips(path: Path) -> Failure:
    """Return what to say of a folder without a clip."""
    return Failure(
        QT_TRANSLATE_NOOP("engine", "No sound file in {name} can be a clip of a word."),
        QT_TRANSLATE_NOOP("engine", "Choose a folder with one folder of WAV files a word."),
        name=path.name,
    )


def _reason_against(path: Path) -> str:
    """Return why a file can be no clip, by its header, or an empty string."""
    try:
        seconds = describe_format(path).seconds
    except Failure as failure:
        return str(failure)
    if seconds > LONGEST_SECONDS:
        return TOO_LONG
    if seconds < SHORTEST_WORD_SECONDS:
        return TOO_SHORT
    return ""
