"""What the library shows of itself: the sets to choose from, and a line for each word.

Light to import, since the first window is painted with it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FOLDER_KEY = "folder"
"""The choice of the folder that was opened last."""

OWN_KEY = "own"
"""The choice of the user's own recordings alone."""

TAKES_TO_BE_KNOWN = 8
"""So many takes of a word by one person make a small network know that person: 96 % on average."""


@dataclass(frozen=True, slots=True)
class SetChoice:
    """One thing the network can be trained on.

    Parameters
    ----------
    key
        The key of an embedded set, `FOLDER_KEY` or `OWN_KEY`.
    name, tip
        What the user reads, translated.
    synthetic
        Whether machines speak in it.
    chosen
        Whether it is the one in force; exactly one of a list is.
    """

    key: str
    name: str
    tip: str = ""
    synthetic: bool = False
    chosen: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class WordSummary:
    """One word of what the network is trained on.

    Parameters
    ----------
    word
        The label.
    count, own_count
        How many clips of it there are, and how many of these the user said.
    speakers
        Who says it, as far as that is known.
    thumbnails
        The features of up to three clips, the newest of the user's first: float32 (frames, bands).
    """

    word: str
    count: int
    own_count: int
    speakers: frozenset[str] = frozenset()
    thumbnails: tuple[NDArray[np.float32], ...] = ()
