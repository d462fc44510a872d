"""A window that listens to a virtual microphone, and words to say into it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from engine.corpus import embedded
from engine.sound.files import write_wav
from engine.sound.sound import CORPUS_RATE, Sound
from tests.journeys.virtual_microphone import VirtualMicrophone

PAUSE_SECONDS = 0.7
"""Between two words: longer than the wait whether a word goes on."""
LOUDNESS = 0.1
"""The RMS of what is said."""


class Unheard(Exception):
    """There is no virtual microphone on this machine."""


class Mouth:
    """Says words of the embedded digits into the microphone."""

    def __init__(self, microphone: VirtualMicrophone, folder: Path) -> None:
        self._microphone = microphone
        self._folder = folder

    def say(self, words: int, seed: int) -> float:
        """Begin to say so many words; return how many seconds that takes."""
        rng = np.random.default_rng(seed)
        loaded = embedded.load("english-digits")
        quiet = np.zeros(round(PAUSE_SECONDS * CORPUS_RATE), np.float32)
        parts = [quiet]
        for place in rng.choice(len(loaded), words, replace=False).tolist():
            samples = loaded[place][1].samples
            loud = LOUDNESS * samples / np.sqrt(np.square(samples).mean())
            parts += [loud.clip(-0.9, 0.9).astype(np.float32), quiet]
        said = Sound(np.concatenate(parts), CORPUS_RATE)
        path = self._folder / "said.wav"
        write_wav(path, said)
        self._microphone.play(path)
        return said.seconds


@contextmanager
def mouth() -> Iterator[Mouth]:
    """Give this process a virtual microphone, and something to say.

    Raises
    ------
    Unheard
        Where PulseAudio or PortAudio does not run.
    """
    missing = VirtualMicrophone.missing_programs()
    if missing:
        raise Unheard(f"not installed: {', '.join(missing)}")
    try:
        import sounddevice
    except OSError as error:
        raise Unheard(str(error)) from error
    microphone = VirtualMicrophone()
    with TemporaryDirectory(prefix="voxprop-said-") as folder:
        sounddevice._terminate()
        try:
            microphone.start()
            microphone.replug()
            os.environ.update(microphone.environment)
            sounddevice._initialize()
            yield Mouth(microphone, Path(folder))
        except OSError as error:
            raise Unheard(str(error)) from error
        finally:
            microphone.stop()
