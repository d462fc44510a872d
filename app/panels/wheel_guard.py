"""Keeps the mouse wheel for scrolling: a number changes under it only when it has the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget


class WheelGuard(QObject):
    """Watches a widget, and passes wheel turns on to what it lies in while it has no focus."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        watched.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow a wheel turn, and leave it to the parent."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget):
            event.ignore()
            return not watched.hasFocus()
        return super().eventFilter(watched, event)
