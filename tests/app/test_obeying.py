"""A spoken command does what its button does, says so, and is taken back by one key."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from app.controllers.voice_commands import VoiceCommands
from app.obeying import Obeying
from app.panels.learning_rate_field import LearningRateField
from app.panels.notice import Notice


class Playback:
    def __init__(self):
        self.playing = False
        self.moves = []

    def run(self):
        self.playing = True

    def pause(self):
        self.playing = False

    def one_phase(self):
        self.moves.append("forward")

    def one_phase_back(self):
        self.moves.append("back")


class Desk:
    def __init__(self, qtbot):
        self.now = 0.0
        self.voice = VoiceCommands(clock=lambda: self.now)
        self.voice.set_enabled(True)
        self.playback, self.rate, self.notice = Playback(), LearningRateField(), Notice()
        for widget in (self.rate, self.notice):
            qtbot.addWidget(widget)
        self.rate.show_value(0.05)
        self.rates = []
        self.rate.edited.connect(self.rates.append)
        self.parent = QObject()
        self.full_screen = QAction(self.parent)
        self.full_screen.setCheckable(True)
        self.obeying = Obeying(self.voice, self.playback, self.rate, self.full_screen, self.notice)

    def hear(self, word, probability=0.97):
        self.now += 10.0
        self.obeying.hear(SimpleNamespace(word=word, best=(word, probability)))


@pytest.fixture
def desk(qtbot):
    return Desk(qtbot)


def test_go_runs_and_stop_pauses_and_both_say_so(desk):
    desk.hear("go")
    assert desk.playback.playing
    assert desk.notice.text == "“go” → running · Ctrl+Backspace takes it back"
    desk.hear("stop")
    assert not desk.playback.playing
    assert "“stop” → paused" in desk.notice.text


def test_a_command_that_changes_nothing_cannot_be_taken_back(desk):
    desk.hear("stop")

    assert desk.notice.text == "“stop” → paused already"
    assert not desk.voice.can_take_back


def test_a_false_trigger_is_taken_back(desk):
    desk.playback.run()
    desk.hear("stop")
    desk.voice.take_back()

    assert desk.playback.playing
    assert desk.notice.text == "Taken back: running"
    assert not desk.voice.can_take_back


def test_up_and_down_turn_the_learning_rate_as_its_arrows_do(desk):
    desk.hear("up")
    higher = desk.rates[-1]
    assert higher > 0.05
    assert f"learning rate {higher:g}" in desk.notice.text
    desk.hear("down")
    assert desk.rates[-1] < higher


def test_left_and_right_move_by_a_phase_and_are_taken_back(desk):
    desk.hear("left")
    desk.hear("right")
    desk.voice.take_back()

    assert desk.playback.moves == ["back", "forward", "back"]


def test_on_and_off_are_the_full_screen(desk):
    desk.hear("on")
    assert desk.full_screen.isChecked()
    desk.hear("off")
    assert not desk.full_screen.isChecked()


def test_words_that_command_nothing_are_left_alone(desk):
    desk.hear("seven")
    desk.hear("go", 0.5)

    assert not desk.playback.playing
    assert not desk.notice.text
