"""Tiny synthetic words, and where the recordings of real people lie if they are here."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import soundfile

from engine.sound.sound import CORPUS_RATE, Sound


def tone(hz: float = 440.0, seconds: float = 0.3, sample_rate: int = CORPUS_RATE) -> Sound:
    """Return a sine that swells and fades, as loud as a word."""
    time = np.arange(round(seconds * sample_rate)) / sample_rate
    swell = np.sin(np.pi * time / seconds)
    return Sound((0.3 * swell * np.sin(2 * np.pi * hz * time)).astype(np.float32), sample_rate)


def write_tone(path: Path, hz: float = 440.0, seconds: float = 0.3, rate: int = 8000) -> Path:
    """Write a `tone` in the format of the path's ending."""
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, tone(hz, seconds, rate).samples, rate)
    return path
