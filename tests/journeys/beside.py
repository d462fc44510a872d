"""The windows beside the main one, in a test's hands: clicked, dragged and typed at likewise."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QInputDialog, QWidget
from window import OpenWindow

Widget = TypeVar("Widget", bound=QWidget)

LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def open_beside(
    voxprop: OpenWindow, key: Qt.Key, kind: type[Widget], keys: Qt.KeyboardModifier = CONTROL
) -> Beside:
    """Open a window with its key in the main window, as its user does."""
    QTest.keyClick(voxprop.window.windowHandle(), key, keys)
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind)]
    (window,) = [one for one in found if one.isVisible()]
    voxprop.wait(window.isActiveWindow)
    return Beside(voxprop, window)


class Beside:
    """A window beside the main one; `window` is the widget itself."""

    def __init__(self, voxprop: OpenWindow, window: QWidget) -> None:
        self.voxprop = voxprop
        self.window = window

    def part(self, kind: type[Widget]) -> Widget:
        """Return the part of that kind."""
        found = self.window.findChild(kind)
        assert found is not None
        return found

    def button(self, text: str, part: QWidget | None = None) -> QAbstractButton:
        """Return the button that reads so, among those in sight in the window or a part of it."""
        buttons = (part or self.window).findChildren(QAbstractButton)
        (found,) = [one for one in buttons if one.text() == text and one.isVisible()]
        return found

    def click(self, widget: QWidget, place: QPoint | None = None, keys=NO_KEY) -> None:
        """Click a widget, in its middle or at a place of it, which must be in sight."""
        place = widget.rect().center() if place is None else place
        assert widget.isEnabled(), f"{widget} is disabled"
        assert widget.visibleRegion().contains(place), f"{widget} is out of sight"
        QTest.mouseClick(self._handle(), LEFT, keys, widget.mapTo(self.window, place))
        QCoreApplication.processEvents()

    def double_click(self, widget: QWidget, place: QPoint) -> None:
        """Double-click a place of a widget."""
        QTest.mouseDClick(self._handle(), LEFT, NO_KEY, widget.mapTo(self.window, place))
        QCoreApplication.processEvents()

    def press_button(self, text: str, part: QWidget | None = None) -> None:
        """Click the button that reads so."""
        self.click(self.button(text, part))

    def press(self, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEY) -> None:
        """Press a key; it goes where the focus is."""
        QTest.keyClick(self._handle(), key, keys)
        QCoreApplication.processEvents()

    def type(self, text: str) -> None:
        """Type letters."""
        for letter in text:
            QTest.keyClick(self._handle(), letter)

    def point(self, widget: QWidget, place: QPoint) -> None:
        """Move the pointer."""
        QTest.mouseMove(self._handle(), widget.mapTo(self.window, place))
        QCoreApplication.processEvents()

    def drag(self, widget: QWidget, places: Iterable[QPoint]) -> None:
        """Press at the first place of a widget, move over the others, let go at the last."""
        first, *rest = (widget.mapTo(self.window, place) for place in places)
        QTest.mousePress(self._handle(), LEFT, NO_KEY, first)
        for place in rest:
            QTest.mouseMove(self._handle(), place)
            QCoreApplication.processEvents()
        QTest.mouseRelease(self._handle(), LEFT, NO_KEY, rest[-1])
        QCoreApplication.processEvents()

    def wait(self, condition, seconds: float = 30.0) -> None:
        """Let the windows live until `condition` holds."""
        self.voxprop.wait(condition, seconds)

    def reads(self, text: str) -> bool:
        """Tell whether `text` can be read somewhere in it."""
        return self.voxprop.reads(text, self.window)

    def answer(self, text: str) -> None:
        """Type the answer to the question that is asked."""
        self.wait(lambda: self.window.findChild(QInputDialog) is not None)
        dialog = self.part(QInputDialog)
        dialog.setTextValue(text)
        dialog.accept()
        self._come_back()

    def choose_folder(self, path: object) -> None:
        """Choose a folder in the dialog that asks for one."""
        self.wait(lambda: self.window.findChild(QFileDialog) is not None)
        dialog = self.part(QFileDialog)
        dialog.fileSelected.emit(str(path))
        dialog.done(0)
        self._come_back()

    def _come_back(self) -> None:
        """Be the active window again, as a window manager sees to it when a dialog closes."""
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)

    def _handle(self):
        return self.window.windowHandle()


def files(*paths: object) -> QMimeData:
    """Return what is dragged when files are."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drop(target: QWidget, place: QPoint, mime: QMimeData) -> bool:
    """Drop something at a place of a widget; True when it is taken."""
    enter = QDragEnterEvent(place, Qt.DropAction.CopyAction, mime, LEFT, NO_KEY)
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(QPointF(place), Qt.DropAction.CopyAction, mime, LEFT, NO_KEY)
    QApplication.sendEvent(target, event)
    return event.isAccepted()
