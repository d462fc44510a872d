from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from app.colour_maps import magma
from app.panels.spectrogram_picture import HIGHEST_DB, LOWEST_DB, SpectrogramPicture
from app.panels.spectrogram_view import SpectrogramView


def _pixels(picture: SpectrogramPicture) -> np.ndarray:
    """Return the picture's colours in the order of time, (height, width)."""
    image = picture.image
    values = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)
    return np.roll(values[:, : image.width()], -picture.split, axis=1)


def _frames(count: int) -> np.ndarray:
    return np.random.default_rng(3).uniform(-80, 10, (count, 8)).astype(np.float32)


@given(st.integers(1, 70), st.lists(st.integers(1, 30), min_size=1, max_size=12))
def test_the_picture_does_not_depend_on_the_blocks(width: int, blocks: list[int]) -> None:
    frames = _frames(sum(blocks))
    at_once, in_blocks = SpectrogramPicture(40, 8), SpectrogramPicture(40, 8)
    at_once.add(frames)
    at_once.resize(width, 16)
    in_blocks.resize(width, 16)
    for stop, size in zip(np.cumsum(blocks), blocks, strict=True):
        in_blocks.add(frames[stop - size : stop])
    np.testing.assert_array_equal(_pixels(at_once), _pixels(in_blocks))


def test_the_newest_frame_is_at_the_right_and_the_highest_band_on_top() -> None:
    picture = SpectrogramPicture(20, 4)
    picture.resize(20, 8)
    frames = np.full((25, 4), LOWEST_DB, np.float32)
    frames[-1, -1] = HIGHEST_DB
    picture.add(frames)
    pixels = _pixels(picture)
    assert pixels[0, -1] == magma()[255]
    assert pixels[-1, -1] == magma()[0]
    assert (pixels[:, :-1] == magma()[0]).all()


def test_a_new_size_shows_the_same_sound() -> None:
    picture = SpectrogramPicture(20, 8)
    picture.resize(20, 8)
    picture.add(_frames(50))
    before = _pixels(picture).copy()
    picture.resize(31, 17)
    picture.resize(20, 8)
    np.testing.assert_array_equal(_pixels(picture), before)


@pytest.fixture
def view(qtbot: QtBot) -> SpectrogramView:
    view = SpectrogramView()
    qtbot.addWidget(view)
    view.resize(230, view.sizeHint().height())
    return view


def _grab(view: SpectrogramView) -> QImage:
    return view.grab().toImage()


def _whites(image: QImage, column: int) -> int:
    white = QColor("white")
    return sum(image.pixelColor(column, row) == white for row in range(100))


def test_before_the_first_sound_the_view_says_so_in_words(view: SpectrogramView) -> None:
    empty = _grab(view)
    view.begin([100.0, 1000.0, 3900.0], 0.010)
    waiting = _grab(view)
    view.add(np.full((500, 3), LOWEST_DB, np.float32))
    sounding = _grab(view)
    assert empty == waiting  # the same words, as long as nothing has been heard
    assert sounding != waiting


def test_a_found_word_is_framed_where_it_lies_and_leaves_with_it(view: SpectrogramView) -> None:
    view.begin(list(np.linspace(50, 3900, 8)), 0.010)
    view.add(np.full((400, 8), LOWEST_DB, np.float32))
    view.add_word(2.0, 3.0)
    image = _grab(view)
    assert max(_whites(image, column) for column in range(113, 118)) > 40  # 2 s of 4, of 230
    assert max(_whites(image, column) for column in range(130, 160)) < 5
    view.add(np.full((150, 8), LOWEST_DB, np.float32))
    _grab(view)
    assert view.words == ((2.0, 3.0),)
    view.add(np.full((200, 8), LOWEST_DB, np.float32))
    _grab(view)
    assert view.words == ()


def test_a_new_beginning_is_empty(view: SpectrogramView) -> None:
    empty = _grab(view)
    view.begin([100.0, 1000.0, 3900.0], 0.010)
    view.add(np.zeros((100, 3), np.float32))
    view.add_word(0.1, 0.5)
    view.begin([100.0, 1000.0, 3900.0], 0.010)
    assert view.words == ()
    assert _grab(view) == empty
