from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sound_window.kept_sound import KeptSound
from engine.failure import Failure
from engine.sound.sound import Samples, Sound
from engine.sound.spectra import SpectrogramSettings, SpectrumKind, spectrogram

RATE = 8000
SETTINGS = SpectrogramSettings(bands=20)
FOREVER = 1e9


def _noise(seconds: float, rate: int = RATE) -> Samples:
    return np.random.default_rng(5).normal(0, 0.1, round(seconds * rate)).astype(np.float32)


def _all_frames(kept: KeptSound) -> np.ndarray:
    return kept.frames(kept.first_frame, kept.stop_frame)


@given(st.lists(st.integers(0, 900), min_size=1, max_size=12), st.sampled_from(list(SpectrumKind)))
def test_the_picture_of_a_stream_is_that_of_the_whole_sound(
    blocks: list[int], kind: SpectrumKind
) -> None:
    settings = replace(SETTINGS, kind=kind)
    samples = _noise(sum(blocks) / RATE)
    kept = KeptSound(RATE, settings, 3.0)
    for stop, size in zip(np.cumsum(blocks), blocks, strict=True):
        kept.add(samples[stop - size : stop])
        kept.analyse(0.0)
    kept.analyse(FOREVER)
    np.testing.assert_allclose(_all_frames(kept), spectrogram(samples, RATE, settings), atol=1e-4)


def test_the_analysis_can_be_made_in_portions() -> None:
    kept = KeptSound.of(Sound(_noise(3.0), RATE), SETTINGS)
    portions = 1
    while not kept.analyse(0.0):
        portions += 1
    assert portions == 30
    assert kept.stop_frame == len(spectrogram(_noise(3.0), RATE, SETTINGS))


def test_other_settings_make_the_picture_of_what_is_still_kept() -> None:
    samples = _noise(5.0)
    kept = KeptSound(RATE, SETTINGS, 2.0)
    kept.add(samples)
    kept.analyse(FOREVER)
    linear = replace(SETTINGS, kind=SpectrumKind.LINEAR, hop_seconds=0.005)
    kept.use(linear)
    kept.analyse(FOREVER)
    expected = spectrogram(samples[-2 * RATE :], RATE, linear)
    np.testing.assert_allclose(_all_frames(kept), expected, atol=1e-4)
    assert kept.frame_start(0) == pytest.approx(3.0 + 0.010)  # (25 - 5) / 2 ms


def test_a_frame_stands_around_the_middle_of_its_samples() -> None:
    samples = np.zeros(RATE, np.float32)
    samples[4000:4080] = 0.5  # 10 ms from 0.5 s on
    kept = KeptSound.of(Sound(samples, RATE), SETTINGS)
    kept.analyse(FOREVER)
    loudest = int(_all_frames(kept).mean(axis=1).argmax())
    assert kept.frame_start(loudest) == pytest.approx(0.5, abs=0.008)
    assert int(kept.frame_at(np.array([kept.frame_start(7)]))[0]) == 7


def test_what_was_overwritten_before_it_was_analysed_is_left_out() -> None:
    kept = KeptSound(RATE, SETTINGS, 1.0)
    kept.add(_noise(0.5))
    kept.analyse(FOREVER)
    kept.add(_noise(4.0))
    assert kept.analyse(FOREVER)
    assert kept.first == pytest.approx(3.5)
    assert kept.frame_start(kept.first_frame) >= 3.5
    np.testing.assert_array_equal(kept.cut(0.0, 99.0).samples, _noise(4.0)[-RATE:])


def test_a_copy_stays_as_it_is() -> None:
    kept = KeptSound(RATE, SETTINGS, 1.0)
    kept.add(_noise(1.0))
    kept.analyse(FOREVER)
    copy = kept.copy()
    before = _all_frames(copy).copy()
    kept.add(np.ones(RATE, np.float32))
    kept.analyse(FOREVER)
    copy.analyse(FOREVER)
    np.testing.assert_array_equal(_all_frames(copy), before)
    np.testing.assert_array_equal(copy.cut(0.0, 1.0).samples, _noise(1.0))


def test_the_peak_is_that_of_what_is_kept() -> None:
    kept = KeptSound(RATE, SETTINGS, 1.0)
    kept.add(np.full(80, -0.8, np.float32))
    kept.add(np.full(RATE // 2, 0.2, np.float32))
    assert kept.peak == pytest.approx(0.8)
    for _ in range(30):
        kept.add(np.full(RATE // 10, 0.1, np.float32))
    assert kept.peak == pytest.approx(0.1)


def test_settings_that_cannot_be_change_nothing() -> None:
    kept = KeptSound.of(Sound(_noise(1.0), RATE), SETTINGS)
    kept.analyse(FOREVER)
    frames = kept.stop_frame
    with pytest.raises(Failure):
        kept.use(replace(SETTINGS, lowest_hz=4000.0, highest_hz=8000.0))
    assert (kept.settings, kept.stop_frame) == (SETTINGS, frames)
