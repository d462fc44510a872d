"""Who speaks in the embedded corpus, and how a voice is made to say a word.

A voice is heard in one split only. Some of espeak-ng's variants are nearly the same (f2 and f5,
m1 and Mike, klatt and caleb): of those only one is here. Twice as many espeak-ng voices taught a
network nothing more about people; more takes of flite's recorded voices did.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Iterator
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
        return f"espeak-ng {self.language}+{self.variant}"

    def say(self, text: str, take: int, random: np.random.Generator, scratch: Path) -> Sound:
        """Synthesise one take; later takes lie further from the voice's own pitch and speed."""
        reach = 1 + take
        pitch = int(np.clip(self.pitch + reach * random.integers(-9, 10), 5, 95))
        speed = int(np.clip(self.speed + reach * random.integers(-15, 16), 90, 220))
        voice = f"{self.language}+{self.variant}"
        _run("espeak-ng", "-v", voice, "-p", pitch, "-s", speed, "-w", scratch, text)
        return to_corpus_rate(read_sound(scratch))


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
        _run("flite", "-voice", self.voice, "--setf", slower, "-t", text, "-o", scratch)
        spoken = read_sound(scratch)
        played = soxr.resample(spoken.samples, spoken.sample_rate * size, CORPUS_RATE)
        return Sound(played.astype(np.float32), CORPUS_RATE)


def english_voices() -> Iterator[Voice]:
    """Yield the voices of English words: people of both programs, in several accents."""
    styles = tuple((stretch, size) for stretch in (0.8, 1.0, 1.25) for size in (0.92, 1.0, 1.08))
    for voice in ("awb", "slt", "kal16"):
        yield FliteVoice(voice, styles, Split.TRAINING)
    yield FliteVoice("rms", ((1.0, 1.0), (0.8, 1.0), (1.25, 1.0)), Split.VALIDATION)
    for language, variant, pitch, speed in (
        ("en-us", "m1", 45, 150),
        ("en-gb", "m2", 40, 165),
        ("en-us", "m4", 50, 180),
        ("en-gb-scotland", "m7", 60, 150),
        ("en-us", "f1", 50, 150),
        ("en-gb-x-rp", "f2", 45, 170),
        ("en-us", "f4", 40, 135),
        ("en-us", "klatt4", 60, 175),
        ("en-us", "Alex", 35, 165),
        ("en-gb", "Andrea", 50, 130),
        ("en-us", "Annie", 40, 145),
        ("en-029", "Denis", 45, 160),
        ("en-us-nyc", "Jacky", 55, 150),
        ("en-us", "Lee", 40, 170),
        ("en-gb-x-gbclan", "Michael", 50, 145),
        ("en-gb-scotland", "grandma", 50, 150),
        ("en-us", "sandro", 60, 135),
        ("en-gb-x-rp", "steph", 45, 160),
    ):
        yield EspeakVoice(language, variant, pitch, speed, Split.TRAINING)
    for language, variant, pitch, speed in (
        ("en-us", "m3", 45, 150),
        ("en-gb", "f3", 45, 150),
        ("en-gb-scotland", "quincy", 40, 160),
        ("en-us", "linda", 50, 140),
        ("en-us-nyc", "Gene", 50, 165),
        ("en-gb-x-rp", "belinda", 45, 150),
        ("en-029", "boris", 50, 145),
        ("en-us", "pablo", 40, 170),
    ):
        yield EspeakVoice(language, variant, pitch, speed, Split.VALIDATION)


MANDARIN = "cmn-latn-pinyin"
"""Reads pinyin with tone numbers; plain `cmn` reads Chinese characters as English letters."""


def mandarin_voices() -> Iterator[Voice]:
    """Yield the voices of Mandarin words, which only espeak-ng speaks."""
    for variant, pitch, speed in (
        ("m1", 45, 150),
        ("m2", 40, 160),
        ("m4", 50, 175),
        ("m5", 35, 140),
        ("m7", 60, 150),
        ("f1", 50, 150),
        ("f2", 45, 165),
        ("f4", 40, 135),
        ("klatt2", 45, 155),
        ("klatt4", 60, 170),
        ("Alex", 35, 160),
        ("Andrea", 50, 125),
        ("Annie", 40, 145),
        ("Denis", 45, 160),
        ("Jacky", 55, 150),
        ("Lee", 40, 165),
        ("Michael", 50, 145),
        ("david", 40, 140),
        ("grandma", 50, 150),
        ("sandro", 60, 135),
    ):
        yield EspeakVoice(MANDARIN, variant, pitch, speed, Split.TRAINING, takes=2)
    for variant, pitch, speed in (
        ("m3", 45, 150),
        ("f3", 45, 150),
        ("quincy", 40, 160),
        ("linda", 50, 140),
        ("Gene", 50, 160),
        ("belinda", 45, 150),
    ):
        yield EspeakVoice(MANDARIN, variant, pitch, speed, Split.VALIDATION, takes=2)


def missing_programs() -> list[str]:
    """Return which of the two synthesisers are not installed."""
    return [program for program in ("espeak-ng", "flite") if shutil.which(program) is None]


def missing_voices(voices: Iterable[Voice]) -> list[str]:
    """Return the voices that are not installed: both programs would use another, and not say so."""
    listed = _run("espeak-ng", "--voices=variant").split() + _run("flite", "-lv").split()
    return [
        voice.name
        for voice in voices
        if (f"!v/{voice.variant}" if isinstance(voice, EspeakVoice) else voice.name.split()[-1])
        not in listed
    ]


def _run(*command: object) -> str:
    words = [str(part) for part in command]
    return subprocess.run(words, check=True, capture_output=True, text=True, timeout=60).stdout
