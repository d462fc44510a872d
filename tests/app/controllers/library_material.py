"""Sounds, folders and a listener for the tests of the library."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import soundfile
from pytestqt.qtbot import QtBot

from app.controllers.library import LibraryController
from app.controllers.word_summary import WordSummary
from engine.corpus.dataset import Dataset
from engine.sound.sound import CORPUS_RATE, Sound

PATIENCE = 20_000


def spoken(hertz: float = 400.0, rate: int = CORPUS_RATE, seconds: float = 0.4) -> Sound:
    """Return a tone that swells and fades, with a little noise: enough of a word to be learned."""
    time = np.arange(int(seconds * rate)) / rate
    noise = np.random.default_rng(int(hertz)).normal(0, 0.003, len(time))
    swell = 0.3 * np.sin(np.pi * time / seconds) * np.sin(2 * np.pi * hertz * time)
    return Sound((swell + noise).astype(np.float32), rate)


def write(path: Path, samples: np.ndarray, rate: int = 8000) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, samples, rate)
    return path


def make_folder(folder: Path, words: tuple[str, ...] = ("yes", "no"), takes: int = 3) -> Path:
    for place, word in enumerate(words):
        for take in range(takes):
            sound = spoken(300 + 200 * place + 10 * take, 8000)
            write(folder / word / f"{take}.wav", sound.samples)
    return folder


class Diary:
    """All that a library has said, in order of arrival."""

    def __init__(self, library: LibraryController) -> None:
        self.datasets: list[tuple[Dataset, str]] = []
        self.failures: list[Exception] = []
        self.files: list[tuple[Sound, str]] = []
        self.words: list[list[str]] = []
        self.summaries: list[list[WordSummary]] = []
        self.skipped: list[list[tuple[Path, str]]] = []
        library.dataset_changed.connect(lambda dataset, name: self.datasets.append((dataset, name)))
        library.failed.connect(self.failures.append)
        library.file_opened.connect(lambda sound, text: self.files.append((sound, text)))
        library.words_changed.connect(self.words.append)
        library.corpus_changed.connect(self.summaries.append)
        library.skipped.connect(self.skipped.append)


Opener = Callable[..., LibraryController]


def own_counts(library: LibraryController, qtbot: QtBot, act: Callable[[], object]) -> dict:
    """Return how many takes of each word are the user's after `act` has changed the dataset."""
    diary = Diary(library)
    with qtbot.waitSignal(library.dataset_changed, timeout=PATIENCE):
        act()
    return {summary.word: summary.own_count for summary in diary.summaries[-1]}


def files_in(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*.wav") if ".removed" not in path.parts}
