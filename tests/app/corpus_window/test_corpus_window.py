"""The corpus window as its user meets it: see, hear, order, take back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from corpus_material import (
    FakeOutput,
    action,
    after_edit,
    body,
    column,
    drop_on_word,
    grid,
    others,
    own,
    part,
    press,
    selection_of,
    words_of,
)
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QInputDialog, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from app.controllers.background import Background
from app.controllers.library import LibraryController
from app.controllers.loudspeaker import Loudspeaker
from app.corpus_window.clip_grid import ClipGrid
from app.corpus_window.corpus_window import CorpusWindow
from app.corpus_window.filter_bar import FilterBar
from app.panels.notice import Notice
from engine.corpus.clip import Split
from engine.sound.sound import Sound

Opener = Callable[..., CorpusWindow]


def answer(window: CorpusWindow, qtbot: QtBot, text: str) -> None:
    """Answer the question that is asked."""
    qtbot.waitUntil(lambda: window.findChild(QInputDialog) is not None)
    dialog = part(window, QInputDialog)
    dialog.setTextValue(text)
    dialog.accept()


def test_clips_of_the_set_and_mine_stand_under_their_words(window: CorpusWindow) -> None:
    groups = {group.word: (group.count, group.own) for group in grid(window).clip_model.groups}
    assert groups == {"yes": (5, 2), "no": (3, 0), "go": (1, 1)}
    assert window.windowTitle() == "Clips and takes · 9 clips"
    assert body(window).sentence.startswith("9 clips.")
    assert sorted(column(window).words) == ["go", "no", "yes"]


def test_a_word_at_the_left_shows_its_clips_only(window: CorpusWindow) -> None:
    column(window).choose("go")
    assert words_of(grid(window).clip_model.clips) == ["go"]
    column(window).choose(None)
    assert len(grid(window).clip_model.clips) == 9


def test_clips_dropped_on_a_word_say_that_word_and_it_can_be_undone_and_redone(
    window: CorpusWindow, qtbot: QtBot
) -> None:
    before = own(window)
    moved = [clip for clip in before if clip.word == "yes"]
    grid(window).choose(moved)
    after_edit(window, qtbot, lambda: drop_on_word(window, "no", selection_of(window)))
    assert words_of(own(window)) == ["go", "no", "no"]
    assert words_of(body(window).chosen) == ["no", "no"]  # still in the hand
    assert all(clip.path.exists() for clip in own(window))
    after_edit(window, qtbot, action(window, "Undo").trigger)
    assert sorted(own(window), key=str) == sorted(before, key=str)
    after_edit(window, qtbot, action(window, "Redo").trigger)
    assert words_of(own(window)) == ["go", "no", "no"]


def test_the_selected_clips_get_the_word_that_is_typed(window: CorpusWindow, qtbot: QtBot) -> None:
    grid(window).choose(own(window)[:1])
    press(window, qtbot, Qt.Key.Key_F2)
    after_edit(window, qtbot, lambda: answer(window, qtbot, "  perhaps "))
    assert "perhaps" in words_of(own(window))
    assert "perhaps" in column(window).words


def test_what_is_read_only_is_not_changed_and_says_so(window: CorpusWindow, qtbot: QtBot) -> None:
    grid(window).choose(others(window)[:2])
    assert "2 clips selected, read-only: part of “others”" in body(window).sentence
    assert not action(window, "Delete").isEnabled()
    drop_on_word(window, "go", selection_of(window))
    assert "cannot be changed" in part(window, Notice).text
    press(window, qtbot, Qt.Key.Key_Delete)
    assert len(others(window)) == 6


def test_read_only_clips_are_copied_into_my_corpus_with_speaker_and_split(
    window: CorpusWindow, qtbot: QtBot
) -> None:
    chosen = others(window)
    grid(window).choose(chosen)
    after_edit(window, qtbot, action(window, "Copy to mine").trigger)
    copies = [clip for clip in own(window) if clip in body(window).chosen]
    assert words_of(copies) == words_of(chosen)
    assert sorted(clip.split for clip in copies) == sorted(clip.split for clip in chosen)
    assert all(clip.path.exists() for clip in copies)


def test_delete_takes_clips_out_and_the_next_one_can_go_too(
    window: CorpusWindow, qtbot: QtBot
) -> None:
    column(window).choose("yes")
    first, second = own(window)
    grid(window).choose([first])
    after_edit(window, qtbot, lambda: press(window, qtbot, Qt.Key.Key_Delete))
    assert own(window) == [second]
    assert body(window).chosen == [second]
    after_edit(window, qtbot, lambda: press(window, qtbot, Qt.Key.Key_Z, control=True))
    assert own(window) == [first, second]
    assert body(window).chosen == [first]


def test_a_word_is_renamed_in_the_column(window: CorpusWindow, qtbot: QtBot) -> None:
    words = column(window)
    index = words.model().index(words.words.index("go") + 1, 0)
    after_edit(window, qtbot, lambda: words.model().setData(index, "walk"))
    assert "walk" in words.words
    assert "go" not in words.words
    others_word = words.model().index(words.words.index("no") + 1, 0)
    assert not words.model().flags(others_word) & Qt.ItemFlag.ItemIsEditable


def test_speaker_and_split_of_many_are_changed_at_once(window: CorpusWindow, qtbot: QtBot) -> None:
    grid(window).choose(own(window))
    press(window, qtbot, Qt.Key.Key_F3)
    after_edit(window, qtbot, lambda: answer(window, qtbot, "ann"))
    assert {clip.speaker for clip in own(window)} == {"ann"}
    after_edit(window, qtbot, action(window, "Validation").trigger)
    assert {clip.split for clip in own(window)} == {Split.VALIDATION}
    after_edit(window, qtbot, action(window, "Undo").trigger)
    assert {clip.split for clip in own(window)} == {Split.TRAINING}


def test_all_clips_are_selected_with_the_keys(window: CorpusWindow, qtbot: QtBot) -> None:
    press(window, qtbot, Qt.Key.Key_A, control=True)
    assert len(body(window).chosen) == 9
    assert "9 clips selected, 6 of them read-only" in body(window).sentence
    press(window, qtbot, Qt.Key.Key_Escape)
    assert body(window).chosen == []


def test_search_and_filters_narrow_what_is_shown(window: CorpusWindow, qtbot: QtBot) -> None:
    filters = part(window, FilterBar)
    search = filters.findChild(QLineEdit)
    assert search is not None
    qtbot.keyClicks(search, "GO")
    qtbot.waitUntil(lambda: words_of(grid(window).clip_model.clips) == ["go"])
    qtbot.keyClicks(search, " nobody")
    qtbot.waitUntil(lambda: "No clip fits" in body(window).sentence)
    next(one for one in filters.findChildren(QToolButton) if one.text() == "Show all").click()
    assert len(grid(window).clip_model.clips) == 9
    source = next(one for one in filters.findChildren(QComboBox) if one.count() == 6)
    source.setCurrentText("My corpus")
    assert grid(window).clip_model.clips == tuple(own(window))
    source.setCurrentText("Read-only")
    assert own(window) == []


def test_words_out_of_balance_are_named(open_corpus: Opener, qtbot: QtBot) -> None:
    window = open_corpus({"yes": 1, "go": 1})
    assert "“yes” has 4 clips, “go” only 1" in body(window).warning
    column(window).choose("yes")  # what is filtered away counts as well
    assert "“go” only 1" in body(window).warning
    column(window).choose("go")
    grid(window).choose(own(window))
    after_edit(window, qtbot, lambda: drop_on_word(window, "no", selection_of(window)))
    assert body(window).warning == ""


def test_a_double_click_plays_a_clip(
    window: CorpusWindow, qtbot: QtBot, outputs: list[FakeOutput]
) -> None:
    clips = grid(window)
    place = clips.visualRect(clips.clip_model.index(0)).center()
    qtbot.mouseClick(clips.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(clips.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: len(outputs) == 1)
    assert isinstance(outputs[0].sound, Sound)
    assert abs(outputs[0].sound.seconds - 0.3) < 0.01
    press(window, qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(outputs) == 2)


def test_when_the_last_clip_of_a_word_is_gone_all_words_are_shown(
    open_corpus: Opener, qtbot: QtBot
) -> None:
    window = open_corpus({"go": 1})
    column(window).choose("go")
    grid(window).choose(own(window))
    after_edit(window, qtbot, action(window, "Delete").trigger)
    assert column(window).word is None
    assert len(grid(window).clip_model.clips) == 6
    after_edit(window, qtbot, action(window, "Undo").trigger)
    assert words_of(body(window).chosen) == ["go"]


def test_without_any_clip_it_says_how_to_begin(qtbot: QtBot, tmp_path: Path) -> None:
    library = LibraryController(home=tmp_path)
    window = CorpusWindow(library, Loudspeaker(Background()))
    qtbot.addWidget(window)
    window.show()
    assert "No clips yet. Choose words at the right and press Start" in body(window).sentence
    window.close()


def test_a_clip_that_is_left_out_is_marked_on_its_card(
    open_corpus: Callable[..., CorpusWindow], qtbot: QtBot
) -> None:
    window = open_corpus({"yes": 1})
    grid = window.findChild(ClipGrid)
    qtbot.waitUntil(lambda: grid.clip_model.rowCount() == 7)
    (own,) = window.library.own.clips
    assert not grid.clip_model.left_out(own)
    before = grid.viewport().grab().toImage()
    window.library.leave_out([own])
    assert grid.clip_model.left_out(own)
    assert grid.viewport().grab().toImage() != before
