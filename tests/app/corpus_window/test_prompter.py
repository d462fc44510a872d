"""The prompter: asks, labels, counts, asks again, and keeps nothing that the disk has not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot
from tone_words import glide

from app.controllers.own_recordings import OwnRecordings
from app.corpus_window.prompter import Prompter
from engine.sound.sound import CORPUS_RATE, Sound

SIX = ("yes", "no", "left", "right", "up", "down")
SILENCE = Sound(np.zeros(8000, np.float32), CORPUS_RATE)
PATIENCE = 20_000


@pytest.fixture
def recordings(qtbot: QtBot, tmp_path: Path) -> Iterator[OwnRecordings]:
    recordings = OwnRecordings(tmp_path / "corpus")
    with qtbot.waitSignal(recordings.opened, timeout=PATIENCE):
        recordings.open()
    yield recordings
    recordings.wait(5.0)


class Microphone:
    """Stands for the microphone: armed by the prompter, it says whatever word is asked for."""

    def __init__(self, prompter: Prompter) -> None:
        self.armed = False
        self.asked: list[bool] = []
        self._prompter = prompter
        prompter.say_word_requested.connect(self._arm)

    def say(self, sound: Sound | None = None) -> str:
        """Deliver one word, as the real one does: it disarms itself first."""
        assert self.armed
        word = self._prompter.plan.current
        self.armed = False
        self._prompter.show_armed(False)
        assert self._prompter.take_word(sound or glide("go", len(self.asked)))
        return word

    def _arm(self, wanted: bool) -> None:
        self.armed = wanted
        self.asked.append(wanted)


def test_a_balanced_set_is_said_without_a_click(recordings: OwnRecordings, qtbot: QtBot) -> None:
    prompter = Prompter(recordings)
    microphone = Microphone(prompter)
    with qtbot.waitSignal(prompter.finished, timeout=PATIENCE) as finished:
        prompter.start(SIX, 10, "ann", seed=3)
        said = [microphone.say() for _ in range(60)]
        assert prompter.saving > 0
    assert finished.args == [60]
    assert Counter(said) == dict.fromkeys(SIX, 10)
    assert Counter(clip.word for clip in recordings.clips) == dict.fromkeys(SIX, 10)
    assert {clip.speaker for clip in recordings.clips} == {"ann"}
    assert not prompter.running
    assert not microphone.armed


def test_takes_that_are_there_count(recordings: OwnRecordings, qtbot: QtBot) -> None:
    prompter = Prompter(recordings)
    microphone = Microphone(prompter)
    with qtbot.waitSignal(prompter.finished, timeout=PATIENCE):
        prompter.start(("yes", "no"), 1)
        microphone.say()
        microphone.say()
    with qtbot.waitSignal(prompter.finished, timeout=PATIENCE):
        prompter.start(("yes", "no", "go"), 2)
        assert (prompter.plan.done, prompter.plan.total) == (2, 6)
        for _ in range(4):
            microphone.say()
    assert Counter(clip.word for clip in recordings.clips) == {"yes": 2, "no": 2, "go": 2}


def test_a_take_that_is_no_word_is_asked_for_again(recordings: OwnRecordings, qtbot: QtBot) -> None:
    prompter = Prompter(recordings)
    microphone = Microphone(prompter)
    prompter.start(("yes", "no"), 2, seed=1)
    with qtbot.waitSignal(prompter.refused, timeout=PATIENCE):
        word = microphone.say(SILENCE)
    assert prompter.plan.current == word
    assert prompter.plan.said(word) == 0
    assert microphone.armed
    assert recordings.clips == ()


def test_the_last_take_is_said_again(recordings: OwnRecordings, qtbot: QtBot) -> None:
    prompter = Prompter(recordings)
    microphone = Microphone(prompter)
    prompter.start(SIX, 1, seed=2)
    microphone.say()
    word = microphone.say()
    prompter.again()  # although it may not be on disk yet
    assert prompter.plan.current == word
    assert microphone.say() == word
    recordings.wait(5.0)
    qtbot.waitUntil(lambda: prompter.saving == 0 and len(recordings.clips) == 2)
    assert sum(clip.word == word for clip in recordings.clips) == 1


def test_what_is_undone_is_asked_for_again(recordings: OwnRecordings, qtbot: QtBot) -> None:
    prompter = Prompter(recordings)
    microphone = Microphone(prompter)
    prompter.start(("yes", "no"), 1, seed=0)
    word = microphone.say()
    qtbot.waitUntil(lambda: len(recordings.clips) == 1)
    with qtbot.waitSignal(recordings.edited, timeout=PATIENCE):
        recordings.undo()
    assert prompter.plan.current == word
    assert prompter.plan.done == 0


def test_a_word_that_was_not_asked_for_is_not_taken(recordings: OwnRecordings) -> None:
    prompter = Prompter(recordings)
    assert not prompter.take_word(glide("yes", 0))
    prompter.start(("yes",), 3)
    prompter.stop()
    assert not prompter.take_word(glide("yes", 0))
    assert recordings.clips == ()


def test_a_microphone_that_is_closed_pauses_and_goes_on(recordings: OwnRecordings) -> None:
    prompter = Prompter(recordings)
    microphone = Microphone(prompter)
    prompter.start(("yes", "no"), 1)
    prompter.show_armed(False)
    assert prompter.running
    assert not prompter.armed
    prompter.resume()
    assert prompter.armed
    assert microphone.asked == [True, True]
