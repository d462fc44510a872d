"""What the edges of a gap show, and how far a wave has come on them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

ARRIVAL = 0.75  # of a phase: the front reaches the far column, and its units answer


class Wave(Enum):
    """What the edges of a gap show."""

    WIRE = auto()
    FORWARD = auto()
    BACKWARD = auto()
    UPDATE = auto()
    BOTH = auto()


@dataclass(frozen=True, slots=True)
class Gap:
    """The edges that lead into one stage; `front` is how far an active wave has come, 0 to 1."""

    wave: Wave
    active: bool = False
    front: float = 1.0
