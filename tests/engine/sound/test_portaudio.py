"""Which microphones there are, with a sound system made of Python: no hardware is needed."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Callable
from typing import Any

import pytest
from fake_sound_system import PortAudioError, SoundSystem

from engine.failure import Failure
from engine.sound.microphone import InputDevice, Microphone, find_device, list_devices
from engine.sound.portaudio import NoSoundSystem


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> SoundSystem:
    system = SoundSystem()
    monkeypatch.setitem(sys.modules, "sounddevice", system)
    return system


def failing_import(error: Exception) -> Callable[..., Any]:
    real = builtins.__import__

    def load(name: str, *rest: Any, **named: Any) -> Any:
        if name == "sounddevice":
            raise error
        return real(name, *rest, **named)

    return load


def test_only_devices_that_record_are_listed_and_the_default_is_marked(
    system: SoundSystem,
) -> None:
    assert list_devices() == [
        InputDevice(1, "Headset", channels=1, default_rate=48_000, is_default=False),
        InputDevice(2, "Built-in", channels=2, default_rate=44_100, is_default=True),
    ]
    system.default = -1
    assert [device.is_default for device in list_devices()] == [False, False]


def test_no_device_is_an_empty_list_and_no_microphone(system: SoundSystem) -> None:
    system.devices, system.default = [], -1
    assert list_devices() == []
    with pytest.raises(Failure, match="There is no microphone"):
        Microphone(None)


def test_a_device_is_found_by_its_name_whatever_its_number(system: SoundSystem) -> None:
    system.devices.append(system.device(3, "USB Audio: - (hw:2,0)", channels=1))
    assert find_device("Headset").index == 1
    assert find_device("USB Audio: - (hw:1,0)").index == 3
    with pytest.raises(Failure, match="The microphone Radio is not connected"):
        find_device("Radio")


def test_what_has_been_plugged_in_is_seen_when_one_looks_anew(system: SoundSystem) -> None:
    system.plugged_in = [system.device(3, "USB", channels=1)]
    assert "USB" not in [device.name for device in list_devices()]
    assert "USB" in [device.name for device in list_devices(anew=True)]


def test_nothing_is_ended_while_a_stream_is_open(system: SoundSystem) -> None:
    system.plugged_in = [system.device(3, "USB", channels=1)]
    with Microphone(None) as mine:
        assert len(list_devices(anew=True)) == 2
        assert mine.alive
    assert len(list_devices(anew=True)) == 3


def test_a_sound_system_that_could_not_start_again_may_be_tried_again(system: SoundSystem) -> None:
    system.busy = True
    with pytest.raises(Failure, match="does not start") as caught:
        list_devices(anew=True)
    assert not isinstance(caught.value, NoSoundSystem)
    assert list_devices() == []
    with pytest.raises(Failure, match="There is no microphone"):
        Microphone(None)
    system.busy = False
    assert len(list_devices(anew=True)) == 2


def test_without_portaudio_the_failure_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "sounddevice", raising=False)
    missing = OSError("PortAudio library not found")
    monkeypatch.setattr(builtins, "__import__", failing_import(missing))
    with pytest.raises(Failure, match="apt install libportaudio2"):
        list_devices()
    with pytest.raises(Failure, match="apt install libportaudio2"):
        Microphone(None)


def test_a_sound_system_that_does_not_start_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "sounddevice", raising=False)
    broken = PortAudioError("Error initializing PortAudio")
    monkeypatch.setattr(builtins, "__import__", failing_import(broken))
    with pytest.raises(Failure, match="does not start: Error initializing PortAudio"):
        list_devices()


def test_an_error_of_another_kind_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "sounddevice", raising=False)
    monkeypatch.setattr(builtins, "__import__", failing_import(RuntimeError("a defect")))
    with pytest.raises(RuntimeError, match="a defect"):
        list_devices()
