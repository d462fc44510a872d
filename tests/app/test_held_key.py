from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.actions import fill_menu, make_actions
from app.held_key import HeldKey


class Held:
    """A window with the hold-to-talk key, a field and a button's place."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.field = QLineEdit()
        self.rest = QWidget()
        self.rest.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self.window)
        column.addWidget(self.field)
        column.addWidget(self.rest)
        self.actions = make_actions(self.window)
        self.key = HeldKey(self.actions["hold"], self.window)
        self.said: list[str] = []
        self.key.pressed.connect(lambda: self.said.append("pressed"))
        self.key.released.connect(lambda: self.said.append("released"))
        self.window.show()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.rest.setFocus()


@pytest.fixture
def held(qtbot: QtBot) -> Held:
    return Held(qtbot)


def test_it_lasts_as_long_as_the_key_is_down(held: Held) -> None:
    QTest.keyPress(held.window.windowHandle(), Qt.Key.Key_T)
    assert held.said == ["pressed"]
    QTest.keyClick(held.window.windowHandle(), Qt.Key.Key_N)
    assert held.said == ["pressed"]
    QTest.keyRelease(held.window.windowHandle(), Qt.Key.Key_T)
    assert held.said == ["pressed", "released"]
    QTest.keyRelease(held.window.windowHandle(), Qt.Key.Key_T)
    assert len(held.said) == 2


def test_a_letter_that_is_typed_is_no_key(held: Held) -> None:
    held.field.setFocus()
    QTest.keyClick(held.window.windowHandle(), Qt.Key.Key_T, Qt.KeyboardModifier.NoModifier)
    assert held.said == []
    assert held.field.text().lower() == "t"


def test_a_window_that_loses_the_keyboard_lets_go(held: Held) -> None:
    QTest.keyPress(held.window.windowHandle(), Qt.Key.Key_T)
    QApplication.sendEvent(held.window, QEvent(QEvent.Type.WindowDeactivate))
    assert held.said == ["pressed", "released"]


def test_no_menu_offers_a_key_that_is_held(held: Held) -> None:
    menu = QMenu(held.window)
    fill_menu(menu, held.actions)
    assert held.actions["hold"] not in menu.actions()
    assert held.actions["say"] in menu.actions()
    assert not held.actions["hold"].autoRepeat()
