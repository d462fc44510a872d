"""From the microphone to words: opens it, watches it, and says what it hears in signals.

Three threads take part. PortAudio's callback fills the microphone's ring. A short-lived thread
opens and closes devices. Everything else happens here, on the window's thread, 60 times a second
while the microphone is open; such a look at the ring takes a fraction of a millisecond.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.controllers.background import Background
from app.controllers.live_input import Heard, LiveInput, open_input
from engine.failure import QT_TRANSLATE_NOOP, Failure

if TYPE_CHECKING:
    from engine.sound.endpoint import WordSpan
    from engine.sound.microphone import InputDevice

LOOK_MILLISECONDS = 16


def _list_devices() -> list[InputDevice]:
    from engine.sound.microphone import list_devices

    return list_devices()


class ListeningController(QObject):
    """Owns the microphone. Nothing opens it before the user asks."""

    devices_changed = Signal(list)
    """The microphones there are: list[InputDevice]."""
    started = Signal(str, int)
    """Listening has begun: name of the microphone, sample rate in Hz. Time starts at 0 again."""
    stopped = Signal()
    failed = Signal(object)
    """A Failure: what happened, and what to try."""
    level_changed = Signal(float, bool)
    """Peak in dBFS since the last look, and whether the sound is clipping."""
    audio_arrived = Signal(object)
    """New samples, float32 (n,)."""
    frames_arrived = Signal(object)
    """New log-mel frames in dB, float32 (k, bands)."""
    speaking_changed = Signal(bool)
    armed_changed = Signal(bool)
    word_found = Signal(float, float)
    """Where a word was found, armed or not: begin and end in seconds since `started`."""
    word_heard = Signal(object)
    """The word that was waited for: a Sound at the corpus's rate."""
    overflowed = Signal(int)
    """How many blocks the microphone has lost since it was opened."""

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        background: Background | None = None,
        opener: Callable[[InputDevice | None], LiveInput] = open_input,
        lister: Callable[[], list[InputDevice]] = _list_devices,
    ) -> None:
        super().__init__(parent)
        self._background = background if background is not None else Background(self)
        self._opener = opener
        self._lister = lister
        self._device: InputDevice | None = None
        self._input: LiveInput | None = None
        self._attempt = 0
        self._opening = False
        self._armed = False
        self._armed_from = 0
        self._speaking = False
        self._overflows = 0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self._look)

    @property
    def device(self) -> InputDevice | None:
        """The chosen microphone; None is the system's default."""
        return self._device

    @property
    def listening(self) -> bool:
        """Whether the microphone is open."""
        return self._input is not None

    @property
    def armed(self) -> bool:
        """Whether the next word will be delivered."""
        return self._armed

    def refresh_devices(self) -> None:
        """Look for microphones; `devices_changed` or `failed` answers."""
        self._background.run(self._lister, self.devices_changed.emit, self._list_failed)

    def choose(self, device: InputDevice | None) -> None:
        """Use this microphone from now on; an open one is exchanged, a closed one stays closed."""
        if self._opening or self.listening:
            self.open(device)
        else:
            self._device = device

    def listen(self, wanted: bool) -> None:
        """Open the chosen microphone, or close it."""
        if not wanted:
            self.close()
        elif not (self._opening or self.listening):
            self.open(self._device)

    def open(self, device: InputDevice | None = None) -> None:
        """Open a microphone (None: the system's default); `started` or `failed` answers."""
        self._release()
        self._device = device
        self._opening = True
        self._background.run(
            partial(self._opener, device),
            partial(self._opened, self._attempt),
            partial(self._open_failed, self._attempt),
        )

    def close(self) -> None:
        """Stop listening; an opening that is under way is taken back."""
        if self._opening or self.listening:
            self._release()
            self.disarm()
            self.stopped.emit()

    def arm(self) -> None:
        """Deliver the next word that is found, once; opens the microphone when it is closed."""
        self._armed_from = 0 if self._input is None else self._input.position
        self._set_armed(True)
        self.listen(True)

    def disarm(self) -> None:
        """Deliver no word any more."""
        self._set_armed(False)

    def shut_down(self, seconds: float = 2.0) -> None:
        """Close the microphone and wait for it: for the end of the program."""
        self.close()
        self._background.wait(seconds)

    def _list_failed(self, error: Exception) -> None:
        self.devices_changed.emit([])
        self._report(error)

    def _opened(self, attempt: int, live: LiveInput) -> None:
        if attempt != self._attempt:
            self._stop(live)
            return
        self._opening = False
        self._input = live
        self._begin()
        self._timer.start()

    def _open_failed(self, attempt: int, error: Exception) -> None:
        if attempt == self._attempt:
            self.close()
            self._report(error)

    def _begin(self) -> None:
        if self._input is None:
            return
        self._armed_from = 0
        self._set_speaking(False)
        self.started.emit(self._input.microphone.device.name, self._input.sample_rate)

    def _release(self) -> None:
        """Let go of the microphone; it is stopped on the background thread."""
        self._attempt += 1
        self._opening = False
        self._timer.stop()
        self._overflows = 0
        self._set_speaking(False)
        if self._input is not None:
            self._stop(self._input)
            self._input = None

    def _stop(self, live: LiveInput) -> None:
        self._background.run(live.microphone.stop, lambda _: None, self._report)

    def _look(self) -> None:
        live = self._input
        if live is None:
            return
        try:
            heard = live.look()
        except LookupError:  # the window stood still for longer than the ring holds
            live.restart()
            self._begin()
            return
        if heard is not None:
            self._tell(live, heard)
        if live.microphone.overflows != self._overflows:
            self._overflows = live.microphone.overflows
            self.overflowed.emit(self._overflows)
        if self._input is live and heard is None and not live.microphone.alive:
            self._lost(live.microphone.device.name)

    def _tell(self, live: LiveInput, heard: Heard) -> None:
        self.audio_arrived.emit(heard.samples)
        self.level_changed.emit(heard.peak_dbfs, heard.clipping)
        if len(heard.frames):
            self.frames_arrived.emit(heard.frames)
        self._set_speaking(heard.speaking)
        for span in heard.words:
            self.word_found.emit(span.start / live.sample_rate, span.stop / live.sample_rate)
            if self._armed and span.stop > self._armed_from:
                self._deliver(live, span)

    def _deliver(self, live: LiveInput, span: WordSpan) -> None:
        try:
            word = live.word(span)
        except Failure as failure:  # still armed: the word can simply be said again
            self.failed.emit(failure)
            return
        except LookupError:
            return
        self.disarm()
        self.word_heard.emit(word)

    def _lost(self, name: str) -> None:
        self.close()
        self.failed.emit(
            Failure(
                QT_TRANSLATE_NOOP("engine", "The microphone {name} has stopped sending sound."),
                QT_TRANSLATE_NOOP(
                    "engine", "Plug it in again or choose another one, then press Say a word."
                ),
                name=name,
            )
        )

    def _report(self, error: Exception) -> None:
        if not isinstance(error, Failure):
            error = Failure(
                QT_TRANSLATE_NOOP("engine", "The microphone cannot be used: {reason}."),
                QT_TRANSLATE_NOOP("engine", "Choose another microphone, or open a sound file."),
                reason=str(error) or type(error).__name__,
            )
        self.failed.emit(error)

    def _set_armed(self, armed: bool) -> None:
        if armed != self._armed:
            self._armed = armed
            self.armed_changed.emit(armed)

    def _set_speaking(self, speaking: bool) -> None:
        if speaking != self._speaking:
            self._speaking = speaking
            self.speaking_changed.emit(speaking)
