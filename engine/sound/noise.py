"""Noise to add to words: made by a formula, mixed from other clips, or recorded in the room."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.sound.features import trim_bounds
from engine.sound.files import to_corpus_rate
from engine.sound.sound import Samples, Sound

VOICES = 6
"""So many people at once are a murmur: of fewer the words are heard, more are nearly noise."""

ACTIVE_DB = 20.0
"""Where a word is less than this below its loudest, it is speech, and the ratio is measured."""

LOWEST_PINK = 1 / 800
"""Of the sample rate: 20 Hz at 16 kHz. Pink noise is flat below, where nothing is heard."""


def white(samples: int, rng: np.random.Generator) -> Samples:
    """Return noise with as much power in every Hz: shape (samples,), root mean square 1."""
    return _scaled(rng.standard_normal(samples))


def pink(samples: int, rng: np.random.Generator) -> Samples:
    """Return noise with as much power in every octave: shape (samples,), root mean square 1.

    Its power falls with 1 / f, by 3 dB an octave: closer than white noise to what rooms have.
    """
    spectrum = np.fft.rfft(rng.standard_normal(samples))
    spectrum /= np.sqrt(np.maximum(np.fft.rfftfreq(samples), LOWEST_PINK))
    spectrum[0] = 0.0  # no offset
    return _scaled(np.fft.irfft(spectrum, samples))


def babble(sounds: Sequence[Sound], samples: int, rng: np.random.Generator) -> Samples:
    """Return the murmur of people talking at once: shape (samples,), root mean square 1.

    Parameters
    ----------
    sounds
        What they say. Each of `VOICES` people says clips drawn from it, one after the other, all
        equally loud; they are brought to the corpus rate.

    Raises
    ------
    Failure
        When there are no clips, or only silence.
    """
    if not sounds:
        raise _no_source()
    mixture = np.zeros(samples)
    for _ in range(VOICES):
        said: list[Samples] = []
        # Each begins in the middle of something.
        missing = samples + int(rng.integers(samples + 1))
        while missing > 0:
            word = _word_of(sounds[int(rng.integers(len(sounds)))])
            said.append(word)
            missing -= len(word)
        voice = np.concatenate(said) if said else np.zeros(samples)
        mixture += voice[len(voice) - samples :]
    if samples and not mixture.any():
        raise _no_source()
    return _scaled(mixture)


def recorded(sounds: Sequence[Sound], samples: int, rng: np.random.Generator) -> Samples:
    """Return a stretch of one of the recordings, from anywhere in it: shape (samples,).

    At the corpus rate and the recording's own level; one that is too short comes again.

    Raises
    ------
    Failure
        When there are no recordings.
    """
    whole = [sound for sound in sounds if len(sound.samples)]
    if not whole:
        raise _no_source()
    recording = to_corpus_rate(whole[int(rng.integers(len(whole)))]).samples
    start = int(rng.integers(len(recording)))
    return np.take(recording, np.arange(start, start + samples), mode="wrap")


def active_part(sound: Sound) -> tuple[int, int]:
    """Return where the speech of a clip begins and ends, as samples [start, stop)."""
    return trim_bounds(sound, ACTIVE_DB)


def mixed(sound: Sound, noise: Samples, snr_db: float) -> Sound:
    """Add noise to a sound at an exact ratio of their powers.

    The powers are the mean squares of both over the `active_part` of the sound, so that silence
    around a word does not count. Where the sum would exceed full scale, both are turned down.

    Parameters
    ----------
    sound, noise
        At the same rate; of the noise at least as many samples, and what is more is left out.
    snr_db
        10 log10 of the power of the sound over that of the noise.

    Returns
    -------
    Sound
        The sound itself when it or the noise is silent: then there is no ratio.

    Raises
    ------
    ValueError
        When there is too little noise.
    """
    if len(noise) < len(sound.samples):
        raise ValueError(f"{len(noise)} samples of noise for {len(sound.samples)}")
    start, stop = active_part(sound)
    noise = noise[: len(sound.samples)]
    speech_power = _mean_square(sound.samples[start:stop])
    noise_power = _mean_square(noise[start:stop])
    if speech_power == 0.0 or noise_power == 0.0:
        return sound
    gain = np.sqrt(speech_power / noise_power) * 10 ** (-snr_db / 20)
    return within_full_scale(
        Sound((sound.samples + gain * noise).astype(np.float32), sound.sample_rate)
    )


def within_full_scale(sound: Sound) -> Sound:
    """Return the sound, turned down when a sample is beyond full scale."""
    peak = float(np.abs(sound.samples).max(initial=0.0))
    return sound if peak <= 1.0 else Sound(sound.samples / np.float32(peak), sound.sample_rate)


def _word_of(sound: Sound) -> Samples:
    """Return the speech of a clip with a root mean square of 1 (or what there is of silence)."""
    sound = to_corpus_rate(sound)
    start, stop = active_part(sound)
    return _scaled(sound.samples[start:stop]) if stop > start else np.zeros(1, dtype=np.float32)


def _scaled(noise: NDArray[np.floating]) -> Samples:
    """Return the noise with a root mean square of 1; silence stays silence."""
    level = np.sqrt(_mean_square(noise))
    return (noise / level if level > 0 else noise).astype(np.float32)


def _mean_square(samples: NDArray[np.floating]) -> float:
    return float(np.mean(np.square(samples, dtype=np.float64))) if len(samples) else 0.0


def _no_source() -> Failure:
    return Failure(
        QT_TRANSLATE_NOOP("engine", "There is nothing to make this noise of."),
        QT_TRANSLATE_NOOP(
            "engine", "Babble needs clips of words, and room noise a recording of the room."
        ),
    )
