"""Twenty recordings before class: brought in, looked through, put in order, said, taken along."""

from __future__ import annotations

from pathlib import Path

import pytest
from beside import CONTROL, Beside, drop, files, open_beside
from conftest import Opener
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QLineEdit, QSpinBox, QTreeWidget
from speech import NEW_VOICE, takes, write_takes
from tone_words import write_words
from virtual_microphone import VirtualMicrophone
from window import OpenWindow

from app.corpus_window import clip_grid
from app.corpus_window.clip_grid import ClipGrid
from app.corpus_window.corpus_window import CorpusWindow
from app.corpus_window.filter_bar import FilterBar
from app.corpus_window.prompter_panel import PrompterPanel
from app.corpus_window.split_panel import SplitPanel
from app.corpus_window.transfer_row import TransferRow
from app.corpus_window.word_column import WordColumn
from engine.corpus.clip import Clip, Split
from engine.corpus.importers import find_clips

PER_SPEAKER = 3


@pytest.fixture
def recordings(tmp_path: Path) -> Path:
    """Return a folder of three words by four speakers, and one file that is no sound."""
    folder = write_words(tmp_path / "class", takes=4 * PER_SPEAKER)
    for number, path in enumerate(sorted(folder.rglob("*.wav"))):
        speaker = ("ann", "bob", "cid", "dan")[number % 4]
        path.rename(path.with_name(f"{speaker}_nohash_{number}.wav"))
    (folder / "go" / "letter.wav").write_text("Dear reader, this is no sound.\n" * 99)
    return folder


@pytest.fixture
def corpus(voxprop: OpenWindow) -> Beside:
    beside = open_beside(voxprop, Qt.Key.Key_R, CorpusWindow)
    beside.wait(lambda: "560 clips" in beside.window.windowTitle())
    return beside


def own(corpus: Beside) -> tuple[Clip, ...]:
    return corpus.voxprop.wiring.library.own.clips


def count(corpus: Beside, word: str) -> int:
    return sum(clip.word == word for clip in own(corpus))


def import_folder(corpus: Beside, folder: Path) -> None:
    """Import a folder with the button, and wait for the end."""
    corpus.press_button("Import folder")
    corpus.choose_folder(folder)
    corpus.wait(lambda: corpus.reads("imported."))


def shown(corpus: Beside) -> tuple[Clip, ...]:
    return corpus.part(ClipGrid).clip_model.clips


def place_of(corpus: Beside, row: int) -> QPoint:
    """Return where a clip stands in the grid, after it was scrolled to."""
    grid = corpus.part(ClipGrid)
    index = grid.clip_model.index(row)
    grid.scrollTo(index)
    return grid.visualRect(index).center()


def test_recordings_are_brought_in_looked_through_and_put_in_order(
    corpus: Beside, recordings: Path, tmp_path: Path
) -> None:
    voxprop = corpus.voxprop
    import_folder(corpus, recordings)
    assert corpus.reads("36 clips imported. 1 refused:")
    corpus.press_button("Which, and why")
    corpus.press_button("Close")
    assert {clip.speaker for clip in own(corpus)} == {"ann", "bob", "cid", "dan"}
    voxprop.wait(lambda: voxprop.reads("+ 36 mine", voxprop.bench.corpus))

    # Search and filter.
    corpus.press(Qt.Key.Key_F, CONTROL)
    corpus.type("bob")
    corpus.wait(lambda: len(shown(corpus)) == 9)
    assert {clip.speaker for clip in shown(corpus)} == {"bob"}
    corpus.press_button("Show all")
    corpus.wait(lambda: len(shown(corpus)) == 560 + 36)

    # Another word, by a key and a question; undo and redo by keys.
    corpus.part(WordColumn).choose("go")
    corpus.wait(lambda: len(shown(corpus)) == 12)
    corpus.click(corpus.part(ClipGrid).viewport(), place_of(corpus, 0))
    assert corpus.reads("1 clip selected")
    corpus.press(Qt.Key.Key_F2)
    corpus.answer("walk")
    corpus.wait(lambda: count(corpus, "walk") == 1)
    corpus.press(Qt.Key.Key_Z, CONTROL)
    corpus.wait(lambda: count(corpus, "walk") == 0)
    corpus.press(Qt.Key.Key_Y, CONTROL)
    corpus.wait(lambda: count(corpus, "walk") == 1)
    assert all(clip.path.exists() for clip in own(corpus))

    # Divided by speaker; the split is seen first.
    corpus.press_button("Split")
    split = corpus.part(SplitPanel)
    corpus.press_button("By speaker")
    corpus.wait(lambda: corpus.reads("To test with: "))
    corpus.press_button("Apply", split)
    corpus.wait(lambda: len(held_back(corpus)) == 1)
    corpus.wait(lambda: corpus.reads("That is how they are divided now."))

    # Taken along: a folder that this program and others read again.
    corpus.part(WordColumn).choose("yes")
    corpus.wait(lambda: len(shown(corpus)) == 12)
    corpus.press_button("Export")
    corpus.choose_folder(tmp_path / "stick")
    corpus.wait(lambda: corpus.reads("12 clips exported to "))
    written = find_clips(tmp_path / "stick", fewest_words=1).clips
    assert sorted((clip.word, clip.speaker) for clip in written) == sorted(
        (clip.word, clip.speaker) for clip in own(corpus) if clip.word == "yes"
    )


