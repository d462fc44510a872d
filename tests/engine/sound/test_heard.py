"""A recording as the microphone would have heard it."""

from __future__ import annotations

import numpy as np
import pytest
from tone_words import glide

from engine.failure import Failure
from engine.sound.heard import heard_in_noise, main_word_in, words_in
from engine.sound.sound import CORPUS_RATE, Sound


def test_a_tightly_cut_word_is_found_whole() -> None:
    word = glide("yes", 1)

    (found,) = words_in(word)

    assert 0 <= found.seconds - word.seconds <= 0.5


def test_several_words_are_found_and_the_longest_is_the_main_one() -> None:
    short, long = glide("yes", 1).samples[:2400], glide("no", 1).samples
    gap = np.zeros(CORPUS_RATE, np.float32)
    sound = Sound(np.concatenate([short, gap, long, gap]), CORPUS_RATE)

    assert len(words_in(sound)) == 2
    assert main_word_in(sound).seconds > 0.29


def test_in_silence_there_is_no_word() -> None:
    assert main_word_in(Sound(np.zeros(CORPUS_RATE, np.float32), CORPUS_RATE)) is None


@pytest.mark.parametrize("kind", ["white", "pink"])
def test_the_noise_is_as_far_below_the_word_as_was_asked(kind: str) -> None:
    word = glide("go", 1)

    quiet = heard_in_noise(word, kind, None, np.random.default_rng(1))
    noisy = heard_in_noise(word, kind, 10.0, np.random.default_rng(1))
    again = heard_in_noise(word, kind, 10.0, np.random.default_rng(1))

    assert quiet is not None
    assert noisy is not None
    assert noisy.samples.tobytes() == again.samples.tobytes()
    power = [np.mean(np.square(one.samples[-1000:])) for one in (quiet, noisy)]
    tone = 10 ** (-22 / 10)
    assert 10 * np.log10(tone / power[1]) == pytest.approx(10.0, abs=1.5)
    assert power[0] < power[1] / 100


def test_a_silent_clip_is_not_found_and_babble_needs_clips() -> None:
    rng = np.random.default_rng(1)
    silent = Sound(np.zeros(CORPUS_RATE, np.float32), CORPUS_RATE)

    assert heard_in_noise(silent, "white", 10.0, rng) is None
    with pytest.raises(Failure, match="nothing to make this noise of"):
        heard_in_noise(glide("go", 1), "babble", 10.0, rng)
