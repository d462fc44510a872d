"""Noise hardly moves a word's edges, whether it lies under the word too or only around it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from people import RECORDINGS, require_recordings

from engine.sound.endpoint import Endpointer, WordSpan
from engine.sound.files import read_sound, to_corpus_rate
from engine.sound.noise import active_part, pink, white
from engine.sound.sound import CORPUS_RATE, Sound

GOLDEN = Path(__file__).parents[2] / "golden" / "librosa"
WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
CLIPS = 300
PADDING = CORPUS_RATE // 2
TOLERANCE = round(0.060 * CORPUS_RATE)
NOISES = {"white": white, "pink": pink}


def padded(sound: Sound) -> np.ndarray:
    return np.pad(sound.samples, PADDING)


def noise_for(sound: Sound, kind: str, ratio_db: float, seed: int) -> np.ndarray:
    """Return noise as long as the padded sound, this far below its speech."""
    start, stop = active_part(sound)
    level = np.sqrt(np.mean(np.square(sound.samples[start:stop], dtype=np.float64)))
    noise = NOISES[kind](len(sound.samples) + 2 * PADDING, np.random.default_rng(seed))
    return np.float32(level * 10 ** (-ratio_db / 20)) * noise


def words_in(samples: np.ndarray) -> list[WordSpan]:
    endpointer = Endpointer(CORPUS_RATE)
    return endpointer.push(samples) + endpointer.finish()


def kept_edges(clean: list[WordSpan], noisy: list[WordSpan]) -> int:
    """Return how many of the two edges are where they are without noise."""
    if len(clean) != 1 or len(noisy) != 1:
        return 0
    moved = (noisy[0].start - clean[0].start, noisy[0].stop - clean[0].stop)
    return sum(abs(distance) <= TOLERANCE for distance in moved)


@pytest.fixture(scope="module")
def people() -> list[tuple[Sound, list[WordSpan]]]:
    """Return clips of five speakers, and what is found in each without noise."""
    require_recordings()
    paths = sorted(RECORDINGS.glob("*.wav"))[:: 2250 // CLIPS]
    sounds = [to_corpus_rate(read_sound(path)) for path in paths]
    return [(sound, words_in(padded(sound))) for sound in sounds]


@pytest.mark.parametrize("kind", NOISES)
@pytest.mark.parametrize(("ratio_db", "least"), [(20.0, 0.98), (10.0, 0.95)])
@pytest.mark.parametrize("under_the_word", [True, False])
def test_peoples_words_keep_their_edges_in_noise(
    people: list[tuple[Sound, list[WordSpan]]],
    kind: str,
    ratio_db: float,
    least: float,
    under_the_word: bool,
) -> None:
    kept = 0
    for seed, (sound, clean) in enumerate(people):
        noise = noise_for(sound, kind, ratio_db, seed)
        if not under_the_word:
            noise[PADDING:-PADDING] = 0.0
        kept += kept_edges(clean, words_in(padded(sound) + noise))
    assert len(people) >= CLIPS
    assert kept / (2 * len(people)) >= least


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("kind", NOISES)
def test_a_synthetic_word_keeps_its_edges_in_noise_20_db_below(word: str, kind: str) -> None:
    sound = Sound(np.load(GOLDEN / "words.npz")[word].astype(np.float32) / 32768, CORPUS_RATE)
    noise = noise_for(sound, kind, 20.0, seed=1)
    assert kept_edges(words_in(padded(sound)), words_in(padded(sound) + noise)) == 2


def hissing_vowel(loud: slice, seed: int = 0) -> np.ndarray:
    """Return 2 s of faint noise with a tone at `loud` that swells and fades."""
    samples = 0.001 * np.random.default_rng(seed).standard_normal(2 * CORPUS_RATE)
    time = np.arange(loud.stop - loud.start) / CORPUS_RATE
    swell = 0.3 + 0.7 * np.sin(np.pi * np.arange(len(time)) / len(time))
    samples[loud] += 0.2 * swell * np.sin(2 * np.pi * 400 * time)
    return samples.astype(np.float32)


@pytest.mark.parametrize("start", [12_000, 12_050, 12_100])
def test_the_edges_of_a_word_are_those_of_its_loud_part(start: int) -> None:
    (word,) = words_in(hissing_vowel(slice(start, start + 6000)))
    assert word.edges is not None
    assert abs(word.edges[0] - start) <= 0.03 * CORPUS_RATE
    assert abs(word.edges[1] - (start + 6000)) <= 0.03 * CORPUS_RATE
    assert word.start < word.edges[0] < word.edges[1] < word.stop


def test_a_soft_hiss_before_a_word_belongs_to_it_where_it_can_be_heard() -> None:
    samples = hissing_vowel(slice(16_000, 22_000))
    hiss = slice(16_000 - 5600, 16_000)  # 350 ms, more than the lead
    samples[hiss] += 0.02 * np.random.default_rng(1).standard_normal(5600).astype(np.float32)
    (word,) = words_in(samples)
    assert word.edges is not None
    assert word.start <= hiss.start
    assert word.edges[0] > hiss.start + 1600


def test_the_end_of_a_file_ends_its_last_word() -> None:
    samples = hissing_vowel(slice(12_000, 18_000))[:18_500]
    endpointer = Endpointer(CORPUS_RATE)
    assert endpointer.push(samples) == []
    assert endpointer.speaking
    (word,) = endpointer.finish()
    assert word.start < 12_000
    assert 18_000 <= word.stop <= len(samples)
    assert not endpointer.speaking
    assert endpointer.finish() == []


def test_noise_that_begins_before_the_end_of_a_file_is_no_word() -> None:
    samples = 0.0005 * np.random.default_rng(0).standard_normal(2 * CORPUS_RATE)
    samples[-CORPUS_RATE // 2 :] *= 30
    endpointer = Endpointer(CORPUS_RATE)
    assert endpointer.push(samples.astype(np.float32)) == []
    assert endpointer.speaking
    assert endpointer.finish() == []


def test_nothing_is_found_beyond_the_samples_that_came() -> None:
    rng = np.random.default_rng(5)
    samples = (0.02 * rng.standard_normal(6 * CORPUS_RATE)).astype(np.float32)
    for at in range(12_000, 90_000, 12_000):
        time = np.arange(3000) / CORPUS_RATE
        samples[at : at + 3000] += 0.2 * np.sin(2 * np.pi * 300 * time).astype(np.float32)
    endpointer = Endpointer(CORPUS_RATE)
    words = []
    for at in range(0, len(samples), 160):
        found = endpointer.push(samples[at : at + 160])
        assert all(word.stop <= at + 160 for word in found)
        words += found
    assert len(words) == 7


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("wild", [np.nan, np.inf, 1e30])
def test_wild_samples_before_a_word_do_no_harm(wild: float) -> None:
    samples = hissing_vowel(slice(20_000, 26_000))
    samples[12_000:12_100] = wild
    with np.errstate(all="ignore"):  # of the transform itself
        words = words_in(samples)
    assert words
    assert words[-1].start < 20_000
    assert words[-1].stop > 26_000
