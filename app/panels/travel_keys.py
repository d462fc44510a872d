"""The keys with which one travels in the timeline, while it has the focus."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Qt

from app.controllers.travel import TravelController


class Goal(Enum):
    """Where a key leads."""

    BY_STEPS = auto()
    FIRST = auto()
    NEWEST = auto()
    OTHER_STRIPS = auto()
    """Not elsewhere: it shows the other one of two charts in the same place."""


@dataclass(frozen=True, slots=True)
class Travel:
    """What a key asks for; `steps` is for `BY_STEPS`, back where it is negative."""

    goal: Goal
    steps: int = 0


ACTIONS = {
    (Qt.Key.Key_Left, False): Travel(Goal.BY_STEPS, -1),
    (Qt.Key.Key_Right, False): Travel(Goal.BY_STEPS, 1),
    (Qt.Key.Key_Left, True): Travel(Goal.BY_STEPS, -10),
    (Qt.Key.Key_Right, True): Travel(Goal.BY_STEPS, 10),
    (Qt.Key.Key_Home, False): Travel(Goal.FIRST),
    (Qt.Key.Key_End, False): Travel(Goal.NEWEST),
    (Qt.Key.Key_Up, False): Travel(Goal.OTHER_STRIPS),
    (Qt.Key.Key_Down, False): Travel(Goal.OTHER_STRIPS),
}
"""By key, and whether Shift is held."""


def carry_out(wish: Travel, travel: TravelController) -> None:
    """Go where a key leads."""
    match wish.goal:
        case Goal.BY_STEPS:
            travel.step_by(wish.steps)
        case Goal.FIRST:
            travel.go_to_first()
        case Goal.NEWEST:
            travel.return_to_newest()
