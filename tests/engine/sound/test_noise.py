"""Noise has the spectrum it is named for, and lies under a word at exactly the ratio asked for."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.failure import Failure
from engine.sound.noise import (
    active_part,
    babble,
    mixed,
    pink,
    recorded,
    white,
    within_full_scale,
)
from engine.sound.sound import CORPUS_RATE, Sound

GOLDEN = Path(__file__).parents[2] / "golden" / "librosa"
WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


def spoken(word: str) -> Sound:
    return Sound(np.load(GOLDEN / "words.npz")[word].astype(np.float32) / 32768, CORPUS_RATE)


SOUNDS = [spoken(word) for word in WORDS]


def rng(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


def power(samples: np.ndarray) -> float:
    return float(np.mean(np.square(samples, dtype=np.float64)))


def octave_levels(samples: np.ndarray) -> np.ndarray:
    """Return the mean power per Hz in dB in the octaves from 62.5 Hz to 8 kHz, 16 kHz samples."""
    density = np.abs(np.fft.rfft(samples)) ** 2
    hz = np.fft.rfftfreq(len(samples), 1 / CORPUS_RATE)
    edges = 62.5 * 2.0 ** np.arange(8)
    octaves = pairwise(edges)
    return np.array(
        [10 * np.log10(density[(low <= hz) & (hz < high)].mean()) for low, high in octaves]
    )


@pytest.mark.parametrize(("noise", "slope"), [(white, 0.0), (pink, -3.01)])
def test_white_noise_is_flat_and_pink_falls_three_decibels_an_octave(noise, slope: float) -> None:
    levels = octave_levels(noise(30 * CORPUS_RATE, rng()))
    measured = np.polyfit(np.arange(7), levels, 1)[0]
    assert measured == pytest.approx(slope, abs=0.1)
    np.testing.assert_allclose(levels - levels.mean(), slope * (np.arange(7) - 3), atol=0.3)


@pytest.mark.parametrize("count", [1, 2, 100, 16_001])
@pytest.mark.parametrize("kind", ["white", "pink", "babble"])
def test_noise_has_the_length_asked_for_and_a_root_mean_square_of_1(kind: str, count: int) -> None:
    made = {
        "white": lambda: white(count, rng(1)),
        "pink": lambda: pink(count, rng(1)),
        "babble": lambda: babble(SOUNDS, count, rng(1)),
    }[kind]()
    assert made.dtype == np.float32
    assert made.shape == (count,)
    if (kind, count) != ("pink", 1):  # one sample without an offset is silence
        assert power(made) == pytest.approx(1.0, rel=1e-4)


@pytest.mark.parametrize("noise", [white, pink, lambda n, r: babble(SOUNDS, n, r)])
def test_the_same_generator_gives_the_same_noise_and_another_another(noise) -> None:
    np.testing.assert_array_equal(noise(5000, rng(3)), noise(5000, rng(3)))
    assert np.abs(noise(5000, rng(3)) - noise(5000, rng(4))).max() > 0.5


def test_nothing_of_noise_is_nothing() -> None:
    assert len(white(0, rng())) == len(babble(SOUNDS, 0, rng())) == 0


def test_babble_has_the_spectrum_of_speech_and_no_pauses() -> None:
    levels = octave_levels(babble(SOUNDS, 10 * CORPUS_RATE, rng()))
    assert levels[2] > levels[-1] + 20  # 250 to 500 Hz against 4 to 8 kHz
    pieces = babble(SOUNDS, 5 * CORPUS_RATE, rng()).reshape(-1, CORPUS_RATE // 10)
    assert min(power(piece) for piece in pieces) > 0.05


def test_babble_takes_clips_of_any_rate_and_some_that_are_silent() -> None:
    slow = Sound(SOUNDS[0].samples[::2].copy(), CORPUS_RATE // 2)
    silent = Sound(np.zeros(100, dtype=np.float32), CORPUS_RATE)
    empty = Sound(np.zeros(0, dtype=np.float32), CORPUS_RATE)
    assert power(babble([slow, silent, empty], 4000, rng())) == pytest.approx(1.0, rel=1e-4)


@pytest.mark.parametrize("sounds", [[], [Sound(np.zeros(50, dtype=np.float32), CORPUS_RATE)]])
def test_babble_of_nothing_is_refused_in_a_sentence(sounds: list[Sound]) -> None:
    with pytest.raises(Failure, match="Babble needs clips"):
        babble(sounds, 1000, rng())


def test_recorded_noise_is_a_stretch_of_the_recording_and_comes_again_when_too_short() -> None:
    ramp = np.arange(1000, dtype=np.float32)
    stretch = recorded([Sound(ramp, CORPUS_RATE)], 2500, rng(2))
    np.testing.assert_array_equal(np.diff(stretch) % 1000, np.ones(2499))
    with pytest.raises(Failure, match="recording of the room"):
        recorded([], 100, rng())


@given(
    word=st.sampled_from(WORDS),
    snr_db=st.floats(-10.0, 50.0),
    kind=st.sampled_from([white, pink]),
    lead=st.integers(0, 8000),
    scale=st.floats(0.01, 1.5),
)
def test_the_ratio_over_the_active_part_is_exactly_the_one_asked_for(
    word: str, snr_db: float, kind, lead: int, scale: float
) -> None:
    samples = np.pad(spoken(word).samples, (lead, 4000)) * np.float32(scale)
    sound = Sound(samples, CORPUS_RATE)
    noisy = mixed(sound, kind(len(samples) + 7, rng(lead)), snr_db)
    assert len(noisy.samples) == len(samples)
    assert np.abs(noisy.samples).max() <= 1.0
    # Both may have been turned down: how much of each is in the sum tells their powers.
    start, stop = active_part(sound)
    noise = kind(len(samples) + 7, rng(lead))[: len(samples)]
    columns = np.stack((samples, noise), axis=1)[start:stop].astype(np.float64)
    speech_gain, noise_gain = np.linalg.lstsq(columns, noisy.samples[start:stop], rcond=None)[0]
    ratio = power(speech_gain * columns[:, 0]) / power(noise_gain * columns[:, 1])
    assert 10 * np.log10(ratio) == pytest.approx(snr_db, abs=0.01)


def test_silence_has_no_ratio_and_stays_as_it_is() -> None:
    silent = Sound(np.zeros(500, dtype=np.float32), CORPUS_RATE)
    assert mixed(silent, white(500, rng()), 10.0) is silent
    word = spoken("two")
    assert mixed(word, np.zeros(len(word.samples), dtype=np.float32), 10.0) is word


def test_too_little_noise_is_an_error() -> None:
    with pytest.raises(ValueError, match="10 samples"):
        mixed(spoken("two"), white(10, rng()), 10.0)


def test_only_what_exceeds_full_scale_is_turned_down() -> None:
    soft = Sound(np.array([0.5, -1.0], dtype=np.float32), CORPUS_RATE)
    assert within_full_scale(soft) is soft
    loud = within_full_scale(Sound(np.array([0.5, -2.0], dtype=np.float32), CORPUS_RATE))
    np.testing.assert_allclose(loud.samples, [0.25, -1.0])
