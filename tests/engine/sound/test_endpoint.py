"""Words are found once and whole in a noisy stream, and noise, steps and clicks are no words."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from people import RECORDINGS, needs_recordings

from engine.sound.endpoint import HANGOVER_SECONDS, Endpointer, WordSpan
from engine.sound.files import read_sound, to_corpus_rate
from engine.sound.sound import CORPUS_RATE

SPEECH_DB = -26.0
GAP = round(0.8 * CORPUS_RATE)


def level(db: float) -> float:
    return float(10 ** (db / 20))


def white_noise(count: int, db: float, seed: int = 0) -> np.ndarray:
    return level(db) * np.random.default_rng(seed).standard_normal(count)


def falling_noise(count: int, db: float, seed: int, exponent: float) -> np.ndarray:
    """Return noise whose power falls with frequency to the power of `exponent`."""
    spectrum = np.fft.rfft(white_noise(count, 0.0, seed))
    spectrum /= np.maximum(np.fft.rfftfreq(count, 1 / CORPUS_RATE), 20.0) ** (exponent / 2)
    noise = np.fft.irfft(spectrum, count)
    return level(db) * noise / np.sqrt(np.mean(noise**2))


def room_noise(count: int, db: float, seed: int = 0) -> np.ndarray:
    return falling_noise(count, db, seed, exponent=1.0)


def rumble(count: int, db: float, seed: int = 0) -> np.ndarray:
    """Return noise that ripples a lot: nearly all of it lies in the lowest frequencies."""
    return falling_noise(count, db, seed, exponent=2.0)


Noise = Callable[[int, float, int], np.ndarray]
NOISES = [white_noise, room_noise, rumble]


def spoken(seconds: float, rate: int = CORPUS_RATE) -> np.ndarray:
    """Return a vowel-like sound at `SPEECH_DB`: harmonics of a falling pitch, swelling."""
    time = np.arange(round(seconds * rate)) / rate
    phase = 2 * np.pi * (140 * time - 20 * time**2)
    sound = sum(np.sin(harmonic * phase) / harmonic for harmonic in range(1, 12))
    sound = sound * np.sin(np.pi * time / seconds) ** 0.5
    return level(SPEECH_DB) * sound / np.sqrt(np.mean(sound**2))


def find(stream: np.ndarray, block: int = 512) -> tuple[list[WordSpan], Endpointer]:
    endpointer = Endpointer(CORPUS_RATE)
    stream = stream.astype(np.float32)
    words = [
        word
        for at in range(0, len(stream), block)
        for word in endpointer.push(stream[at : at + block])
    ]
    return words, endpointer


def loud_part(word: np.ndarray, within_db: float) -> tuple[int, int]:
    """Return from where to where the 10 ms pieces are within `within_db` of the loudest."""
    pieces = word[: len(word) // 160 * 160].reshape(-1, 160)
    power = np.mean(np.square(pieces, dtype=np.float64), axis=1)
    loud = np.flatnonzero(power >= power.max() * 10 ** (-within_db / 10))
    return int(loud[0]) * 160, int(loud[-1] + 1) * 160


def stream_of_people(
    paths: list[Path], noise: np.ndarray, within_db: float
) -> tuple[np.ndarray, list[tuple[int, int]]]:
    """Add the words, 0.8 s apart and equally loud, to the noise; return where they are loud."""
    stream = noise.copy()
    loud, at = [], GAP
    for path in paths:
        word = to_corpus_rate(read_sound(path)).samples
        start, stop = loud_part(word, 20.0)
        word = word * level(SPEECH_DB) / np.sqrt(np.mean(word[start:stop] ** 2))
        stream[at : at + len(word)] += word
        start, stop = loud_part(word, within_db)
        loud.append((at + start, at + stop))
        at += len(word) + GAP
    return stream[:at].astype(np.float32), loud


@needs_recordings
@pytest.mark.parametrize("noise", NOISES)
@pytest.mark.parametrize(("ratio_db", "within_db"), [(30.0, 20.0), (20.0, 12.0)])
@pytest.mark.parametrize("seed", [0, 1])
def test_forty_words_of_five_people_are_each_found_once_and_whole(
    noise: Noise, ratio_db: float, within_db: float, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    paths = sorted(RECORDINGS.glob("*.wav"))
    chosen = [paths[index] for index in rng.choice(len(paths), 40, replace=False)]
    background = noise(100 * CORPUS_RATE, SPEECH_DB - ratio_db, seed)
    stream, loud = stream_of_people(chosen, background, within_db)

    endpointer, words, at = Endpointer(CORPUS_RATE), [], 0
    while at < len(stream):
        block = int(rng.integers(1, 3000))
        words += endpointer.push(stream[at : at + block])
        at += block

    assert len(words) == 40
    for path, word, (start, stop) in zip(chosen, words, loud, strict=True):
        assert word.start <= start < stop <= word.stop, path.name
        assert word.stop - word.start < stop - start + 0.8 * CORPUS_RATE, path.name


@needs_recordings
@pytest.mark.parametrize("speaker", ["george", "jackson", "lucas", "theo", "yweweler"])
def test_the_stop_gap_in_six_and_eight_splits_no_word(speaker: str) -> None:
    paths = [RECORDINGS / f"{digit}_{speaker}_{take}.wav" for digit in (6, 8) for take in (7, 23)]
    stream, _ = stream_of_people(paths, room_noise(10 * CORPUS_RATE, SPEECH_DB - 30), 20.0)
    words, _ = find(stream)
    assert len(words) == len(paths)


@given(
    cuts=st.lists(st.integers(0, 40_000), max_size=30),
    word_at=st.integers(4_000, 12_000),
    seed=st.integers(0, 5),
)
def test_the_blocks_do_not_change_the_result(cuts: list[int], word_at: int, seed: int) -> None:
    stream = white_noise(40_000, -60.0, seed)
    stream[word_at : word_at + 6400] += spoken(0.4)
    stream = stream.astype(np.float32)
    whole = Endpointer(CORPUS_RATE)
    words = whole.push(stream)
    assert len(words) == 1

    pieces = Endpointer(CORPUS_RATE)
    found = [
        word
        for start, stop in pairwise([0, *sorted(cuts), len(stream)])
        for word in pieces.push(stream[start:stop])
    ]
    assert found == words
    assert pieces.noise_floor_db == whole.noise_floor_db


@pytest.mark.parametrize("rate", [8_000, 16_000, 44_100, 48_000])
def test_a_word_is_found_with_room_around_it_at_every_rate(rate: int) -> None:
    stream = white_noise(2 * rate, -60.0)
    word = spoken(0.4, rate)
    stream[rate // 2 : rate // 2 + len(word)] += word
    (span,) = Endpointer(rate).push(stream.astype(np.float32))
    start, stop = span.start / rate - 0.5, span.stop / rate - 0.5
    assert -0.25 < start < -0.1
    assert 0.45 < stop < 0.6


def test_a_gap_of_a_fifth_of_a_second_joins_and_a_third_separates() -> None:
    for gap, expected in ((0.2, 1), (0.35, 2), (0.5, 2)):
        pause = np.zeros(round(gap * CORPUS_RATE))
        quiet = np.zeros(CORPUS_RATE)
        stream = np.concatenate((quiet, spoken(0.2), pause, spoken(0.2), quiet))
        words, _ = find(stream + white_noise(len(stream), -60.0))
        assert len(words) == expected, gap
        assert all(before.stop <= after.start for before, after in pairwise(words))


def test_it_speaks_up_while_a_word_goes_on_and_after_the_hangover_no_more() -> None:
    stream = white_noise(2 * CORPUS_RATE, -60.0)
    stream[8_000:16_000] += spoken(0.5)
    stream = stream.astype(np.float32)
    endpointer = Endpointer(CORPUS_RATE)
    said = [
        bool(endpointer.push(stream[at : at + 160]) or endpointer.speaking)
        for at in range(0, len(stream), 160)
    ]
    assert not any(said[:50])
    assert all(said[56:125])
    assert not any(said[140:])


@pytest.mark.parametrize("noise", NOISES)
@pytest.mark.parametrize("db", [-90.0, -60.0, -40.0, -20.0])
def test_steady_noise_is_no_word(noise: Noise, db: float) -> None:
    words, endpointer = find(noise(30 * CORPUS_RATE, db, 4))
    assert words == []
    assert not endpointer.speaking
    if noise is white_noise:
        assert endpointer.noise_floor_db == pytest.approx(max(db, -70.0), abs=2.0)


@pytest.mark.parametrize("noise", NOISES)
@pytest.mark.parametrize("step_db", [4.0, 8.0, 12.0, 20.0, 40.0, -20.0])
def test_a_step_of_the_noise_is_learned_within_about_a_second(noise: Noise, step_db: float) -> None:
    before = noise(3 * CORPUS_RATE, -50.0, 1)
    after = noise(3 * CORPUS_RATE, -50.0 + step_db, 2)
    words, settled = find(after)
    assert words == []
    endpointer = Endpointer(CORPUS_RATE)
    found = endpointer.push(before.astype(np.float32))
    found += endpointer.push(after[: round(1.1 * CORPUS_RATE)].astype(np.float32))
    assert endpointer.noise_floor_db == pytest.approx(settled.noise_floor_db, abs=3.0)
    assert not endpointer.speaking
    found += endpointer.push(after[round(1.1 * CORPUS_RATE) :].astype(np.float32))
    assert found == []


def test_a_word_after_a_step_of_the_noise_is_found() -> None:
    stream = np.concatenate(
        (white_noise(2 * CORPUS_RATE, -65.0), white_noise(4 * CORPUS_RATE, -48.0, seed=1))
    )
    at = 4 * CORPUS_RATE
    stream[at : at + 8000] += spoken(0.5)
    (word,), _ = find(stream)
    assert word.start < at + 800
    assert at + 7200 < word.stop < at + 8000 + 0.3 * CORPUS_RATE


@pytest.mark.parametrize("milliseconds", [1, 5, 15, 29])
@pytest.mark.parametrize("offset", [0, 53, 107])
def test_a_click_is_no_word(milliseconds: int, offset: int) -> None:
    stream = white_noise(3 * CORPUS_RATE, -60.0)
    at = CORPUS_RATE + offset
    stream[at : at + 16 * milliseconds] += white_noise(16 * milliseconds, -10.0, seed=2)
    assert find(stream)[0] == []


def test_a_sound_too_long_for_a_word_is_none_and_the_next_word_is_found() -> None:
    rng = np.random.default_rng(3)
    syllables = [spoken(0.25) * rng.uniform(0.3, 1.0) for _ in range(16)]  # 4 s without a pause
    quiet = np.zeros(CORPUS_RATE)
    stream = np.concatenate((quiet, *syllables, quiet, spoken(0.4), quiet))
    (word,), _ = find(stream + white_noise(len(stream), -60.0))
    assert word.start > CORPUS_RATE + 4 * CORPUS_RATE


def test_digital_silence_before_the_first_noise_is_no_trap() -> None:
    stream = np.concatenate((np.zeros(CORPUS_RATE), white_noise(2 * CORPUS_RATE, -75.0)))
    words, endpointer = find(stream)
    assert words == []
    assert np.isfinite(endpointer.noise_floor_db)


def test_samples_that_are_no_numbers_do_no_lasting_harm() -> None:
    stream = white_noise(4 * CORPUS_RATE, -60.0)
    stream[16_000:16_100] = np.nan
    stream[3 * CORPUS_RATE - 6400 : 3 * CORPUS_RATE] += spoken(0.4)
    words, _ = find(stream)
    assert len(words) == 1


def test_an_offset_and_hum_hide_no_word() -> None:
    count = 3 * CORPUS_RATE
    hum = 0.05 * np.sin(2 * np.pi * 50 * np.arange(count) / CORPUS_RATE) + 0.1
    stream = hum + white_noise(count, -60.0)
    stream[CORPUS_RATE : CORPUS_RATE + 6400] += 0.3 * spoken(0.4)
    (word,), endpointer = find(stream)
    assert word.start <= CORPUS_RATE + 800
    assert endpointer.noise_floor_db < -55.0


def test_after_a_reset_the_stream_begins_anew() -> None:
    stream = white_noise(2 * CORPUS_RATE, -60.0)
    stream[8000:14_400] += spoken(0.4)
    stream = stream.astype(np.float32)
    endpointer = Endpointer(CORPUS_RATE)
    first = endpointer.push(stream)
    endpointer.push(stream[:10_000])
    endpointer.reset()
    assert not endpointer.speaking
    assert endpointer.push(stream) == first


def test_a_word_at_the_very_beginning_starts_with_the_stream() -> None:
    stream = white_noise(CORPUS_RATE, -60.0)
    stream[2000:8400] += spoken(0.4)
    (word,), _ = find(stream)
    assert word.start == 0


def test_it_says_when_the_last_of_a_word_was_heard() -> None:
    quiet = white_noise(CORPUS_RATE, -60.0)
    word = spoken(0.4)
    endpointer = Endpointer(CORPUS_RATE)
    stream = np.concatenate((quiet, word, quiet)).astype(np.float32)
    certain = None
    for start in range(0, len(stream), 160):
        if found := endpointer.push(stream[start : start + 160]):
            (span,), certain = found, start + 160
            break

    assert certain is not None
    assert span.heard_until == pytest.approx(len(quiet) + len(word), abs=round(0.03 * CORPUS_RATE))
    waited = (certain - span.heard_until) / CORPUS_RATE
    assert waited == pytest.approx(HANGOVER_SECONDS, abs=0.02)
