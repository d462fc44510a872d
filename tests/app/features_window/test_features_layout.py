"""Everything fits, is large enough to be read, and follows the theme."""

from __future__ import annotations

from itertools import pairwise

import pytest
from features_clips import hum
from features_pointing import (
    changed,
    clip_of,
    pictures,
)
from PySide6.QtCore import QPoint, QTranslator
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app import theme
from app.application import install_language
from app.features_window.choice import Target
from app.features_window.window import FeaturesWindow
from engine.sound.sound import Sound


def cut_off(window: FeaturesWindow) -> list[str]:
    """Return the texts that do not fit into their labels."""
    labels = [label for label in window.findChildren(QLabel) if label.isVisible() and label.text()]
    assert len(labels) > 25
    return [
        label.text()
        for label in labels
        if (
            label.heightForWidth(label.width()) > label.height()
            if label.wordWrap()
            else label.sizeHint().width() > label.width()
            or label.sizeHint().height() > label.height()
        )
    ]


@pytest.mark.parametrize("size", [(1256, 720), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_nothing_is_cut_off(
    qtbot: QtBot, qapp: QApplication, seven: Sound, show, size: tuple[int, int], language: str
) -> None:
    before = qapp.findChildren(QTranslator)
    install_language(qapp, language)
    try:
        window = FeaturesWindow()
        qtbot.addWidget(window)
        window.resize(*size)
        window.show()
        for sound in (seven, hum(2.4)):
            show(window, sound)
            last = clip_of(window).frames - 1
            for target in (Target(frame=last, band=23, frequency_bin=99), Target(frame=0, band=9)):
                window.choice.choose(target)
                window._write_texts()
                window.grab()  # lays it out, at the latest when the events have come round
                qtbot.waitUntil(lambda: cut_off(window) == [])
    finally:
        for translator in qapp.findChildren(QTranslator):
            if translator not in before:
                qapp.removeTranslator(translator)
                translator.deleteLater()


def test_the_smallest_window_holds_everything(window: FeaturesWindow) -> None:
    layout = window.layout()
    assert layout is not None
    assert layout.totalMinimumSize().width() <= window.minimumWidth()
    assert layout.totalMinimumSize().height() <= window.minimumHeight()
    assert window.minimumWidth() <= 1280
    assert window.minimumHeight() <= 800


def test_the_stages_stand_in_order_and_none_hides_another(window: FeaturesWindow) -> None:
    boxes = [
        (card.mapTo(window, QPoint(0, 0)), card.size(), card.title.text()) for card in window.cards
    ]
    for (one, size, _), (other, _, _) in pairwise(boxes):
        assert other.x() >= one.x() + size.width() or other.y() >= one.y() + size.height()
    assert [text.split()[0] for _, _, text in boxes] == [str(place) for place in range(1, 8)]


def test_the_text_is_never_small_and_grows_with_the_window(
    qtbot: QtBot, window: FeaturesWindow
) -> None:
    def points() -> float:
        return min(label.font().pointSizeF() for label in window.findChildren(QLabel))

    assert points() >= theme.TEXT_POINTS
    window.resize(1920, 1080)
    qtbot.waitUntil(lambda: points() > 13)


def test_another_theme_repaints_what_is_kept(window: FeaturesWindow, qapp) -> None:
    dark = pictures(window)
    try:
        theme.apply(qapp, theme.LIGHT)
        assert changed(dark, pictures(window)) == {1, 2, 3, 4, 5, 6, 7}
    finally:
        theme.apply(qapp, theme.DARK)
