from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sound_window.axes import (
    frequency_ticks,
    level_ticks,
    row_at,
    row_place,
    time_ticks,
    value_at,
)
from engine.sound.spectra import SpectrogramSettings, SpectrumKind, row_frequencies


@given(st.floats(-5.0, 5000.0), st.floats(0.02, 30.0), st.integers(2, 20))
def test_times_stand_where_they_are(start: float, seconds: float, most: int) -> None:
    ticks = time_ticks(start, seconds, most)
    assert len(ticks) <= most + 1
    for tick in ticks:
        assert float(tick.text) == pytest.approx(start + tick.place * seconds, abs=1e-6)
        assert float(tick.text) >= 0
        assert -1e-6 <= tick.place <= 1 + 1e-6
    assert len({tick.text for tick in ticks}) == len(ticks)


@pytest.mark.parametrize("kind", [SpectrumKind.LINEAR, SpectrumKind.MEL])
@pytest.mark.parametrize("highest", [1000.0, 4000.0, 8000.0])
def test_a_tone_is_where_its_tick_says(kind: SpectrumKind, highest: float) -> None:
    settings = SpectrogramSettings(kind=kind, highest_hz=highest)
    rows = row_frequencies(16_000, settings)
    ticks = frequency_ticks(rows, kind, highest, 0.05)
    assert len(ticks) >= 4
    inner = [tick for tick in ticks if rows[1] < float(tick.text) < rows[-2]]
    for tick in inner:
        row = row_at(rows, tick.place)
        assert (
            abs(rows[row] - float(tick.text))
            <= 1.01 * np.diff(rows)[max(row - 1, 0) : row + 1].max()
        )
    places = [tick.place for tick in ticks]
    assert np.diff(places).min() >= 0.05


def test_coefficients_are_numbered() -> None:
    rows = row_frequencies(16_000, SpectrogramSettings(kind=SpectrumKind.MFCC))
    ticks = frequency_ticks(rows, SpectrumKind.MFCC, 4000.0, 0.03)
    assert [tick.text for tick in ticks] == [str(number) for number in range(13)]
    assert [row_at(rows, tick.place) for tick in ticks] == list(range(13))


@given(st.floats(60.0, 3900.0))
def test_a_place_and_its_frequency_belong_together(hertz: float) -> None:
    rows = row_frequencies(16_000, SpectrogramSettings(bands=64))
    hertz = min(max(hertz, float(rows[0])), float(rows[-1]))
    assert value_at(rows, row_place(rows, hertz)) == pytest.approx(hertz)


def test_levels_have_round_numbers_and_a_true_minus() -> None:
    texts = [tick.text for tick in level_ticks(-70, 0, 8)]
    assert texts == ["−70", "−60", "−50", "−40", "−30", "−20", "−10", "0"]
