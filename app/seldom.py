"""What is to be read need not change with every frame: nobody reads sixty times a second."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

READABLE_MILLISECONDS = 66


class Seldom(QObject):
    """Does something at most fifteen times a second, and always once more after the last call."""

    def __init__(self, act: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=READABLE_MILLISECONDS)
        self._timer.timeout.connect(act)

    def soon(self) -> None:
        """Do it within a fifteenth of a second."""
        if not self._timer.isActive():
            self._timer.start()

    def drop(self) -> None:
        """Do not do it after all."""
        self._timer.stop()
