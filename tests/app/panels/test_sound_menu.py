from __future__ import annotations

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from app.controllers.background import Background
from app.controllers.listening import ListeningController
from app.panels.sound_menu import SoundMenu


def test_the_gain_is_asked_for_and_shown(qtbot: QtBot) -> None:
    menu = SoundMenu()
    qtbot.addWidget(menu)
    with qtbot.waitSignal(menu.gain_chosen) as blocker:
        menu.gain.setValue(12)
    assert blocker.args == [12.0]
    with qtbot.assertNotEmitted(menu.gain_chosen):
        menu.show_gain(30.0)
    assert menu.gain.value() == 30


def test_every_entry_asks_for_what_it_says(qtbot: QtBot) -> None:
    menu = SoundMenu()
    qtbot.addWidget(menu)
    for action, signal in (
        (menu.measure, menu.measure_requested),
        (menu.keep, menu.keep_requested),
        (menu.look, menu.look_requested),
    ):
        with qtbot.waitSignal(signal):
            action.trigger()


def test_it_shows_the_gain_that_the_controller_remembers(qtbot: QtBot) -> None:
    ListeningController(background=Background()).set_gain(9.0)
    listening = ListeningController(background=Background())
    menu = SoundMenu()
    qtbot.addWidget(menu)
    menu.follow(listening)
    assert menu.gain.value() == 9
    menu.gain.setValue(6)
    assert listening.gain_db == 6.0


def test_it_opens_for_the_keyboard_too(qtbot: QtBot) -> None:
    menu = SoundMenu()
    qtbot.addWidget(menu)
    shown: list[bool] = []
    menu.menu().aboutToShow.connect(lambda: QTimer.singleShot(0, close))

    def close() -> None:
        shown.append(menu.menu().isVisible())
        menu.menu().close()

    menu.show()
    menu.click()  # returns when the menu is closed
    assert shown == [True]
    menu.close()
