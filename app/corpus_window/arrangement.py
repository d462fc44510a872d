"""Which clips are shown, and in which order: plain functions, for any thread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from engine.corpus.clip import Clip, Source, Split

OUT_OF_BALANCE = 3.0
"""A word with this many times the clips of another is heard everywhere by the network."""


class Origin(StrEnum):
    """Where shown clips come from: one of the sources, or whether they may be changed."""

    ANY = ""
    MINE = "mine"
    READ_ONLY = "read-only"
    MICROPHONE = "microphone"
    FILE = "file"
    EMBEDDED = "embedded"


SOURCES = {
    Origin.MICROPHONE: Source.MICROPHONE,
    Origin.FILE: Source.FILE,
    Origin.EMBEDDED: Source.EMBEDDED,
}


@dataclass(frozen=True, slots=True)
class Criteria:
    """What a clip must be to be shown; the defaults let every clip pass.

    Parameters
    ----------
    text
        Each of its words is a part of the clip's word, speaker or file name.
    word, speaker, split
        None for any.
    origin
        See `Origin`.
    """

    text: str = ""
    word: str | None = None
    speaker: str | None = None
    split: Split | None = None
    origin: Origin = Origin.ANY

    def of(self, clips: Iterable[Clip], *, mine: bool) -> list[Clip]:
        """Return those of `clips` that pass; `mine` says whether they are the user's own."""
        if self.origin is (Origin.READ_ONLY if mine else Origin.MINE):
            return []
        source = SOURCES.get(self.origin)
        parts = self.text.casefold().split()
        return [
            clip
            for clip in clips
            if (self.word is None or clip.word == self.word)
            and (self.speaker is None or clip.speaker == self.speaker)
            and (self.split is None or clip.split is self.split)
            and (source is None or clip.source is source)
            and (not parts or _holds(clip, parts))
        ]


def _holds(clip: Clip, parts: list[str]) -> bool:
    text = f"{clip.word}\n{clip.speaker}\n{clip.path.name}".casefold()
    return all(part in text for part in parts)


@dataclass(frozen=True, slots=True)
class Group:
    """The clips of one word: rows `first` to `first + count`, of which the first `own` are mine."""

    word: str
    first: int
    count: int
    own: int


@dataclass(frozen=True, slots=True, eq=False)
class Arrangement:
    """Clips in the order in which they are shown, word by word."""

    clips: tuple[Clip, ...] = ()
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class WordCount:
    """How many clips of a word there are, and how many of them are the user's own."""

    word: str
    count: int
    own: int


def arrange(own: Iterable[Clip], others: Iterable[Clip], criteria: Criteria) -> Arrangement:
    """Group clips by word: the user's own first, newest first, then those of others."""
    mine: dict[str, list[Clip]] = {}
    theirs: dict[str, list[Clip]] = {}
    for clip in criteria.of(others, mine=False):
        theirs.setdefault(clip.word, []).append(clip)
    for clip in criteria.of(own, mine=True):
        mine.setdefault(clip.word, []).append(clip)
    clips: list[Clip] = []
    groups: list[Group] = []
    for word in dict.fromkeys((*theirs, *mine)):
        newest_first = mine.get(word, [])[::-1]
        groups.append(
            Group(
                word,
                len(clips),
                len(newest_first) + len(theirs.get(word, ())),
                len(newest_first),
            )
        )
        clips += newest_first
        clips += theirs.get(word, [])
    return Arrangement(tuple(clips), tuple(groups))


def count_words(own: Iterable[Clip], others: Iterable[Clip]) -> tuple[WordCount, ...]:
    """Count the clips of each word, in the order in which the words are shown."""
    theirs = Counter(clip.word for clip in others)
    mine = Counter(clip.word for clip in own)
    return tuple(
        WordCount(word, theirs[word] + mine[word], mine[word])
        for word in dict.fromkeys((*theirs, *mine))
    )


def imbalance(counts: Mapping[str, int]) -> tuple[str, str] | None:
    """Return the words with the most and the fewest clips when they are too far apart."""
    if len(counts) < 2:
        return None
    largest = max(counts, key=counts.__getitem__)
    smallest = min(counts, key=counts.__getitem__)
    if counts[largest] <= OUT_OF_BALANCE * counts[smallest]:
        return None
    return largest, smallest
