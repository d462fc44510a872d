"""Clips that are left out: remembered, undone in the order of all changes, and never deleted."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot
from tone_words import glide, write_words

from app.controllers.excluded import Excluded, name_of
from app.controllers.library import LibraryController
from engine.corpus.clip import Clip, Source, Split
from engine.corpus.edit import Edit

PATIENCE = 20_000


def clip(name: str, source: Source = Source.FILE, folder: str = "/a/set") -> Clip:
    return Clip("yes", "me", source, Split.TRAINING, Path(folder) / name)


@pytest.fixture
def library(qtbot: QtBot, tmp_path: Path):
    controller = LibraryController(home=tmp_path / "home")
    controller.open_path(write_words(tmp_path / "words"))
    with qtbot.waitSignal(controller.dataset_changed, timeout=PATIENCE):
        controller.start()
    yield controller
    controller.shut_down()


def after(qtbot: QtBot, library: LibraryController, act) -> set[Clip]:
    """Do something, and return all clips that are in use then."""
    with qtbot.waitSignal(library.dataset_changed, timeout=PATIENCE) as told:
        act()
    dataset = told.args[0]
    return {*dataset.training.clips, *dataset.validation.clips}


def test_a_clip_that_is_left_out_is_in_neither_split_and_still_on_disk(library, qtbot):
    doubtful = library.base_clips[0]

    used = after(qtbot, library, lambda: library.leave_out([doubtful]))

    assert len(used) == 14
    assert doubtful not in used
    assert doubtful.path.exists()
    assert library.left_out == (doubtful,)
    assert after(qtbot, library, lambda: library.take_in([doubtful])) == used | {doubtful}


def test_it_is_undone_and_redone(library, qtbot):
    doubtful = library.base_clips[0]
    history = []
    library.history_changed.connect(lambda *can: history.append(can))
    assert doubtful not in after(qtbot, library, lambda: library.leave_out([doubtful]))
    assert history[-1] == (True, False)
    assert doubtful in after(qtbot, library, library.undo)
    assert history[-1] == (False, True)
    assert doubtful not in after(qtbot, library, library.redo)


def test_undo_takes_back_whatever_came_last(library, qtbot):
    doubtful = library.base_clips[0]
    after(qtbot, library, lambda: library.leave_out([doubtful]))
    after(qtbot, library, lambda: library.add_clip(glide("yes", 9), "yes"))
    assert len(library.own.clips) == 1

    after(qtbot, library, library.undo)
    assert not library.own.clips
    assert library.left_out == (doubtful,)
    after(qtbot, library, library.undo)
    assert library.left_out == ()
    after(qtbot, library, library.redo)
    assert library.left_out == (doubtful,)
    after(qtbot, library, library.redo)
    assert len(library.own.clips) == 1


def test_something_new_makes_what_was_undone_obsolete(library, qtbot):
    doubtful = library.base_clips[0]
    after(qtbot, library, lambda: library.leave_out([doubtful]))
    after(qtbot, library, library.undo)
    after(qtbot, library, lambda: library.add_clip(glide("yes", 9), "yes"))

    assert not library.excluded.can_redo


def test_the_choice_outlives_the_program(tmp_path):
    settings = QSettings(str(tmp_path / "kept.ini"), QSettings.Format.IniFormat)
    one, other = clip("1.wav"), clip("2.wav")
    Excluded(settings).leave_out([one], 0)

    assert Excluded(settings).among([one, other]) == (one,)
    settings.setValue("library/excluded", "{nonsense")
    assert Excluded(settings).names == frozenset()


def test_a_clip_of_the_program_is_known_wherever_the_program_lies():
    here = clip("words.flac", Source.EMBEDDED, "/old/place/english-digits")
    there = clip("words.flac", Source.EMBEDDED, "/new/english-digits")

    assert name_of(here) == name_of(there)
    assert name_of(here) != name_of(clip("words.flac", Source.EMBEDDED, "/new/spanish-digits"))


def test_a_clip_that_is_renamed_stays_left_out(tmp_path):
    settings = QSettings(str(tmp_path / "kept.ini"), QSettings.Format.IniFormat)
    excluded = Excluded(settings)
    before, renamed = clip("1.wav"), clip("2.wav")
    excluded.leave_out([before], 0)

    excluded.follow(Edit((before,), (renamed,)))

    assert excluded.among([before, renamed]) == (renamed,)
    assert excluded.undo(0)
    assert excluded.names == frozenset()
