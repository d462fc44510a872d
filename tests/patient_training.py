"""Stands for the engine in tests of going through the past: it answers when the test says so."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from engine.training.progress import Branched, Position, Sought, StepMetrics

RUN = 7


class PatientTraining(QObject):
    """Keeps what it was asked, and tells of steps and branches that nobody has trained."""

    run_started = Signal(object)
    steps_taken = Signal(list)
    sought = Signal(object)
    branched = Signal(object)
    position_changed = Signal(object)
    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.training_flat_out = False
        self.asked: list[tuple[int, int]] = []
        self.branches_asked = 0

    def seek(self, step: int, branch: int) -> None:
        self.asked.append((step, branch))

    def branch_here(self) -> None:
        self.branches_asked += 1

    def answer(self) -> None:
        self.sought.emit(Sought(RUN, *self.asked[-1]))

    def train(self, first: int, last: int, branch: int = 0, loss: float = 2.0) -> None:
        steps = [
            StepMetrics(RUN, step, loss / step, 0.5, (1.0, 0.1), (0.01, 0.001))
            for step in range(first, last + 1)
        ]
        self.steps_taken.emit(steps)
        self.position_changed.emit(Position(RUN, last, branch))

    def begin_branch(self, number: int, parent: int, begins_at: int) -> None:
        self.branched.emit(Branched(RUN, number, parent, begins_at))
        self.position_changed.emit(Position(RUN, begins_at, number))
