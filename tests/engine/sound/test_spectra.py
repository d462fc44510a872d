"""Spectrograms agree with librosa, and a stream gives them whatever its blocks."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.failure import Failure
from engine.sound.features import FeatureSettings, band_frequencies, log_mel
from engine.sound.framing import WINDOWS
from engine.sound.spectra import (
    SpectrogramSettings,
    SpectrumKind,
    StreamingSpectrogram,
    row_frequencies,
    spectrogram,
)

GOLDEN = Path(__file__).parents[2] / "golden" / "librosa"
WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
LINEAR = SpectrogramSettings(kind=SpectrumKind.LINEAR, highest_hz=8000.0)
MEL = SpectrogramSettings()
MFCC = SpectrogramSettings(kind=SpectrumKind.MFCC)
SIGNAL = (0.1 * np.random.default_rng(3).standard_normal(12_000)).astype(np.float32)
SIGNAL[5000:7000] = 0.0


def tone(hz: float, seconds: float = 0.2, rate: int = 16_000) -> np.ndarray:
    time = np.arange(round(seconds * rate)) / rate
    return np.sin(2 * np.pi * hz * time).astype(np.float32)


@pytest.mark.parametrize("word", WORDS)
def test_log_mel_and_mfcc_of_a_spoken_word_are_librosas(word: str) -> None:
    golden = np.load(GOLDEN / "words.npz")
    samples = golden[word].astype(np.float32) / 32768
    assert np.abs(samples).max() > 0.05
    for name, settings in (("log_mel", MEL), ("mfcc", MFCC)):
        rows = spectrogram(samples, 16_000, settings)
        expected = golden[f"{word}_{name}"]
        assert rows.dtype == np.float32
        assert len(expected) > 10
        np.testing.assert_allclose(rows, expected, rtol=0, atol=1e-2)


@pytest.mark.parametrize("window", WINDOWS)
def test_the_linear_spectrum_with_each_window_is_librosas(window: str) -> None:
    golden = np.load(GOLDEN / "windows.npz")
    rows = spectrogram(golden["signal"], 16_000, replace(LINEAR, window=window))
    np.testing.assert_allclose(rows, golden[window], rtol=0, atol=1e-2)


def test_mel_bands_are_those_that_a_network_sees() -> None:
    expected = log_mel(SIGNAL, 16_000, FeatureSettings(bands=40))
    np.testing.assert_allclose(spectrogram(SIGNAL, 16_000, MEL), expected, rtol=0, atol=1e-3)


@given(
    kind=st.sampled_from(SpectrumKind),
    window=st.sampled_from(sorted(WINDOWS)),
    rate=st.sampled_from([8_000, 16_000, 44_100]),
    frame=st.floats(0.004, 0.05),
    hop=st.floats(0.002, 0.07),
    blocks=st.lists(st.integers(0, 3000), max_size=12),
)
def test_any_blocks_give_the_rows_of_the_whole(
    kind: SpectrumKind, window: str, rate: int, frame: float, hop: float, blocks: list[int]
) -> None:
    settings = SpectrogramSettings(kind, window, frame, hop)
    stream = StreamingSpectrogram(rate, settings)
    stops = np.minimum(np.cumsum([0, *blocks]), len(SIGNAL))
    rows = [stream.push(SIGNAL[start:stop]) for start, stop in pairwise(stops)]
    count = len(row_frequencies(rate, settings))
    streamed = np.concatenate([np.empty((0, count), dtype=np.float32), *rows])
    expected = spectrogram(SIGNAL[: stops[-1]], rate, settings)
    assert streamed.dtype == np.float32
    np.testing.assert_allclose(streamed, expected, rtol=0, atol=1e-3)


@pytest.mark.parametrize("block", [1, 37, 160, 512])
@pytest.mark.parametrize("settings", [LINEAR, MEL, MFCC], ids=lambda settings: settings.kind)
def test_far_below_a_loud_tone_the_blocks_change_nothing_either(
    settings: SpectrogramSettings, block: int
) -> None:
    signal = tone(1000.0)
    stream = StreamingSpectrogram(16_000, settings)
    rows = [stream.push(signal[at : at + block]) for at in range(0, len(signal), block)]
    expected = spectrogram(signal, 16_000, settings)
    np.testing.assert_allclose(np.concatenate(rows), expected, rtol=0, atol=1e-4)


def test_a_sine_at_full_scale_stands_at_its_frequency_and_forty_decibels() -> None:
    rows = spectrogram(tone(1000.0), 16_000, LINEAR)
    frequencies = row_frequencies(16_000, LINEAR)
    assert (frequencies[rows.argmax(axis=1)] == 1000.0).all()
    np.testing.assert_allclose(rows.max(axis=1), 40.0, atol=0.01)


@pytest.mark.parametrize("kind", [SpectrumKind.LINEAR, SpectrumKind.MEL])
@pytest.mark.parametrize("rate", [8_000, 16_000, 48_000])
@given(hz=st.floats(300.0, 3500.0))
def test_a_tone_is_loudest_in_the_row_of_its_frequency(
    kind: SpectrumKind, rate: int, hz: float
) -> None:
    settings = SpectrogramSettings(kind)
    frequencies = row_frequencies(rate, settings)
    rows = spectrogram(tone(hz, rate=rate), rate, settings)
    assert rows.shape[1] == len(frequencies)
    nearest = int(np.abs(frequencies - hz).argmin())
    assert np.abs(rows.argmax(axis=1) - nearest).max() <= 1


def test_rows_stand_for_hertz_and_for_numbers() -> None:
    np.testing.assert_allclose(row_frequencies(16_000, LINEAR), np.arange(201) * 40.0)
    np.testing.assert_allclose(
        row_frequencies(16_000, MEL), band_frequencies(FeatureSettings(bands=40))
    )
    np.testing.assert_array_equal(row_frequencies(16_000, MFCC), np.arange(13))


def test_a_linear_spectrum_shows_the_range_asked_for() -> None:
    settings = replace(LINEAR, lowest_hz=500.0, highest_hz=2010.0)
    frequencies = row_frequencies(16_000, settings)
    assert (frequencies[0], frequencies[-1]) == (520.0, 2000.0)
    whole = spectrogram(SIGNAL, 16_000, LINEAR)
    np.testing.assert_array_equal(spectrogram(SIGNAL, 16_000, settings), whole[:, 13:51])


def test_a_range_between_two_bins_shows_the_nearest() -> None:
    settings = replace(LINEAR, lowest_hz=1005.0, highest_hz=1015.0)
    np.testing.assert_allclose(row_frequencies(16_000, settings), [1000.0])


@pytest.mark.parametrize("kind", SpectrumKind)
def test_nothing_lies_above_half_the_sample_rate(kind: SpectrumKind) -> None:
    settings = SpectrogramSettings(kind, highest_hz=20_000.0)
    rows = spectrogram(SIGNAL, 8_000, settings)
    assert np.isfinite(rows).all()
    if kind is not SpectrumKind.MFCC:
        assert row_frequencies(8_000, settings)[-1] <= 4000.0


@pytest.mark.parametrize("window", WINDOWS)
def test_bands_narrower_than_the_bins_of_a_short_frame_are_resolved(window: str) -> None:
    settings = SpectrogramSettings(window=window, frame_seconds=0.005, bands=128)
    rows = spectrogram(SIGNAL[:4000], 16_000, settings)
    assert rows.shape[1] == 128
    assert (rows > -100.0).all()


@pytest.mark.parametrize("kind", SpectrumKind)
def test_samples_that_are_no_numbers_count_as_silence(kind: SpectrumKind) -> None:
    settings = SpectrogramSettings(kind)
    broken = SIGNAL[:2000].copy()
    broken[:] = np.nan
    silent = np.zeros(2000, dtype=np.float32)
    np.testing.assert_array_equal(
        spectrogram(broken, 16_000, settings), spectrogram(silent, 16_000, settings)
    )


@pytest.mark.parametrize("kind", SpectrumKind)
@pytest.mark.parametrize(("count", "frames"), [(0, 0), (399, 0), (400, 1), (559, 1), (560, 2)])
def test_only_whole_frames_count(kind: SpectrumKind, count: int, frames: int) -> None:
    settings = SpectrogramSettings(kind)
    rows = spectrogram(np.zeros(count, dtype=np.float32), 16_000, settings)
    assert rows.shape == (frames, len(row_frequencies(16_000, settings)))


@pytest.mark.parametrize(
    "impossible",
    [
        {"window": "kaiser"},
        {"frame_seconds": 0.0},
        {"frame_seconds": float("nan")},
        {"hop_seconds": -0.01},
        {"bands": 0},
        {"bands": 10_000},
        {"coefficients": 41},
        {"lowest_hz": -1.0},
        {"lowest_hz": 4000.0},
        {"highest_hz": float("inf")},
    ],
)
def test_impossible_settings_are_refused_in_a_sentence(impossible: dict[str, object]) -> None:
    with pytest.raises(Failure, match="Choose"):
        SpectrogramSettings(**impossible)


@pytest.mark.parametrize(
    ("rate", "settings"),
    [
        (1, MEL),
        (100, SpectrogramSettings(frame_seconds=0.001)),
        (8_000, SpectrogramSettings(lowest_hz=5000.0, highest_hz=8000.0)),
        (16_000, SpectrogramSettings(bands=256, lowest_hz=1000.0, highest_hz=1001.0)),
    ],
)
def test_settings_that_do_not_fit_the_sound_are_refused_in_a_sentence(
    rate: int, settings: SpectrogramSettings
) -> None:
    with pytest.raises(Failure, match="Choose"):
        spectrogram(SIGNAL, rate, settings)
