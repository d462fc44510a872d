"""One change of a corpus, as undo and redo need it."""

from __future__ import annotations

from dataclasses import dataclass

from engine.corpus.clip import Clip


@dataclass(frozen=True, slots=True)
class Edit:
    """The clips that a change took, and those that it put in their place.

    Clips that were added have nothing in `before`, clips that were removed nothing in `after`;
    otherwise both have the same number, pair by pair. An edit that changed nothing has neither.
    """

    before: tuple[Clip, ...] = ()
    after: tuple[Clip, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.before or self.after)

    @property
    def reverse(self) -> Edit:
        """The change that takes this one back."""
        return Edit(self.after, self.before)
