"""The microphone with a sound system made of Python: no hardware is needed."""

from __future__ import annotations

import builtins
import sys
import tracemalloc
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from engine.failure import Failure
from engine.sound import microphone
from engine.sound.microphone import InputDevice, Microphone, list_devices

FINE = SimpleNamespace(input_overflow=False)
OVERFLOW = SimpleNamespace(input_overflow=True)


class PortAudioError(Exception):
    pass


class InputStream:
    """Keeps what it was opened with; the test calls the callback as PortAudio would."""

    def __init__(self, system: SoundSystem, **settings: Any) -> None:
        if system.busy:
            raise PortAudioError("Device unavailable")
        self.settings = settings
        self.open = True
        self.running = False
        system.streams.append(self)

    def start(self) -> None:
        self.running = True

    def deliver(self, block: np.ndarray, status: object = FINE) -> None:
        self.settings["callback"](block[:, None], len(block), None, status)

    def lose_device(self) -> None:
        self.running = False
        self.settings["finished_callback"]()

    def abort(self, ignore_errors: bool = True) -> None:
        assert ignore_errors
        if self.running:
            self.lose_device()

    def close(self, ignore_errors: bool = True) -> None:
        assert ignore_errors
        self.open = False


class SoundSystem:
    """Stands for the module sounddevice."""

    PortAudioError = PortAudioError

    def __init__(self) -> None:
        self.streams: list[InputStream] = []
        self.rates = {16_000, 44_100}
        self.busy = False
        self.default = 2
        self.devices = [
            self.device(0, "Speakers", channels=0),
            self.device(1, "Headset", channels=1, rate=48_000.0),
            self.device(2, "Built-in", channels=2, rate=44_100.0),
        ]

    @staticmethod
    def device(index: int, name: str, channels: int, rate: float = 44_100.0) -> dict[str, Any]:
        return {
            "index": index,
            "name": name,
            "max_input_channels": channels,
            "default_samplerate": rate,
        }

    def query_devices(self, kind: str | None = None) -> Any:
        if kind is None:
            return self.devices
        if self.default < 0:
            raise PortAudioError("Error querying device -1")
        return self.devices[self.default]

    def check_input_settings(self, samplerate: int, **_: object) -> None:
        if samplerate not in self.rates:
            raise PortAudioError("Invalid sample rate")

    def InputStream(self, **settings: Any) -> InputStream:
        return InputStream(self, **settings)


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> SoundSystem:
    system = SoundSystem()
    monkeypatch.setitem(sys.modules, "sounddevice", system)
    return system


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """Return the time as the microphone sees it; a test sets `clock.now`."""
    clock = SimpleNamespace(now=100.0)
    monkeypatch.setattr(microphone, "time", SimpleNamespace(monotonic=lambda: clock.now))
    return clock


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


@pytest.mark.parametrize(("rates", "expected"), [({16_000, 44_100}, 16_000), ({44_100}, 44_100)])
def test_16_khz_is_preferred_to_the_devices_own_rate(
    system: SoundSystem, rates: set[int], expected: int
) -> None:
    system.rates = rates
    with Microphone(None) as open_microphone:
        assert open_microphone.sample_rate == expected
        assert open_microphone.ring.sample_rate == expected
        assert open_microphone.ring.capacity >= 10 * expected
        settings = system.streams[0].settings
    assert (settings["device"], settings["samplerate"]) == (2, expected)
    assert (settings["channels"], settings["dtype"]) == (1, "float32")


def test_a_chosen_device_is_the_one_that_is_opened(system: SoundSystem) -> None:
    headset = list_devices()[0]
    with Microphone(headset):
        assert system.streams[0].settings["device"] == headset.index


def test_blocks_fill_the_ring_and_overflows_are_counted(system: SoundSystem) -> None:
    with Microphone(None) as open_microphone:
        stream = system.streams[0]
        block = np.arange(512, dtype=np.float32) / 512
        stream.deliver(block)
        stream.deliver(-block, OVERFLOW)
        np.testing.assert_array_equal(
            open_microphone.ring.read(0, 1024), np.concatenate((block, -block))
        )
        assert open_microphone.overflows == 1


def test_it_is_alive_from_start_to_stop(system: SoundSystem) -> None:
    mine = Microphone(None)
    assert not mine.alive
    mine.start()
    assert mine.alive
    mine.stop()
    assert not mine.alive
    assert not system.streams[0].open
    mine.stop()


def test_it_is_dead_when_the_stream_ends_by_itself(system: SoundSystem) -> None:
    with Microphone(None) as mine:
        system.streams[0].lose_device()
        assert not mine.alive


def test_it_is_dead_when_no_block_came_for_a_second(
    system: SoundSystem, clock: SimpleNamespace
) -> None:
    with Microphone(None) as mine:
        clock.now += 0.9
        assert mine.alive
        system.streams[0].deliver(np.zeros(512, dtype=np.float32))
        clock.now += 0.9
        assert mine.alive
        clock.now += 0.2
        assert not mine.alive


def test_after_a_lost_device_it_can_be_started_again(system: SoundSystem) -> None:
    with Microphone(None) as mine:
        system.streams[0].deliver(np.ones(100, dtype=np.float32))
        system.streams[0].lose_device()
        mine.start()
        assert mine.alive
        system.streams[1].deliver(np.full(100, 2.0, dtype=np.float32))
        np.testing.assert_array_equal(mine.ring.read(90, 110), [1.0] * 10 + [2.0] * 10)
        assert [stream.open for stream in system.streams] == [False, True]


def test_a_device_that_is_in_use_is_named_and_may_be_tried_again(system: SoundSystem) -> None:
    mine = Microphone(None)
    system.busy = True
    with pytest.raises(Failure, match="Built-in could not be opened: Device unavailable"):
        mine.start()
    assert not mine.alive
    system.busy = False
    mine.start()
    assert mine.alive
    mine.stop()


def test_a_stream_that_opens_but_does_not_start_is_closed(
    system: SoundSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: InputStream) -> None:
        raise PortAudioError("Unanticipated host error")

    monkeypatch.setattr(InputStream, "start", fail)
    mine = Microphone(None)
    with pytest.raises(Failure, match="Unanticipated host error"):
        mine.start()
    assert not system.streams[0].open
    assert not mine.alive


def test_taking_a_block_makes_no_copy_of_it_but_in_the_ring(system: SoundSystem) -> None:
    with Microphone(None) as mine:
        callback = system.streams[0].settings["callback"]
        block = np.ones((8192, 1), dtype=np.float32)
        callback(block, 8192, None, FINE)
        tracemalloc.start()
        try:
            for _ in range(100):  # round the ring more than four times
                callback(block, 8192, None, FINE)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert mine.ring.written == 101 * 8192
    assert peak < 4096
