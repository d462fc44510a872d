"""Back to step 0: at once, or after a question where the user's own marks would be lost."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.resetting import reset


class Training:
    begun = 0

    def begin(self) -> None:
        self.begun += 1


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def question(window: QWidget) -> QMessageBox | None:
    return window.findChild(QMessageBox)


def test_a_run_without_marks_begins_anew_at_once(window: QWidget) -> None:
    training = Training()
    reset(window, training, SimpleNamespace(branches=("first",), bookmarks=()))

    assert training.begun == 1
    assert question(window) is None


@pytest.mark.parametrize(
    "travel",
    [
        SimpleNamespace(branches=("first", "second"), bookmarks=()),
        SimpleNamespace(branches=("first",), bookmarks=("one",)),
    ],
)
def test_a_run_with_branches_or_bookmarks_is_asked_about(window: QWidget, travel) -> None:
    training = Training()
    reset(window, training, travel)
    asked = question(window)
    assert asked is not None
    assert training.begun == 0
    keep = next(one for one in asked.buttons() if one.text() == "Keep this run")
    keep.click()
    assert training.begun == 0

    reset(window, training, travel)
    asked = window.findChildren(QMessageBox)[-1]
    next(one for one in asked.buttons() if one.text() == "Begin anew").click()

    assert training.begun == 1
