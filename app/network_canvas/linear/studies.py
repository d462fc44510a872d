"""Has studies made beside the window: the newest question wins, at most a few a second."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, QTimer

from app.controllers.background import Background
from app.network_canvas.linear.study import Question, Study, study

LEAST_SECONDS = 0.25  # between two beginnings: the engine needs the machine


class Studies(QObject):
    """Answers the newest question; one that was overtaken while it waited is never computed.

    Attributes
    ----------
    newest
        The last study that was made; None before the first.
    problem
        What the last attempt raised instead of an answer.
    """

    def __init__(self, made: Callable[[], None]) -> None:
        super().__init__()
        self.newest: Study | None = None
        self.problem: Exception | None = None
        self._made = made
        self._background = Background(self)
        self._asked: Question | None = None
        self._waiting: Question | None = None
        self._busy = False
        self._begun = -LEAST_SECONDS
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._begin)

    def ask(self, question: Question) -> None:
        """Want the answer to a question, and to no earlier one."""
        if question.same_as(self._asked):
            self._waiting = None
            return
        self._waiting = question
        self._begin_in_time()

    def wait(self, seconds: float) -> bool:
        """Wait for the thread that computes; False when that takes longer."""
        return self._background.wait(seconds)

    def _begin_in_time(self) -> None:
        if self._busy or self._waiting is None or self._timer.isActive():
            return
        passed = monotonic() - self._begun
        if passed >= LEAST_SECONDS:
            self._begin()
        else:
            self._timer.start(round(1000 * (LEAST_SECONDS - passed)))

    def _begin(self) -> None:
        question, self._waiting = self._waiting, None
        if question is None:
            return
        self._busy, self._asked, self._begun = True, question, monotonic()
        self._background.run(lambda: study(question), self._answered, self._failed)

    def _answered(self, answer: Study) -> None:
        self.newest, self.problem = answer, None
        self._ended()

    def _failed(self, problem: Exception) -> None:
        self.problem = problem
        self._ended()

    def _ended(self) -> None:
        self._busy = False
        self._made()
        self._begin_in_time()
