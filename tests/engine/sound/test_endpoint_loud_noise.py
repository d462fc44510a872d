"""In loud and steady noise words hardly stand out: there less is asked of them, and only there."""

from __future__ import annotations

import numpy as np
import pytest
from people import RECORDINGS, require_recordings

from engine.corpus import embedded
from engine.sound.endpoint import Endpointer, WordSpan
from engine.sound.files import read_sound, to_corpus_rate
from engine.sound.noise import active_part, babble, pink, white
from engine.sound.sound import CORPUS_RATE, Sound

SPEECH_DBFS = -22.0
BEFORE, AFTER = CORPUS_RATE, CORPUS_RATE // 2
NOISES = {"white": white, "pink": pink}


def found(samples: np.ndarray) -> list[WordSpan]:
    endpointer = Endpointer(CORPUS_RATE)
    return endpointer.push(samples.astype(np.float32)) + endpointer.finish()


def scaled(samples: np.ndarray, dbfs: float) -> np.ndarray:
    return samples * 10 ** (dbfs / 20)


def in_noise(sound: Sound, kind: str, snr_db: float, seed: int) -> tuple[np.ndarray, int, int]:
    """Return a word as one speaks to a microphone, in noise; and where its speech lies."""
    start, stop = active_part(sound)
    level = np.sqrt(np.mean(np.square(sound.samples[start:stop], dtype=np.float64)))
    word = np.pad(sound.samples / level, (BEFORE, AFTER))
    noise = NOISES[kind](len(word), np.random.default_rng(seed))
    stream = scaled(word, SPEECH_DBFS) + scaled(noise, SPEECH_DBFS - snr_db)
    return stream, BEFORE + start, BEFORE + stop


@pytest.mark.parametrize(
    ("kind", "snr_db", "least"),
    [("white", 10, 0.99), ("pink", 10, 0.99), ("white", 0, 0.88), ("pink", 0, 0.95)],
)
def test_peoples_words_are_found_in_loud_noise(kind: str, snr_db: float, least: float) -> None:
    require_recordings()
    paths = sorted(RECORDINGS.glob("*.wav"))[::15]
    hits = 0
    for seed, path in enumerate(paths):
        stream, start, stop = in_noise(to_corpus_rate(read_sound(path)), kind, snr_db, seed)
        words = found(stream)
        hits += len(words) == 1 and words[0].start < (start + stop) / 2 < words[0].stop

    assert len(paths) == 150
    assert hits / len(paths) >= least


@pytest.mark.parametrize("kind", NOISES)
@pytest.mark.parametrize("dbfs", [-60.0, -45.0, -40.0, -30.0, -20.0])
def test_steady_noise_of_a_minute_is_no_word_however_loud(kind: str, dbfs: float) -> None:
    noise = NOISES[kind](60 * CORPUS_RATE, np.random.default_rng(5))

    assert found(scaled(noise, dbfs)) == []


def test_the_murmur_of_a_room_full_of_people_is_hardly_ever_taken_for_a_word() -> None:
    sounds = [sound for _, sound in embedded.load("english-digits")[::20]]
    murmur = babble(sounds, 60 * CORPUS_RATE, np.random.default_rng(5))

    assert len(found(scaled(murmur, -25.0))) <= 2


def swelling(db_above: float, floor_dbfs: float) -> np.ndarray:
    """Return 3 s of white noise that is louder for 0.4 s of them."""
    samples = scaled(white(3 * CORPUS_RATE, np.random.default_rng(1)), floor_dbfs)
    samples[CORPUS_RATE * 2 : round(CORPUS_RATE * 2.4)] *= 10 ** (db_above / 20)
    return samples


def test_what_rises_a_little_above_a_quiet_room_is_still_no_word() -> None:
    assert found(swelling(7.0, -60.0)) == []
    assert found(swelling(7.0, -50.0)) == []
    assert len(found(swelling(7.0, -25.0))) == 1
    assert len(found(swelling(14.0, -60.0))) == 1
