"""A program that changes a corpus until it is killed, over and over, at random moments.

Each line of its standard input, `folder seed seconds`, is one life: a process of its own changes
the corpus, and is killed after so many seconds. What it was about to do, and what it was told to
be done, lies in `log` beside the corpus, line by line. Linux and macOS only.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
from hashlib import sha1
from pathlib import Path

import numpy as np

from engine.corpus import importing
from engine.corpus.clip import Clip, Split
from engine.corpus.corpus import Corpus
from engine.sound.files import wav_bytes
from engine.sound.sound import CORPUS_RATE, Sound

WORDS = ("yes", "no", "七", "on/off")
SPEAKERS = ("me", "Ada", "")


def content_of(clip: Clip) -> str:
    """Return what tells a clip from others wherever it lies."""
    return sha1(clip.path.read_bytes()).hexdigest()


def what_is_known(clip: Clip) -> list[str]:
    """Return all that must not be lost of a clip."""
    return [clip.word, clip.speaker, clip.source.value, clip.split.value]


def unheard(draw: random.Random) -> Sound:
    """Return a sound like no other."""
    noise = np.random.default_rng(draw.getrandbits(60)).normal(0, 0.1, 1600)
    return Sound(noise.astype(np.float32), CORPUS_RATE)


def live(folder: Path, seed: int, started: int) -> None:
    """Change the corpus until the end."""
    log = os.open(folder.parent / "log", os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    draw = random.Random(seed)
    importing.CLIPS_AT_ONCE = 5  # several batches in one import

    def tell(what: str, value: object) -> None:
        os.write(log, f"{json.dumps([what, value])}\n".encode())

    corpus = Corpus.open(folder)
    os.write(started, b".")
    while True:
        some = draw.sample(corpus.clips, min(len(corpus.clips), draw.randint(1, 4)))
        deed = draw.choice(("add", "add", "import", "relabel", "assign", "remove", "come back"))
        tell("begins", [deed, [content_of(clip) for clip in some]])
        if deed == "add":
            clips = [corpus.add(unheard(draw), draw.choice(WORDS), draw.choice(SPEAKERS))]
        elif deed == "import":
            others = folder.parent / "others"
            others.mkdir(exist_ok=True)
            for take in range(12):
                (others / f"{take % 3}_eve_{take}.wav").write_bytes(wav_bytes(unheard(draw)))
            clips = list(importing.import_folder(others, corpus).edit.after)
            gone = clips[::2] + clips[1::4]
            corpus.remove_all(gone)
            clips = [clip for clip in clips if clip not in gone]
        elif deed == "relabel":
            clips = list(corpus.relabel(some, draw.choice(WORDS)).after)
        elif deed == "assign":
            split, speaker = draw.choice(tuple(Split)), draw.choice(SPEAKERS)
            clips = list(corpus.assign(some, split=split, speaker=speaker).after)
        else:
            edit = corpus.remove_all(some)
            clips = []
            if deed == "come back":
                corpus.revert(edit)
                clips = list(edit.before)
        tell("done", {content_of(clip): what_is_known(clip) for clip in clips})


def main() -> None:
    """Live and die as often as asked for."""
    for line in sys.stdin:
        place, seed, seconds = line.rsplit(maxsplit=2)
        ear, started = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                live(Path(place), int(seed), started)
            finally:
                os._exit(1)
        os.close(started)
        os.read(ear, 1)
        os.close(ear)
        select.select([], [], [], float(seconds))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        print("killed" if os.WIFSIGNALED(status) else "failed", flush=True)


if __name__ == "__main__":
    main()
