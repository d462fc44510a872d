"""The grid of clips: keys, selection, and only what is in sight is made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from pytestqt.qtbot import QtBot
from tone_words import glide

from app.corpus_window.arrangement import Criteria, Group, arrange
from app.corpus_window.clip_grid import ClipGrid
from app.corpus_window.grid_geometry import CARD, HEADING, MARGIN, GridGeometry
from app.corpus_window.thumbnails import Thumbnails
from engine.corpus.clip import Clip, Source, Split
from engine.sound.files import write_wav

MANY = 100_000


def clip(word: str, take: int) -> Clip:
    return Clip(word, "ann", Source.FILE, Split.TRAINING, Path("/none") / word / f"{take}.wav")


@pytest.fixture
def thumbnails(qtbot: QtBot) -> Iterator[Thumbnails]:
    thumbnails = Thumbnails()
    assert qtbot is not None
    yield thumbnails
    thumbnails.wait(5.0)


@pytest.fixture
def grid(qtbot: QtBot, thumbnails: Thumbnails) -> Iterator[ClipGrid]:
    """Return a grid three cards wide: 7 clips of "yes", 2 of "no"."""
    grid = ClipGrid(thumbnails)
    qtbot.addWidget(grid)
    clips = [clip("yes", take) for take in range(7)] + [clip("no", take) for take in range(2)]
    grid.clip_model.show(arrange((), clips, Criteria()))
    grid.resize(3 * CARD.width() + 2 * MARGIN + 12, 500)
    grid.show()
    yield grid
    grid.close()


def current_after(grid: ClipGrid, qtbot: QtBot, keys: list[Qt.Key]) -> int:
    grid.setCurrentIndex(grid.clip_model.index(0))
    for key in keys:
        qtbot.keyClick(grid, key)
    return grid.currentIndex().row()


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        ([Qt.Key.Key_Right], 1),
        ([Qt.Key.Key_Down], 3),
        ([Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down], 6),
        ([Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down], 7),
        ([Qt.Key.Key_End], 8),
        ([Qt.Key.Key_End, Qt.Key.Key_Up], 6),
        ([Qt.Key.Key_End, Qt.Key.Key_Right], 8),
        ([Qt.Key.Key_Left], 0),
        ([Qt.Key.Key_End, Qt.Key.Key_Home], 0),
    ],
    ids=str,
)
def test_arrows_lead_over_lines_and_words(
    grid: ClipGrid, qtbot: QtBot, keys: list[Qt.Key], row: int
) -> None:
    assert current_after(grid, qtbot, keys) == row


def test_shift_selects_all_from_one_clip_to_another(grid: ClipGrid, qtbot: QtBot) -> None:
    for row, key in ((5, Qt.KeyboardModifier.NoModifier), (1, Qt.KeyboardModifier.ShiftModifier)):
        place = grid.visualRect(grid.clip_model.index(row)).center()
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, key, place)
    assert grid.chosen() == [1, 2, 3, 4, 5]
    place = grid.visualRect(grid.clip_model.index(3)).center()
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, control, place)
    assert grid.chosen() == [1, 2, 4, 5]
    assert grid.chosen_counts() == (0, 4)


def test_shift_with_an_arrow_selects_on(grid: ClipGrid, qtbot: QtBot) -> None:
    grid.setFocus()
    grid.make_current(0)
    qtbot.keyClick(grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert grid.chosen() == [0, 1, 2, 3]


def test_a_place_has_the_clip_that_is_painted_there(grid: ClipGrid) -> None:
    for row in range(9):
        card = grid.visualRect(grid.clip_model.index(row))
        assert grid.indexAt(card.center()).row() == row
    assert not grid.indexAt(QPoint(MARGIN + 5, 5)).isValid()  # a heading


def test_a_rubber_band_touches_what_it_covers() -> None:
    geometry = GridGeometry((Group("yes", 0, 7, 0), Group("no", 7, 2, 0)), 3 * CARD.width() + 16)
    second = QRect(geometry.card(1).center(), geometry.card(4).center())
    assert geometry.rows_in(second) == [1, 4]
    everything = QRect(0, 0, 2000, geometry.height)
    assert geometry.rows_in(everything) == list(range(9))
    assert geometry.card(7).top() == geometry.card(6).bottom() + 1 + HEADING


def test_of_many_clips_only_those_in_sight_are_asked_for(
    qtbot: QtBot, thumbnails: Thumbnails, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[int] = []
    monkeypatch.setattr(thumbnails, "want", lambda clips: wanted.append(len(clips)))
    grid = ClipGrid(thumbnails)
    qtbot.addWidget(grid)
    grid.resize(800, 600)
    clips = [clip(f"word {take % 10}", take) for take in range(MANY)]
    grid.clip_model.show(arrange((), clips, Criteria()))
    grid.show()
    bar = grid.verticalScrollBar()
    for share in (0.3, 0.9, 1.0):
        bar.setValue(int(share * bar.maximum()))
        grid.grab()
    qtbot.waitUntil(lambda: bool(wanted))
    assert max(wanted) < 80
    assert grid.rows_in_sight()[-1] == MANY - 1
    grid.selectAll()
    assert grid.chosen_counts() == (0, MANY)
    grid.close()


def test_pictures_come_for_what_can_be_read_and_reasons_for_the_rest(
    qtbot: QtBot, thumbnails: Thumbnails, tmp_path: Path
) -> None:
    write_wav(tmp_path / "yes.wav", glide("yes", 0))
    good = Clip("yes", "me", Source.FILE, Split.TRAINING, tmp_path / "yes.wav")
    gone = clip("no", 0)
    with qtbot.waitSignal(thumbnails.arrived, timeout=5000):
        thumbnails.want([good, gone])
    picture, missing = thumbnails.of(good), thumbnails.of(gone)
    assert picture is not None
    assert missing is not None
    assert abs(picture.seconds - 0.3) < 0.01
    assert not picture.image.isNull()
    assert missing.image.isNull()
    assert missing.problem is not None
