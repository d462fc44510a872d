from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from app import theme
from app.panels.level_meter import (
    FALL_DB_PER_SECOND,
    HOLD_SECONDS,
    LOWEST_DBFS,
    SILENT_SECONDS,
    LevelMeter,
)


@pytest.fixture
def meter(qtbot: QtBot) -> LevelMeter:
    meter = LevelMeter()
    qtbot.addWidget(meter)
    meter.resize(232, meter.sizeHint().height())
    return meter


def _colours(meter: LevelMeter) -> set[str]:
    image = meter.grab().toImage()
    row = image.height() // 2
    return {image.pixelColor(column, row).name() for column in range(image.width())}


def test_the_bar_rises_at_once_and_falls_slowly(meter: LevelMeter) -> None:
    meter.set_level(-40.0, False, 10.0)
    meter.set_level(-10.0, False, 10.1)
    assert meter.level == -10.0
    meter.set_level(-50.0, False, 10.6)
    assert meter.level == pytest.approx(-10.0 - 0.5 * FALL_DB_PER_SECOND)


def test_the_peak_is_held_and_then_let_go(meter: LevelMeter) -> None:
    meter.set_level(-6.0, False, 1.0)
    meter.set_level(-60.0, False, 1.0 + HOLD_SECONDS)
    assert meter.peak == -6.0
    meter.set_level(-60.0, False, 1.1 + HOLD_SECONDS)
    assert meter.peak == pytest.approx(-6.0 - 0.1 * FALL_DB_PER_SECOND)
    meter.set_level(-60.0, False, 1.3 + HOLD_SECONDS)
    assert meter.peak == pytest.approx(-6.0 - 0.3 * FALL_DB_PER_SECOND)
    meter.set_level(-8.0, False, 1.4 + HOLD_SECONDS)
    assert meter.peak == -8.0


def test_the_zones_are_green_yellow_and_red(meter: LevelMeter) -> None:
    zones = {
        level: {QColor(name).name() for name in names}
        for level, names in (
            (-20.0, (theme.current().right,)),
            (-8.0, (theme.current().right, theme.current().warning)),
            (-0.5, (theme.current().right, theme.current().warning, theme.current().wrong)),
        )
    }
    every = set().union(*zones.values())
    for level, expected in zones.items():
        meter.reset()
        meter.set_level(level, False, 1.0)
        assert _colours(meter) & every == expected


def test_clipping_stays_long_enough_to_be_seen(meter: LevelMeter) -> None:
    meter.set_level(0.0, True, 5.0)
    meter.set_level(-30.0, False, 6.5)
    assert meter.clipping
    meter.set_level(-30.0, False, 7.5)
    assert not meter.clipping


def test_three_seconds_of_nothing_are_said_in_words(meter: LevelMeter) -> None:
    assert not meter.silent
    meter.set_level(-90.0, False, 1.0)
    meter.set_level(-90.0, False, 0.9 + SILENT_SECONDS)
    assert not meter.silent
    meter.set_level(-90.0, False, 1.1 + SILENT_SECONDS)
    assert meter.silent
    assert QColor(theme.current().line).name() not in _colours(meter)  # no bar, but words
    meter.set_level(-50.0, False, 1.2 + SILENT_SECONDS)
    assert not meter.silent


def test_the_noise_of_the_room_is_drawn_below_the_bar(meter: LevelMeter) -> None:
    meter.set_level(-40.0, False, 1.0)
    without = meter.grab().toImage()
    meter.set_noise_floor(-90.0)
    assert meter.grab().toImage() == without
    meter.set_noise_floor(-48.0)
    assert meter.grab().toImage() != without


def test_a_reset_meter_shows_nothing(meter: LevelMeter) -> None:
    fresh = meter.grab().toImage()
    meter.set_level(-3.0, True, 5.0)
    assert meter.grab().toImage() != fresh
    meter.reset()
    assert (meter.level, meter.peak, meter.clipping) == (LOWEST_DBFS, LOWEST_DBFS, False)
    assert meter.grab().toImage() == fresh
