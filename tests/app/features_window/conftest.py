from __future__ import annotations

from collections.abc import Callable

import pytest
from features_clips import spoken
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import theme
from app.features_window.window import FeaturesWindow
from engine.sound.sound import Sound

Show = Callable[[FeaturesWindow, Sound], None]


@pytest.fixture(scope="session")
def seven() -> Sound:
    return spoken("seven")


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def show_and_wait(window: FeaturesWindow, sound: Sound) -> None:
        window.show_clip(sound, "a clip")
        qtbot.waitUntil(lambda: window.clip is not None and window.clip.sound is sound)
        assert window.wait(3)

    return show_and_wait


@pytest.fixture(autouse=True)
def _shipped_fonts(qapp: QApplication) -> None:  # noqa: ARG001 - fonts need an application
    theme.load_text_fonts()
    theme.load_script_fonts()


@pytest.fixture
def window(qtbot: QtBot, seven: Sound, show: Show) -> FeaturesWindow:
    window = FeaturesWindow()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    show(window, seven)
    return window
