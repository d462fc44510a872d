"""The real window in a test's hands: clicked, typed at and read as its user does.

Clicks and keys go to the window of the windowing system, not to a widget, so that Qt decides who
gets them: what is covered cannot be clicked, and a key goes where the focus is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.controllers.speed import FLAT_OUT
from app.main_window import MainWindow
from app.panels.word_list import WordList
from app.wiring import Wiring
from app.workbench import Workbench
from engine.training.progress import Evaluation

PATIENCE_SECONDS = 30.0


class OpenWindow:
    """A furnished window.

    Attributes
    ----------
    window, bench, wiring
        Its parts.
    evaluations
        All that the network was measured at so far.
    """

    def __init__(self, window: MainWindow, wiring: Wiring, qtbot: QtBot) -> None:
        assert window.workbench is not None
        self.window = window
        self.bench: Workbench = window.workbench
        self.wiring = wiring
        self.evaluations: list[Evaluation] = []
        self._qtbot = qtbot
        wiring.training.evaluated.connect(self.evaluations.append)

    def wait(self, condition: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> None:
        """Let the window live until `condition` holds, and fail when it never does."""
        self._qtbot.waitUntil(condition, timeout=round(1000 * seconds))

    def wait_until_ready(self) -> None:
        """Wait until an untrained network is shown, and the window takes keys."""
        self.wait(self.window.transport.run.isEnabled)
        self.wait(lambda: self.reads("Initialise", self.bench.caption))
        self.wait(self.window.isActiveWindow)

    def click(self, widget: QWidget) -> None:
        """Click the middle of a widget, which must be in sight."""
        self.wait(lambda: self._rests(widget))  # what has just appeared finds its place
        middle = widget.rect().center()
        assert widget.isEnabled(), f"{widget} is disabled"
        assert widget.visibleRegion().contains(middle), f"{widget} is out of sight"
        place = widget.mapTo(self.window, middle)
        left, no_key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(self._target(), left, no_key, place)
        QCoreApplication.processEvents()
        QTest.mouseRelease(self._target(), left, no_key, place)

    def press(self, key: Qt.Key) -> None:
        """Press a key."""
        QTest.keyClick(self._target(), key)

    def type(self, text: str) -> None:
        """Type letters."""
        for letter in text:
            QTest.keyClick(self._target(), letter)

    def texts(self, part: QWidget | None = None) -> list[str]:
        """Return all that can be read in a part of the window, without its markup."""
        return [_plain(text) for text in _texts(part or self.window) if text]

    def reads(self, text: str, part: QWidget | None = None) -> bool:
        """Tell whether `text` can be read somewhere."""
        return any(text in other for other in self.texts(part))

    def words(self) -> list[str]:
        """Return what the list of words says: each word with its counts."""
        words = self.bench.corpus.findChild(WordList).model()
        return [
            words.index(row, 0).data(Qt.ItemDataRole.ToolTipRole).splitlines()[0]
            for row in range(words.rowCount())
        ]

    def train_flat_out(self) -> None:
        """Put the speed up as far as it goes, and run until the run ends by itself."""
        while self.window.transport.slider.value() < FLAT_OUT:
            self.press(Qt.Key.Key_Plus)
        self.press(Qt.Key.Key_R)
        self.wait(lambda: self.reads("converged at step", self.window.transport))

    def _rests(self, widget: QWidget) -> bool:
        """Tell whether a widget stays where it is while everything that is due happens."""
        before = widget.mapTo(self.window, widget.rect().center())
        for _ in range(3):
            QCoreApplication.processEvents()
        return widget.mapTo(self.window, widget.rect().center()) == before

    def _target(self):
        return QApplication.activePopupWidget() or self.window.windowHandle()


def _texts(part: QWidget) -> Iterator[str]:
    for widget in [part, *part.findChildren(QWidget)]:
        if widget.visibleRegion().isEmpty():  # hidden, or scrolled out of sight
            continue
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            yield widget.text()
        elif isinstance(widget, QComboBox):
            yield widget.currentText()


def _plain(text: str) -> str:
    """Return rich text as it is read."""
    return unescape(re.sub(r"<[^<>]+>", "", text)).replace("\u00a0", " ")
