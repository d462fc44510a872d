"""Runs what would make the window wait on short-lived threads, one after the other.

Sound devices are opened and closed here: PortAudio does not like two threads at once, and each
call can take a second. The results come back to the thread that made the `Background`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

Result = TypeVar("Result")


class Background(QObject):
    """Runs one piece of work at a time beside the window, in the order it was given."""

    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._newest: threading.Thread | None = None
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Result],
        then: Callable[[Result], None],
        otherwise: Callable[[Exception], None],
    ) -> None:
        """Call `work` on a thread, after all earlier work.

        Its result goes to `then`, or what it raised to `otherwise`, on the window's thread.
        """
        earlier = self._newest
        self._newest = threading.Thread(
            target=self._work, args=(earlier, work, then, otherwise), name="background", daemon=True
        )
        self._newest.start()

    def wait(self, seconds: float) -> bool:
        """Wait until all work so far has ended; False when that takes longer."""
        if self._newest is None:
            return True
        self._newest.join(seconds)
        return not self._newest.is_alive()

    def _work(
        self,
        earlier: threading.Thread | None,
        work: Callable[[], Result],
        then: Callable[[Result], None],
        otherwise: Callable[[Exception], None],
    ) -> None:
        if earlier is not None:
            earlier.join()
        ending: Callable[[], None]
        try:
            ending = partial(then, work())
        except Exception as error:  # everything is handed over, none of it is lost
            ending = partial(otherwise, error)
        try:
            self._ended.emit(ending)
        except RuntimeError:
            return  # the window is gone, and with it everyone who waited for this

    def _deliver(self, ending: Callable[[], None]) -> None:
        ending()
