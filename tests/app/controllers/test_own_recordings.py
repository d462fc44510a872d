"""The user's corpus as it is edited: each change on disk, undone and redone in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tone_words import glide

from app.controllers.own_recordings import OwnRecordings
from engine.corpus.clip import Clip, Source, Split
from engine.corpus.corpus import Corpus
from engine.corpus.edit import Edit
from engine.corpus.takes import Take
from engine.failure import Failure

PATIENCE = 20_000


@pytest.fixture
def recordings(qtbot: QtBot, tmp_path: Path) -> Iterator[OwnRecordings]:
    """Return a corpus of three takes of "yes" and one of "no"."""
    words = ("yes", "yes", "yes", "no")
    takes = [Take(glide(word, take), word, "me") for take, word in enumerate(words)]
    Corpus.open(tmp_path / "corpus").add_all(takes)
    recordings = OwnRecordings(tmp_path / "corpus")
    with qtbot.waitSignal(recordings.opened, timeout=PATIENCE):
        recordings.open()
    yield recordings
    recordings.wait(5.0)


def done(recordings: OwnRecordings, qtbot: QtBot, act: Callable[[], object]) -> Edit:
    with qtbot.waitSignal(recordings.edited, timeout=PATIENCE) as answer:
        act()
    edit = answer.args[0]
    assert isinstance(edit, Edit)
    return edit


def on_disk(recordings: OwnRecordings, tmp_path: Path) -> set[Clip]:
    """Return what another program would find there."""
    assert all(clip.path.exists() for clip in recordings.clips)
    return set(Corpus.open(tmp_path / "corpus").clips)


EDITS: dict[str, Callable[[OwnRecordings], None]] = {
    "relabel": lambda one: one.relabel(one.clips[:2], "no"),
    "rename": lambda one: one.rename_word("yes", "yeah"),
    "speaker": lambda one: one.assign(one.clips[1:], speaker="ann"),
    "split": lambda one: one.assign(one.clips[:1], split=Split.VALIDATION),
    "splits": lambda one: one.assign_splits(
        {one.clips[0]: Split.VALIDATION, one.clips[3]: Split.VALIDATION}
    ),
    "remove": lambda one: one.remove_all(one.clips[1:3]),
    "add": lambda one: one.add(glide("go", 1), "go", Source.FILE, "bob"),
}


@pytest.mark.parametrize("name", list(EDITS))
def test_each_change_is_on_disk_undone_and_redone(
    recordings: OwnRecordings, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    before = set(recordings.clips)
    edit = done(recordings, qtbot, lambda: EDITS[name](recordings))
    after = set(recordings.clips)
    assert after == (before - set(edit.before)) | set(edit.after)
    assert after != before
    assert on_disk(recordings, tmp_path) == after
    assert done(recordings, qtbot, recordings.undo) == edit.reverse
    assert set(recordings.clips) == before
    assert on_disk(recordings, tmp_path) == before
    assert done(recordings, qtbot, recordings.redo) == edit
    assert set(recordings.clips) == after
    assert on_disk(recordings, tmp_path) == after


def test_changes_are_taken_back_in_reverse_order(
    recordings: OwnRecordings, qtbot: QtBot, tmp_path: Path
) -> None:
    stages = [set(recordings.clips)]
    for name in ("relabel", "speaker", "remove", "add"):
        done(recordings, qtbot, lambda name=name: EDITS[name](recordings))
        stages.append(set(recordings.clips))
    for stage in stages[-2::-1]:
        done(recordings, qtbot, recordings.undo)
        assert set(recordings.clips) == stage
    assert not recordings.can_undo
    for stage in stages[1:]:
        done(recordings, qtbot, recordings.redo)
        assert set(recordings.clips) == stage
    assert on_disk(recordings, tmp_path) == stages[-1]


def test_what_changes_nothing_is_no_change(recordings: OwnRecordings, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(recordings.edited):
        recordings.relabel(recordings.clips[:1], "yes")
        recordings.wait(5.0)
        qtbot.wait(0)
    assert not recordings.can_undo


def test_what_the_disk_refuses_changes_nothing_and_can_be_tried_again(
    recordings: OwnRecordings, qtbot: QtBot, tmp_path: Path
) -> None:
    done(recordings, qtbot, lambda: EDITS["remove"](recordings))
    before = recordings.clips
    folder = tmp_path / "corpus"
    folder.rename(tmp_path / "elsewhere")
    with qtbot.waitSignal(recordings.failed, timeout=PATIENCE) as answer:
        recordings.undo()
    assert isinstance(answer.args[0], Failure)
    assert recordings.clips == before
    assert recordings.can_undo
    (tmp_path / "elsewhere").rename(folder)
    done(recordings, qtbot, recordings.undo)
    assert len(recordings.clips) == 4


def test_who_adds_a_clip_is_told_what_has_become_of_it(
    recordings: OwnRecordings, qtbot: QtBot
) -> None:
    told: list[Clip | Failure] = []
    recordings.add(glide("go", 1), "go", Source.MICROPHONE, told=told.append)
    recordings.add(glide("go", 2), "  ", Source.MICROPHONE, told=told.append)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[0] in recordings.clips
    assert isinstance(told[1], Failure)
