"""A corpus window over a few clips of the user's and a folder that may not be changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from corpus_material import FakeOutput, fill
from pytestqt.qtbot import QtBot
from tone_words import write_words

from app.controllers.background import Background
from app.controllers.library import LibraryController
from app.controllers.loudspeaker import Loudspeaker
from app.corpus_window.corpus_window import CorpusWindow

PATIENCE = 20_000


@pytest.fixture
def outputs() -> list[FakeOutput]:
    """Return what has been played so far."""
    return []


@pytest.fixture
def open_corpus(
    qtbot: QtBot, tmp_path: Path, outputs: list[FakeOutput]
) -> Iterator[Callable[..., CorpusWindow]]:
    """Return a function that opens the window over so many takes of each word."""
    made: list[tuple[LibraryController, CorpusWindow, Background]] = []

    def open_window(own: dict[str, int], base: tuple[str, ...] = ("yes", "no")) -> CorpusWindow:
        fill(tmp_path / "home" / "corpus", own)
        library = LibraryController(home=tmp_path / "home")
        library.open_path(write_words(tmp_path / "others", base, takes=3))
        with qtbot.waitSignal(library.dataset_changed, timeout=PATIENCE):
            library.start()
        background = Background()

        def play(sound: object, ended: Callable[[], None]) -> FakeOutput:
            outputs.append(FakeOutput(sound, ended))
            return outputs[-1]

        window = CorpusWindow(library, Loudspeaker(background, opener=play))
        made.append((library, window, background))
        window.resize(1280, 800)
        window.show()
        return window

    yield open_window
    for library, window, background in made:
        window.close()
        window.shut_down()
        library.shut_down()
        background.wait(2.0)
        window.deleteLater()


@pytest.fixture
def window(open_corpus: Callable[..., CorpusWindow]) -> CorpusWindow:
    """Return the window over two takes of "yes" and one of "go" that are mine, and others'."""
    return open_corpus({"yes": 2, "go": 1})
