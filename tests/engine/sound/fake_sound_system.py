"""A sound system made of Python that stands for the module sounddevice."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np

FINE = SimpleNamespace(input_overflow=False)
OVERFLOW = SimpleNamespace(input_overflow=True)
MOMENT = SimpleNamespace(inputBufferAdcTime=7.0, currentTime=7.05)


BUSY = "Error opening InputStream: Device unavailable [PaErrorCode -9985]"


class PortAudioError(Exception):
    pass


class InputStream:
    """Keeps what it was opened with; the test calls the callback as PortAudio would."""

    def __init__(self, system: SoundSystem, **settings: Any) -> None:
        if system.busy:
            raise PortAudioError(BUSY)
        self.settings = settings
        self.open = True
        self.running = False
        system.streams.append(self)

    def start(self) -> None:
        self.running = True

    @property
    def closed(self) -> bool:
        return not self.open

    def deliver(self, block: np.ndarray, status: object = FINE) -> None:
        frames = np.repeat(block[:, None], self.settings["channels"], axis=1)
        self.settings["callback"](frames, len(block), MOMENT, status)

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
        self.fewest_channels = 1
        self.busy = False
        self.plugged_in: list[dict[str, Any]] = []
        self.running = True
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
        if not self.running:
            raise PortAudioError("PortAudio not initialized")
        if kind is None:
            return self.devices
        if self.default < 0:
            raise PortAudioError("Error querying device -1")
        return self.devices[self.default]

    def _terminate(self) -> None:
        if not self.running:
            raise PortAudioError("PortAudio not initialized")
        assert all(stream.closed for stream in self.streams), "a stream loses its device"
        self.running = False

    def _initialize(self) -> None:
        if self.busy:
            raise PortAudioError("Error initializing PortAudio")
        self.running = True
        self.devices += self.plugged_in
        self.plugged_in = []

    def check_input_settings(self, samplerate: int, channels: int, **_: object) -> None:
        if samplerate not in self.rates or channels < self.fewest_channels:
            raise PortAudioError("Invalid sample rate")

    def InputStream(self, **settings: Any) -> InputStream:
        return InputStream(self, **settings)
