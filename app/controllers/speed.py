"""How fast a run is shown: slow motion, one step a frame, or flat out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

PHASE_SECONDS = 0.6
"""How long a phase takes at speed 1: slow enough to follow."""


class Pace(Enum):
    """What one frame of the window shows."""

    PHASES = auto()
    STEP_A_FRAME = auto()
    FLAT_OUT = auto()


@dataclass(frozen=True, slots=True)
class Speed:
    """A pace, and for phases the factor on their speed."""

    pace: Pace
    factor: float = 1.0

    @property
    def phase_seconds(self) -> float:
        """How long a phase takes."""
        return PHASE_SECONDS / self.factor


SPEEDS = (
    *(Speed(Pace.PHASES, factor) for factor in (0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0)),
    Speed(Pace.STEP_A_FRAME),
    Speed(Pace.FLAT_OUT),
)
"""From the slowest to the fastest."""

FLAT_OUT = len(SPEEDS) - 1
STEP_A_FRAME = FLAT_OUT - 1
SLOW_MOTION = SPEEDS.index(Speed(Pace.PHASES, 1.0))
"""What a phase is shown at when it is the one that matters."""
BUILD_UP_START = SPEEDS.index(Speed(Pace.PHASES, 2.0))
"""Where a build-up begins: its first step takes under three seconds."""
