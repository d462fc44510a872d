"""A mistakes window over a few tones that a network has begun to tell apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tone_stage import PATIENCE, tone_stage

from app.controllers.library import LibraryController
from app.controllers.mistakes import MistakesController
from app.controllers.training import TrainingController
from app.mistakes_window.window import MistakesWindow
from engine.sound.sound import Sound


@dataclass
class Desk:
    window: MistakesWindow
    mistakes: MistakesController
    library: LibraryController
    training: TrainingController
    played: list[Sound] = field(default_factory=list)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with tone_stage(qtbot, tmp_path, takes=20) as stage:
        mistakes = MistakesController(stage.training)
        window = MistakesWindow(mistakes, stage.library, stage.loudspeaker)
        qtbot.addWidget(window)
        with qtbot.waitSignal(mistakes.mistakes_changed, timeout=PATIENCE):
            window.show()
        yield Desk(window, mistakes, stage.library, stage.training, stage.played)
        window.close()
        window.shut_down()
