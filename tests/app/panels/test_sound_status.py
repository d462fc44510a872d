from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.panels.sound_status import SoundStatus


@pytest.fixture
def status(qtbot: QtBot) -> SoundStatus:
    status = SoundStatus()
    qtbot.addWidget(status)
    return status


def test_it_takes_no_room_before_there_is_something_to_say(status: SoundStatus) -> None:
    assert status.isHidden()
    status.set_noise_floor(-61.6)
    assert not status.isHidden()
    assert status.text() == "room −62 dB"
    status.clear()
    assert not status.isHidden()  # what is below does not jump
    assert status.text() == ""
    status.close()


def test_the_figures_are_explained(status: SoundStatus) -> None:
    status.set_noise_floor(-61.6)
    status.set_latency(0.0724)
    assert status.text() == "room −62 dB · 72 ms to screen"
    assert "72 ms from the microphone to the screen" in status.toolTip()
    assert "−62 dBFS" in status.toolTip()
    status.close()


def test_while_the_room_is_measured_it_asks_for_silence(status: SoundStatus) -> None:
    status.set_measuring(True)
    assert "quiet" in status.text()
    status.set_measuring(False)
    status.set_measured(-55.0)
    assert status.text() == "room −55 dB"
    assert "In a second of silence it was −55 dBFS." in status.toolTip()
    status.close()
