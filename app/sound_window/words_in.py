"""The words in a sound that is all there, found as they are in a stream."""

from __future__ import annotations

import numpy as np

from engine.sound.endpoint import Endpointer
from engine.sound.sound import Sound

SILENCE_SECONDS = 0.5
"""After the sound, so that its last word ends."""


def words_in(sound: Sound) -> list[tuple[float, float]]:
    """Return begin and end of each word in seconds."""
    rate = sound.sample_rate
    endpointer = Endpointer(rate)
    silence = np.zeros(round(SILENCE_SECONDS * rate), np.float32)
    spans = [*endpointer.push(sound.samples), *endpointer.push(silence)]
    return [(span.start / rate, min(span.stop / rate, sound.seconds)) for span in spans]
