"""The sound panel with a microphone that is lost, held, kept from and painted."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.controllers.background import Background
from app.controllers.listening import ListeningController
from app.controllers.loudspeaker import Loudspeaker
from app.panels.say_button import SayState
from app.panels.sound_panel import SoundPanel
from engine.failure import Failure


@pytest.fixture
def panel(qtbot: QtBot) -> SoundPanel:
    panel = SoundPanel()
    qtbot.addWidget(panel)
    panel.resize(260, 700)
    return panel


def test_a_lost_microphone_is_waited_for_until_it_is_back(qtbot: QtBot, panel: SoundPanel) -> None:
    panel.begin("", 16_000)
    panel.end()
    panel.show_lost(Failure("The microphone is gone.", "Plug it in."))
    assert panel.problem.text == "The microphone is gone.\nPlug it in."
    assert panel.listen.text() == "Stop"
    with qtbot.waitSignal(panel.listen_requested) as blocker:
        panel.listen.click()
    assert blocker.args == [False]
    panel.begin("", 16_000)
    assert panel.problem.isHidden()
    assert panel.listen.text() == "Stop"


def test_a_held_key_is_shown_on_the_button(panel: SoundPanel) -> None:
    panel.set_holding(True)
    assert panel.say.state is SayState.OPENING
    panel.begin("", 16_000)
    assert panel.say.state is SayState.HOLDING
    panel.set_speaking(True)
    assert panel.say.state is SayState.HOLDING
    panel.set_holding(False)
    assert panel.say.state is SayState.IDLE


def test_what_was_just_heard_is_kept_where_the_user_says(
    qtbot: QtBot, panel: SoundPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([(str(tmp_path / "a.b"), ""), ("", ""), (str(tmp_path / "c.WAV"), "")])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: next(answers))
    with qtbot.waitSignal(panel.keep_requested) as blocker:
        panel.more.keep.trigger()
    assert blocker.args == [tmp_path / "a.b.wav"]
    with qtbot.assertNotEmitted(panel.keep_requested):
        panel.more.keep.trigger()
    with qtbot.waitSignal(panel.keep_requested) as blocker:
        panel.more.keep.trigger()
    assert blocker.args == [tmp_path / "c.WAV"]


def test_the_window_says_when_the_sound_was_painted(qtbot: QtBot, panel: SoundPanel) -> None:
    background = Background()
    listening = ListeningController(background=background)
    painted: list[bool] = []
    listening.note_painted = lambda: painted.append(True)  # type: ignore[method-assign]
    panel.follow(listening, Loudspeaker(background))
    panel.grab()
    qtbot.waitUntil(lambda: bool(painted))


def test_a_panel_that_follows_a_controller_arms_it_and_tells_its_failures(
    qtbot: QtBot, panel: SoundPanel
) -> None:
    def refuse(_device: object) -> NoReturn:
        raise Failure("There is no microphone.", "Plug one in.")

    background = Background()
    listening = ListeningController(background=background, opener=refuse)
    panel.follow(listening, Loudspeaker(background))
    panel.say.click()
    assert listening.armed
    assert panel.say.state is SayState.OPENING
    qtbot.waitUntil(lambda: not panel.problem.isHidden())
    assert panel.problem.text == "There is no microphone.\nPlug one in."
    assert not listening.armed
    assert panel.say.state is SayState.IDLE
    assert panel.listen.isChecked()  # it is waited for
    panel.listen.click()
    assert not listening.wanted
    assert panel.listen.text() == "Listen"
    listening.shut_down()
