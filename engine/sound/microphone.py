"""The microphone: which there are, and a stream from one of them into a ring.

Two threads meet here. PortAudio's own calls `Microphone._take` for every block, which copies
into the ring and allocates, locks and computes nothing. The thread that made the Microphone
does all the rest, and reads the ring when it likes.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.sound.latency import Arrivals
from engine.sound.portaudio import load_sounddevice, look_again, watch
from engine.sound.ring import Ring
from engine.sound.sound import CORPUS_RATE

RING_SECONDS = 12.0
COMMON_RATES = (48_000, 44_100, 96_000, 22_050)
SILENT_SECONDS = 1.0
"""A stream whose last block is older is dead: a device pulled out gives no other sign."""


@dataclass(frozen=True, slots=True)
class InputDevice:
    """A microphone as PortAudio knows it; `default_rate` in Hz."""

    index: int
    name: str
    channels: int
    default_rate: int
    is_default: bool


def list_devices(*, anew: bool = False) -> list[InputDevice]:
    """Return the devices that can record, none when there is none.

    Parameters
    ----------
    anew
        Look for devices that have come or gone, unless a stream is open.

    Raises
    ------
    Failure
        When PortAudio is missing or does not start.
    """
    sounddevice = load_sounddevice()
    if anew:
        look_again()
    try:
        devices = sounddevice.query_devices()
    except sounddevice.PortAudioError:  # it was ended and could not be started again
        return []
    try:
        default = sounddevice.query_devices(kind="input")["index"]
    except sounddevice.PortAudioError:
        default = None
    return [
        _describe(device, is_default=device["index"] == default)
        for device in devices
        if device["max_input_channels"] > 0
    ]


def find_device(name: str) -> InputDevice:
    """Return the device of this name; Failure when it is not there.

    ALSA puts the number of the card behind the name, which changes when a device is plugged in
    again: where no name is the same, that number does not count.
    """
    devices = list_devices()
    for spelling in (str, _without_number):
        for device in devices:
            if spelling(device.name) == spelling(name):
                return device
    raise Failure(
        # PortAudio does not list what another program keeps for itself.
        QT_TRANSLATE_NOOP(
            "engine", "The microphone {name} is not connected, or another program has it."
        ),
        QT_TRANSLATE_NOOP(
            "engine",
            "Plug it in, or close that program, and listening begins by itself; "
            "or choose another one.",
        ),
        name=name,
    )


def _reason_of(error: Exception) -> str:
    """Return what PortAudio says went wrong, without the call that it went wrong in."""
    said = str(error).partition(" [PaErrorCode")[0]
    return said.removeprefix("Error opening InputStream: ").removeprefix("Error starting stream: ")


def _without_number(name: str) -> str:
    return re.sub(r" \(hw:\d+,\d+\)$", "", name)


class Microphone:
    """A stream from a microphone into a ring.

    Parameters
    ----------
    device
        None is the system's default.

    Attributes
    ----------
    sample_rate, channels
        `CORPUS_RATE` where the device can, otherwise its own or another that it takes, in Hz;
        two channels where it has them, since the voice may be in either.
    ring
        The last 12 s; it goes on where it was when the stream is started again.
    arrivals
        When the latest samples were recorded, in seconds of `time.monotonic`.
    overflows
        How often blocks were lost since nobody took them in time.

    Raises
    ------
    Failure
        When PortAudio is missing, or there is no microphone.
    """

    def __init__(self, device: InputDevice | None = None) -> None:
        self._sounddevice = load_sounddevice()
        self.device = device or self._default_device()
        self.sample_rate, self.channels = self._choose_format()
        self.ring = Ring(RING_SECONDS, self.sample_rate, self.channels)
        self.arrivals = Arrivals(self.sample_rate)
        self.overflows = 0
        self._stream: Any = None
        self._ended = False
        self._last_block = 0.0

    def __enter__(self) -> Microphone:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def alive(self) -> bool:
        """Whether sound is coming: started, not ended by itself, last block at most 1 s old."""
        return (
            self._stream is not None
            and not self._ended
            and time.monotonic() - self._last_block <= SILENT_SECONDS
        )

    def start(self) -> None:
        """Open the stream (anew, if there is one); Failure when the device does not let us."""
        self.stop()
        self._ended = False
        self._last_block = time.monotonic()  # the first block may take a moment
        stream = None
        try:
            stream = self._sounddevice.InputStream(
                device=self.device.index,
                samplerate=self.sample_rate,
                channels=self.channels,
                dtype="float32",
                callback=self._take,
                finished_callback=self._end,
            )
            watch(stream)
            stream.start()
        except self._sounddevice.PortAudioError as error:
            if stream is not None:
                stream.close(ignore_errors=True)
            raise Failure(
                QT_TRANSLATE_NOOP("engine", "The microphone {name} could not be opened: {reason}."),
                QT_TRANSLATE_NOOP(
                    "engine",
                    "Close the program that is using it, and listening begins by itself; "
                    "or choose another one.",
                ),
                name=self.device.name,
                reason=_reason_of(error),
            ) from error
        self._stream = stream

    def stop(self) -> None:
        """Close the stream; nothing happens when there is none."""
        stream, self._stream = self._stream, None
        if stream is not None:
            # Aborted rather than stopped: stopping waits for blocks that a lost device never sends.
            stream.abort(ignore_errors=True)
            stream.close(ignore_errors=True)

    def _take(self, block: NDArray[np.float32], _count: int, moment: Any, status: Any) -> None:
        """Copy a block, (n, channels), into the ring. In PortAudio's thread: keep it this short."""
        if status.input_overflow:
            self.overflows += 1
        self.ring.write(block)
        now = time.monotonic()
        self.arrivals.note(self.ring.written, now, moment.inputBufferAdcTime, moment.currentTime)
        self._last_block = now

    def _end(self) -> None:
        """Note that the stream has ended. After `stop` that is no news; otherwise it is."""
        self._ended = True

    def _default_device(self) -> InputDevice:
        try:
            return _describe(self._sounddevice.query_devices(kind="input"), is_default=True)
        except self._sounddevice.PortAudioError as error:
            raise Failure(
                QT_TRANSLATE_NOOP("engine", "There is no microphone."),
                QT_TRANSLATE_NOOP("engine", "Plug one in, and listening begins by itself."),
            ) from error

    def _choose_format(self) -> tuple[int, int]:
        """Return the sample rate and the number of channels to open the device with."""
        wanted = min(2, self.device.channels)
        for rate in dict.fromkeys((CORPUS_RATE, self.device.default_rate, *COMMON_RATES)):
            for channels in dict.fromkeys((wanted, 1, self.device.channels)):
                try:
                    self._sounddevice.check_input_settings(
                        device=self.device.index,
                        channels=channels,
                        dtype="float32",
                        samplerate=rate,
                    )
                except self._sounddevice.PortAudioError:
                    continue
                return rate, channels
        return self.device.default_rate, wanted  # opening it will tell why nothing is right


def _describe(device: Any, *, is_default: bool) -> InputDevice:
    return InputDevice(
        index=device["index"],
        name=device["name"],
        channels=device["max_input_channels"],
        default_rate=round(device["default_samplerate"]),
        is_default=is_default,
    )
