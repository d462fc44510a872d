"""Folders of sound files that stand for words, each a glide of its own, made in milliseconds."""

from pathlib import Path

import numpy as np

from engine.sound.files import write_wav
from engine.sound.sound import CORPUS_RATE, Sound

GLIDES = {
    "yes": (400, 3000),
    "no": (3000, 400),
    "go": (900, 900),
    "一": (400, 400),
    "二": (2500, 2500),
}


def write_words(folder: Path, words=("yes", "no", "go"), *, takes=5, first=0) -> Path:
    """Write `<word>/<word>-<take>.wav` for each word and take, in the manner of Speech Commands."""
    for word in words:
        for take in range(first, first + takes):
            write_wav(folder / word / f"{word}-{take}.wav", glide(word, take))
    return folder


def glide(word: str, take: int) -> Sound:
    """Return 0.3 s of a tone that begins and ends at the word's pitches, in a little noise."""
    rng = np.random.default_rng([take, *word.encode()])
    begin, end = np.array(GLIDES[word]) * rng.uniform(0.95, 1.05)
    pitch = np.linspace(begin, end, int(0.3 * CORPUS_RATE))
    tone = 0.3 * np.sin(2 * np.pi * np.cumsum(pitch) / CORPUS_RATE)
    return Sound((tone + 0.003 * rng.normal(size=len(tone))).astype(np.float32), CORPUS_RATE)
