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
from resources.corpus.packing import write_packed
from resources.corpus.rooms import recorded
from resources.corpus.voices import (
    Voice,
    english_voices,
    mandarin_voices,
    missing_programs,
    missing_voices,
)

FOLDER = Path(__file__).parent
SEED = 1

ENGLISH_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
ENGLISH_COMMANDS = ("yes", "no", "up", "down", "left", "right", "on", "off", "stop", "go")
MANDARIN_DIGITS = {
    "零": "ling2",
    "一": "yi1",
    "二": "er4",
    "三": "san1",
    "四": "si4",
    "五": "wu3",
    "六": "liu4",
    "七": "qi1",
    "八": "ba1",
    "九": "jiu3",
}


def main() -> int:
    """Make every set anew; returns the exit code."""
    if missing := missing_programs():
        print(f"Not installed: {' '.join(missing)}. Try: apt install {' '.join(missing)}")
        return 2
    english, mandarin = tuple(english_voices()), tuple(mandarin_voices())
    if absent := missing_voices(english + mandarin):
        print(f"These voices are not installed: {', '.join(absent)}.")
        return 2
    make_set("english-digits", {word: word for word in ENGLISH_DIGITS}, english)
    make_set("english-commands", {word: word for word in ENGLISH_COMMANDS}, english)
    make_set("mandarin-digits", MANDARIN_DIGITS, mandarin)
    return 0


def make_set(key: str, spoken: dict[str, str], voices: tuple[Voice, ...]) -> None:
    """Make one set: `spoken` has each word's label and the text that the voices read.

    The old set stays as it is until the new one is whole.
    """
    with tempfile.TemporaryDirectory(dir=FOLDER, prefix=".") as name:
        folder = Path(name) / key
        folder.mkdir()
        clips: list[Clip] = []
        with ThreadPoolExecutor() as pool:
            for word, text in spoken.items():
                parts = [(voice, take) for voice in voices for take in range(voice.takes)]
                takes = list(pool.map(partial(_take, text), parts))
                path = folder / f"{text}.ogg"
                clips += [
                    Clip(word, voice.name, Source.EMBEDDED, voice.split, path, start, stop)
                    for (voice, _), (start, stop) in zip(
                        parts, write_packed(path, takes), strict=True
                    )
                ]
                print(f"{key}: {word}, {len(parts)} takes, {path.stat().st_size / 1000:.0f} kB")
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
