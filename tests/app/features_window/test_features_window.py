"""Pointing, clicking and keys: one choice for all stages."""

from __future__ import annotations

from typing import cast

import pytest
from features_pointing import (
    FRAMES,
    LOG_MEL,
    MEL,
    SPECTRUM,
    WARPED,
    WAVEFORM,
    WINDOW,
    cell,
    changed,
    clip_of,
    pictures,
    point_at,
)
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.features_window.choice import Target
from app.features_window.mel_bands import MelBandsStage
from app.features_window.waveform import WaveformStage
from app.features_window.window import FeaturesWindow
from engine.sound.sound import Sound


def test_a_frame_pointed_at_in_the_spectrogram_is_shown_in_all_stages(
    qtbot: QtBot, window: FeaturesWindow
) -> None:
    before = pictures(window)
    frame, band = clip_of(window).frames - 2, 20

    point_at(qtbot, window, LOG_MEL, cell(window, LOG_MEL, frame, band))

    assert (window.choice.frame, window.choice.band) == (frame, band)
    assert changed(before, pictures(window)) == {1, 2, 3, 4, 5, 6, 7}


def test_a_time_pointed_at_in_the_waveform_chooses_the_frame_round_it(
    qtbot: QtBot, window: FeaturesWindow
) -> None:
    view, clip = cast(WaveformStage, window.view(WAVEFORM)), clip_of(window)
    area = view.plot(clip).area
    frame = clip.frames // 3
    x = view.plot(clip).x_of(float(clip.stages.frame_times[frame]))

    point_at(qtbot, window, WAVEFORM, QPointF(x, area.center().y()))

    pointed = view.plot(clip).x_value(round(x))
    assert window.choice.frame == clip.frame_at(pointed)
    start, stop = clip.frame_span(window.choice.frame)
    assert start <= pointed <= stop
    point_at(qtbot, window, WAVEFORM, QPointF(area.left() + 1, area.center().y()))
    assert window.choice.frame == 0
    point_at(qtbot, window, WAVEFORM, QPointF(area.right() - 1, area.center().y()))
    assert window.choice.frame == clip.frames - 1


@pytest.mark.parametrize("row", [0, 5, 23])
def test_a_column_of_the_networks_window_chooses_the_frame_it_is_made_of(
    qtbot: QtBot, window: FeaturesWindow, row: int
) -> None:
    point_at(qtbot, window, WARPED, cell(window, WARPED, row, 3))

    source = clip_of(window).stages.source_frames[row]
    assert window.choice.row == row
    assert abs(window.choice.frame - source) <= 0.5


@pytest.mark.parametrize("stage", [FRAMES, WINDOW, SPECTRUM])
def test_pointing_in_a_stage_of_one_frame_moves_within_it(
    qtbot: QtBot, window: FeaturesWindow, stage: int
) -> None:
    view = window.view(stage)
    before = (window.choice.frame, window.choice.sample, window.choice.frequency_bin)
    for share in (0.3, 0.7):
        point_at(qtbot, window, stage, QPointF(view.width() * share, view.height() / 2))
    after = (window.choice.frame, window.choice.sample, window.choice.frequency_bin)
    assert [one != other for one, other in zip(before, after, strict=True)] == [
        stage == FRAMES,
        stage == WINDOW,
        stage == SPECTRUM,
    ]


def test_pointing_along_the_frames_does_not_make_them_run_away(
    qtbot: QtBot, window: FeaturesWindow
) -> None:
    point = QPointF(window.view(FRAMES).width() - 30, window.view(FRAMES).height() - 40)
    point_at(qtbot, window, FRAMES, point)
    frame = window.choice.frame
    for step in (1, 0, 1, 0):
        point_at(qtbot, window, FRAMES, point - QPointF(0, step))
    assert window.choice.frame == frame


def test_a_band_pointed_at_in_the_bands_is_marked_where_bands_are(
    qtbot: QtBot, window: FeaturesWindow
) -> None:
    view, clip = cast(MelBandsStage, window.view(MEL)), clip_of(window)
    upper, _lower = view.plots(clip)
    before = pictures(window)

    point = QPointF(upper.x_of(float(clip.centres[18])), upper.area.center().y())
    point_at(qtbot, window, MEL, point)

    assert window.choice.band == 18
    assert changed(before, pictures(window)) == {SPECTRUM, MEL, LOG_MEL, WARPED}


def test_pointing_at_a_frequency_chooses_the_band_that_holds_it(
    window: FeaturesWindow,
) -> None:
    window.choice.choose(Target(frequency_bin=25))  # 1000 Hz
    edges = clip_of(window).edges
    assert edges[window.choice.band] < 1000 < edges[window.choice.band + 2]
    band = window.choice.band
    window.choice.choose(Target(frequency_bin=150))  # 6000 Hz: above all bands
    assert window.choice.band == band


def test_a_click_holds_the_choice_until_the_next_click(
    qtbot: QtBot, window: FeaturesWindow
) -> None:
    view = window.view(LOG_MEL)
    place = cell(window, LOG_MEL, 4, 6).toPoint()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    point_at(qtbot, window, WARPED, cell(window, WARPED, 20, 20))
    assert (window.choice.frame, window.choice.band) == (4, 6)

    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    point_at(qtbot, window, WARPED, cell(window, WARPED, 21, 19))
    assert (window.choice.row, window.choice.band) == (21, 19)


def test_the_arrow_keys_move_the_frame_and_the_band(qtbot: QtBot, window: FeaturesWindow) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    window.hear.setFocus(Qt.FocusReason.TabFocusReason)
    window.choice.choose(Target(frame=5, band=5))
    for key, place in (
        (Qt.Key.Key_Right, (6, 5)),
        (Qt.Key.Key_Up, (6, 6)),
        (Qt.Key.Key_Left, (5, 6)),
        (Qt.Key.Key_Down, (5, 5)),
    ):
        qtbot.keyClick(window, key)
        assert (window.choice.frame, window.choice.band) == place
    for _ in range(clip_of(window).frames):
        qtbot.keyClick(window, Qt.Key.Key_Left)
    assert window.choice.frame == 0


def test_the_keys_do_not_reach_the_main_window(qtbot: QtBot, seven: Sound, show) -> None:
    main = QMainWindow()
    qtbot.addWidget(main)
    action = QAction("step", main)
    action.setShortcut(Qt.Key.Key_Right)
    main.addAction(action)
    main.show()
    window = FeaturesWindow(main)
    window.show()
    show(window, seven)
    with qtbot.waitActive(window):
        window.activateWindow()
    window.choice.choose(Target(frame=3))
    with qtbot.assertNotEmitted(action.triggered):
        qtbot.keyClick(window, Qt.Key.Key_Right)
    assert window.choice.frame == 4
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_the_clip_can_be_heard(qtbot: QtBot, window: FeaturesWindow, seven: Sound) -> None:
    with qtbot.waitSignal(window.hear_requested) as blocker:
        qtbot.mouseClick(window.hear, Qt.MouseButton.LeftButton)
    assert blocker.args == [seven]
