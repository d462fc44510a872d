"""A noise lab over a few tones."""

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
from app.controllers.noise_example import NoiseExamples
from app.controllers.noise_lab import NoiseLabController
from app.controllers.training import TrainingController
from app.noise_window.window import NoiseWindow
from engine.sound.sound import Sound
from engine.training.settings import TrainingSettings

PATIENCE = 20_000


class SilentOutput:
    def close(self) -> None:
        """There is nothing to give back."""


@dataclass
class Lab:
    window: NoiseWindow
    controller: NoiseLabController
    examples: NoiseExamples
    library: LibraryController
    training: TrainingController
    played: list[Sound] = field(default_factory=list)


@pytest.fixture
def lab(qtbot: QtBot, tmp_path: Path) -> Iterator[Lab]:
    theme.load_text_fonts()
    training = TrainingController()
    training.settings = TrainingSettings(step_limit=200)
    library = LibraryController(home=tmp_path / "home")
    library.dataset_changed.connect(lambda dataset, _: training.use_dataset(dataset))
    library.open_path(write_words(tmp_path / "words", takes=10))
    with qtbot.waitSignal(library.dataset_changed, timeout=PATIENCE):
        library.start()
    qtbot.waitUntil(lambda: training.weights is not None, timeout=PATIENCE)
    background, played = Background(library), []

    def play(sound: Sound, _ended: object) -> SilentOutput:
        played.append(sound)
        return SilentOutput()

    controller = NoiseLabController(training)
    examples = NoiseExamples(training, controller)
    loudspeaker = Loudspeaker(background, library, opener=play)
    window = NoiseWindow(training, controller, examples, library, loudspeaker)
    qtbot.addWidget(window)
    window.show()
    yield Lab(window, controller, examples, library, training, played)
    window.close()
    window.shut_down()
    library.shut_down()
    training.close()
    background.wait(3.0)
