"""A moment of a step: which phase, and how much of it has been played."""

from __future__ import annotations

from dataclasses import dataclass

from app.controllers.phases import WHOLE_STEP, Phase


@dataclass(frozen=True, slots=True)
class Moment:
    """A phase, and the share of it that is shown, 0 to 1."""

    phase: Phase = WHOLE_STEP
    fraction: float = 1.0

    @property
    def whole(self) -> bool:
        """Whether a whole step is shown at once; nothing moves then."""
        return self.phase is WHOLE_STEP
