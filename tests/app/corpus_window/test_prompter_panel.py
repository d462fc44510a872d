"""Collecting takes, as it is seen: large word, count, and no hand on the mouse."""

from __future__ import annotations

from corpus_material import own, part, press, words_of
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QProgressBar, QPushButton, QSpinBox, QTreeWidget
from pytestqt.qtbot import QtBot
from tone_words import glide

from app.corpus_window.corpus_window import CorpusWindow
from app.corpus_window.prompter_panel import PrompterPanel


def button(panel: PrompterPanel, text: str) -> QPushButton:
    return next(one for one in panel.findChildren(QPushButton) if one.text() == text)


def said(panel: PrompterPanel) -> list[str]:
    labels = panel.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisibleTo(panel)]


def untick(panel: PrompterPanel, *words: str) -> None:
    tree = panel.findChild(QTreeWidget)
    assert tree is not None
    for row in range(tree.topLevelItemCount()):
        item = tree.topLevelItem(row)
        if item is not None and item.text(0) in words:
            item.setCheckState(0, Qt.CheckState.Unchecked)


def ask_for(panel: PrompterPanel, takes: int) -> None:
    spin = panel.findChild(QSpinBox)
    assert spin is not None
    spin.setValue(takes)


def test_every_word_of_the_corpus_is_offered_and_new_ones_can_be_typed(
    window: CorpusWindow, qtbot: QtBot
) -> None:
    panel = part(window, PrompterPanel)
    typed = panel.findChildren(QLineEdit)[-1]
    qtbot.keyClicks(typed, "left, right YES")
    qtbot.keyClick(typed, Qt.Key.Key_Return)
    tree = panel.findChild(QTreeWidget)
    assert tree is not None
    items = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    rows = {item.text(0): item.text(1) for item in items if item is not None}
    assert rows == {
        "yes": "2 / 10",
        "no": "0 / 10",
        "go": "1 / 10",
        "left": "0 / 10",
        "right": "0 / 10",
    }


def test_words_are_asked_for_one_after_the_other_until_all_are_said(
    window: CorpusWindow, qtbot: QtBot
) -> None:
    panel = part(window, PrompterPanel)
    requests: list[bool] = []
    window.say_word_requested.connect(requests.append)
    assert not window.take_word(glide("yes", 1))  # nothing is asked for yet
    untick(panel, "yes")
    ask_for(panel, 2)
    press(window, qtbot, Qt.Key.Key_Space)
    assert requests == [True]
    assert any(" of 2 · then: " in text for text in said(panel))
    assert "Listening: say it now" in said(panel)
    asked = []
    for take in range(3):
        asked.append(panel.asked)
        assert window.take_word(glide("no", take))
    assert sorted(asked) == ["go", "no", "no"]
    assert panel.asked == "Done"
    qtbot.waitUntil(lambda: not panel.asked)
    assert button(panel, "Start").isEnabled()
    assert words_of(own(window)) == ["go", "go", "no", "no", "yes", "yes"]
    assert any("Every chosen word has its takes: 3 clips" in text for text in said(panel))
    assert requests == [True, True, True]


def test_progress_counts_what_is_on_disk(window: CorpusWindow, qtbot: QtBot) -> None:
    panel = part(window, PrompterPanel)
    press(window, qtbot, Qt.Key.Key_Space)
    progress = panel.findChild(QProgressBar)
    assert progress is not None
    assert (progress.value(), progress.maximum()) == (3, 30)
    word = panel.asked
    window.take_word(glide("yes", 7))
    assert progress.value() == 3
    qtbot.waitUntil(lambda: progress.value() == 4)
    assert len(own(window)) == 4
    press(window, qtbot, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: len(own(window)) == 3)
    assert panel.asked == word
    assert progress.value() == 3


def test_a_closed_microphone_says_so_and_space_goes_on(window: CorpusWindow, qtbot: QtBot) -> None:
    panel = part(window, PrompterPanel)
    press(window, qtbot, Qt.Key.Key_Space)
    window.show_armed(False)
    assert any("microphone does not listen" in text for text in said(panel))
    with qtbot.waitSignal(window.say_word_requested) as asked:
        press(window, qtbot, Qt.Key.Key_Space)
    assert asked.args == [True]
    with qtbot.waitSignal(window.say_word_requested) as asked:
        press(window, qtbot, Qt.Key.Key_Escape)
    assert asked.args == [False]
    assert button(panel, "Start").isVisible()


def test_closing_the_window_ends_the_asking(window: CorpusWindow, qtbot: QtBot) -> None:
    press(window, qtbot, Qt.Key.Key_Space)
    with qtbot.waitSignal(window.say_word_requested) as asked:
        window.close()
    assert asked.args == [False]
    assert not window.take_word(glide("yes", 1))
