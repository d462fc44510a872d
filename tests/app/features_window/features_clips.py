"""Clips for the features window: embedded recordings and sounds at the edge."""

from __future__ import annotations

import numpy as np

from engine.corpus.embedded import load
from engine.sound.sound import CORPUS_RATE, Sound


def spoken(word: str) -> Sound:
    """Return the first embedded clip of an English digit."""
    return next(sound for clip, sound in load("english-digits") if clip.word == word)


def hum(seconds: float, rate: int = CORPUS_RATE) -> Sound:
    """Return a tone with overtones that fades in and out."""
    time = np.arange(int(seconds * rate)) / rate
    wave = sum(np.sin(2 * np.pi * 150 * part * time) / part for part in range(1, 12))
    return Sound((0.2 * wave * np.hanning(len(time))).astype(np.float32), rate)


def silence(seconds: float) -> Sound:
    return Sound(np.zeros(int(seconds * CORPUS_RATE), np.float32), CORPUS_RATE)
