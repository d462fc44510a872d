"""Words drive the program only when that is wanted, only when they are sure, and once."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QSettings

from app.controllers.voice_commands import (
    DEFAULT_MAPPING,
    REFRACTORY_SECONDS,
    VoiceCommand,
    VoiceCommands,
)

pytestmark = pytest.mark.usefixtures("qtbot")


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def commands(clock) -> VoiceCommands:
    voice = VoiceCommands(clock=clock)
    voice.set_enabled(True)
    return voice


@pytest.fixture
def obeyed(commands):
    told = []
    commands.commanded.connect(told.append)
    return told


def heard(word, probability=0.97):
    return SimpleNamespace(word=word, best=(word or "go", probability))


def test_words_are_only_words_until_it_is_switched_on():
    voice = VoiceCommands()

    assert not voice.enabled
    assert voice.hear(heard("go")) is None


@pytest.mark.parametrize(("word", "command"), DEFAULT_MAPPING.items())
def test_each_word_commands_what_it_says(commands, obeyed, word, command):
    assert commands.hear(heard(word)) is command
    assert obeyed == [command]


def test_unknown_unsure_and_unmapped_words_command_nothing(commands, obeyed):
    for recognition in (heard(None), heard("go", 0.5), heard("seven")):
        assert commands.hear(recognition) is None
    assert obeyed == []
    commands.set_confidence(0.4)
    assert commands.hear(heard("go", 0.5)) is VoiceCommand.RUN


def test_after_a_command_none_follows_for_a_while(commands, clock):
    commands.hear(heard("go"))
    clock.now += REFRACTORY_SECONDS / 2
    assert commands.hear(heard("stop")) is None
    clock.now += REFRACTORY_SECONDS / 2

    assert commands.hear(heard("stop")) is VoiceCommand.PAUSE


def test_a_false_trigger_is_taken_back_once(commands):
    taken = []
    commands.taken_back.connect(taken.append)
    commands.hear(heard("up"))
    assert commands.can_take_back

    commands.take_back()
    commands.take_back()

    assert taken == [VoiceCommand.RATE_DOWN]
    assert not commands.can_take_back


def test_what_had_no_effect_is_not_taken_back(commands):
    taken = []
    commands.taken_back.connect(taken.append)
    commands.hear(heard("stop"))

    commands.had_no_effect()
    commands.take_back()

    assert taken == []


def test_every_command_has_an_inverse_that_is_not_itself():
    for command in VoiceCommand:
        assert command.inverse.inverse is command is not command.inverse


def test_the_mapping_is_edited_and_remembered(commands, clock):
    commands.set_command("  Los ", VoiceCommand.RUN)
    commands.set_command("go", None)
    assert commands.hear(heard("go")) is None
    assert commands.hear(heard("Los")) is VoiceCommand.RUN

    later = VoiceCommands(clock=clock)
    assert later.mapping == commands.mapping
    assert later.enabled
    later.reset()
    assert later.mapping == dict(DEFAULT_MAPPING)


@pytest.mark.parametrize("kept", ["[1]", "{", '{"go": "fly"}'])
def test_a_mapping_that_makes_no_sense_is_forgotten(kept):
    QSettings().setValue("voice_commands/mapping", kept)

    assert VoiceCommands().mapping == dict(DEFAULT_MAPPING)
