from __future__ import annotations

import threading
from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.controllers.listening import ListeningController
from app.controllers.live_input import LiveInput, live_settings
from engine.failure import Failure
from engine.sound.microphone import InputDevice
from engine.sound.ring import Ring
from engine.sound.sound import CORPUS_RATE, Samples

USB = InputDevice(index=1, name="USB", channels=1, default_rate=48_000, is_default=False)
BUILT_IN = InputDevice(index=0, name="built-in", channels=2, default_rate=48_000, is_default=True)


class FakeMicrophone:
    """A microphone into which a test speaks."""

    def __init__(self, device: InputDevice | None, sample_rate: int = CORPUS_RATE) -> None:
        self.device = device or BUILT_IN
        self.sample_rate = sample_rate
        self.ring = Ring(12.0, sample_rate)
        self.overflows = 0
        self.alive = True
        self.stopped_on: threading.Thread | None = None

    def stop(self) -> None:
        self.stopped_on = threading.current_thread()

    def hear(self, samples: Samples) -> None:
        """Let all of `samples` come, in blocks of 32 ms."""
        for start in range(0, len(samples), 512):
            self.ring.write(samples[start : start + 512])


class Desk:
    """A controller with its microphones, and what it has said."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.microphones: list[FakeMicrophone] = []
        self.opened_on: list[threading.Thread] = []
        self.sample_rate = CORPUS_RATE
        self.refusal: Exception | None = None
        self.gate = threading.Event()
        self.gate.set()
        self.said: dict[str, list[object]] = {}
        self.controller = ListeningController(opener=self.open, lister=lambda: [BUILT_IN, USB])
        for name in ("started", "stopped", "failed", "armed_changed", "speaking_changed"):
            self.note(name)
        for name in ("devices_changed", "level_changed", "frames_arrived", "audio_arrived"):
            self.note(name)
        for name in ("word_found", "word_heard", "overflowed"):
            self.note(name)

    def note(self, name: str) -> None:
        heard = self.said.setdefault(name, [])
        getattr(self.controller, name).connect(lambda *values: heard.append(values))

    def open(self, device: InputDevice | None) -> LiveInput:
        self.opened_on.append(threading.current_thread())
        assert self.gate.wait(5)
        if self.refusal is not None:
            raise self.refusal
        self.microphones.append(FakeMicrophone(device, self.sample_rate))
        return LiveInput(self.microphones[-1], live_settings())  # type: ignore[arg-type]

    def wait_for(self, name: str, count: int = 1) -> tuple[object, ...]:
        """Wait until a signal has come so many times; return what the last one said."""
        self.qtbot.waitUntil(lambda: len(self.said[name]) >= count)
        assert len(self.said[name]) == count
        return self.said[name][-1]  # type: ignore[return-value]

    def listen(self) -> FakeMicrophone:
        self.controller.open(None)
        self.wait_for("started", len(self.said["started"]) + 1)
        return self.microphones[-1]

    def hear(self, *parts: Samples) -> None:
        """Let the microphone hear this, and wait until the controller has heard all of it."""
        heard = self.said["audio_arrived"]
        before = len(heard)
        total = sum(len(part) for part in parts)
        self.microphones[-1].hear(np.concatenate(parts))
        self.qtbot.waitUntil(
            lambda: sum(len(values[0]) for values in heard[before:]) == total  # type: ignore[index]
        )


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(qtbot)
    yield desk
    desk.gate.set()
    desk.controller.shut_down()


def _noise(seconds: float, sample_rate: int = CORPUS_RATE) -> Samples:
    samples = np.random.default_rng(5).normal(size=round(seconds * sample_rate)) * 1e-3
    return samples.astype(np.float32)


def _word(seconds: float = 0.4, sample_rate: int = CORPUS_RATE, peak: float = 0.5) -> Samples:
    """Return a voice-like sound: harmonics of 150 Hz."""
    time = np.arange(round(seconds * sample_rate)) / sample_rate
    voice = sum(np.sin(2 * np.pi * 150 * k * time) / k for k in range(1, 12))
    voice = voice * np.hanning(len(time)) ** 0.3
    return (peak * voice / np.abs(voice).max()).astype(np.float32)


def test_nothing_opens_the_microphone_before_it_is_asked_for(desk: Desk) -> None:
    desk.controller.refresh_devices()
    assert desk.wait_for("devices_changed") == ([BUILT_IN, USB],)
    desk.controller.choose(USB)
    desk.controller.disarm()
    desk.controller.close()
    assert desk.opened_on == []
    assert desk.controller.device == USB
    assert desk.said["stopped"] == []


def test_the_microphone_is_opened_and_closed_on_another_thread(desk: Desk) -> None:
    microphone = desk.listen()
    assert desk.said["started"] == [("built-in", CORPUS_RATE)]
    desk.controller.close()
    assert len(desk.said["stopped"]) == 1
    desk.qtbot.waitUntil(lambda: microphone.stopped_on is not None)
    assert threading.main_thread() not in (*desk.opened_on, microphone.stopped_on)


def test_what_is_heard_arrives_whole_as_samples_frames_and_levels(desk: Desk) -> None:
    from engine.sound.features import log_mel

    desk.listen()
    sound = np.concatenate((_noise(0.5), _word(), _noise(0.5)))
    desk.hear(sound)
    samples = np.concatenate([values[0] for values in desk.said["audio_arrived"]])
    np.testing.assert_array_equal(samples, sound)
    frames = np.concatenate([values[0] for values in desk.said["frames_arrived"]])
    np.testing.assert_allclose(frames, log_mel(sound, CORPUS_RATE, live_settings()), atol=1e-3)
    loudest = max(level for level, _ in desk.said["level_changed"])
    assert loudest == pytest.approx(20 * np.log10(0.5), abs=0.1)
    assert not any(clipping for _, clipping in desk.said["level_changed"])


def test_a_sound_at_full_scale_is_clipping(desk: Desk) -> None:
    desk.listen()
    desk.hear(np.clip(_word(peak=2.0), -1, 1))
    assert any(clipping for _, clipping in desk.said["level_changed"])


def test_one_word_is_delivered_after_arming_and_no_other(desk: Desk) -> None:
    desk.controller.arm()
    desk.wait_for("started")
    desk.hear(_noise(0.6), _word(), _noise(0.6))
    (word,) = desk.wait_for("word_heard")
    assert word.sample_rate == CORPUS_RATE
    assert 0.4 <= word.seconds <= 0.9
    assert np.abs(word.samples).max() == pytest.approx(0.5)
    assert desk.said["armed_changed"] == [(True,), (False,)]
    desk.hear(_word(), _noise(0.6))
    assert len(desk.said["word_found"]) == 2
    assert len(desk.said["word_heard"]) == 1
    assert desk.controller.listening


def test_words_are_found_where_they_lie_without_arming(desk: Desk) -> None:
    desk.listen()
    desk.hear(_noise(1.0), _word(), _noise(0.6))
    start, stop = desk.wait_for("word_found")
    assert 0.7 < start < 1.0
    assert 1.4 < stop < 1.7
    assert desk.said["word_heard"] == []
    assert [values[0] for values in desk.said["speaking_changed"]] == [True, False]


def test_a_word_said_before_arming_is_not_delivered(desk: Desk) -> None:
    desk.listen()
    desk.hear(_noise(0.6), _word(), _noise(0.2))  # not yet found: its end is not certain
    assert desk.said["word_found"] == []
    desk.controller.arm()
    desk.hear(_noise(0.6))
    desk.wait_for("word_found")
    assert desk.said["word_heard"] == []
    assert desk.controller.armed


def test_a_word_of_another_rate_is_delivered_at_the_corpus_rate(desk: Desk) -> None:
    desk.sample_rate = 48_000
    desk.controller.arm()
    desk.wait_for("started")
    parts = (_noise(0.6, 48_000), _word(0.4, 48_000), _noise(0.6, 48_000))
    desk.hear(*parts)
    (word,) = desk.wait_for("word_heard")
    assert word.sample_rate == CORPUS_RATE
    assert 0.4 <= word.seconds <= 0.9


def test_a_clipped_word_is_refused_in_words_and_waited_for_again(desk: Desk) -> None:
    desk.controller.arm()
    desk.wait_for("started")
    desk.hear(_noise(0.6), np.clip(_word(peak=8.0), -1, 1), _noise(0.6))
    (failure,) = desk.wait_for("failed")
    assert "clipped" in str(failure)
    assert desk.controller.armed
    desk.hear(_word(), _noise(0.6))
    desk.wait_for("word_heard")


def test_a_microphone_that_vanishes_is_noticed_and_another_can_be_opened(desk: Desk) -> None:
    desk.controller.arm()
    desk.wait_for("started")
    desk.microphones[-1].alive = False
    (failure,) = desk.wait_for("failed")
    assert "built-in" in str(failure)
    assert len(desk.said["stopped"]) == 1
    assert not desk.controller.listening
    assert not desk.controller.armed
    desk.listen()
    assert desk.controller.listening


@pytest.mark.parametrize(
    "refusal",
    [Failure("There is no microphone {name}.", "Get one.", name="X"), OSError("no microphone X")],
)
def test_a_microphone_that_cannot_be_opened_is_reported_in_words(
    desk: Desk, refusal: Exception
) -> None:
    desk.refusal = refusal
    desk.controller.arm()
    (failure,) = desk.wait_for("failed")
    assert isinstance(failure, Failure)
    assert "no microphone X" in str(failure)
    assert not desk.controller.armed
    assert len(desk.said["stopped"]) == 1


def test_a_second_thought_while_opening_closes_again(desk: Desk) -> None:
    desk.gate.clear()
    desk.controller.listen(True)
    desk.controller.listen(False)
    assert len(desk.said["stopped"]) == 1
    desk.gate.set()
    desk.qtbot.waitUntil(
        lambda: bool(desk.microphones) and desk.microphones[0].stopped_on is not None
    )
    assert desk.said["started"] == []
    assert not desk.controller.listening


def test_another_device_takes_the_place_of_the_open_one(desk: Desk) -> None:
    first = desk.listen()
    desk.controller.choose(USB)
    assert desk.wait_for("started", 2) == ("USB", CORPUS_RATE)
    assert first.stopped_on is not None
    assert desk.microphones[-1].stopped_on is None
    assert desk.said["stopped"] == []


def test_lost_blocks_are_counted(desk: Desk) -> None:
    microphone = desk.listen()
    microphone.overflows = 2
    assert desk.wait_for("overflowed") == (2,)


def test_after_a_long_standstill_listening_begins_again(desk: Desk) -> None:
    microphone = desk.listen()
    microphone.hear(_noise(15.0))  # more than the ring holds, before the next look
    desk.wait_for("started", 2)
    desk.hear(_noise(0.6), _word(), _noise(0.6))
    start, _ = desk.wait_for("word_found")
    assert 0.3 < start < 0.6


def test_devices_that_cannot_be_listed_leave_an_empty_list_and_a_reason(qtbot: QtBot) -> None:
    def refuse() -> list[InputDevice]:
        raise Failure("PortAudio is missing.", "Install it.")

    controller = ListeningController(lister=refuse)
    lists: list[object] = []
    controller.devices_changed.connect(lists.append)
    with qtbot.waitSignal(controller.failed) as blocker:
        controller.refresh_devices()
    assert lists == [[]]
    assert blocker.args is not None
    assert "Install it." in str(blocker.args[0])
