"""What a window needs that works with clips: a library of tones, a network on it, a loudspeaker."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pytestqt.qtbot import QtBot
from tone_words import write_words

from app import theme
from app.controllers.background import Background
from app.controllers.library import LibraryController
from app.controllers.loudspeaker import Loudspeaker
from app.controllers.training import TrainingController
from engine.sound.sound import Sound
from engine.training.settings import TrainingSettings

PATIENCE = 20_000


class SilentOutput:
    def close(self) -> None:
        """There is nothing to give back."""


@dataclass
class ToneStage:
    library: LibraryController
    training: TrainingController
    loudspeaker: Loudspeaker
    played: list[Sound] = field(default_factory=list)


@contextmanager
def tone_stage(
    qtbot: QtBot, folder: Path, takes: int, settings: TrainingSettings | None = None
) -> Iterator[ToneStage]:
    """Give a stage whose network has weights; what is played is noted and not heard."""
    theme.load_text_fonts()
    training = TrainingController()
    if settings is not None:
        training.settings = settings
    library = LibraryController(home=folder / "home")
    library.dataset_changed.connect(lambda dataset, _: training.use_dataset(dataset))
    library.open_path(write_words(folder / "words", takes=takes))
    with qtbot.waitSignal(library.dataset_changed, timeout=PATIENCE):
        library.start()
    qtbot.waitUntil(lambda: training.weights is not None, timeout=PATIENCE)
    background = Background(library)
    played: list[Sound] = []

    def play(sound: Sound, _ended: object) -> SilentOutput:
        played.append(sound)
        return SilentOutput()

    yield ToneStage(library, training, Loudspeaker(background, library, opener=play), played)
    library.shut_down()
    training.close()
    background.wait(3.0)
