"""Files and folders come in, clips go out: with progress, refusals, cancel and undo."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from corpus_material import (
    PATIENCE,
    action,
    after_edit,
    body,
    column,
    drop,
    drop_on_word,
    files,
    grid,
    own,
    part,
    transfers,
    words_of,
)
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFileDialog, QInputDialog, QListWidget, QPushButton
from pytestqt.qtbot import QtBot
from tone_words import glide, write_words

from app.controllers.transfers import Transfer, Transferred
from app.corpus_window.corpus_window import CorpusWindow
from engine.corpus.importers import find_clips
from engine.failure import Failure
from engine.sound.files import write_wav
from engine.sound.sound import CORPUS_RATE, Sound


def button(window: CorpusWindow, text: str) -> QPushButton:
    buttons = transfers(window).findChildren(QPushButton)
    return next(one for one in buttons if one.text() == text)


def ended(window: CorpusWindow, qtbot: QtBot, act: object) -> Transferred:
    with qtbot.waitSignal(window.library.transfers.ended, timeout=PATIENCE) as answer:
        assert callable(act)
        act()
    result = answer.args[0]
    assert isinstance(result, Transferred)
    return result


def silence(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_wav(path, Sound(np.zeros(8000, np.float32), CORPUS_RATE))
    return path


def test_a_dropped_folder_comes_in_and_refused_files_are_named(
    window: CorpusWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = write_words(tmp_path / "class", ("yes", "go"), takes=4)
    silence(folder / "go" / "nothing.wav")
    result = ended(window, qtbot, lambda: drop(window, QPoint(600, 300), files(folder)))
    assert result.count == 8
    assert [path.name for path, _ in result.refused] == ["nothing.wav"]
    assert words_of(own(window)) == ["go"] * 5 + ["yes"] * 6
    assert "8 clips imported. 1 refused:" in transfers(window).text
    button(window, "Which, and why").click()
    refused = part(window, QListWidget)
    assert refused.isVisible()
    assert refused.item(0).text().startswith("nothing.wav: ")
    assert "silent" in refused.item(0).text()


def test_an_import_is_undone_in_one_go(window: CorpusWindow, qtbot: QtBot, tmp_path: Path) -> None:
    before = own(window)
    folder = write_words(tmp_path / "class", takes=3)
    ended(window, qtbot, lambda: window.library.transfers.import_folder(folder))
    assert len(own(window)) == len(before) + 9
    after_edit(window, qtbot, button(window, "Undo").click)
    assert own(window) == before
    assert not transfers(window).isVisible()


def test_an_import_is_not_offered_to_be_undone_after_something_else_was_done(
    window: CorpusWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = write_words(tmp_path / "class", takes=3)
    ended(window, qtbot, lambda: window.library.transfers.import_folder(folder))
    undo = button(window, "Undo")
    assert undo.isVisible()

    after_edit(window, qtbot, lambda: window.library.own.remove(own(window)[0]))

    assert transfers(window).isVisible()
    assert not undo.isVisible()


def test_files_dropped_on_a_word_say_it(window: CorpusWindow, qtbot: QtBot, tmp_path: Path) -> None:
    folder = write_words(tmp_path / "anything", ("no",), takes=2)
    write_wav(tmp_path / "one.wav", glide("yes", 9))
    mime = files(tmp_path / "one.wav", folder)
    result = ended(window, qtbot, lambda: drop_on_word(window, "go", mime))
    assert result.count == 3
    assert words_of(own(window)) == ["go"] * 4 + ["yes"] * 2
    assert words_of(body(window).chosen) == ["go"] * 3


def test_files_dropped_beside_the_words_ask_which_word_they_say(
    window: CorpusWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    write_wav(tmp_path / "one.wav", glide("yes", 9))
    drop(window, QPoint(600, 300), files(tmp_path / "one.wav"))
    dialog = part(window, QInputDialog)
    assert "one.wav" in dialog.labelText()
    dialog.setTextValue("YES")
    ended(window, qtbot, dialog.accept)
    assert words_of(own(window)) == ["go", "yes", "yes", "yes"]


def test_files_dropped_while_one_word_is_in_sight_say_that_word(
    window: CorpusWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    write_wav(tmp_path / "one.wav", glide("yes", 9))
    column(window).choose("no")
    place = QPoint(600, 300)
    ended(window, qtbot, lambda: drop(window, place, files(tmp_path / "one.wav")))
    assert words_of(own(window)) == ["no"]


def test_an_import_that_is_cancelled_keeps_what_came_in_and_can_be_undone(
    window: CorpusWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    before = own(window)
    folder = write_words(tmp_path / "class", takes=60)
    window.library.transfers.progressed.connect(
        lambda _, done, __: done and button(window, "Cancel").click()
    )
    result = ended(window, qtbot, lambda: window.library.transfers.import_folder(folder))
    assert result.cancelled
    assert 0 < result.count < 180
    assert transfers(window).text.startswith("Stopped.")
    assert len(own(window)) == len(before) + result.count
    after_edit(window, qtbot, action(window, "Undo").trigger)
    assert own(window) == before


def test_a_word_said_during_an_import_is_saved_before_the_import_ends(
    window: CorpusWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = write_words(tmp_path / "class", takes=60)
    order: list[str] = []
    window.library.own.clip_added.connect(lambda clip: order.append(clip.word))
    window.library.transfers.ended.connect(lambda _: order.append("end"))
    window.library.transfers.import_folder(folder)
    window.library.add_clip(glide("yes", 3), "perhaps")
    qtbot.waitUntil(lambda: "end" in order, timeout=PATIENCE)
    assert order == ["perhaps", "end"]
    assert "perhaps" in words_of(own(window))


def test_a_folder_without_sounds_is_refused_in_a_sentence(
    window: CorpusWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    before = own(window)
    (tmp_path / "empty").mkdir()
    with qtbot.waitSignal(window.library.own.failed, timeout=PATIENCE) as answer:
        window.library.transfers.import_folder(tmp_path / "empty")
    assert isinstance(answer.args[0], Failure)
    assert not transfers(window).isVisible()
    assert own(window) == before
    assert not window.library.transfers.busy


def test_the_clips_in_sight_are_exported_as_speech_commands(
    window: CorpusWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    column(window).choose("yes")
    target = tmp_path / "out"
    target.mkdir()
    action(window, "Export...").trigger()
    dialog = part(window, QFileDialog)
    result = ended(window, qtbot, lambda: dialog.fileSelected.emit(str(target)))
    dialog.close()
    assert (result.kind, result.count) == (Transfer.EXPORT, 5)
    found = find_clips(target, fewest_words=1)
    assert words_of(found.clips) == ["yes"] * 5
    assert "5 clips exported to" in transfers(window).text


def test_an_export_into_a_full_folder_touches_nothing(
    window: CorpusWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("Dear Sir or Madam")
    with qtbot.waitSignal(window.library.transfers.failed, timeout=PATIENCE) as answer:
        window.library.transfers.export(grid(window).clip_model.clips, tmp_path)
    assert "not empty" in str(answer.args[0])
    assert not transfers(window).isVisible()
