"""A noise lab over a few tones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tone_stage import tone_stage

from app.controllers.library import LibraryController
from app.controllers.noise_example import NoiseExamples
from app.controllers.noise_lab import NoiseLabController
from app.controllers.training import TrainingController
from app.noise_window.window import NoiseWindow
from engine.sound.sound import Sound
from engine.training.settings import TrainingSettings


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
    with tone_stage(qtbot, tmp_path, 10, TrainingSettings(step_limit=200)) as stage:
        controller = NoiseLabController(stage.training)
        examples = NoiseExamples(stage.training, controller)
        window = NoiseWindow(stage.training, controller, examples, stage.library, stage.loudspeaker)
        qtbot.addWidget(window)
        window.show()
        yield Lab(window, controller, examples, stage.library, stage.training, stage.played)
        window.close()
        window.shut_down()
