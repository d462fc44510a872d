"""Augmentation varies a take as it says, by its seed alone, and only what is asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.failure import Failure
from engine.sound.augmentation import (
    FEW_RECORDINGS,
    NOISES,
    Augmentation,
    augment_sound,
    mask_features,
    varied_takes,
)
from engine.sound.features import FeatureSettings, word_features
from engine.sound.noise import active_part
from engine.sound.sound import CORPUS_RATE, Sound

GOLDEN = Path(__file__).parents[2] / "golden" / "librosa"
SETTINGS = FeatureSettings()


def spoken(word: str) -> Sound:
    return Sound(np.load(GOLDEN / "words.npz")[word].astype(np.float32) / 32768, CORPUS_RATE)


SOUNDS = [spoken(word) for word in ("one", "four", "seven")]


def tone(hz: float, seconds: float = 0.5, rate: int = CORPUS_RATE) -> Sound:
    time = np.arange(round(seconds * rate)) / rate
    return Sound((0.3 * np.sin(2 * np.pi * hz * time)).astype(np.float32), rate)


def rng(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


def loudest_hz(sound: Sound) -> float:
    spectrum = np.abs(np.fft.rfft(sound.samples, 1 << 17))
    return float(spectrum.argmax() * sound.sample_rate / (1 << 17))


def test_by_default_nothing_is_varied_and_nothing_made() -> None:
    word = SOUNDS[0]
    assert augment_sound(word, Augmentation(), rng()) is word
    features = word_features(word, SETTINGS)
    np.testing.assert_array_equal(mask_features(features, Augmentation(), rng()), features)
    assert varied_takes(word, Augmentation(), SETTINGS, (0,)).shape == (0, 24, 24)


@pytest.mark.parametrize("seed", range(6))
def test_a_change_of_speed_moves_the_pitch_and_the_length_together(seed: int) -> None:
    sound = tone(500.0)
    varied = augment_sound(sound, Augmentation(speed=0.2), rng(seed))
    factor = loudest_hz(varied) / 500.0
    assert 0.8 <= factor <= 1.2
    assert abs(factor - 1) > 1e-3
    assert len(varied.samples) == pytest.approx(len(sound.samples) / factor, rel=0.01)
    assert varied.samples.dtype == np.float32


@given(seed=st.integers(0, 1000), most=st.floats(0.001, 0.3))
def test_a_shift_moves_the_sound_within_its_length(seed: int, most: float) -> None:
    ramp = np.arange(1, 9001, dtype=np.float32) / 9001
    moved = augment_sound(Sound(ramp, CORPUS_RATE), Augmentation(shift_seconds=most), rng(seed))
    kept = np.flatnonzero(moved.samples)
    assert len(moved.samples) == len(ramp)
    np.testing.assert_array_equal(np.diff(kept), np.ones(len(kept) - 1))
    distance = int(kept[0] if kept[0] else kept[-1] - 8999)
    assert abs(distance) <= min(most * CORPUS_RATE, 4500) + 1
    np.testing.assert_array_equal(moved.samples[kept], ramp[kept - distance])


@pytest.mark.parametrize("count", [0, 1, 2, 3, 100])
def test_the_shortest_sounds_can_be_varied_too(count: int) -> None:
    settings = Augmentation(shift_seconds=0.5, gain_db=10.0, speed=0.5, noise="white")
    sound = Sound(0.1 * np.ones(count, dtype=np.float32), CORPUS_RATE)
    for seed in range(20):
        assert np.isfinite(augment_sound(sound, settings, rng(seed)).samples).all()


def test_gain_changes_the_level_and_nothing_else_and_stays_within_full_scale() -> None:
    word = SOUNDS[1]
    levels = []
    for seed in range(40):
        varied = augment_sound(word, Augmentation(gain_db=30.0), rng(seed))
        ratio = float(np.abs(varied.samples).max() / np.abs(word.samples).max())
        np.testing.assert_allclose(varied.samples, word.samples * np.float32(ratio), atol=1e-6)
        assert np.abs(varied.samples).max() <= 1.0
        levels.append(20 * np.log10(ratio))
    assert -30.0 <= min(levels) < -15.0
    assert 0.0 < max(levels) <= 30.0


@pytest.mark.parametrize("noise", ["white", "pink", "babble", "room"])
def test_noise_lies_under_the_word_at_its_ratio(noise: str) -> None:
    word = SOUNDS[2]
    room = [tone(200.0, 2.0)] if noise == "room" else SOUNDS
    noisy = augment_sound(word, Augmentation(noise=noise, snr_db=15.0), rng(), room)
    start, stop = active_part(word)
    added = (noisy.samples - word.samples)[start:stop].astype(np.float64)
    ratio = np.mean(word.samples[start:stop].astype(np.float64) ** 2) / np.mean(added**2)
    assert 10 * np.log10(ratio) == pytest.approx(15.0, abs=0.01)


@pytest.mark.parametrize("noise", ["babble", "room"])
@pytest.mark.parametrize("source", [None, []])
def test_noise_without_a_source_is_refused_in_a_sentence(noise: str, source) -> None:
    with pytest.raises(Failure, match="Babble needs clips"):
        augment_sound(SOUNDS[0], Augmentation(noise=noise), rng(), source)


@given(bands=st.integers(0, 30), frames=st.integers(0, 30), seed=st.integers(0, 1000))
def test_masks_hide_whole_bands_and_frames_side_by_side(bands: int, frames: int, seed: int) -> None:
    features = np.ones((24, 20), dtype=np.float32)
    masked = mask_features(
        features, Augmentation(frequency_mask=bands, time_mask=frames), rng(seed)
    )
    assert (features == 1).all()
    hidden_bands = np.flatnonzero(~masked.any(axis=0))
    hidden_frames = np.flatnonzero(~masked.any(axis=1))
    if len(hidden_bands) < 20 and len(hidden_frames) < 24:
        for hidden, most in ((hidden_bands, bands), (hidden_frames, frames)):
            assert len(hidden) <= most
            assert (np.diff(hidden) == 1).all()
        cells = len(hidden_frames) * 20 + len(hidden_bands) * (24 - len(hidden_frames))
        assert np.count_nonzero(masked == 0) == cells


def test_copies_are_those_of_their_seed() -> None:
    settings = replace(FEW_RECORDINGS, copies=3)
    takes = varied_takes(SOUNDS[0], settings, SETTINGS, (7, 4), SOUNDS)
    assert takes.shape == (3, 24, 24)
    assert takes.dtype == np.float32
    np.testing.assert_array_equal(takes, varied_takes(SOUNDS[0], settings, SETTINGS, (7, 4)))
    others = varied_takes(SOUNDS[0], settings, SETTINGS, (8, 4), SOUNDS)
    assert (np.abs(others - takes).max(axis=(1, 2)) > 0.1).all()


def test_a_further_copy_changes_no_other() -> None:
    settings = Augmentation(speed=0.1, noise="pink", time_mask=3, copies=2)
    few = varied_takes(SOUNDS[0], settings, SETTINGS, (1,))
    many = varied_takes(SOUNDS[0], replace(settings, copies=4), SETTINGS, (1,))
    np.testing.assert_array_equal(few, many[:2])


def test_each_copy_is_still_more_like_its_own_word_than_like_the_others() -> None:
    features = np.concatenate(
        [
            varied_takes(sound, FEW_RECORDINGS, SETTINGS, (0, place), SOUNDS)
            for place, sound in enumerate(SOUNDS)
        ]
    )
    labels = np.repeat(np.arange(len(SOUNDS)), FEW_RECORDINGS.copies)
    originals = np.stack([word_features(sound, SETTINGS) for sound in SOUNDS])
    likeness = np.einsum("nfb,wfb->nw", features, originals)
    assert (likeness.argmax(axis=1) == labels).mean() >= 0.95


@pytest.mark.parametrize(
    "impossible",
    [
        {"shift_seconds": -0.1},
        {"shift_seconds": 3.0},
        {"gain_db": float("nan")},
        {"speed": 0.9},
        {"noise": "brown"},
        {"snr_db": 100.0},
        {"frequency_mask": -1},
        {"time_mask": 1000},
        {"copies": -1},
        {"copies": 1_000_000},
    ],
)
def test_impossible_settings_are_refused_in_a_sentence(impossible: dict[str, object]) -> None:
    with pytest.raises(Failure, match="Choose"):
        Augmentation(**impossible)


def test_every_noise_can_be_chosen() -> None:
    assert [Augmentation(noise=noise).noise for noise in NOISES] == list(NOISES)
