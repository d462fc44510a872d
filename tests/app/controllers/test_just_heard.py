from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from listening_desk import noise
from pytestqt.qtbot import QtBot

from app.controllers.just_heard import JustHeard
from engine.sound.files import read_sound
from engine.sound.sound import CORPUS_RATE


@pytest.fixture
def just_heard(qtbot: QtBot) -> Iterator[JustHeard]:
    assert qtbot is not None
    just_heard = JustHeard()
    yield just_heard
    just_heard.shut_down()


def test_the_last_ten_seconds_are_kept(just_heard: JustHeard, qtbot: QtBot, tmp_path: Path) -> None:
    sound = noise(13.0)
    for start in range(0, len(sound), 700):
        just_heard.add(sound[start : start + 700])
    path = tmp_path / "a folder" / "早上.wav"
    with qtbot.waitSignal(just_heard.kept) as blocker:
        just_heard.keep(path)
    assert blocker.args == [path]
    kept = read_sound(path)
    assert kept.sample_rate == CORPUS_RATE
    np.testing.assert_allclose(kept.samples, sound[-10 * CORPUS_RATE :], atol=1 / 2**15)


def test_others_can_have_it_to_cut(just_heard: JustHeard, qtbot: QtBot) -> None:
    sound = noise(2.0)
    just_heard.add(sound)
    with qtbot.waitSignal(just_heard.just_heard_ready) as blocker:
        just_heard.offer()
    assert blocker.args is not None
    np.testing.assert_array_equal(blocker.args[0].samples, sound)


def test_before_anything_was_heard_there_is_nothing_to_keep(
    just_heard: JustHeard, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(just_heard.failed) as blocker:
        just_heard.keep(tmp_path / "nothing.wav")
    assert blocker.args is not None
    assert "Nothing has been heard yet." in str(blocker.args[0])
    assert list(tmp_path.glob("*.wav")) == []


def test_a_place_that_cannot_be_written_is_named(
    just_heard: JustHeard, qtbot: QtBot, tmp_path: Path
) -> None:
    just_heard.add(noise(1.0))
    (tmp_path / "file").write_text("in the way")
    with qtbot.waitSignal(just_heard.failed) as blocker:
        just_heard.keep(tmp_path / "file" / "kept.wav")
    assert blocker.args is not None
    assert "kept.wav could not be saved" in str(blocker.args[0])
