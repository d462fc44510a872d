"""The split is seen before it is made, and can be taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from corpus_material import action, after_edit, own, part
from PySide6.QtWidgets import QLabel, QPushButton, QRadioButton, QSpinBox, QTreeWidget
from pytestqt.qtbot import QtBot

from app.corpus_window.corpus_window import CorpusWindow
from app.corpus_window.split_panel import SplitPanel
from engine.corpus.clip import Split

Opener = Callable[..., CorpusWindow]


def said(panel: SplitPanel) -> str:
    return " ".join(label.text() for label in panel.findChildren(QLabel))


def preview(panel: SplitPanel) -> dict[str, tuple[str, str]]:
    tree = panel.findChild(QTreeWidget)
    assert tree is not None
    items = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    return {item.text(0): (item.text(1), item.text(2)) for item in items if item is not None}


def apply_button(panel: SplitPanel) -> QPushButton:
    button = panel.findChild(QPushButton)
    assert button is not None
    return button


def splits(window: CorpusWindow) -> Counter[tuple[str, str]]:
    return Counter((clip.word, clip.split.value) for clip in own(window))


def open_panel(window: CorpusWindow, qtbot: QtBot) -> SplitPanel:
    action(window, "Split").trigger()
    panel = part(window, SplitPanel)
    assert panel.isVisible()
    qtbot.waitUntil(lambda: bool(preview(panel)))
    return panel


def test_by_clip_each_word_keeps_a_share_for_validation(open_corpus: Opener, qtbot: QtBot) -> None:
    window = open_corpus({"yes": 10, "go": 4})
    before = splits(window)
    panel = open_panel(window, qtbot)
    share = panel.findChild(QSpinBox)
    assert share is not None
    share.setValue(50)
    wanted = {"yes": ("5", "5"), "go": ("2", "2")}
    qtbot.waitUntil(lambda: preview(panel) == wanted)
    assert "7 clips to learn from, 7 to test with." in said(panel)
    assert splits(window) == before  # only seen so far
    after_edit(window, qtbot, apply_button(panel).click)
    assert splits(window)["yes", "validation"] == 5
    assert splits(window)["go", "validation"] == 2
    qtbot.waitUntil(lambda: "That is how they are divided now." in said(panel))
    assert not apply_button(panel).isEnabled()
    after_edit(window, qtbot, action(window, "Undo").trigger)
    assert splits(window) == before


def test_by_speaker_nobody_is_in_both(open_corpus: Opener, qtbot: QtBot) -> None:
    window = open_corpus({"yes": 6, "go": 6})
    anns = [clip for take, clip in enumerate(own(window)) if take % 3 == 0]
    after_edit(window, qtbot, lambda: window.library.own.assign(anns, speaker="ann"))
    panel = open_panel(window, qtbot)
    by_speaker = panel.findChildren(QRadioButton)[1]
    by_speaker.click()
    qtbot.waitUntil(lambda: "To test with: " in said(panel))
    after_edit(window, qtbot, apply_button(panel).click)
    sides = {clip.speaker: clip.split for clip in own(window)}
    assert all(clip.split is sides[clip.speaker] for clip in own(window))
    assert set(sides.values()) == set(Split)


def test_one_speaker_alone_is_not_divided_and_it_says_why(
    open_corpus: Opener, qtbot: QtBot
) -> None:
    window = open_corpus({"yes": 3, "go": 3})
    panel = open_panel(window, qtbot)
    panel.findChildren(QRadioButton)[1].click()
    qtbot.waitUntil(lambda: "No speaker can be spared" in said(panel))
    assert not apply_button(panel).isEnabled()
