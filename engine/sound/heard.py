"""A recording as the open microphone would have heard it: words found by the live endpointer."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from engine.sound.endpoint import Endpointer
from engine.sound.files import to_corpus_rate
from engine.sound.noise import active_part, babble, pink, recorded, white
from engine.sound.sound import CORPUS_RATE, Samples, Sound

SPEECH_DBFS = -22.0
"""How loud people speak to a microphone: the root mean square of a word in dB of full scale."""
BEFORE_SECONDS, AFTER_SECONDS = 0.8, 0.5
"""A microphone is open before a word, and stays open until its end has been noticed."""
ROOM_DBFS = -75.0
"""What is put around a recording is as faint as a quiet room, and not digital silence."""

LAB_NOISES = ("white", "pink", "babble", "room")


def words_in(sound: Sound) -> list[Sound]:
    """Return the words that the live endpointer finds in a recording, at the corpus rate.

    A quiet room is put before and behind it, so that a tightly cut word is found, too.
    """
    sound = to_corpus_rate(sound)
    return _found(_amid(sound.samples, _quiet_room(len(sound.samples))))


def main_word_in(sound: Sound) -> Sound | None:
    """Return the longest word of a recording, or None when there is none."""
    return max(words_in(sound), key=lambda word: len(word.samples), default=None)


def heard_in_noise(
    sound: Sound,
    kind: str,
    snr_db: float | None,
    rng: np.random.Generator,
    source: Sequence[Sound] = (),
) -> Sound | None:
    """Return a word as it is found when it is said in noise; None when it is not found.

    Parameters and Failure are those of `said_in_noise`.
    """
    said = said_in_noise(sound, kind, snr_db, rng, source)
    return None if said is None else longest_word_in(said)


def longest_word_in(said: Sound) -> Sound | None:
    """Return the longest word that the live endpointer finds in what the microphone hears."""
    return max(_found(said.samples), key=lambda word: len(word.samples), default=None)


def said_in_noise(
    sound: Sound,
    kind: str,
    snr_db: float | None,
    rng: np.random.Generator,
    source: Sequence[Sound] = (),
) -> Sound | None:
    """Return what a microphone hears when a word is said in noise; None when the word is silent.

    Parameters
    ----------
    sound
        One word.
    kind
        One of `LAB_NOISES`.
    snr_db
        10 log10 of the power of the word's `active_part` over that of the noise under it; None for
        a quiet room.
    source
        Clips for babble, or recordings of the room.

    Raises
    ------
    Failure
        When the noise needs a source and there is none.
    """
    sound = to_corpus_rate(sound)
    start, stop = active_part(sound)
    level = _root_mean_square(sound.samples[start:stop])
    if level == 0.0:
        return None
    word = sound.samples * np.float32(10 ** (SPEECH_DBFS / 20) / level)
    around = _quiet_room(len(word))
    if snr_db is not None:
        noise = _noise(kind, len(around), rng, source)
        lead = round(BEFORE_SECONDS * CORPUS_RATE)
        under = _root_mean_square(noise[lead + start : lead + stop])
        if under > 0.0:
            around = noise * np.float32(10 ** ((SPEECH_DBFS - snr_db) / 20) / under)
    return Sound(_amid(word, around), CORPUS_RATE)


def _found(stream: Samples) -> list[Sound]:
    endpointer = Endpointer(CORPUS_RATE)
    spans = endpointer.push(stream) + endpointer.finish()
    return [Sound(stream[span.start : span.stop], CORPUS_RATE) for span in spans]


def _amid(word: Samples, around: Samples) -> Samples:
    lead = round(BEFORE_SECONDS * CORPUS_RATE)
    stream = around.copy()
    stream[lead : lead + len(word)] += word
    return np.clip(stream, -1.0, 1.0)


def _quiet_room(samples: int) -> Samples:
    """Return a quiet room around so many samples, always the same."""
    length = samples + round(BEFORE_SECONDS * CORPUS_RATE) + round(AFTER_SECONDS * CORPUS_RATE)
    return white(length, np.random.default_rng(0)) * np.float32(10 ** (ROOM_DBFS / 20))


def _noise(kind: str, samples: int, rng: np.random.Generator, source: Sequence[Sound]) -> Samples:
    if kind == "babble":
        return babble(source, samples, rng)
    if kind == "room":
        return recorded(source, samples, rng)
    return white(samples, rng) if kind == "white" else pink(samples, rng)


def _root_mean_square(samples: Samples) -> float:
    return float(np.sqrt(np.mean(np.square(samples, dtype=np.float64)))) if len(samples) else 0.0
