"""A file that a layout lists: what it says, or why it can be no clip."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from engine.corpus.clip import Clip, Source, Split
from engine.failure import QT_TRANSLATE_NOOP

GONE = QT_TRANSLATE_NOOP("engine", "The file is gone.")
NO_FILE = QT_TRANSLATE_NOOP("engine", "It is no file, or a link that leads nowhere.")
NO_WORD = QT_TRANSLATE_NOOP("engine", "Its name does not begin with a word.")
NO_LABEL = QT_TRANSLATE_NOOP("engine", "The table has no word for it.")
OUTSIDE = QT_TRANSLATE_NOOP("engine", "It lies outside of the folder of the table.")


class Listed(NamedTuple):
    """One file; small, since there may be 100,000. `reason` says why it is no clip, or nothing."""

    path: str
    word: str
    speaker: str
    split: Split | None
    source: Source = Source.FILE
    start: int = 0
    stop: int | None = None
    reason: str = ""

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return os.path.basename(self.path)  # noqa: PTH119

    def clip(self, split: Split) -> Clip:
        """Return the clip that it is."""
        place = (Path(self.path), self.start, self.stop)
        return Clip(self.word, self.speaker, self.source, split, *place)
