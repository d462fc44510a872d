"""The visible parts of a step, in the order in which they happen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Direction(StrEnum):
    """What a phase is about; each has its own hue, or none."""

    NEUTRAL = "neutral"
    FORWARD = "forward"
    BACKWARD = "backward"
    UPDATE = "update"


class PhaseKind(StrEnum):
    """The kinds of phases; `WHOLE` is a step shown at once."""

    INPUT = "input"
    FORWARD = "forward"
    LOSS = "loss"
    BACKWARD = "backward"
    UPDATE = "update"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase; `stage` is the column that a forward phase enters or a backward phase leaves."""

    kind: PhaseKind
    stage: int = -1

    @property
    def direction(self) -> Direction:
        """The way the signals go."""
        match self.kind:
            case PhaseKind.FORWARD:
                return Direction.FORWARD
            case PhaseKind.LOSS | PhaseKind.BACKWARD:
                return Direction.BACKWARD
            case PhaseKind.UPDATE:
                return Direction.UPDATE
            case _:
                return Direction.NEUTRAL


WHOLE_STEP = Phase(PhaseKind.WHOLE)


def phases_of_step(stages: int) -> tuple[Phase, ...]:
    """Return input, forward into each stage, loss, backward out of each, update."""
    return (
        Phase(PhaseKind.INPUT),
        *(Phase(PhaseKind.FORWARD, stage) for stage in range(stages)),
        Phase(PhaseKind.LOSS),
        *(Phase(PhaseKind.BACKWARD, stage) for stage in reversed(range(stages))),
        Phase(PhaseKind.UPDATE),
    )
