"""The panel of words: it shows what it is told, and says what the user wants."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QProgressBar,
    QPushButton,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from app import theme
from app.controllers.word_summary import FOLDER_KEY, OWN_KEY, SetChoice, WordSummary
from app.panels.corpus_panel import OPEN_FOLDER, CorpusPanel
from app.panels.word_list import WordList
from app.panels.word_rows import ROW_ROLE
from engine.failure import Failure

Widget = TypeVar("Widget")

CHOICES = [
    SetChoice("english-digits", "English digits", synthetic=True, chosen=True),
    SetChoice("mandarin-digits", "Mandarin digits", synthetic=True),
    SetChoice(FOLDER_KEY, "fsdd", "/data/fsdd"),
    SetChoice(OWN_KEY, "My recordings only"),
]


def summary(word: str, count: int = 20, own: int = 0) -> WordSummary:
    rng = np.random.default_rng(len(word))
    pictures = tuple(rng.normal(size=(24, 24)).astype(np.float32) for _ in range(3))
    return WordSummary(word, count, own, frozenset({"ann", "bob"}), pictures)


WORDS = [summary("zero"), summary("one", own=2), summary("two", own=11)]


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[CorpusPanel]:
    panel = CorpusPanel()
    qtbot.addWidget(panel)
    panel.resize(270, 400)
    panel.show_sets(CHOICES)
    panel.show_corpus(WORDS)
    panel.show()
    yield panel
    panel.close()


def choose(panel: CorpusPanel, key: str) -> None:
    """Choose a set as a user does."""
    sets = the(panel, QComboBox)
    sets.setCurrentIndex(sets.findData(key))
    sets.activated.emit(sets.currentIndex())


def the(panel: CorpusPanel, kind: type[Widget]) -> Widget:
    widget = panel.findChild(kind)
    assert widget is not None
    return widget


def said(panel: CorpusPanel) -> str:
    """Return all text of the panel that is in sight."""
    labels = [*panel.findChildren(QLabel), *panel.findChildren(QToolButton)]
    return "\n".join(label.text() for label in labels if label.isVisibleTo(panel))


def button(panel: CorpusPanel, text: str) -> QToolButton | QPushButton:
    buttons = [*panel.findChildren(QToolButton), *panel.findChildren(QPushButton)]
    return next(one for one in buttons if one.text() == text)


def row_centre(panel: CorpusPanel, place: int) -> QPoint:
    words = the(panel, WordList)
    return words.visualRect(words.model().index(place, 0)).center()


def test_words_clips_and_voices_are_counted(panel: CorpusPanel) -> None:
    assert the(panel, WordList).model().rowCount() == 3
    assert "60 clips · 2 voices" in said(panel)
    panel.show_corpus([WordSummary("a", 1, 1, frozenset({"me"}))])
    assert "1 clip · 1 voice" in said(panel)
    panel.show_corpus([WordSummary("a", 2250, 0)])
    assert "2,250 clips" in said(panel).splitlines()  # nobody knows how many voices


def test_the_count_of_clips_leads_to_the_clips(panel: CorpusPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.clips_requested) as answer:
        button(panel, "60 clips · 2 voices").click()
    assert answer.args == [""]
    clips = the(panel, WordList).menu_of("one", 2).actions()[1]
    with qtbot.waitSignal(panel.clips_requested) as answer:
        clips.trigger()
    assert answer.args == ["one"]


def test_synthetic_voices_are_called_so(panel: CorpusPanel) -> None:
    assert "These voices are synthetic. Eight takes of your own" in said(panel)
    panel.show_sets([replace(one, chosen=one.key == FOLDER_KEY) for one in CHOICES])
    assert "synthetic" not in said(panel)


def test_with_no_words_it_says_what_to_do(panel: CorpusPanel) -> None:
    assert "No words yet" not in said(panel)
    panel.show_corpus([])
    assert "No words yet" in said(panel)
    assert "clip" not in said(panel).splitlines()[1]


def test_choosing_a_set_only_says_so(panel: CorpusPanel, qtbot: QtBot) -> None:
    with (
        qtbot.waitSignal(panel.set_chosen) as answer,
        qtbot.assertNotEmitted(panel.own_only_toggled),
    ):
        choose(panel, "mandarin-digits")
    assert answer.args == ["mandarin-digits"]
    panel.show_idle()  # it failed, or was cancelled
    assert the(panel, QComboBox).currentText() == "English digits"


def test_my_recordings_alone_are_switched_on_and_off(panel: CorpusPanel, qtbot: QtBot) -> None:
    with (
        qtbot.waitSignal(panel.own_only_toggled) as answer,
        qtbot.assertNotEmitted(panel.set_chosen),
    ):
        choose(panel, OWN_KEY)
    assert answer.args == [True]
    panel.show_sets([replace(one, chosen=one.key == OWN_KEY) for one in CHOICES])
    with qtbot.waitSignals([panel.own_only_toggled, panel.set_chosen]):
        choose(panel, FOLDER_KEY)


def test_opening_a_folder_is_asked_for_and_the_choice_stays(
    panel: CorpusPanel, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel.open_folder_requested):
        choose(panel, OPEN_FOLDER)
    assert the(panel, QComboBox).currentText() == "English digits"


def test_the_users_recordings_can_be_left_out(panel: CorpusPanel, qtbot: QtBot) -> None:
    own = the(panel, QCheckBox)
    panel.show_own(0, True)
    assert not own.isVisible()
    panel.show_own(3, True)
    assert own.isVisible()
    assert "3" in own.text()
    with qtbot.waitSignal(panel.own_included_toggled) as answer:
        own.click()
    assert answer.args == [False]


def test_showing_is_not_wanting(panel: CorpusPanel, qtbot: QtBot) -> None:
    with (
        qtbot.assertNotEmitted(panel.set_chosen),
        qtbot.assertNotEmitted(panel.own_included_toggled),
        qtbot.assertNotEmitted(panel.word_chosen),
    ):
        panel.show_sets(CHOICES[::-1])
        panel.show_own(2, False)
        panel.show_corpus(WORDS[::-1])
        panel.set_highlight("one", True)
        panel.show_idle()
    assert the(panel, QComboBox).currentText() == "English digits"


def test_a_click_chooses_a_word(panel: CorpusPanel, qtbot: QtBot) -> None:
    words = the(panel, WordList)
    with qtbot.waitSignal(panel.word_chosen) as answer:
        qtbot.mouseClick(words.viewport(), Qt.MouseButton.LeftButton, pos=row_centre(panel, 1))
    assert answer.args == ["one"]


def test_keys_choose_words_and_remove_takes(panel: CorpusPanel, qtbot: QtBot) -> None:
    words = the(panel, WordList)
    words.setCurrentIndex(words.model().index(1, 0))
    with qtbot.waitSignal(panel.word_chosen) as answer:
        qtbot.keyClick(words, Qt.Key.Key_Return)
    assert answer.args == ["one"]
    with qtbot.waitSignal(panel.remove_last_requested) as answer:
        qtbot.keyClick(words, Qt.Key.Key_Delete)
    assert answer.args == ["one"]
    with qtbot.assertNotEmitted(panel.remove_last_requested):
        qtbot.keyClick(words, Qt.Key.Key_Up)
        qtbot.keyClick(words, Qt.Key.Key_Delete)  # none of "zero" is the user's
    assert words.currentIndex().data() == "zero"


def test_the_menu_removes_only_ones_own_takes(panel: CorpusPanel, qtbot: QtBot) -> None:
    words = the(panel, WordList)
    remove = words.menu_of("one", 2).actions()[2]
    assert "Remove the last take of “one”" in remove.text()
    with qtbot.waitSignal(panel.remove_last_requested) as answer:
        remove.trigger()
    assert answer.args == ["one"]
    assert not words.menu_of("zero", 0).actions()[2].isEnabled()


def test_what_is_removed_can_be_undone_until_something_else_happens(
    panel: CorpusPanel, qtbot: QtBot
) -> None:
    panel.show_own(4, True)
    panel.show_removed("one")
    assert "“one”" in said(panel)
    with qtbot.waitSignal(panel.undo_requested):
        button(panel, "Undo").click()
    assert "“one”" not in said(panel)
    panel.show_removed("two")
    panel.show_own(5, True)
    assert "“two”" not in said(panel)


def test_what_is_being_read_is_shown_and_can_be_cancelled(panel: CorpusPanel, qtbot: QtBot) -> None:
    progress = the(panel, QProgressBar)
    assert not progress.isVisible()
    panel.show_busy("Listening to fsdd", 340, 2250)
    assert "Listening to fsdd" in said(panel)
    assert (progress.value(), progress.maximum()) == (340, 2250)
    assert progress.text() == "340 / 2,250"
    with qtbot.waitSignal(panel.cancel_requested):
        button(panel, "Cancel").click()
    panel.show_idle()
    assert not progress.isVisible()
    assert "Listening" not in said(panel)


def test_a_failure_is_said_with_what_to_try_and_can_be_closed(panel: CorpusPanel) -> None:
    panel.show_failure(Failure("There is no folder {name}.", "Choose another one.", name="x"))
    assert "There is no folder x.\nChoose another one." in said(panel)
    button(panel, "×").click()
    assert "Choose another one." not in said(panel)
    panel.show_failure(ValueError("out of luck"))
    assert "out of luck" in said(panel)


def test_skipped_files_are_counted_by_reason(panel: CorpusPanel) -> None:
    silent = [(Path(f"{number}.wav"), "It is silent.") for number in range(10)]
    panel.show_skipped([*silent, (Path("a.wav"), "It is no audio.")])
    assert "11 files skipped.\n10 × It is silent.\n1 × It is no audio." in said(panel)
    panel.show_skipped(silent[:1])
    assert "One file skipped." in said(panel)


def test_the_highlight_moves_from_word_to_word(panel: CorpusPanel) -> None:
    words = the(panel, WordList)

    def marks() -> list[tuple[bool, bool | None]]:
        rows = [words.model().index(place, 0).data(ROW_ROLE) for place in range(3)]
        return [(row.highlighted, row.right) for row in rows]

    panel.set_highlight("one", False)
    assert marks() == [(False, None), (True, False), (False, None)]
    panel.set_highlight("two", True)
    panel.show_corpus([summary("zero", 21), *WORDS[1:]])  # a clip came: the mark stays
    assert marks() == [(False, None), (False, None), (True, True)]
    panel.set_highlight("")
    assert marks() == [(False, None)] * 3


def test_the_list_follows_the_spotlight_once_it_rests(panel: CorpusPanel, qtbot: QtBot) -> None:
    words = the(panel, WordList)
    panel.show_corpus([summary(f"word {number}") for number in range(40)])
    assert words.verticalScrollBar().value() == 0
    words.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)  # as other tests may have left it
    panel.set_highlight("word 39")
    qtbot.waitUntil(lambda: words.viewport().rect().contains(row_centre(panel, 39)))


def test_a_row_says_in_words_what_it_shows(panel: CorpusPanel) -> None:
    index = the(panel, WordList).model().index(1, 0)
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    assert "“one”: 20 clips, 2 of them yours." in tip
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == tip


@pytest.mark.parametrize("colours", [theme.DARK, theme.LIGHT], ids=["dark", "light"])
def test_rows_are_painted_in_the_theme_in_force(panel: CorpusPanel, colours: theme.Theme) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, colours)
    try:
        panel.set_highlight("one", True)
        image = panel.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)
        for colour in (colours.panel, colours.raised, colours.text, colours.right):
            assert (pixels == 0xFF000000 + int(colour[1:], 16)).any(), colour
    finally:
        theme.apply(application)
