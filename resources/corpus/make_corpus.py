"""Make the embedded corpus: `python -m resources.corpus.make_corpus` in the project's folder.

Needs espeak-ng and flite. Everything random is seeded: the same versions of both programs and
of the libraries give the same files, byte for byte.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from zlib import crc32

import numpy as np

from engine.corpus.clip import Clip, Source
from engine.corpus.index import write_index
from engine.sound.sound import Sound
from resources.corpus import casts, words
from resources.corpus.checks import (
    mispronounced,
    missing_programs,
    missing_voices,
    one_voice_twice,
)
from resources.corpus.packing import write_packed
from resources.corpus.rooms import recorded
from resources.corpus.voices import Voice
from resources.corpus.words import Word

FOLDER = Path(__file__).parent
SEED = 1

SETS: dict[str, tuple[tuple[Word, ...], tuple[Voice, ...]]] = {
    "english-digits": (words.ENGLISH_DIGITS, casts.english_voices()),
    "english-commands": (words.ENGLISH_COMMANDS, casts.english_voices()),
    "mandarin-digits": (words.MANDARIN_DIGITS, casts.mandarin_voices()),
    "spanish-digits": (words.SPANISH_DIGITS, casts.spanish_voices()),
    "french-digits": (words.FRENCH_DIGITS, casts.french_voices()),
    "german-digits": (words.GERMAN_DIGITS, casts.german_voices()),
    "hindi-digits": (words.HINDI_DIGITS, casts.hindi_voices()),
}
"""Of each set the words, and the voices that all say all of them."""


def main() -> int:
    """Make every set anew; returns the exit code."""
    if missing := missing_programs():
        print(f"Not installed: {' '.join(missing)}. Try: apt install {' '.join(missing)}")
        return 2
    everyone = dict.fromkeys(voice for _, voices in SETS.values() for voice in voices)
    if absent := missing_voices(everyone):
        print(f"These voices are not installed: {', '.join(absent)}.")
        return 2
    wrong = [line for parts in SETS.values() for line in mispronounced(*parts)]
    if wrong := wrong + one_voice_twice(everyone, leave_out=casts.BRITISH):
        print("espeak-ng does not speak as it should:", *wrong, sep="\n  ")
        return 2
    for key, (spoken, voices) in SETS.items():
        make_set(key, spoken, voices)
    return 0


def make_set(key: str, spoken: tuple[Word, ...], voices: tuple[Voice, ...]) -> None:
    """Make one set: every word, said by every voice.

    The old set stays as it is until the new one is whole.
    """
    with tempfile.TemporaryDirectory(dir=FOLDER, prefix=".") as name:
        folder = Path(name) / key
        folder.mkdir()
        clips: list[Clip] = []
        with ThreadPoolExecutor() as pool:
            for word in spoken:
                parts = [(voice, take) for voice in voices for take in range(voice.takes)]
                takes = list(pool.map(partial(_take, word.text), parts))
                path = folder / word.file_name
                clips += [
                    Clip(word.label, voice.name, Source.EMBEDDED, voice.split, path, start, stop)
                    for (voice, _), (start, stop) in zip(
                        parts, write_packed(path, takes), strict=True
                    )
                ]
                size = path.stat().st_size / 1000
                print(f"{key}: {word.label}, {len(parts)} takes, {size:.0f} kB")
        write_index(folder, clips)
        shutil.rmtree(FOLDER / key, ignore_errors=True)
        folder.replace(FOLDER / key)


def _take(text: str, part: tuple[Voice, int]) -> Sound:
    """Synthesise and record one take; its room depends on voice and take, not on the word."""
    voice, take = part
    person = crc32(f"{voice.name} {take}".encode())
    session = np.random.default_rng([SEED, person])
    saying = np.random.default_rng([SEED, person, crc32(text.encode())])
    with tempfile.TemporaryDirectory() as folder:
        spoken = voice.say(text, take, saying, Path(folder) / "take.wav")
    return recorded(spoken, session)


if __name__ == "__main__":
    sys.exit(main())
