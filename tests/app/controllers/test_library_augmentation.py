"""Varied takes join what is trained on, when they are wanted."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from library_material import PATIENCE, Diary, Opener, make_folder, own_counts, spoken
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from app.controllers.library import LibraryController
from engine.corpus import augmenting
from engine.corpus.dataset import Dataset
from engine.sound.augmentation import Augmentation

VARIED = Augmentation(shift_seconds=0.05, noise="pink", snr_db=15.0, copies=2)


def apply(library: LibraryController, qtbot: QtBot, wanted: Augmentation | None) -> Dataset:
    with qtbot.waitSignal(library.dataset_changed, timeout=PATIENCE) as answer:
        library.set_augmentation(wanted)
    dataset = answer.args[0]
    assert isinstance(dataset, Dataset)
    return dataset


def test_nothing_is_varied_at_first(library: LibraryController) -> None:
    assert library.augmentation is None


def test_varied_takes_follow_the_clips_and_can_be_taken_away(
    library: LibraryController, qtbot: QtBot
) -> None:
    plain = apply(library, qtbot, Augmentation(noise="white"))  # no copies
    more = apply(library, qtbot, VARIED)
    count = len(plain.training.clips)
    assert library.augmentation == VARIED
    assert len(more.training.clips) == 3 * count
    assert more.training.clips[:count] == plain.training.clips
    np.testing.assert_array_equal(more.training.features[:count], plain.training.features)
    np.testing.assert_array_equal(more.validation.features, plain.validation.features)
    again = apply(library, qtbot, None)
    assert again.training.clips == plain.training.clips


def test_people_are_told_the_number_of_clips_they_have(
    library: LibraryController, qtbot: QtBot
) -> None:
    diary = Diary(library)
    apply(library, qtbot, VARIED)
    assert [summary.count for summary in diary.summaries[-1]] == [3, 3]
    assert diary.words == []


def test_a_new_recording_is_varied_too(library: LibraryController, qtbot: QtBot) -> None:
    apply(library, qtbot, VARIED)
    diary = Diary(library)
    own_counts(library, qtbot, lambda: library.add_clip(spoken(700), "yes"))
    clips = diary.datasets[-1][0].training.clips
    newest = library.own.clips[-1]
    assert clips.count(newest) == 3
    assert clips.index(newest) < len(set(clips))


def test_the_next_start_varies_as_before(
    library: LibraryController, new_library: Opener, qtbot: QtBot
) -> None:
    apply(library, qtbot, VARIED)
    other = new_library()
    assert other.augmentation == VARIED
    with qtbot.waitSignal(other.dataset_changed, timeout=PATIENCE) as answer:
        other.start()
    clips = answer.args[0].training.clips
    assert len(clips) == 3 * len(set(clips))


def test_another_set_is_varied_in_the_same_way(
    library: LibraryController, qtbot: QtBot, tmp_path: Path
) -> None:
    apply(library, qtbot, VARIED)
    folder = make_folder(tmp_path / "more", ("up", "down"))
    with qtbot.waitSignal(library.dataset_changed, timeout=PATIENCE) as answer:
        library.open_path(folder)
    clips = answer.args[0].training.clips
    assert len(clips) == 3 * len(set(clips))


@pytest.mark.parametrize("broken", [{"copies": "many"}, {"copies": 3, "noise": "thunder"}])
def test_settings_that_make_no_sense_vary_nothing(
    new_library: Opener, broken: dict[str, object]
) -> None:
    for name, value in broken.items():
        QSettings().setValue(f"augmentation/{name}", value)
    assert new_library().augmentation is None


def test_noise_that_cannot_be_made_changes_nothing(
    library: LibraryController, qtbot: QtBot
) -> None:
    diary = Diary(library)
    with qtbot.waitSignal(library.failed, timeout=PATIENCE):
        library.set_augmentation(Augmentation(noise="room", copies=1))
    assert library.augmentation is None
    assert diary.datasets == []


def test_more_than_the_memory_holds_is_said_and_changes_nothing(
    library: LibraryController, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary = Diary(library)
    monkeypatch.setattr(augmenting, "available_memory", lambda: 1000)
    with qtbot.waitSignal(library.failed, timeout=PATIENCE) as answer:
        library.set_augmentation(VARIED)
    assert "of memory" in str(answer.args[0])
    qtbot.waitUntil(lambda: library.augmentation is None)
    assert diary.datasets == []
