"""What is checked before the embedded corpus is made: the programs, the voices, the pronunciation.

espeak-ng complains of nothing: what it does not have it replaces by something else.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from resources.corpus.voices import EspeakVoice, Voice, run_program
from resources.corpus.words import Word


def missing_programs() -> list[str]:
    """Return which of the two synthesisers are not installed."""
    return [program for program in ("espeak-ng", "flite") if shutil.which(program) is None]


def missing_voices(voices: Iterable[Voice]) -> list[str]:
    """Return the voices that are not installed: both programs would use another, and not say so."""
    listed = (
        run_program("espeak-ng", "--voices=variant").split() + run_program("flite", "-lv").split()
    )
    return [
        voice.name
        for voice in voices
        if (f"!v/{voice.variant}" if isinstance(voice, EspeakVoice) else voice.name.split()[-1])
        not in listed
    ]


def mispronounced(spoken: Iterable[Word], voices: Iterable[Voice]) -> list[str]:
    """Return a line for each word that a voice of espeak-ng pronounces as none of its `sounds`.

    A voice of another language does, and another version of the program may.
    """
    voices = tuple(voices)
    parts = [(word, voice) for word in spoken for voice in voices if isinstance(voice, EspeakVoice)]
    with ThreadPoolExecutor() as pool:
        heard = list(pool.map(lambda part: part[1].pronunciation(part[0].text), parts))
    return [
        f"{voice.name} says {word.text} as [{sound}]"
        for (word, voice), sound in zip(parts, heard, strict=True)
        if sound not in word.sounds.split()
    ]


def one_voice_twice(voices: Iterable[Voice], leave_out: str = "") -> list[str]:
    """Return a line for each variant of espeak-ng that sounds like another of its language.

    With some names of languages the program heeds no variant. The voices of the language
    `leave_out` are not compared.
    """
    people = [
        voice for voice in voices if isinstance(voice, EspeakVoice) and voice.language != leave_out
    ]
    with ThreadPoolExecutor() as pool:
        sounds = list(pool.map(_alike, people))
    names: dict[tuple[str, bytes], dict[str, None]] = {}
    for voice, sound in zip(people, sounds, strict=True):
        names.setdefault((voice.language, sound), {})[voice.name] = None
    return [f"{' and '.join(same)} are one voice" for same in names.values() if len(same) > 1]


def _alike(voice: EspeakVoice) -> bytes:
    """Return a sound file of the voice, at the pitch, the speed and the word of all others."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "take.wav"
        voice.synthesise("nana", 50, 150, path)
        return path.read_bytes()
