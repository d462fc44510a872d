"""A key that does something for as long as it is held."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence


class HeldKey(QObject):
    """Says when an action's key goes down, and when it comes up wherever the focus is by then.

    The action decides when it goes down, as for every shortcut: not while someone types into a
    field. It must not repeat by itself.
    """

    pressed = Signal()
    released = Signal()

    def __init__(self, action: QAction, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._action = action
        self._held = False
        action.triggered.connect(self._press)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Watch for the key's release; a window that loses the keyboard would never be told."""
        if event.type() == QEvent.Type.WindowDeactivate or self._is_release(event):
            self._release()
        return False

    def _press(self) -> None:
        application = QCoreApplication.instance()
        if not self._held and application is not None:
            self._held = True
            application.installEventFilter(self)
            self.pressed.emit()

    def _release(self) -> None:
        application = QCoreApplication.instance()
        if self._held and application is not None:
            self._held = False
            application.removeEventFilter(self)
            self.released.emit()

    def _is_release(self, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyRelease:
            return False
        return not event.isAutoRepeat() and QKeySequence(event.key()) == self._action.shortcut()
