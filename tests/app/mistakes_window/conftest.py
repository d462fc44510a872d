"""A mistakes window over a few tones that a network has begun to tell apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tone_words import write_words

from app import theme
from app.controllers.background import Background
from app.controllers.library import LibraryController
from app.controllers.loudspeaker import Loudspeaker
from app.controllers.mistakes import MistakesController
from app.controllers.training import TrainingController
from app.mistakes_window.window import MistakesWindow
from engine.sound.sound import Sound

PATIENCE = 20_000


class SilentOutput:
    def close(self) -> None:
        """There is nothing to give back."""


@dataclass
class Desk:
    window: MistakesWindow
    mistakes: MistakesController
    library: LibraryController
    training: TrainingController
    played: list[Sound] = field(default_factory=list)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    theme.load_text_fonts()
    training = TrainingController()
    library = LibraryController(home=tmp_path / "home")
    library.dataset_changed.connect(lambda dataset, _: training.use_dataset(dataset))
    library.open_path(write_words(tmp_path / "words", takes=20))
    with qtbot.waitSignal(library.dataset_changed, timeout=PATIENCE):
        library.start()
    qtbot.waitUntil(lambda: training.weights is not None, timeout=PATIENCE)
    background, played = Background(library), []

    def play(sound: Sound, _ended: object) -> SilentOutput:
        played.append(sound)
        return SilentOutput()

    mistakes = MistakesController(training)
    window = MistakesWindow(mistakes, library, Loudspeaker(background, library, opener=play))
    qtbot.addWidget(window)
    with qtbot.waitSignal(mistakes.mistakes_changed, timeout=PATIENCE):
        window.show()
    yield Desk(window, mistakes, library, training, played)
    window.close()
    window.shut_down()
    library.shut_down()
    training.close()
    background.wait(3.0)
