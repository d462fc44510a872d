"""What is asked of the gathering: light to import, so that the first window need not wait."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from engine.corpus.clip import Clip

if TYPE_CHECKING:
    from engine.sound.augmentation import Augmentation


@dataclass(frozen=True, slots=True)
class Request:
    """What to gather.

    Parameters
    ----------
    base
        The key of an embedded set, an opened folder, or None for the user's clips alone.
    own
        The user's clips that join the base.
    look_again
        Whether the folder is searched again, although its clips are known.
    augmentation
        How the training clips are varied, if they are.
    room
        The file with the noise of the room, which need not be there.
    vary_own
        Whether, where the training clips are not, the user's own are: of each a few more takes,
        as long as there are few.
    words
        The words of before, which keep their places, so that a network can go on with them.
    noise_kinds
        The kinds of noise in which the training clips are learned as well.
    excluded
        The clips that are left out, as `app.controllers.excluded.name_of` calls them.
    """

    base: str | Path | None
    own: tuple[Clip, ...]
    look_again: bool = False
    augmentation: Augmentation | None = None
    room: Path | None = None
    vary_own: bool = True
    words: tuple[str, ...] = ()
    excluded: frozenset[str] = frozenset()
    noise_kinds: tuple[str, ...] = ()
