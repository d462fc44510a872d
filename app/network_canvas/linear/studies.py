"""Has studies made beside the window: the newest question wins, at most a few a second."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from weakref import WeakMethod

from PySide6.QtCore import QCoreApplication, QTimer
from shiboken6 import Shiboken

from app.controllers.background import Background
from app.network_canvas.linear.study import Question, Study, study

LEAST_SECONDS = 0.25  # between two beginnings: the engine needs the machine

_backgrounds: list[Background] = []


class Studies:
    """Answers the newest question; one that was overtaken while it waited is never computed.

    It owns nothing of Qt's: the thread that computes may be the last to let go of it.

    Parameters
    ----------
    made
        A method to call, on the window's thread, when there is another answer; it is held weakly.

    Attributes
    ----------
    newest
        The last study that was made; None before the first.
    problem
        What the last attempt raised instead of an answer.
    """

    def __init__(self, made: Callable[[], None]) -> None:
        self.newest: Study | None = None
        self.problem: Exception | None = None
        self._made = WeakMethod(made)
        self._asked: Question | None = None
        self._waiting: Question | None = None
        self._busy = False
        self._begun = -LEAST_SECONDS

    def ask(self, question: Question) -> None:
        """Want the answer to a question, and to no earlier one."""
        if question.same_as(self._asked):
            self._waiting = None
            return
        idle = not self._busy and self._waiting is None
        self._waiting = question
        if idle:
            self._begin_in_time()

    def _begin_in_time(self) -> None:
        """Begin as soon as it is allowed to; until then a newer question may come."""
        if self._waiting is None:
            return
        passed = monotonic() - self._begun
        if passed >= LEAST_SECONDS:
            self._begin()
        else:
            QTimer.singleShot(round(1000 * (LEAST_SECONDS - passed)) + 1, self._begin)

    def _begin(self) -> None:
        question, self._waiting = self._waiting, None
        if question is None or self._busy:
            return
        self._busy, self._asked, self._begun = True, question, monotonic()
        _background().run(lambda: study(question), self._answered, self._failed)

    def _answered(self, answer: Study) -> None:
        self.newest, self.problem = answer, None
        self._ended()

    def _failed(self, problem: Exception) -> None:
        self.problem = problem
        self._ended()

    def _ended(self) -> None:
        self._busy = False
        made = self._made()
        if made is not None:
            made()
        self._begin_in_time()


def _background() -> Background:
    """Return what runs all studies: it lives as long as the program, and dies on its thread."""
    if not _backgrounds or not Shiboken.isValid(_backgrounds[0]):
        _backgrounds[:] = [Background(QCoreApplication.instance())]
    return _backgrounds[0]
