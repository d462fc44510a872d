"""The corpus that comes with the program: synthetic voices, many takes packed into one file a word.

`resources/corpus/make_corpus.py` makes it; `resources/NOTICES.md` says from what.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from engine.corpus.clip import Clip
from engine.corpus.dataset import read_clips
from engine.corpus.index import read_index
from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.sound.sound import Sound

FOLDER = Path(__file__).parents[2] / "resources" / "corpus"

LANGUAGES = {
    "english-digits": "en",
    "english-commands": "en",
    "mandarin-digits": "zh",
    "spanish-digits": "es",
    "french-digits": "fr",
    "german-digits": "de",
    "hindi-digits": "hi",
}
"""The sets, in the order in which they are offered, and the language of each (BCP 47)."""


@dataclass(frozen=True, slots=True)
class EmbeddedSet:
    """One set of words: its `key` for `clips` and `load`, its language (BCP 47) and words."""

    key: str
    language: str
    words: tuple[str, ...]


def available() -> tuple[EmbeddedSet, ...]:
    """Return the sets that the program comes with; Failure as in `clips`."""
    return tuple(
        EmbeddedSet(key, language, tuple(dict.fromkeys(clip.word for clip in clips(key))))
        for key, language in LANGUAGES.items()
    )


@lru_cache
def clips(key: str) -> tuple[Clip, ...]:
    """Return the clips of a set without decoding them, word by word.

    Raises Failure when the files of the program are damaged, KeyError when there is no such set.
    """
    if key not in LANGUAGES:
        raise KeyError(key)
    try:
        return tuple(read_index(FOLDER / key))
    except (OSError, ValueError) as error:
        raise _incomplete(FOLDER / key) from error


def load(key: str) -> list[tuple[Clip, Sound]]:
    """Decode a whole set at the corpus rate; Failure and KeyError as in `clips`."""
    loaded: list[tuple[Clip, Sound]] = []
    for clip, sound in read_clips(clips(key)):
        if isinstance(sound, Failure):
            raise _incomplete(clip.path) from sound
        loaded.append((clip, sound))
    return loaded


def _incomplete(path: Path) -> Failure:
    return Failure(
        QT_TRANSLATE_NOOP("engine", "The program's own recordings are damaged or missing: {name}."),
        QT_TRANSLATE_NOOP("engine", "Install the program again."),
        name=path.name,
    )
