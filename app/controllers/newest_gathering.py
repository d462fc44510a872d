"""Gathers on a background thread; a newer request cancels the older, whose answer is dropped."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from app.controllers.background import Background
from app.controllers.request import Request

if TYPE_CHECKING:
    from app.controllers.gathering import Gathered, Gatherer

Answer = TypeVar("Answer")


class NewestGathering(QObject):
    """Answers the newest request, and no other."""

    progressed = Signal(int, int, int)
    """A `Stage`, how many files are done, and how many there are."""

    _reported = Signal(int, int, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._gatherer: Gatherer | None = None
        self._number = 0
        self._stop = threading.Event()
        self._reported.connect(self._progress, Qt.ConnectionType.QueuedConnection)

    def ask(
        self,
        request: Request,
        then: Callable[[Gathered], None],
        otherwise: Callable[[Exception], None],
    ) -> None:
        """Gather, then call one of the two, or neither when a newer request has come."""
        self.drop()
        self._stop = threading.Event()
        number = self._number
        self._background.run(
            partial(self._gather, request, number, self._stop),
            partial(self._answer, number, then),
            partial(self._answer, number, otherwise),
        )

    def drop(self) -> None:
        """Cancel the request; should its answer still come, nobody hears it."""
        self._stop.set()
        self._number += 1

    def wait(self, seconds: float) -> bool:
        """Wait for the background thread; False when that takes longer."""
        return self._background.wait(seconds)

    def _gather(self, request: Request, number: int, stop: threading.Event) -> Gathered:
        """Gather: on the background thread, the only one that touches the gatherer."""
        from app.controllers.gathering import Gatherer
        from app.controllers.throttle import throttled

        if self._gatherer is None:
            self._gatherer = Gatherer()
        report = throttled(partial(self._reported.emit, number))
        return self._gatherer.gather(request, report, stop.is_set)

    def _answer(self, number: int, then: Callable[[Answer], None], answer: Answer) -> None:
        if number == self._number:
            then(answer)

    def _progress(self, number: int, stage: int, done: int, total: int) -> None:
        if number == self._number:
            self.progressed.emit(stage, done, total)