def held_back(corpus: Beside) -> set[str]:
    """Return the speakers who validate; nobody trains and validates."""
    speakers = {
        split: {clip.speaker for clip in own(corpus) if clip.split is split} for split in Split
    }
    if speakers[Split.TRAINING] & speakers[Split.VALIDATION]:
        return set()
    return speakers[Split.VALIDATION]


def test_a_clip_is_dragged_onto_another_word_with_the_mouse(
    corpus: Beside, recordings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_folder(corpus, recordings)
    corpus.press(Qt.Key.Key_F, CONTROL)
    corpus.type("ann-")
    corpus.wait(lambda: len(shown(corpus)) == 9)
    grid, column = corpus.part(ClipGrid).viewport(), corpus.part(WordColumn)
    row = next(row for row, clip in enumerate(shown(corpus)) if clip.word == "go")
    start = place_of(corpus, row)
    word = column.model().index(column.words.index("no") + 1, 0)
    column.scrollTo(word)
    end = column.visualRect(word).center()
    before = count(corpus, "no")
    dropped: list[bool] = []

    class Drag(QDrag):
        """What the windowing system does, which a test has not: it drops onto the word."""

        def exec(self, *_actions: object) -> Qt.DropAction:
            dropped.append(drop(column.viewport(), end, self.mimeData()))
            return Qt.DropAction.CopyAction

    monkeypatch.setattr(clip_grid, "QDrag", Drag)
    corpus.click(grid, start)  # all that were imported are selected, and would go along
    corpus.drag(grid, [start, start + QPoint(8, 8), start + QPoint(30, 30)])
    assert dropped == [True]
    corpus.wait(lambda: count(corpus, "no") == before + 1)
    assert count(corpus, "go") == 11
    corpus.press(Qt.Key.Key_Z, CONTROL)
    corpus.wait(lambda: count(corpus, "go") == 12)


def test_an_import_says_how_far_it_is_and_can_be_stopped(corpus: Beside, tmp_path: Path) -> None:
    folder = write_words(tmp_path / "many", takes=150)
    row = corpus.part(TransferRow)
    seen: list[int] = []

    def stop(_kind: object, done: int, total: int) -> None:
        seen.append(done)
        if done and total == 450 and corpus.button("Cancel").isEnabled():
            corpus.press_button("Cancel")

    corpus.voxprop.wiring.library.transfers.progressed.connect(stop)
    assert drop(corpus.window, QPoint(600, 300), files(folder))
    corpus.wait(lambda: "Stopped." in row.text)
    corpus.wait(lambda: corpus.reads("imported."))
    came_in = len(own(corpus))
    assert 0 < max(seen) < 450
    assert came_in < 450
    assert len(list((folder).rglob("*.wav"))) == 450
    if came_in:
        corpus.press_button("Undo", row)
        corpus.wait(lambda: len(own(corpus)) == 0)


def test_the_prompter_collects_takes_while_one_only_speaks(
    virtual_microphone: VirtualMicrophone, open_window: Opener, tmp_path: Path
) -> None:
    voxprop = open_window()
    voxprop.wait_until_ready()
    corpus = open_beside(voxprop, Qt.Key.Key_R, CorpusWindow)
    corpus.wait(lambda: "560 clips" in corpus.window.windowTitle())
    panel = corpus.part(PrompterPanel)
    said = {word: takes("english-digits", word, NEW_VOICE) for word in ("one", "seven")}
    paths = {word: write_takes(tmp_path / word, sounds) for word, sounds in said.items()}
    tree = panel.findChild(QTreeWidget)
    for number in range(tree.topLevelItemCount()):
        item = tree.topLevelItem(number)
        wanted = item.text(0) in said
        item.setCheckState(0, Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
    panel.findChild(QSpinBox).setValue(1)
    fields = panel.findChildren(QLineEdit)
    next(one for one in fields if one.accessibleName() == "Who speaks").setText("eva")

    corpus.press_button("Start")
    for _ in range(2):
        corpus.wait(lambda: corpus.reads("Listening: say it now"))
        word = panel.asked
        before = len(own(corpus))
        virtual_microphone.play(paths[word][0])
        corpus.wait(lambda count=before: len(own(corpus)) == count + 1)
    corpus.wait(lambda: corpus.reads("Every chosen word has its takes: 2 clips"))
    kept = {(clip.word, clip.speaker) for clip in own(corpus)}
    assert kept == {("one", "eva"), ("seven", "eva")}
    assert all(clip.path.exists() for clip in own(corpus))
    assert corpus.part(FilterBar).isVisible()
    voxprop.wait(lambda: voxprop.reads("+ 2 mine", voxprop.bench.corpus))
