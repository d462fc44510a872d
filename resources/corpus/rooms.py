"""A room and a microphone for each take, so that synthetic voices sound less alike and less clean.

With them, a network trained on the embedded corpus knows more of real people's words.
"""

from __future__ import annotations

import numpy as np

from engine.sound.features import trim_bounds
from engine.sound.sound import CORPUS_RATE, Samples, Sound

TRIM_DB = 40.0
"""Cut well outside of what the features cut, so that they decide."""
LEVEL_DB = -22.0
"""Root mean square of a take, full scale 0."""
HIGHEST_PEAK = 0.9
FADE_SECONDS = 0.004

REVERBERATION_SECONDS = (0.05, 0.4)
"""Time in which the room's echo falls by 60 dB."""
ECHO = (0.1, 0.4)
"""Amplitude of all the echo, against the direct sound's."""
COLOUR_HZ = (0, 120, 300, 700, 1500, 3000, 5000, 8000)
COLOUR_DB = 4.0
"""Deviation of the microphone's response from one of these frequencies to the next."""
LOW_CUT_DB = 12.0
"""The most that a small microphone loses at the lowest frequency."""


def recorded(sound: Sound, random: np.random.Generator) -> Sound:
    """Return `sound` (at the corpus rate) as if recorded: room, microphone, cut, level."""
    word = sound.cut(*trim_bounds(sound, TRIM_DB))
    heard = Sound(_through_microphone(_in_room(word.samples, random), random), CORPUS_RATE)
    take = heard.cut(*trim_bounds(heard, TRIM_DB)).samples.copy()
    take *= 10 ** (LEVEL_DB / 20) / np.sqrt(np.mean(np.square(take)))
    take *= min(1.0, HIGHEST_PEAK / np.abs(take).max())
    fade = np.linspace(0, 1, round(FADE_SECONDS * CORPUS_RATE), dtype=np.float32)
    take[: len(fade)] *= fade
    take[-len(fade) :] *= fade[::-1]
    return Sound(take, CORPUS_RATE)


def _in_room(samples: Samples, random: np.random.Generator) -> Samples:
    """Add an echo of exponentially falling noise, the usual model of a small room's tail."""
    length = round(random.uniform(*REVERBERATION_SECONDS) * CORPUS_RATE)
    fall = np.log(1000.0) * np.arange(length) / length  # 60 dB is a factor of 1000
    response = random.normal(size=length) * np.exp(-fall)
    response *= random.uniform(*ECHO) / np.sqrt(np.sum(response**2))
    response[0] = 1.0
    return np.convolve(samples, response).astype(np.float32)


def _through_microphone(samples: Samples, random: np.random.Generator) -> Samples:
    """Colour the sound with a smooth, random frequency response."""
    gains = np.cumsum(random.normal(0, COLOUR_DB, len(COLOUR_HZ)))
    gains -= gains.mean()
    gains[0] -= random.uniform(0, LOW_CUT_DB)
    spectrum = np.fft.rfft(samples)
    frequencies = np.fft.rfftfreq(len(samples), 1 / CORPUS_RATE)
    spectrum *= 10 ** (np.interp(frequencies, COLOUR_HZ, gains) / 20)
    return np.fft.irfft(spectrum, len(samples)).astype(np.float32)
