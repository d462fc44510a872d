"""Words to say: recordings of the embedded corpus, as sound files."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from engine.corpus import embedded
from engine.corpus.clip import Clip
from engine.sound.files import write_wav
from engine.sound.sound import Sound

NEW_VOICE = "flite rms"
"""Speaks in the validation clips only, so a network that has learned the rest has not heard it."""


@cache
def takes(key: str, word: str, speaker: str) -> tuple[Sound, ...]:
    """Return all that a speaker says of a word in an embedded set."""
    found = tuple(
        sound for clip, sound in _loaded(key) if (clip.word, clip.speaker) == (word, speaker)
    )
    assert found, f"{speaker} does not say {word}"
    return found


def write_takes(folder: Path, sounds: tuple[Sound, ...]) -> list[Path]:
    """Write each take as a file of its own."""
    paths = [folder / f"take {number}.wav" for number in range(len(sounds))]
    for path, sound in zip(paths, sounds, strict=True):
        write_wav(path, sound)
    return paths


@cache
def _loaded(key: str) -> list[tuple[Clip, Sound]]:
    return embedded.load(key)
