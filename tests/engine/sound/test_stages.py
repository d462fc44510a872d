"""The stages are the real ones: each follows from the one before, and they end in the features."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.sound.features import DYNAMIC_RANGE_DB, FeatureSettings, band_edges, word_features
from engine.sound.sound import CORPUS_RATE, Sound
from engine.sound.stages import Stages, stages_of

GOLDEN = Path(__file__).parents[2] / "golden" / "librosa"
SETTINGS = FeatureSettings()


def spoken(word: str, lead: int = 0) -> Sound:
    samples = np.load(GOLDEN / "words.npz")[word].astype(np.float32) / 32768
    return Sound(np.concatenate((np.zeros(lead, dtype=np.float32), samples)), CORPUS_RATE)


@pytest.fixture(scope="module")
def stages() -> Stages:
    return stages_of(spoken("seven", lead=3000), SETTINGS)


@pytest.mark.parametrize(
    "settings",
    [SETTINGS, FeatureSettings(frames=16, bands=30, trim_db=35.0, hop_seconds=0.005)],
)
@pytest.mark.parametrize("word", ["zero", "three", "six", "eight"])
def test_the_last_stage_is_exactly_what_the_network_sees(
    word: str, settings: FeatureSettings
) -> None:
    sound = spoken(word)
    np.testing.assert_array_equal(
        stages_of(sound, settings).features, word_features(sound, settings)
    )


@given(count=st.integers(1, 6000), rate=st.sampled_from([8_000, 16_000, 44_100]))
def test_so_it_is_for_any_length_and_rate(count: int, rate: int) -> None:
    noise = np.random.default_rng(count).standard_normal(count).astype(np.float32)
    sound = Sound(0.1 * noise, rate)
    stages = stages_of(sound, SETTINGS)
    np.testing.assert_array_equal(stages.features, word_features(sound, SETTINGS))
    assert stages.sample_rate == CORPUS_RATE
    assert len(stages.frames) == len(stages.mel) == len(stages.frame_times)


def test_frames_lie_in_the_trimmed_word_at_their_times(stages: Stages) -> None:
    start, stop = stages.trim
    assert start >= 3000 - 240
    centres = np.round(stages.frame_times * CORPUS_RATE).astype(int)
    for frame, centre in zip(stages.frames, centres, strict=True):
        assert start <= centre - 200 < centre + 200 <= stop
        np.testing.assert_array_equal(frame, stages.samples[centre - 200 : centre + 200])


def test_the_loudest_frame_is_windowed_and_transformed(stages: Stages) -> None:
    energy = np.square(stages.frames).sum(axis=1)
    assert energy[stages.loudest] == energy.max()
    np.testing.assert_array_equal(stages.frame, stages.frames[stages.loudest])
    np.testing.assert_array_equal(stages.windowed, stages.frame * stages.window)
    power = np.abs(np.fft.rfft(stages.windowed.astype(np.float64))) ** 2
    np.testing.assert_allclose(stages.spectrum, 10 * np.log10(power), atol=0.01)
    np.testing.assert_allclose(stages.frequencies, np.arange(201) * 40.0)


def test_mel_bands_sum_the_spectrum(stages: Stages) -> None:
    energies = 10 ** (stages.spectra / 10) @ stages.mel_weights.T
    np.testing.assert_allclose(10 * np.log10(energies), stages.mel, atol=1e-3)
    edges = band_edges(SETTINGS.bands, SETTINGS.lowest_hz, SETTINGS.highest_hz)
    assert not stages.mel_weights[:, stages.frequencies > edges[-1]].any()


def test_the_logarithm_keeps_what_lies_within_the_dynamic_range() -> None:
    word = spoken("six")
    stages = stages_of(Sound(word.samples * (np.arange(len(word.samples)) > 900), 16_000), SETTINGS)
    floor = stages.mel.max() - DYNAMIC_RANGE_DB
    np.testing.assert_array_equal(stages.log_mel, np.maximum(stages.mel, floor))


def test_each_row_is_warped_from_its_source_frames(stages: Stages) -> None:
    assert stages.source_frames[0] == 0
    assert stages.source_frames[-1] == len(stages.log_mel) - 1
    for row, source in zip(stages.warped, stages.source_frames, strict=True):
        before, after = int(np.floor(source)), int(np.ceil(source))
        share = source - before
        expected = (1 - share) * stages.log_mel[before] + share * stages.log_mel[after]
        np.testing.assert_allclose(row, expected, atol=1e-4)


def test_the_features_are_the_warped_window_without_mean_and_deviation(stages: Stages) -> None:
    expected = (stages.warped - stages.warped.mean()) / stages.warped.std()
    np.testing.assert_allclose(stages.features, expected, atol=1e-5)
    assert stages.warped.shape == stages.features.shape == (24, 24)


def test_silence_has_stages_too() -> None:
    stages = stages_of(Sound(np.zeros(8000, dtype=np.float32), CORPUS_RATE), SETTINGS)
    np.testing.assert_allclose(stages.mel, -100.0, atol=1e-4)
    np.testing.assert_array_equal(stages.features, np.zeros((24, 24)))


def test_all_arrays_are_read_only_and_the_sounds_own_stays_writable() -> None:
    sound = spoken("two")
    stages = stages_of(sound, SETTINGS)
    arrays = [getattr(stages, field.name) for field in fields(stages)]
    arrays = [array for array in arrays if isinstance(array, np.ndarray)]
    assert len(arrays) == 12
    assert not any(array.flags.writeable for array in arrays)
    assert sound.samples.flags.writeable
