"""The microphone with a sound system made of Python: no hardware is needed."""

from __future__ import annotations

import sys
import tracemalloc
from types import SimpleNamespace

import numpy as np
import pytest
from fake_sound_system import FINE, MOMENT, OVERFLOW, InputStream, PortAudioError, SoundSystem

from engine.failure import Failure
from engine.sound import microphone
from engine.sound.microphone import Microphone, list_devices


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


@pytest.mark.parametrize(
    ("rates", "expected"),
    [({16_000, 44_100}, 16_000), ({44_100}, 44_100), ({96_000}, 96_000), ({22_050}, 22_050)],
)
def test_16_khz_is_preferred_to_the_devices_own_rate_and_that_to_any_other(
    system: SoundSystem, rates: set[int], expected: int
) -> None:
    system.rates = rates
    with Microphone(None) as open_microphone:
        assert open_microphone.sample_rate == expected
        assert open_microphone.ring.sample_rate == expected
        assert open_microphone.ring.capacity >= 10 * expected
        settings = system.streams[0].settings
    assert (settings["device"], settings["samplerate"]) == (2, expected)
    assert (settings["channels"], settings["dtype"]) == (2, "float32")


def test_both_channels_of_a_stereo_device_are_heard(system: SoundSystem) -> None:
    system.fewest_channels = 2
    with Microphone(None) as mine:
        left = np.arange(300, dtype=np.float32)
        frames = np.stack((left, np.zeros(300, dtype=np.float32)), axis=1)
        system.streams[0].settings["callback"](frames, 300, MOMENT, FINE)
        np.testing.assert_array_equal(mine.ring.read(0, 300), left / 2)


def test_a_device_that_refuses_every_rate_says_so_when_it_is_opened(system: SoundSystem) -> None:
    system.rates, system.busy = set(), True
    with pytest.raises(Failure, match="Built-in could not be opened"):
        Microphone(None).start()


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


def test_when_a_sample_was_recorded_is_known(system: SoundSystem, clock: SimpleNamespace) -> None:
    with Microphone(None) as mine:
        # 32 ms of sound, handed over 50 ms after the first of it was recorded.
        system.streams[0].deliver(np.zeros(512, dtype=np.float32))
        assert mine.arrivals.moment_of(0) == pytest.approx(clock.now - 0.050)
        assert mine.arrivals.moment_of(256) == pytest.approx(clock.now - 0.034)
        assert mine.arrivals.moment_of(512) is None


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
    with pytest.raises(Failure, match=r"Built-in could not be opened: Device unavailable\."):
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
        block = np.ones((8192, 2), dtype=np.float32)
        callback(block, 8192, MOMENT, FINE)
        tracemalloc.start()
        try:
            for _ in range(100):  # round the ring more than four times
                callback(block, 8192, MOMENT, FINE)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert mine.ring.written == 101 * 8192
    assert peak < 4096
