"""The run learns in noise: a choice that is remembered, and that cannot keep the window shut."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot
from tone_words import write_words

from app.controllers.library import LibraryController
from app.controllers.selection import NOISE_KINDS

PATIENCE = 20_000


@pytest.fixture
def words(tmp_path: Path) -> Path:
    return write_words(tmp_path / "words")


def started(qtbot: QtBot, tmp_path: Path, words: Path):
    library = LibraryController(home=tmp_path / "home")
    library.open_path(words)
    with qtbot.waitSignal(library.dataset_changed, timeout=PATIENCE) as told:
        library.start()
    return library, told.args[0]


def test_the_choice_outlives_the_program(qtbot, tmp_path, words):
    library, clean = started(qtbot, tmp_path, words)
    with qtbot.waitSignal(library.dataset_changed, timeout=PATIENCE) as told:
        library.set_noise_kinds(("white",))
    noisy = told.args[0]
    library.shut_down()
    assert len(noisy.training.labels) > 3 * len(clean.training.labels)
    assert len(noisy.validation.labels) == len(clean.validation.labels)

    again, dataset = started(qtbot, tmp_path, words)
    assert again.noise_kinds == ("white",)
    assert dataset.training.features.tobytes() == noisy.training.features.tobytes()
    again.shut_down()


def test_a_noise_that_cannot_be_made_is_told_and_the_clips_are_learned_without(
    qtbot, tmp_path, words
):
    QSettings().setValue(NOISE_KINDS, "room")
    library = LibraryController(home=tmp_path / "home")
    library.open_path(words)
    failures: list[Exception] = []
    library.failed.connect(failures.append)
    with qtbot.waitSignal(library.dataset_changed, timeout=PATIENCE):
        library.start()
    assert "noise of a room" in str(failures[0])
    assert library.noise_kinds == ()
    library.shut_down()
