"""A listening controller with microphones into which a test speaks."""

from __future__ import annotations

import threading

import numpy as np
from pytestqt.qtbot import QtBot

from app.controllers.listening import ListeningController
from app.controllers.live_input import LiveInput, live_settings
from engine.sound.latency import Arrivals
from engine.sound.microphone import InputDevice
from engine.sound.ring import Ring
from engine.sound.sound import CORPUS_RATE, Samples

USB = InputDevice(index=1, name="USB", channels=1, default_rate=48_000, is_default=False)
BUILT_IN = InputDevice(index=0, name="built-in", channels=2, default_rate=48_000, is_default=True)


class FakeMicrophone:
    """A microphone into which a test speaks."""

    def __init__(self, name: str | None, sample_rate: int = CORPUS_RATE, channels: int = 1) -> None:
        self.device = USB if name == USB.name else BUILT_IN
        self.sample_rate = sample_rate
        self.ring = Ring(12.0, sample_rate, channels)
        self.arrivals = Arrivals(sample_rate)
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
        self.devices = [BUILT_IN, USB]
        self.looked: list[bool] = []
        self.refusal: Exception | None = None
        self.gate = threading.Event()
        self.gate.set()
        self.said: dict[str, list[object]] = {}
        self.controller = ListeningController(opener=self.open, lister=self.list)
        for name in ("started", "stopped", "failed", "armed_changed", "speaking_changed"):
            self.note(name)
        for name in ("devices_changed", "level_changed", "frames_arrived", "audio_arrived"):
            self.note(name)
        for name in ("word_found", "word_heard", "overflowed", "lost", "holding_changed"):
            self.note(name)
        for name in ("room_measured", "measuring_changed", "latency_changed", "gain_changed"):
            self.note(name)

    def note(self, name: str) -> None:
        heard = self.said.setdefault(name, [])
        getattr(self.controller, name).connect(lambda *values: heard.append(values))

    def list(self, anew: bool) -> list[InputDevice]:
        self.looked.append(anew)
        return self.devices

    def open(self, name: str | None) -> LiveInput:
        self.opened_on.append(threading.current_thread())
        assert self.gate.wait(5)
        if self.refusal is not None:
            raise self.refusal
        self.microphones.append(FakeMicrophone(name, self.sample_rate))
        return LiveInput(self.microphones[-1], live_settings())  # type: ignore[arg-type]

    def wait_for(self, name: str, count: int = 1) -> tuple[object, ...]:
        """Wait until a signal has come so many times; return what the last one said."""
        self.qtbot.waitUntil(lambda: len(self.said[name]) >= count)
        assert len(self.said[name]) == count
        return self.said[name][-1]  # type: ignore[return-value]

    def listen(self) -> FakeMicrophone:
        self.controller.listen(True)
        self.wait_for("started", len(self.said["started"]) + 1)
        return self.microphones[-1]

    def hear(self, *parts: Samples) -> None:
        """Let the microphone hear this, and wait until the controller has heard all of it.

        All but what is on its way through the resampling, when there is one.
        """
        microphone = self.microphones[-1]
        ratio = CORPUS_RATE / microphone.sample_rate
        expected = self.heard() + round(sum(len(part) for part in parts) * ratio)
        underway = 0 if ratio == 1.0 else round(0.1 * CORPUS_RATE)
        microphone.hear(np.concatenate(parts))
        self.qtbot.waitUntil(lambda: self.heard() >= expected - underway)

    def heard(self) -> int:
        """Return how many samples have arrived."""
        return sum(len(values[0]) for values in self.said["audio_arrived"])  # type: ignore[index]


def noise(seconds: float, sample_rate: int = CORPUS_RATE) -> Samples:
    samples = np.random.default_rng(5).normal(size=round(seconds * sample_rate)) * 1e-3
    return samples.astype(np.float32)


def spoken(seconds: float = 0.4, sample_rate: int = CORPUS_RATE, peak: float = 0.5) -> Samples:
    """Return a voice-like sound: harmonics of 150 Hz."""
    time = np.arange(round(seconds * sample_rate)) / sample_rate
    voice = sum(np.sin(2 * np.pi * 150 * k * time) / k for k in range(1, 12))
    voice = voice * np.hanning(len(time)) ** 0.3
    return (peak * voice / np.abs(voice).max()).astype(np.float32)
