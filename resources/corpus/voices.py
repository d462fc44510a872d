"""How a voice is made to say a word: those of espeak-ng, and those of flite."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import soxr

from engine.corpus.clip import Split
from engine.sound.files import read_sound, to_corpus_rate
from engine.sound.sound import CORPUS_RATE, Sound


class Voice(Protocol):
    """Someone who speaks: a name, a split, and so many takes of each word."""

    @property
    def name(self) -> str:
        """The speaker's name in the corpus."""

    @property
    def split(self) -> Split:
        """Which split hears this voice."""

    @property
    def takes(self) -> int:
        """How many takes of each word there are."""

    def say(self, text: str, take: int, random: np.random.Generator, scratch: Path) -> Sound:
        """Synthesise one take at the corpus rate, by way of the file `scratch`."""


@dataclass(frozen=True, slots=True)
class EspeakVoice:
    """A variant of espeak-ng's formant synthesiser, speaking a language or accent.

    Pitch is espeak-ng's 0 to 99, speed in words a minute; each take is a little off both.
    """

    language: str
    variant: str
    pitch: int
    speed: int
    split: Split
    takes: int = 1

    @property
    def name(self) -> str:
        """Language and variant, as espeak-ng writes them."""
        return f"espeak-ng {self._voice}"

    def pronunciation(self, text: str) -> str:
        """Return how the voice says `text`, in the phonetic alphabet as espeak-ng writes it."""
        return run_program("espeak-ng", "-q", "-v", self._voice, "--ipa", text).strip()

    def say(self, text: str, take: int, random: np.random.Generator, scratch: Path) -> Sound:
        """Synthesise one take; later takes lie further from the voice's own pitch and speed."""
        reach = 1 + take
        pitch = int(np.clip(self.pitch + reach * random.integers(-9, 10), 5, 95))
        speed = int(np.clip(self.speed + reach * random.integers(-15, 16), 90, 220))
        self.synthesise(text, pitch, speed, scratch)
        return to_corpus_rate(read_sound(scratch))

    def synthesise(self, text: str, pitch: int, speed: int, path: Path) -> None:
        """Write `text` to a sound file at `path`, as the voice says it."""
        run_program("espeak-ng", "-v", self._voice, "-p", pitch, "-s", speed, "-w", path, text)

    @property
    def _voice(self) -> str:
        return f"{self.language}+{self.variant}"


@dataclass(frozen=True, slots=True)
class FliteVoice:
    """A voice of flite, made from recordings of a person.

    Each style is (stretch, size): how much slower than usual, and how much smaller the speaker.
    A smaller speaker, with a higher pitch and higher formants, is the sound played faster.
    """

    voice: str
    styles: tuple[tuple[float, float], ...]
    split: Split

    @property
    def name(self) -> str:
        """The name of flite's voice."""
        return f"flite {self.voice}"

    @property
    def takes(self) -> int:
        """One take a style."""
        return len(self.styles)

    def say(self, text: str, take: int, random: np.random.Generator, scratch: Path) -> Sound:
        """Synthesise one take; its style is a little different from word to word."""
        stretch, size = self.styles[take] * random.uniform(0.96, 1.04, 2)
        slower = f"duration_stretch={stretch * size:.3f}"
        run_program("flite", "-voice", self.voice, "--setf", slower, "-t", text, "-o", scratch)
        spoken = read_sound(scratch)
        played = soxr.resample(spoken.samples, spoken.sample_rate * size, CORPUS_RATE)
        return Sound(played.astype(np.float32), CORPUS_RATE)


def run_program(*command: object) -> str:
    """Run a program that must succeed, and return what it prints."""
    words = [str(part) for part in command]
    return subprocess.run(
        words, check=True, capture_output=True, encoding="utf-8", timeout=60
    ).stdout
