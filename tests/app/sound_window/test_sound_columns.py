from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sound_window.columns import (
    RowStretch,
    extremes,
    loudest_frames,
    spectrum_bounds,
    waveform_bounds,
    waveform_pixels,
)
from app.sound_window.kept_sound import KeptSound
from engine.sound.sound import Sound
from engine.sound.spectra import SpectrogramSettings

RATE = 8000


def _kept() -> KeptSound:
    samples = np.random.default_rng(2).normal(0, 0.2, 2 * RATE).astype(np.float32)
    kept = KeptSound.of(Sound(samples, RATE), SpectrogramSettings(bands=16))
    kept.analyse(1e9)
    return kept


@given(st.floats(3.0, 30_000.0))
def test_every_sample_and_every_frame_is_in_some_column(density: float) -> None:
    kept = _kept()
    low, high = waveform_bounds(kept, density)
    smallest, largest = extremes(kept, low, high, density)
    shown = kept.samples(0, int(high / density * RATE))
    assert largest.max() >= shown.max()
    assert smallest.min() <= shown.min()
    low, high = spectrum_bounds(kept, density)
    levels, columns = loudest_frames(kept, low, high, density)
    assert len(columns) == high - low
    frames = kept.frames(kept.first_frame, kept.stop_frame)
    first, last = kept.frame_at(np.array([low / density, high / density])).tolist()
    np.testing.assert_array_equal(
        levels.max(axis=0), frames[max(first, 0) : max(last, first + 1)].max(axis=0)
    )


def test_a_column_shows_the_same_whatever_else_is_drawn() -> None:
    kept = _kept()
    levels, shown = loudest_frames(kept, 100, 200, 90.0)
    alone, only = loudest_frames(kept, 150, 151, 90.0)
    np.testing.assert_array_equal(levels[shown[50]], alone[only[0]])
    smallest, largest = extremes(kept, 100, 150, 90.0)
    one_smallest, one_largest = extremes(kept, 120, 121, 90.0)
    assert (smallest[20], largest[20]) == (one_smallest[0], one_largest[0])


def test_the_waveform_is_a_line_from_the_smallest_to_the_largest() -> None:
    line, ground, zero = 0xFFFFFFFF, 0xFF000000, 0xFF888888
    smallest, largest = np.array([-1.0, 0.5], np.float32), np.array([1.0, 0.5], np.float32)
    pixels = waveform_pixels(smallest, largest, 9, 1.0, (line, ground, zero))
    assert (pixels[:, 0] == line).all()
    assert pixels[:, 1].tolist() == [*[ground] * 2, line, ground, zero, *[ground] * 4]


def test_with_more_rows_than_pixels_no_tone_is_lost() -> None:
    levels = np.full((1, 400), -80.0, np.float32)
    levels[0, 137] = 0.0
    column = RowStretch(400, 50, steps=False)(levels)[0]
    assert column.max() == 0.0
    assert int(column.argmax()) == 49 - 137 * 50 // 400


@pytest.mark.parametrize(("steps", "values"), [(True, 3), (False, 20)])
def test_rows_are_blocks_or_run_into_each_other(steps: bool, values: int) -> None:
    levels = np.array([[0.0, 30.0, 60.0]], np.float32)
    column = RowStretch(3, 30, steps=steps)(levels)[0]
    assert column[0] == 60.0
    assert column[-1] == 0.0
    assert len(set(column.tolist())) >= values if not steps else len(set(column.tolist())) == values
