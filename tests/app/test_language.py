"""Which language the window speaks, and how it is changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QSettings, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import application
from app.application import install_language
from app.main_window import MainWindow
from app.wiring import Wiring


class ChineseSystem(QLocale):
    @staticmethod
    def system() -> QLocale:
        return QLocale("zh_CN")


class GermanSystem(QLocale):
    @staticmethod
    def system() -> QLocale:
        return QLocale("de_DE")


@pytest.fixture(autouse=True)
def _english_again(qapp: QApplication) -> Iterator[None]:
    before = qapp.findChildren(QTranslator)
    yield
    for translator in qapp.findChildren(QTranslator):
        if translator not in before:
            qapp.removeTranslator(translator)
            translator.deleteLater()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    furnished = MainWindow()
    qtbot.addWidget(furnished)
    Wiring(furnished, furnished.furnish(), tmp_path)
    yield furnished
    furnished.close()


@pytest.mark.parametrize(
    ("system", "chosen", "text"),
    [
        (ChineseSystem, "", "运行"),
        (ChineseSystem, "en", "Run"),
        (ChineseSystem, "zh_CN", "运行"),
        (GermanSystem, "", "Run"),
        (GermanSystem, "en", "Run"),
        (GermanSystem, "zh_CN", "运行"),
    ],
)
def test_the_window_speaks_the_chosen_language_or_else_the_systems(
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    system: type[QLocale],
    chosen: str,
    text: str,
) -> None:
    monkeypatch.setattr(application, "QLocale", system)

    install_language(qapp, chosen)

    assert QCoreApplication.translate("TransportBar", "Run") == text


@pytest.mark.parametrize(("shown", "chosen"), [("en", "zh_CN"), ("zh_CN", "en")])
def test_the_command_keeps_the_other_language_for_the_next_start(
    qapp: QApplication, request: pytest.FixtureRequest, shown: str, chosen: str
) -> None:
    install_language(qapp, shown)
    window = request.getfixturevalue("window")

    window.actions_by_name["language"].trigger()

    assert QSettings().value("window/language") == chosen


def test_what_the_command_does_is_said_in_both_languages(window: MainWindow) -> None:
    window.actions_by_name["language"].trigger()

    assert window.workbench is not None
    said = window.workbench.notice.text
    assert "when Voxprop starts again" in said
    assert "下次启动" in said
