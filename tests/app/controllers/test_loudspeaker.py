from __future__ import annotations

import threading
from collections.abc import Callable

import numpy as np
from pytestqt.qtbot import QtBot

from app.controllers.background import Background
from app.controllers.loudspeaker import Loudspeaker
from engine.sound.sound import CORPUS_RATE, Sound

CLIP = Sound(np.zeros(1600, np.float32), CORPUS_RATE)


class FakeOutput:
    """An output that plays until a test says that it is over."""

    def __init__(self, ended: Callable[[], None]) -> None:
        self.ended = ended
        self.closed_on: threading.Thread | None = None

    def close(self) -> None:
        self.closed_on = threading.current_thread()
        self.ended()  # as PortAudio does


def _loudspeaker(outputs: list[FakeOutput]) -> Loudspeaker:
    def open_output(_sound: Sound, ended: Callable[[], None]) -> FakeOutput:
        outputs.append(FakeOutput(ended))
        return outputs[-1]

    return Loudspeaker(Background(), opener=open_output)


def test_a_clip_is_played_to_its_end_and_the_device_given_back(qtbot: QtBot) -> None:
    outputs: list[FakeOutput] = []
    loudspeaker = _loudspeaker(outputs)
    with qtbot.waitSignal(loudspeaker.playing_changed) as blocker:
        loudspeaker.play(CLIP)
    assert blocker.args == [True]
    with qtbot.waitSignal(loudspeaker.playing_changed) as blocker:
        outputs[0].ended()
    assert blocker.args == [False]
    qtbot.waitUntil(lambda: outputs[0].closed_on is not None)
    assert outputs[0].closed_on is not threading.main_thread()


def test_a_second_clip_takes_the_place_of_the_first(qtbot: QtBot) -> None:
    outputs: list[FakeOutput] = []
    loudspeaker = _loudspeaker(outputs)
    playing: list[bool] = []
    loudspeaker.playing_changed.connect(playing.append)
    loudspeaker.play(CLIP)
    loudspeaker.play(CLIP)
    qtbot.waitUntil(lambda: playing == [True])
    qtbot.waitUntil(lambda: outputs[0].closed_on is not None)
    assert outputs[1].closed_on is None
    loudspeaker.stop()
    qtbot.waitUntil(lambda: outputs[1].closed_on is not None)
    assert playing == [True, False]


def test_without_an_output_there_is_a_clear_line(qtbot: QtBot) -> None:
    def refuse(_sound: Sound, _ended: Callable[[], None]) -> FakeOutput:
        raise OSError("Error querying device -1")

    loudspeaker = Loudspeaker(Background(), opener=refuse)
    with qtbot.waitSignal(loudspeaker.failed) as blocker:
        loudspeaker.play(CLIP)
    assert blocker.args is not None
    assert "Error querying device -1" in str(blocker.args[0])
