"""What the network is trained on: the choice of sets, folders and the user's own recordings."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from library_material import (
    PATIENCE,
    Diary,
    Opener,
    make_folder,
    own_counts,
    spoken,
    write,
)
from pytestqt.qtbot import QtBot

from app.controllers.library import LibraryController
from app.controllers.word_summary import FOLDER_KEY, OWN_KEY
from engine.corpus.embedded import LANGUAGES
from engine.failure import Failure


def test_a_first_start_trains_on_the_english_digits(new_library: Opener, qtbot: QtBot) -> None:
    library = new_library()
    with qtbot.waitSignal(library.dataset_changed, timeout=PATIENCE) as answer:
        library.start()
    dataset, name = answer.args
    assert name == "English digits"
    assert dataset.words[0] == "zero"
    assert len(dataset.words) == 10
    assert len(dataset.training.clips) > 100
    assert len(dataset.validation.clips) > 20


def test_every_set_can_be_chosen_and_one_is_in_force(
    library: LibraryController, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(library.sets_available, timeout=PATIENCE) as answer:
        library.choose(FOLDER_KEY)
    choices = answer.args[0]
    embedded = list(LANGUAGES)
    assert [choice.key for choice in choices] == [*embedded, FOLDER_KEY, OWN_KEY]
    assert [choice.key for choice in choices if choice.chosen] == [FOLDER_KEY]
    assert [choice.key for choice in choices if choice.synthetic] == embedded


def test_a_folder_becomes_what_is_trained_on(
    library: LibraryController, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = make_folder(tmp_path / "directions", ("left", "right", "up"), takes=5)
    diary = Diary(library)
    with qtbot.waitSignal(library.dataset_changed, timeout=PATIENCE) as answer:
        library.open_path(folder)
    dataset, name = answer.args
    summaries = diary.summaries[-1]
    assert diary.words == [["left", "right", "up"]]
    assert dataset.words == ("left", "right", "up")
    assert name == "directions"
    assert [summary.count for summary in summaries] == [5, 5, 5]
    assert all(len(summary.thumbnails) == 3 for summary in summaries)
    assert all(one.shape == (24, 24) for one in summaries[0].thumbnails)
    assert len(dataset.training.clips) + len(dataset.validation.clips) == 15


def test_files_of_a_folder_that_are_no_clips_are_named(
    library: LibraryController, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = make_folder(tmp_path / "mixed")
    (folder / "yes" / "letter.wav").write_text("Dear Sir or Madam")
    write(folder / "no" / "silence.wav", np.zeros(4000))
    with qtbot.waitSignal(library.skipped, timeout=PATIENCE) as answer:
        library.open_path(folder)
    reasons = {path.name: reason for path, reason in answer.args[0]}
    assert set(reasons) == {"letter.wav", "silence.wav"}
    assert "silent" in reasons["silence.wav"]


def test_my_recordings_alone_are_enough_with_two_words(
    library: LibraryController, qtbot: QtBot
) -> None:
    own_counts(library, qtbot, lambda: library.add_clip(spoken(300), "ja"))
    own_counts(library, qtbot, lambda: library.add_clip(spoken(600), "nein"))
    with qtbot.waitSignal(library.dataset_changed, timeout=PATIENCE) as answer:
        library.choose(OWN_KEY)
    assert answer.args[0].words == ("ja", "nein")
    assert answer.args[1] == "My recordings only"
    with qtbot.waitSignal(library.dataset_changed, timeout=PATIENCE) as answer:
        library.set_include_base(True)
    assert answer.args[0].words[-2:] == ("ja", "nein")
    assert len(answer.args[0].words) == 4


def test_too_few_recordings_of_mine_are_refused_and_the_set_stays(
    library: LibraryController, qtbot: QtBot
) -> None:
    before = library.selection
    with qtbot.waitSignals([library.failed, library.idle], timeout=PATIENCE):
        library.choose(OWN_KEY)
    assert library.selection == before


def test_removing_the_second_word_of_my_recordings_brings_the_set_back(
    library: LibraryController, qtbot: QtBot
) -> None:
    own_counts(library, qtbot, lambda: library.add_clip(spoken(300), "ja"))
    own_counts(library, qtbot, lambda: library.add_clip(spoken(600), "nein"))
    own_counts(library, qtbot, lambda: library.choose(OWN_KEY))
    with qtbot.waitSignal(library.failed, timeout=PATIENCE):
        counts = own_counts(library, qtbot, lambda: library.remove_last("nein"))
    assert counts["ja"] == 1
    assert {"yes", "no"} < set(counts)
    assert library.selection.include_base


def test_recordings_that_are_left_out_join_again_when_one_is_added(
    library: LibraryController, qtbot: QtBot
) -> None:
    own_counts(library, qtbot, lambda: library.add_clip(spoken(410), "yes"))
    assert own_counts(library, qtbot, lambda: library.set_include_own(False))["yes"] == 0
    assert len(library.own.clips) == 1
    assert own_counts(library, qtbot, lambda: library.add_clip(spoken(420), "yes"))["yes"] == 2


def test_the_choice_and_the_recordings_outlive_the_program(
    library: LibraryController, new_library: Opener, qtbot: QtBot
) -> None:
    own_counts(library, qtbot, lambda: library.add_clip(spoken(), "no"))
    own_counts(library, qtbot, lambda: library.set_include_own(False))
    later = new_library()
    with qtbot.waitSignal(later.dataset_changed, timeout=PATIENCE) as answer:
        later.start()
    assert answer.args[1] == "first"
    assert later.selection == library.selection
    assert later.own.clips == library.own.clips


def test_when_the_last_folder_is_gone_the_english_digits_take_its_place(
    library: LibraryController, new_library: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "first").rename(tmp_path / "elsewhere")
    later = new_library()
    diary = Diary(later)
    with qtbot.waitSignal(later.dataset_changed, timeout=PATIENCE) as answer:
        later.start()
    assert [type(failure) for failure in diary.failures] == [Failure]
    assert answer.args[1] == "English digits"
    assert library.selection.key == FOLDER_KEY


def test_the_newest_choice_wins(library: LibraryController, qtbot: QtBot, tmp_path: Path) -> None:
    diary = Diary(library)
    library.open_path(make_folder(tmp_path / "second"))
    with qtbot.waitSignal(library.dataset_changed, timeout=PATIENCE):
        library.open_path(make_folder(tmp_path / "third"))
    library.shut_down()
    qtbot.wait(0)
    assert [name for _, name in diary.datasets] == ["third"]


def test_cancelling_keeps_what_was_there(
    library: LibraryController, qtbot: QtBot, tmp_path: Path
) -> None:
    before = library.selection
    diary = Diary(library)
    with qtbot.waitSignal(library.idle, timeout=PATIENCE):
        library.open_path(make_folder(tmp_path / "second"))
        library.cancel()
    library.shut_down()
    qtbot.wait(0)
    assert diary.datasets == []
    assert diary.failures == []
    assert library.selection == before


def test_a_clip_added_while_a_folder_is_read_is_not_forgotten(
    library: LibraryController, qtbot: QtBot, tmp_path: Path
) -> None:
    diary = Diary(library)
    library.open_path(make_folder(tmp_path / "second", takes=8))
    library.add_clip(spoken(), "yes")
    qtbot.waitUntil(
        lambda: any(name == "second + 1 of mine" for _, name in diary.datasets), timeout=PATIENCE
    )
    assert library.own.clips[0] in diary.datasets[-1][0].training.clips


def test_a_folder_that_is_opened_again_is_looked_through_again(
    library: LibraryController, qtbot: QtBot, tmp_path: Path
) -> None:
    make_folder(tmp_path / "first", ("yes", "no", "perhaps"))
    with qtbot.waitSignal(library.words_changed, timeout=PATIENCE) as answer:
        library.open_path(tmp_path / "first")
    assert "perhaps" in answer.args[0]


def test_looking_again_survives_a_clip_that_is_added_meanwhile(
    library: LibraryController, qtbot: QtBot, tmp_path: Path
) -> None:
    make_folder(tmp_path / "first", ("yes", "no", "perhaps"))
    diary = Diary(library)
    with qtbot.waitSignal(library.clip_added, timeout=PATIENCE):
        library.add_clip(spoken(), "no")
        library.open_path(tmp_path / "first")
    qtbot.waitUntil(lambda: bool(diary.datasets) and "perhaps" in diary.datasets[-1][0].words)
    assert library.own.clips[0].word == "no"


def test_the_home_of_the_recordings_can_be_named_in_the_environment(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VOXPROP_HOME", str(tmp_path / "named"))
    library = LibraryController()
    library.open_path(make_folder(tmp_path / "first"))
    with qtbot.waitSignal(library.dataset_changed, timeout=PATIENCE):
        library.start()
    with qtbot.waitSignal(library.clip_added, timeout=PATIENCE) as answer:
        library.add_clip(spoken(), "yes")
    library.shut_down()
    assert answer.args[0].path.is_relative_to(tmp_path / "named" / "corpus")
