"""The user's own recordings: kept at once, undone, redone, removed and brought back."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from library_material import (
    PATIENCE,
    Diary,
    files_in,
    make_folder,
    own_counts,
    spoken,
)
from pytestqt.qtbot import QtBot

from app.controllers.gathering import Gathered
from app.controllers.library import LibraryController
from app.controllers.newest_gathering import NewestGathering
from engine.corpus import importing
from engine.corpus.clip import Split
from engine.corpus.importing import list_sounds
from engine.failure import Failure
from engine.sound.sound import CORPUS_RATE, Sound


def test_a_clip_is_on_disk_when_it_is_said_to_be_and_is_trained_on(
    library: LibraryController, qtbot: QtBot, tmp_path: Path
) -> None:
    diary = Diary(library)
    with qtbot.waitSignal(library.clip_added, timeout=PATIENCE) as added:
        library.add_clip(spoken(rate=44_100), "yes")
    clip = added.args[0]
    assert clip.path in files_in(tmp_path / "home" / "corpus")
    assert soundfile.info(clip.path).samplerate == CORPUS_RATE
    qtbot.waitUntil(lambda: len(diary.datasets) == 1, timeout=PATIENCE)
    dataset, name = diary.datasets[0]
    assert clip in dataset.training.clips
    assert name == "first + 1 of mine"
    assert diary.words == []  # no other outputs, so the run can go on


def test_capitals_and_spaces_do_not_make_another_word(
    library: LibraryController, qtbot: QtBot
) -> None:
    counts = own_counts(library, qtbot, lambda: library.add_clip(spoken(), "  YES "))
    assert counts == {"yes": 1, "no": 0}


def test_a_new_word_gives_the_network_one_more_output(
    library: LibraryController, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(library.words_changed, timeout=PATIENCE) as answer:
        library.add_clip(spoken(700), "你好")
    assert set(answer.args[0]) == {"yes", "no", "你好"}
    assert answer.args[0][-1] == "你好"


@pytest.mark.parametrize(
    ("samples", "word"),
    [(np.zeros(8000, np.float32), "yes"), (spoken().samples, "   ")],
    ids=["silent", "without a label"],
)
def test_what_cannot_be_learned_does_not_join(
    library: LibraryController, qtbot: QtBot, tmp_path: Path, samples: np.ndarray, word: str
) -> None:
    diary = Diary(library)
    with qtbot.waitSignal(library.failed, timeout=PATIENCE) as answer:
        library.add_clip(Sound(samples, CORPUS_RATE), word)
    assert isinstance(answer.args[0], Failure)
    assert library.own.clips == ()
    assert files_in(tmp_path / "home") == set()
    assert diary.datasets == []


def test_an_added_clip_can_be_undone_and_redone(
    library: LibraryController, qtbot: QtBot, tmp_path: Path
) -> None:
    history: list[tuple[bool, bool]] = []
    library.history_changed.connect(lambda undo, redo: history.append((undo, redo)))
    assert own_counts(library, qtbot, lambda: library.add_clip(spoken(), "yes"))["yes"] == 1
    on_disk = files_in(tmp_path / "home")
    assert own_counts(library, qtbot, library.undo)["yes"] == 0
    assert files_in(tmp_path / "home") == set()
    assert own_counts(library, qtbot, library.redo)["yes"] == 1
    assert files_in(tmp_path / "home") == on_disk
    assert history[0] == (True, False)
    assert (False, True) in history
    assert history[-1] == (True, False)


def test_the_last_take_of_a_word_can_be_removed_and_brought_back(
    library: LibraryController, qtbot: QtBot
) -> None:
    own_counts(library, qtbot, lambda: library.add_clip(spoken(410), "yes"))
    own_counts(library, qtbot, lambda: library.add_clip(spoken(420), "yes"))
    own_counts(library, qtbot, lambda: library.add_clip(spoken(430), "no"))
    first, second, _ = library.own.clips
    with qtbot.waitSignal(library.take_removed, timeout=PATIENCE) as answer:
        counts = own_counts(library, qtbot, lambda: library.remove_last("yes"))
    assert answer.args == ["yes"]
    assert counts == {"yes": 1, "no": 1}
    assert first in library.own.clips
    assert second not in library.own.clips
    assert own_counts(library, qtbot, library.undo) == {"yes": 2, "no": 1}
    assert second in library.own.clips


def test_undo_without_anything_done_and_removing_what_is_not_there_do_nothing(
    library: LibraryController, qtbot: QtBot
) -> None:
    diary = Diary(library)
    library.undo()
    library.redo()
    library.remove_last("yes")
    own_counts(library, qtbot, lambda: library.add_clip(spoken(), "no"))
    assert len(diary.datasets) == 1
    assert diary.failures == []


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Gathering waits until this is set."""
    opened, gather = threading.Event(), NewestGathering._gather

    def wait_and_gather(*arguments: Any) -> Gathered:
        assert opened.wait(PATIENCE / 1000)
        return gather(*arguments)

    monkeypatch.setattr(NewestGathering, "_gather", wait_and_gather)
    return opened


def test_a_clip_that_is_taken_back_while_it_is_read_is_not_trained_on(
    library: LibraryController, qtbot: QtBot, gate: threading.Event
) -> None:
    diary = Diary(library)
    with qtbot.waitSignal(library.clip_added, timeout=PATIENCE):
        library.add_clip(spoken(700), "stop", split=Split.TRAINING)
    with qtbot.waitSignal(library.own.changed, timeout=PATIENCE):
        library.undo()
    gate.set()
    qtbot.waitUntil(lambda: bool(diary.datasets), timeout=PATIENCE)

    assert library.own.clips == ()
    assert diary.datasets[-1][0].words == ("no", "yes")
    assert diary.words == []


def test_a_clip_that_is_taken_in_again_while_the_others_are_read_is_trained_on(
    library: LibraryController, qtbot: QtBot, gate: threading.Event
) -> None:
    diary = Diary(library)
    clip = library.base_clips[0]
    library.leave_out((clip,))
    library.undo()
    gate.set()
    qtbot.waitUntil(lambda: bool(diary.datasets), timeout=PATIENCE)

    dataset = diary.datasets[-1][0]
    assert clip in (*dataset.training.clips, *dataset.validation.clips)


def test_a_word_that_is_named_during_an_import_is_kept_when_the_program_closes(
    library: LibraryController, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def list_slowly(folder: Path, **options: Any) -> Any:
        begun.set()
        assert go_on.wait(PATIENCE / 1000)
        return list_sounds(folder, **options)

    monkeypatch.setattr(importing, "list_sounds", list_slowly)
    library.transfers.import_folder(make_folder(tmp_path / "more"))
    qtbot.waitUntil(begun.is_set, timeout=PATIENCE)
    library.add_clip(spoken(700), "stop")
    library.transfers.cancel()
    go_on.set()
    library.shut_down()

    kept = [path for path in files_in(tmp_path / "home" / "corpus") if path.suffix == ".wav"]
    assert len(kept) == 1
    assert "stop" in str(kept[0])
