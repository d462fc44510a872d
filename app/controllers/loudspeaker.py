"""Plays a clip, so that one can hear what the network was given.

PortAudio's callback takes the samples from an array that nobody changes; opening and closing
happen on the background thread that the microphone uses too.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal

from app.controllers.background import Background
from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.sound.sound import Sound


class Output(Protocol):
    """A stream that is playing."""

    def close(self) -> None:
        """Stop it at once and give the device back."""


def open_output(sound: Sound, ended: Callable[[], None]) -> Output:
    """Begin to play `sound`; `ended` is called from PortAudio's thread when it is over.

    Raises OSError when there is no PortAudio, PortAudioError when there is no output.
    """
    import sounddevice

    from engine.sound.portaudio import watch

    sound = _at_a_rate_of_the_device(sound)
    samples = sound.samples
    position = 0

    def fill(block: Any, frames: int, _time: Any, _status: Any) -> None:
        nonlocal position
        part = samples[position : position + frames]
        block[: len(part), 0] = part
        block[len(part) :] = 0.0
        position += frames
        if position >= len(samples):
            raise sounddevice.CallbackStop

    stream = sounddevice.OutputStream(
        samplerate=sound.sample_rate,
        channels=1,
        dtype="float32",
        callback=fill,
        finished_callback=ended,
    )
    watch(stream)
    stream.start()
    playing: Output = stream
    return playing


def _at_a_rate_of_the_device(sound: Sound) -> Sound:
    import sounddevice

    try:
        sounddevice.check_output_settings(channels=1, samplerate=sound.sample_rate)
    except sounddevice.PortAudioError:
        import soxr

        rate = round(sounddevice.query_devices(kind="output")["default_samplerate"])
        return Sound(soxr.resample(sound.samples, sound.sample_rate, rate), rate)
    return sound


class Loudspeaker(QObject):
    """Plays one clip at a time; a new one takes the place of the one before."""

    playing_changed = Signal(bool)
    failed = Signal(object)
    """A Failure: what happened, and what to try."""

    _ended = Signal(int)

    def __init__(
        self,
        background: Background,
        parent: QObject | None = None,
        *,
        opener: Callable[[Sound, Callable[[], None]], Output] = open_output,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._opener = opener
        self._output: Output | None = None
        self._turn = 0
        self._ended.connect(self._over, Qt.ConnectionType.QueuedConnection)

    def play(self, sound: Sound) -> None:
        """Play from the beginning; `playing_changed` or `failed` answers."""
        self.stop()
        turn = self._turn
        self._background.run(
            partial(self._opener, sound, partial(self._announce_end, turn)),
            partial(self._began, turn),
            partial(self._refused, turn),
        )

    def stop(self) -> None:
        """Fall silent."""
        self._turn += 1
        if self._output is not None:
            self._close(self._output)
            self._output = None
            self.playing_changed.emit(False)

    def _announce_end(self, turn: int) -> None:
        try:
            self._ended.emit(turn)
        except RuntimeError:
            return  # the window is gone

    def _began(self, turn: int, output: Output) -> None:
        if turn != self._turn:
            self._close(output)
            return
        self._output = output
        self.playing_changed.emit(True)

    def _over(self, turn: int) -> None:
        if turn == self._turn:
            self.stop()

    def _close(self, output: Output) -> None:
        self._background.run(output.close, lambda _: None, lambda _: None)

    def _refused(self, turn: int, error: Exception) -> None:
        if turn == self._turn:
            self.failed.emit(
                Failure(
                    QT_TRANSLATE_NOOP("engine", "The clip cannot be played: {reason}."),
                    QT_TRANSLATE_NOOP("engine", "Check that a loudspeaker is connected."),
                    reason=str(error).splitlines()[0] if str(error) else type(error).__name__,
                )
            )
