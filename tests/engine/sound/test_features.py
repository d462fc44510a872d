"""Features agree with librosa, find the word, and do not depend on loudness or silence."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from engine.sound.features import (
    FeatureSettings,
    band_edges,
    band_frequencies,
    frame_times,
    hz_to_mel,
    log_mel,
    mel_filterbank,
    mel_to_hz,
    trim_bounds,
    warp,
    word_features,
)
from engine.sound.files import to_corpus_rate
from engine.sound.sound import CORPUS_RATE, Sound

GOLDEN = Path(__file__).parents[2] / "golden" / "librosa"
SETTINGS = FeatureSettings()


def gliding_word(seconds: float, rate: int = CORPUS_RATE, seed: int = 0) -> np.ndarray:
    """Return a tone that rises while it swells and fades, with a little noise."""
    rng = np.random.default_rng(seed)
    time = np.arange(round(seconds * rate)) / rate
    swell = np.sin(np.pi * time / seconds)
    sound = 0.5 * swell * np.sin(2 * np.pi * (400 + 1500 * time / seconds) * time)
    return (sound + 0.001 * rng.standard_normal(len(time))).astype(np.float32)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("narrow", (16_000, 400, 24, 0.0, 4000.0)),
        ("wide", (16_000, 512, 40, 20.0, 8000.0)),
        ("slow", (8_000, 200, 20, 0.0, 4000.0)),
    ],
)
def test_the_filterbank_is_librosas(
    name: str, arguments: tuple[int, int, int, float, float]
) -> None:
    expected = np.load(GOLDEN / "filterbank.npz")[name]
    bank = mel_filterbank(*arguments)
    assert bank.dtype == np.float32
    np.testing.assert_allclose(bank, expected, rtol=0, atol=1e-6 * expected.max())


@pytest.mark.parametrize(("bands", "highest_hz"), [(24, 4000.0), (40, 8000.0)])
def test_log_mel_is_librosas_to_a_thousandth_of_a_decibel(bands: int, highest_hz: float) -> None:
    golden = np.load(GOLDEN / "log_mel.npz")
    settings = FeatureSettings(bands=bands, highest_hz=highest_hz)
    energies = log_mel(golden["signal"], 16_000, settings)
    assert energies.dtype == np.float32
    np.testing.assert_allclose(energies, golden[f"bands_{bands}"], rtol=0, atol=1e-3)


@given(st.floats(0.0, 24_000.0))
def test_mel_and_hz_convert_back(hz: float) -> None:
    there = hz_to_mel(np.array([hz]))
    np.testing.assert_allclose(mel_to_hz(there), [hz], rtol=1e-9, atol=1e-9)


def test_slaneys_mel_is_linear_to_1_khz_and_logarithmic_above() -> None:
    points = np.array([0.0, 200.0, 1000.0, 6400.0])
    np.testing.assert_allclose(hz_to_mel(points), [0.0, 3.0, 15.0, 42.0])


@given(bands=st.integers(1, 40), lowest=st.floats(0.0, 500.0), highest=st.floats(3000.0, 8000.0))
def test_each_band_is_a_triangle_with_its_peak_at_its_centre(
    bands: int, lowest: float, highest: float
) -> None:
    fft_length = 1024
    bank = mel_filterbank(16_000, fft_length, bands, lowest, highest)
    bins = np.arange(fft_length // 2 + 1) * 16_000 / fft_length
    edges = band_edges(bands, lowest, highest)
    assert bank.shape == (bands, fft_length // 2 + 1)
    assert (bank >= 0).all()
    for band, weights in enumerate(bank):
        assert abs(bins[weights.argmax()] - edges[band + 1]) <= 16_000 / fft_length
        outside = (bins < edges[band]) | (bins > edges[band + 2])
        assert not weights[outside].any()


def test_bands_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="4000"):
        mel_filterbank(7_000, 400, 24, 0.0, 4000.0)
    with pytest.raises(ValueError, match="too narrow"):
        mel_filterbank(16_000, 128, 60, 0.0, 4000.0)


def test_shared_filterbanks_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="read-only"):
        mel_filterbank(16_000, 400, 24, 0.0, 4000.0)[0, 0] = 1.0


@pytest.mark.parametrize("rate", [8_000, 16_000, 44_100])
@pytest.mark.parametrize("hz", [300.0, 1000.0, 2500.0])
def test_a_tone_is_loudest_in_the_band_nearest_to_it(rate: int, hz: float) -> None:
    samples = np.sin(2 * np.pi * hz * np.arange(rate // 5) / rate).astype(np.float32)
    energies = log_mel(samples, rate, SETTINGS)
    nearest = np.abs(band_frequencies(SETTINGS) - hz).argmin()
    assert (np.abs(energies.argmax(axis=1) - nearest) <= 1).all()


@pytest.mark.parametrize(("count", "frames"), [(0, 0), (399, 0), (400, 1), (559, 1), (560, 2)])
def test_only_whole_frames_count(count: int, frames: int) -> None:
    assert log_mel(np.zeros(count, dtype=np.float32), 16_000, SETTINGS).shape == (frames, 24)


def test_digital_silence_lies_at_the_floor() -> None:
    energies = log_mel(np.zeros(1600, dtype=np.float32), 16_000, SETTINGS)
    np.testing.assert_allclose(energies, -100.0, atol=1e-4)


def test_twice_the_amplitude_is_six_decibels_more() -> None:
    samples = gliding_word(0.2)
    difference = log_mel(2 * samples, 16_000, SETTINGS) - log_mel(samples, 16_000, SETTINGS)
    np.testing.assert_allclose(difference, 20 * np.log10(2), atol=1e-3)


def test_samples_that_lie_apart_in_memory_give_the_same() -> None:
    samples = gliding_word(0.2)
    stereo = np.column_stack((samples, -samples))
    np.testing.assert_array_equal(
        log_mel(stereo[:, 0], 16_000, SETTINGS), log_mel(samples, 16_000, SETTINGS)
    )


def test_frame_times_are_the_centres_of_the_frames() -> None:
    np.testing.assert_allclose(frame_times(3, SETTINGS), [0.0125, 0.0225, 0.0325])


@given(lead=st.integers(0, 8000), trail=st.integers(0, 8000))
def test_trimming_finds_the_word_in_silence(lead: int, trail: int) -> None:
    word = 0.3 * np.ones(4000, dtype=np.float32)
    word[::2] *= -1
    samples = np.concatenate((np.zeros(lead), word, np.zeros(trail))).astype(np.float32)
    start, stop = trim_bounds(Sound(samples, CORPUS_RATE), 30.0)
    assert lead - 240 <= start <= lead
    assert lead + 4000 <= stop <= min(lead + 4240, len(samples))


@given(threshold=st.floats(1.0, 60.0), seed=st.integers(0, 20))
def test_a_higher_threshold_never_cuts_more(threshold: float, seed: int) -> None:
    sound = Sound(gliding_word(0.4, seed=seed), CORPUS_RATE)
    start, stop = trim_bounds(sound, threshold)
    wider_start, wider_stop = trim_bounds(sound, threshold + 5.0)
    assert 0 <= wider_start <= start < stop <= wider_stop <= len(sound.samples)


@pytest.mark.parametrize("count", [0, 1, 239, 240, 241])
def test_silence_and_sounds_shorter_than_a_frame_are_not_trimmed(count: int) -> None:
    sound = Sound(np.zeros(count, dtype=np.float32), CORPUS_RATE)
    assert trim_bounds(sound, 35.0) == (0, count)


pictures = hnp.arrays(
    np.float32,
    st.tuples(st.integers(1, 60), st.integers(1, 5)),
    elements=st.floats(-100, 50, width=32),
)


@given(picture=pictures, frames=st.integers(2, 40))
def test_warping_keeps_the_ends_and_invents_no_extremes(picture: np.ndarray, frames: int) -> None:
    warped = warp(picture, frames)
    assert warped.shape == (frames, picture.shape[1])
    assert warped.dtype == np.float32
    np.testing.assert_array_equal(warped[[0, -1]], picture[[0, -1]])
    assert (warped <= picture.max(axis=0) + 1e-4).all()
    assert (warped >= picture.min(axis=0) - 1e-4).all()


@given(picture=pictures)
def test_warping_to_the_same_length_changes_nothing(picture: np.ndarray) -> None:
    np.testing.assert_allclose(warp(picture, len(picture)), picture, atol=1e-4)


def test_warping_is_linear_between_frames() -> None:
    ramp = np.arange(5, dtype=np.float32)[:, None]
    np.testing.assert_allclose(warp(ramp, 9)[:, 0], np.arange(9) / 2)


def test_nothing_cannot_be_warped() -> None:
    with pytest.raises(ValueError, match="no frames"):
        warp(np.empty((0, 3), dtype=np.float32), 4)


@pytest.mark.parametrize("settings", [SETTINGS, FeatureSettings(frames=10, bands=16)])
@pytest.mark.parametrize("seconds", [0.02, 0.1, 0.5, 2.0])
def test_word_features_have_the_windows_shape_mean_0_and_deviation_1(
    settings: FeatureSettings, seconds: float
) -> None:
    features = word_features(Sound(gliding_word(seconds), CORPUS_RATE), settings)
    assert features.shape == (settings.frames, settings.bands)
    assert features.dtype == np.float32
    assert features.mean() == pytest.approx(0.0, abs=1e-5)
    assert features.std() == pytest.approx(1.0, abs=1e-4)


@pytest.mark.parametrize("count", [1, 300, 8000])
def test_word_features_of_silence_are_zeros(count: int) -> None:
    features = word_features(Sound(np.zeros(count, dtype=np.float32), CORPUS_RATE), SETTINGS)
    np.testing.assert_array_equal(features, np.zeros((24, 24), dtype=np.float32))


@given(gain=st.floats(0.05, 2.0))
def test_word_features_do_not_depend_on_loudness(gain: float) -> None:
    word = gliding_word(0.5)
    np.testing.assert_allclose(
        word_features(Sound((gain * word).astype(np.float32), CORPUS_RATE), SETTINGS),
        word_features(Sound(word, CORPUS_RATE), SETTINGS),
        atol=1e-3,
    )


def test_what_is_far_below_the_word_makes_no_difference() -> None:
    word = 0.5 * np.sign(gliding_word(0.5))
    word[3000:4000] = 0.0  # as synthetic voices have it in the gap of a "t"
    faint = word + 3e-4 * np.random.default_rng(0).standard_normal(len(word))
    np.testing.assert_allclose(
        word_features(Sound(faint.astype(np.float32), CORPUS_RATE), SETTINGS),
        word_features(Sound(word.astype(np.float32), CORPUS_RATE), SETTINGS),
        atol=0.01,
    )


@given(lead=st.integers(0, 8000), trail=st.integers(0, 8000))
def test_word_features_hardly_depend_on_silence_around_the_word(lead: int, trail: int) -> None:
    word = gliding_word(0.5)
    silent = np.concatenate((np.zeros(lead), word, np.zeros(trail))).astype(np.float32)
    alone = word_features(Sound(word, CORPUS_RATE), SETTINGS)
    in_silence = word_features(Sound(silent, CORPUS_RATE), SETTINGS)
    assert (alone * in_silence).mean() > 0.98  # their correlation: both have mean 0, deviation 1


def test_word_features_of_another_rate_are_those_of_the_resampled_word() -> None:
    fine = Sound(gliding_word(0.5, rate=48_000), 48_000)
    np.testing.assert_array_equal(
        word_features(fine, SETTINGS), word_features(to_corpus_rate(fine), SETTINGS)
    )
