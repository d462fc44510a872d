"""The microphone: which there are, and a stream from one of them into a ring.

Two threads meet here. PortAudio's own calls `Microphone._take` for every block, which copies
into the ring and allocates, locks and computes nothing. The thread that made the Microphone
does all the rest, and reads the ring when it likes.

sounddevice is imported when it is first needed: without PortAudio the import fails, and the
rest of the engine must work all the same.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.sound.ring import Ring
from engine.sound.sound import CORPUS_RATE

RING_SECONDS = 12.0
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


def list_devices() -> list[InputDevice]:
    """Return the devices that can record, none when there is none.

    Raises
    ------
    Failure
        When PortAudio is missing or does not start.
    """
    sounddevice = _load_sounddevice()
    try:
        default = sounddevice.query_devices(kind="input")["index"]
    except sounddevice.PortAudioError:
        default = None
    return [
        _describe(device, is_default=device["index"] == default)
        for device in sounddevice.query_devices()
        if device["max_input_channels"] > 0
    ]


class Microphone:
    """A stream from a microphone into a ring.

    Parameters
    ----------
    device
        None is the system's default.

    Attributes
    ----------
    sample_rate
        `CORPUS_RATE` where the device can, otherwise the device's own, in Hz.
    ring
        The last 12 s; it goes on where it was when the stream is started again.
    overflows
        How often blocks were lost since nobody took them in time.

    Raises
    ------
    Failure
        When PortAudio is missing, or there is no microphone.
    """

    def __init__(self, device: InputDevice | None = None) -> None:
        self._sounddevice = _load_sounddevice()
        self.device = device or self._default_device()
        self.sample_rate = self._choose_rate()
        self.ring = Ring(RING_SECONDS, self.sample_rate)
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
                channels=1,
                dtype="float32",
                callback=self._take,
                finished_callback=self._end,
            )
            stream.start()
        except self._sounddevice.PortAudioError as error:
            if stream is not None:
                stream.close(ignore_errors=True)
            raise Failure(
                QT_TRANSLATE_NOOP("engine", "The microphone {name} could not be opened: {reason}."),
                QT_TRANSLATE_NOOP(
                    "engine", "Choose another one, or close the program that is using it."
                ),
                name=self.device.name,
                reason=error,
            ) from error
        self._stream = stream

    def stop(self) -> None:
        """Close the stream; nothing happens when there is none."""
        stream, self._stream = self._stream, None
        if stream is not None:
            # Aborted rather than stopped: stopping waits for blocks that a lost device never sends.
            stream.abort(ignore_errors=True)
            stream.close(ignore_errors=True)

    def _take(self, block: NDArray[np.float32], _count: int, _time: object, status: Any) -> None:
        """Copy a block, (n, 1), into the ring. Runs in PortAudio's thread: keep it this short."""
        if status.input_overflow:
            self.overflows += 1
        self.ring.write(block)
        self._last_block = time.monotonic()

    def _end(self) -> None:
        """Note that the stream has ended. After `stop` that is no news; otherwise it is."""
        self._ended = True

    def _default_device(self) -> InputDevice:
        try:
            return _describe(self._sounddevice.query_devices(kind="input"), is_default=True)
        except self._sounddevice.PortAudioError as error:
            raise Failure(
                QT_TRANSLATE_NOOP("engine", "There is no microphone."),
                QT_TRANSLATE_NOOP("engine", "Plug one in and start the program again."),
            ) from error

    def _choose_rate(self) -> int:
        try:
            self._sounddevice.check_input_settings(
                device=self.device.index, channels=1, dtype="float32", samplerate=CORPUS_RATE
            )
        except self._sounddevice.PortAudioError:
            return self.device.default_rate
        return CORPUS_RATE


def _describe(device: Any, *, is_default: bool) -> InputDevice:
    return InputDevice(
        index=device["index"],
        name=device["name"],
        channels=device["max_input_channels"],
        default_rate=round(device["default_samplerate"]),
        is_default=is_default,
    )


def _load_sounddevice() -> Any:
    """Import sounddevice, whose import starts PortAudio; Failure when that does not work."""
    try:
        import sounddevice  # noqa: PLC0415
    except OSError as error:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "PortAudio, which listens to microphones, is missing."),
            QT_TRANSLATE_NOOP(
                "engine",
                "Install it (Debian: sudo apt install libportaudio2), then start the program anew.",
            ),
        ) from error
    except Exception as error:
        # PortAudioError; but its class is not to be had from a module whose import has failed.
        if type(error).__name__ != "PortAudioError":
            raise
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "The sound system does not start: {reason}."),
            QT_TRANSLATE_NOOP("engine", "Check the sound settings of this machine."),
            reason=error,
        ) from error
    return sounddevice
