"""The keys that answer a card work wherever the keyboard is, but not while someone types."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.card_keys import CardKeys
from app.panels.word_card import WordCard
from engine.sound.sound import CORPUS_RATE, Sound


class Desk(QWidget):
    def __init__(self):
        super().__init__()
        self.card, self.field = WordCard(), QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.card)
        column.addWidget(self.field)
        actions = {}
        for name, key in (("right", "Return"), ("other", "X"), ("away", "Esc")):
            actions[name] = QAction(self)
            actions[name].setShortcut(QKeySequence(key))
            self.addAction(actions[name])
        self.actions_of_card = actions
        self.keys = CardKeys(self.card, *actions.values(), self)
        self.confirmed, self.discarded = [], []
        self.card.confirmed.connect(self.confirmed.append)
        self.card.discarded.connect(lambda: self.discarded.append(True))

    def answer(self, *, waited_for=False):
        words = ("no", "yes")
        recognition = SimpleNamespace(
            words=words, predictions=(0.1, 0.9), word="yes", best=("yes", 0.9), step=9
        )
        sound = Sound(np.sin(np.arange(8000) / 9).astype(np.float32), CORPUS_RATE)
        self.card.show_answer(sound, "", recognition, waited_for=waited_for)

    def press(self, key):
        QTest.keyClick(self.windowHandle(), key)


@pytest.fixture
def desk(qtbot):
    desk = Desk()
    qtbot.addWidget(desk)
    with qtbot.waitActive(desk):
        desk.show()
        desk.activateWindow()
    desk.setFocus()
    return desk


def test_enter_says_that_the_answer_is_right(desk):
    desk.press(Qt.Key.Key_Return)
    assert desk.confirmed == []
    desk.answer()
    desk.press(Qt.Key.Key_Return)
    assert len(desk.confirmed) == 1


def test_x_asks_which_word_it_was_and_escape_puts_it_away(desk):
    desk.answer()
    desk.press(Qt.Key.Key_X)
    assert desk.card.naming
    desk.press(Qt.Key.Key_Escape)
    assert desk.discarded == [True]
    desk.answer()
    desk.setFocus()
    desk.press(Qt.Key.Key_Escape)
    assert desk.discarded == [True, True]


def test_a_field_keeps_its_keys(desk):
    desk.answer()
    desk.field.setFocus()
    for key in (Qt.Key.Key_X, Qt.Key.Key_Return, Qt.Key.Key_Escape):
        desk.press(key)
    assert desk.field.text() == "x"
    assert desk.card.asking
    assert (desk.confirmed, desk.discarded) == ([], [])


def test_a_card_with_the_keyboard_has_the_same_keys(desk):
    desk.answer(waited_for=True)
    assert desk.card.hasFocus()
    desk.press(Qt.Key.Key_Escape)
    assert desk.discarded == [True]
    desk.answer(waited_for=True)
    desk.press(Qt.Key.Key_Return)
    assert len(desk.confirmed) == 1
