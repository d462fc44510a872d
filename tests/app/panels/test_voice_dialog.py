"""Which word commands what is shown, chosen and remembered."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.controllers.voice_commands import VoiceCommand, VoiceCommands
from app.panels.voice_dialog import VoiceDialog


@pytest.fixture
def dialog(qtbot: QtBot) -> VoiceDialog:
    dialog = VoiceDialog(VoiceCommands())
    qtbot.addWidget(dialog)
    dialog.set_words(["Go", "stop", "seven"])
    return dialog


def choose(dialog: VoiceDialog, command: VoiceCommand, text: str) -> None:
    choice = dialog.choices[command]
    place = choice.findText(text)
    assert place >= 0, f"{text} is not offered"
    choice.setCurrentIndex(place)
    choice.activated.emit(place)


def test_each_command_shows_its_word_and_which_is_none_that_is_known(dialog: VoiceDialog) -> None:
    shown = {command: choice.currentText() for command, choice in dialog.choices.items()}

    assert shown[VoiceCommand.RUN] == "Go"
    assert shown[VoiceCommand.PAUSE] == "stop"
    assert shown[VoiceCommand.RATE_UP] == "up (not known)"


def test_only_known_words_are_offered(dialog: VoiceDialog) -> None:
    choice = dialog.choices[VoiceCommand.RUN]

    offered = [choice.itemText(place) for place in range(choice.count())]
    assert offered == ["no word", "Go", "stop", "seven"]


def test_a_word_that_is_chosen_takes_the_place_of_the_one_before(dialog: VoiceDialog) -> None:
    voice = dialog._voice
    choose(dialog, VoiceCommand.RUN, "seven")

    assert voice.mapping["seven"] is VoiceCommand.RUN
    assert "go" not in voice.mapping
    assert VoiceCommands().mapping == voice.mapping


def test_a_word_commands_one_thing(dialog: VoiceDialog) -> None:
    choose(dialog, VoiceCommand.RUN, "stop")

    assert dialog.choices[VoiceCommand.PAUSE].currentText() == "no word"
    assert dialog.choices[VoiceCommand.RUN].currentText() == "stop"


def test_no_word_and_as_at_first(dialog: VoiceDialog) -> None:
    choose(dialog, VoiceCommand.PAUSE, "no word")
    assert "stop" not in dialog._voice.mapping
    dialog.defaults.click()
    assert dialog.choices[VoiceCommand.PAUSE].currentText() == "stop"


def test_switch_and_confidence_are_in_force_at_once(dialog: VoiceDialog) -> None:
    dialog.enabled.click()
    dialog.confidence.setValue(75)

    assert dialog._voice.enabled
    assert dialog._voice.confidence == 0.75
