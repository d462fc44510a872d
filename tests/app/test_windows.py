"""Windows beside the main one."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.screen_size import resize_on_screen
from app.windows import Windows

Make = Callable[[dict[str, Callable[[], QWidget]]], Windows]


@pytest.fixture
def beside(qtbot: QtBot) -> Iterator[Make]:
    """Make the windows beside a main one; all are closed in the end, as the program does."""
    made: list[Windows] = []

    def make(makers: dict[str, Callable[[], QWidget]]) -> Windows:
        main = QWidget()
        qtbot.addWidget(main)
        main.show()
        made.append(Windows(main, makers))
        return made[-1]

    yield make
    for windows in made:
        windows.close_all()


def test_a_window_is_made_once_and_shown_again(beside: Make) -> None:
    made: list[QWidget] = []

    def make() -> QWidget:
        made.append(QWidget())
        return made[-1]

    windows = beside({"sound": make})
    first = windows.open("sound")
    first.close()
    again = windows.open("sound")

    assert first is again
    assert again.isVisible()
    assert again.isWindow()
    assert len(made) == 1


def test_nothing_is_made_before_it_is_asked_for(beside: Make) -> None:
    windows = beside({"sound": QWidget, "corpus": QWidget})
    windows.open("sound")

    assert windows.made("corpus") is None
    assert windows.made("sound") is not None


def test_a_window_stands_where_it_stood(beside: Make) -> None:
    first = beside({"sound": QWidget})
    first.open("sound").setGeometry(30, 40, 500, 300)
    first.close_all()

    window = beside({"sound": QWidget}).open("sound")

    assert QSettings().contains("windows/sound")
    assert (window.width(), window.height()) == (500, 300)


def test_all_are_closed_together(beside: Make) -> None:
    windows = beside({"sound": QWidget, "corpus": QWidget})
    opened = [windows.open("sound"), windows.open("corpus")]

    windows.close_all()

    assert not any(window.isVisible() for window in opened)


def test_a_window_is_made_no_larger_than_the_screen_unless_it_must_be(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    screen = window.screen().availableSize()
    window.setMinimumSize(100, 100)
    resize_on_screen(window, screen.width() + 500, 200)
    assert window.height() == 200
    assert window.width() < screen.width()
    window.setMinimumSize(screen.width() + 50, 100)
    resize_on_screen(window, screen.width() + 500, 200)
    assert window.width() == screen.width() + 500
