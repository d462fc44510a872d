"""Tells when a widget has been painted, without taking part in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget


class PaintWatch(QObject):
    """Watches one widget."""

    painted = Signal()
    """The window has been painted with it, and handed over to the screen."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        # Paint events come before the painting, and all of a frame's in one go.
        self._after = QTimer(self, singleShot=True, interval=0)
        self._after.timeout.connect(self.painted)
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Wait for the end of the frame."""
        if event.type() == QEvent.Type.Paint:
            self._after.start()
        return False
