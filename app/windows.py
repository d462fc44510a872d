"""The windows beside the main one: made when they are first asked for, closed with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QEvent, QObject, QSettings, Qt
from PySide6.QtWidgets import QWidget


class Windows(QObject):
    """Opens windows by name, and remembers where each one stood.

    Parameters
    ----------
    main
        The main window: the others stay in front of it, and close with it.
    makers
        What makes each window, by its name in the settings.
    """

    def __init__(self, main: QWidget, makers: dict[str, Callable[[], QWidget]]) -> None:
        super().__init__(main)
        self._main = main
        self._makers = makers
        self._made: dict[str, QWidget] = {}

    def open(self, name: str) -> QWidget:
        """Show a window, in front, with the keyboard; the same one each time."""
        if name not in self._made:
            window = self._makers[name]()
            window.setParent(self._main, Qt.WindowType.Window)
            geometry = QSettings().value(f"windows/{name}")
            if isinstance(geometry, QByteArray):
                window.restoreGeometry(geometry)
            window.installEventFilter(self)
            self._made[name] = window
        window = self._made[name]
        window.show()
        window.raise_()
        window.activateWindow()
        return window

    def made(self, name: str) -> QWidget | None:
        """Return a window that has been opened before, shown or not."""
        return self._made.get(name)

    def close_all(self) -> None:
        """Close every window."""
        for window in self._made.values():
            window.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember where a window stood when it is closed or hidden."""
        if event.type() == QEvent.Type.Hide:
            for name, window in self._made.items():
                if window is watched:
                    QSettings().setValue(f"windows/{name}", window.saveGeometry())
        return super().eventFilter(watched, event)
