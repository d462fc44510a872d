"""A library that has started, for all tests of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from library_material import PATIENCE, Opener, make_folder
from pytestqt.qtbot import QtBot

from app.controllers.library import LibraryController


@pytest.fixture
def new_library(qtbot: QtBot, tmp_path: Path) -> Iterator[Opener]:
    made = []

    def make() -> LibraryController:
        made.append(LibraryController(home=tmp_path / "home"))
        return made[-1]

    assert qtbot is not None
    yield make
    for library in made:
        library.shut_down()


@pytest.fixture
def library(new_library: Opener, qtbot: QtBot, tmp_path: Path) -> LibraryController:
    """Return a library that has started with a folder of "yes" and "no"."""
    library = new_library()
    library.open_path(make_folder(tmp_path / "first"))
    with qtbot.waitSignal(library.dataset_changed, timeout=PATIENCE):
        library.start()
    return library
