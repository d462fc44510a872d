from __future__ import annotations

import numpy as np
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from app import theme
from app.panels.waveform_view import WaveformView


def _view(qtbot: QtBot) -> WaveformView:
    view = WaveformView()
    qtbot.addWidget(view)
    view.resize(200, view.height())
    return view


def _heights(view: WaveformView) -> list[int]:
    image = view.grab().toImage()
    ink = QColor(theme.current().text)
    return [
        sum(image.pixelColor(column, row) == ink for row in range(image.height()))
        for column in range(0, 160)
    ]


def test_the_scale_follows_the_loudest_sample_in_powers_of_two(qtbot: QtBot) -> None:
    view = _view(qtbot)
    view.begin(16_000)
    view.add(np.full(1600, 0.2, np.float32))
    assert view.scale == 0.25
    view.add(np.full(1600, -0.9, np.float32))
    assert view.scale == 1.0
    view.add(np.zeros(5 * 16_000, np.float32))
    assert view.scale == 1 / 16


def test_a_burst_is_drawn_where_it_was_heard(qtbot: QtBot) -> None:
    view = _view(qtbot)
    view.begin(48_000)
    sound = np.zeros(4 * 48_000, np.float32)
    sound[48_000 : 48_000 + 4800] = np.sin(np.arange(4800)).astype(np.float32)
    for block in np.array_split(sound, 97):
        view.add(block)
    heights = _heights(view)
    assert min(heights[51:54]) > 40  # 1 s of 4 s, of 200 columns
    assert max(heights[:48] + heights[60:]) <= 2


def test_an_empty_strip_says_what_to_do(qtbot: QtBot) -> None:
    view = _view(qtbot)
    words = view.grab().toImage()
    view.add(np.zeros(100, np.float32))  # less than one column
    assert view.grab().toImage() == words
    view.add(np.zeros(64_000, np.float32))
    assert view.grab().toImage() != words
