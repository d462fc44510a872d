"""Takes: sounds that shall be clips, and their names `<word>/<speaker>-<number>.wav`."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from engine.corpus.clip import Source, Split
from engine.corpus.names import name_of
from engine.sound.sound import Sound

REMOVED_FOLDER = ".removed"

_NUMBERED = re.compile(r"(?:(.+)-)?(\d{1,9})\.[^.]+")


@dataclass(frozen=True, slots=True, eq=False)
class Take:
    """A sound that shall become a clip; without a split, the corpus chooses one."""

    sound: Sound
    word: str
    speaker: str = ""
    source: Source = Source.FILE
    split: Split | None = None


class TakeNames:
    """Gives new names, and remembers the last number of each speaker in each word's folder.

    A name that was given once is not given again, even if its clip has gone elsewhere since: it
    may come back. Belongs to one thread.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._last: dict[str, dict[str, int]] = {}
        self._seen: set[str] = set()

    def new_path(self, word: str, speaker: str, ending: str = ".wav") -> Path:
        """Return a name for a take; without a speaker it is a number alone."""
        place, who = name_of(word), name_of(speaker)
        last = self._numbers(place)
        number = last.get(who.casefold(), 0) + 1
        last[who.casefold()] = number
        start = f"{who}-" if who else ""
        return self._folder / place / f"{start}{number:03d}{ending}"

    def look_again(self) -> None:
        """Another program may have given names: look at the folders before the next one."""
        self._seen.clear()

    def _numbers(self, place: str) -> dict[str, int]:
        """Return the last number of each speaker who says a word, removed takes included."""
        last = self._last.setdefault(place.casefold(), {})
        if place not in self._seen:
            self._seen.add(place)
            for folder in (self._folder / place, self._folder / REMOVED_FOLDER / place):
                names = os.listdir(folder) if folder.is_dir() else []  # noqa: PTH208  # 10,000s
                for name in names:
                    if match := _NUMBERED.fullmatch(name):
                        who = (match[1] or "").casefold()
                        last[who] = max(last.get(who, 0), int(match[2]))
        return last
