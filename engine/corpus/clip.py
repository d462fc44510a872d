"""One recorded word: where it lies, what was said, by whom, and which split it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Split(StrEnum):
    """What a clip is for: to learn from, or to test what was learned."""

    TRAINING = "training"
    VALIDATION = "validation"


class Source(StrEnum):
    """Where a clip came from."""

    EMBEDDED = "embedded"
    MICROPHONE = "microphone"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Clip:
    """One recorded word.

    Parameters
    ----------
    word
        The label.
    speaker
        Who says it; an empty string when that is not known.
    source, split
        See `Source` and `Split`.
    path
        The sound file that holds it.
    start, stop
        The part of the file that is this clip, in samples of that file; `stop` None is its end.
        The embedded corpus packs many clips into one file; elsewhere a file is one clip.
    """

    word: str
    speaker: str
    source: Source
    split: Split
    path: Path
    start: int = 0
    stop: int | None = None
