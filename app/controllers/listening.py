"""From the microphone to words: opens it, watches it, and says what it hears in signals.

Three threads take part. PortAudio's callback fills the microphone's ring. A short-lived thread
opens and closes devices. Everything else happens here, on the window's thread, 60 times a second
while the microphone is open; such a look at the ring takes a fraction of a millisecond.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt, QTimer, Signal

from app.controllers.background import Background
from app.controllers.device_keeper import DeviceKeeper, Lister, Opener, look_for_devices
from app.controllers.live_input import Heard, LiveInput, open_input
from app.controllers.room import RoomMeasurement
from app.controllers.screen_latency import ScreenLatency
from app.controllers.word_wait import WordWait
from engine.failure import QT_TRANSLATE_NOOP, Failure

if TYPE_CHECKING:
    from engine.sound.endpoint import WordSpan
    from engine.sound.microphone import InputDevice

LOOK_MILLISECONDS = 16
GREATEST_GAIN_DB = 30.0
GAIN = "sound/gain_db"
"""Where the settings keep the gain."""


class ListeningController(QObject):
    """Owns the microphone. Nothing opens it before the user asks."""

    devices_changed = Signal(list)
    """The microphones there are: list[InputDevice]."""
    started = Signal(str, int)
    """Listening has begun: name of the microphone, and the corpus's rate in Hz, at which all
    samples come. Time starts at 0 again."""
    stopped = Signal()
    """No sound comes any more."""
    lost = Signal(object)
    """A Failure: the microphone cannot be had now; it is tried again every second."""
    failed = Signal(object)
    """A Failure: what happened, and what to try."""
    level_changed = Signal(float, bool)
    """Peak in dBFS since the last look, and whether the sound is clipping."""
    noise_floor_changed = Signal(float)
    """How loud the room is without speech, in dBFS."""
    audio_arrived = Signal(object)
    """New samples, float32 (n,), n >= 1, at the corpus's rate."""
    frames_arrived = Signal(object)
    """New log-mel frames in dB, float32 (k, bands)."""
    speaking_changed = Signal(bool)
    armed_changed = Signal(bool)
    holding_changed = Signal(bool)
    """Whether a word is recorded for as long as a key is held."""
    word_found = Signal(float, float)
    """Where a word was found, armed or not: begin and end in seconds since `started`."""
    word_spoken = Signal(object, float)
    """While `follow_words` wants it, every word, armed or not: a Sound at the corpus's rate, and
    when it ended, in seconds of `time.monotonic`."""
    word_heard = Signal(object)
    """The word that was waited for: a Sound at the corpus's rate."""
    overflowed = Signal(int)
    """How often the microphone has lost sound since it was opened."""
    latency_changed = Signal(float)
    """Seconds from the microphone to the screen, the median of the last two seconds or so."""
    gain_changed = Signal(float)
    """In dB."""
    measuring_changed = Signal(bool)
    """Whether the noise of the room is being measured, for which everybody must be quiet."""
    room_measured = Signal(float)
    """The noise of the room in dBFS."""

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        background: Background | None = None,
        opener: Opener = open_input,
        lister: Lister = look_for_devices,
    ) -> None:
        super().__init__(parent)
        self._background = background if background is not None else Background(self)
        self._keeper = DeviceKeeper(self._background, opener, lister, self)
        self._wait = WordWait(self)
        self._room = RoomMeasurement(self)
        self._latency = ScreenLatency(self)
        self._gain_db = _remembered_gain()
        self._speaking = False
        self._following = False
        self._losses = 0
        self._noise_floor = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self._look)
        self._connect()

    @property
    def chosen(self) -> str | None:
        """The name of the chosen microphone; None is the system's default."""
        return self._keeper.chosen

    @property
    def listening(self) -> bool:
        """Whether the microphone is open."""
        return self._keeper.input is not None

    @property
    def wanted(self) -> bool:
        """Whether it is open, being opened, or waited for."""
        return self._keeper.wanted

    @property
    def armed(self) -> bool:
        """Whether the next word will be delivered."""
        return self._wait.armed

    @property
    def holding(self) -> bool:
        """Whether what is heard now will be delivered as one word."""
        return self._wait.holding

    @property
    def gain_db(self) -> float:
        """How much everything is turned up."""
        return self._gain_db

    def refresh_devices(self) -> None:
        """List the microphones; `devices_changed` or `failed` answers."""
        self._keeper.refresh()

    def look_for_devices(self) -> None:
        """Look for microphones that have come or gone; an open one is opened anew."""
        self._keeper.look_again()

    def choose(self, device: InputDevice | None) -> None:
        """Use this microphone from now on; an open one is exchanged, a closed one stays closed."""
        self._keeper.choose(device)

    def listen(self, wanted: bool) -> None:
        """Open the chosen microphone, or close it; one that is waited for is tried at once."""
        if not wanted:
            self._keeper.close()
        elif not (self._keeper.opening or self.listening):
            self._keeper.open()

    def close(self) -> None:
        """Stop listening; an opening that is under way is taken back."""
        self.listen(False)

    def arm(self) -> None:
        """Deliver the next word that is found, once; opens the microphone when it is closed."""
        self._wait.arm(self._position)
        self.listen(True)

    def disarm(self) -> None:
        """Deliver no word any more."""
        self._wait.disarm()

    def follow_words(self, wanted: bool) -> None:
        """Tell every word from now on (`word_spoken`), not only those that are waited for."""
        self._following = wanted

    def hold(self) -> None:
        """Begin a word that ends with `let_go`; opens the microphone when it is closed."""
        self._wait.hold(self._position)
        self.listen(True)

    def let_go(self) -> None:
        """End the word that `hold` began, and deliver it as soon as all of it has come."""
        self._wait.let_go(self._position if self.listening else None)

    def set_gain(self, decibels: float) -> None:
        """Turn everything up, from 0 to `GREATEST_GAIN_DB`."""
        self._gain_db = min(max(decibels, 0.0), GREATEST_GAIN_DB)
        QSettings().setValue(GAIN, self._gain_db)
        if self._keeper.input is not None:
            self._keeper.input.gain_db = self._gain_db
        self.gain_changed.emit(self._gain_db)

    def measure_room(self) -> None:
        """Listen to the noise of the room for a second; `room_measured` answers."""
        self._room.begin()
        self.listen(True)

    def note_painted(self) -> None:
        """Note that what came last is on the screen now."""
        self._latency.painted(self._keeper.input)

    def shut_down(self, seconds: float = 2.0) -> None:
        """Close the microphone and wait for it: for the end of the program."""
        self.close()
        self._background.wait(seconds)

    @property
    def _position(self) -> int:
        return 0 if self._keeper.input is None else self._keeper.input.position

    def _connect(self) -> None:
        keeper = self._keeper
        keeper.devices_changed.connect(self.devices_changed)
        keeper.failed.connect(self.failed)
        keeper.opened.connect(self._opened)
        keeper.closed.connect(self._closed)
        keeper.lost.connect(self.lost)
        self._wait.armed_changed.connect(self.armed_changed)
        self._wait.holding_changed.connect(self.holding_changed)
        self._wait.word_due.connect(self._deliver)
        self._room.measuring_changed.connect(self.measuring_changed)
        self._room.measured.connect(self._use_room)
        self._latency.changed.connect(self.latency_changed)

    def _opened(self, live: LiveInput) -> None:
        live.gain_db = self._gain_db
        self._begin(live)
        self._timer.start()

    def _begin(self, live: LiveInput) -> None:
        self._wait.begin()
        self._room.restart()
        self._set_speaking(False)
        self._losses = 0
        self._noise_floor = float("inf")
        self._latency.begin()
        self.started.emit(live.microphone.device.name, live.sample_rate)

    def _closed(self) -> None:
        self._timer.stop()
        self._set_speaking(False)
        self._wait.cancel()
        self._room.cancel()
        self.stopped.emit()

    def _look(self) -> None:
        live = self._keeper.input
        if live is None:
            return
        try:
            heard = live.look()
        except LookupError:  # the window stood still for longer than the ring holds
            live.restart()
            self._begin(live)
            heard = None
        if heard is not None:
            self._tell(live, heard)
        if live.losses != self._losses:
            self._losses = live.losses
            self.overflowed.emit(self._losses)
        if self._keeper.input is live and heard is None and not live.microphone.alive:
            self._lose(live.microphone.device.name)

    def _tell(self, live: LiveInput, heard: Heard) -> None:
        self.level_changed.emit(heard.peak_dbfs, heard.clipping)
        if abs(heard.noise_floor_db - self._noise_floor) >= 0.5:
            self._noise_floor = heard.noise_floor_db
            self.noise_floor_changed.emit(heard.noise_floor_db)
        if len(heard.samples):
            self._latency.come(live.position - len(heard.samples), live.position)
            self.audio_arrived.emit(heard.samples)
            self._room.add(heard.samples)
        if len(heard.frames):
            self.frames_arrived.emit(heard.frames)
        self._set_speaking(heard.speaking)
        for span in heard.words:
            self.word_found.emit(span.start / live.sample_rate, span.stop / live.sample_rate)
            if self._following:
                self._tell_spoken(live, span)
        self._wait.look(live.position, heard.words)

    def _tell_spoken(self, live: LiveInput, span: WordSpan) -> None:
        try:
            word = live.word(span)
        except (Failure, LookupError):  # no usable word: only who waits for one is told why
            return
        ended = live.moment_of(span.heard_until or span.stop)
        self.word_spoken.emit(word, time.monotonic() if ended is None else ended)

    def _deliver(self, span: WordSpan) -> None:
        live = self._keeper.input
        if live is None:
            return
        try:
            word = live.word(span)
        except Failure as failure:  # still armed: the word can simply be said again
            self.failed.emit(failure)
            return
        except LookupError:
            return
        self.disarm()
        self.word_heard.emit(word)

    def _use_room(self, level_db: float) -> None:
        if self._keeper.input is not None:
            self._keeper.input.assume_noise(level_db)
        self.room_measured.emit(level_db)

    def _lose(self, name: str) -> None:
        self._keeper.lose(
            Failure(
                QT_TRANSLATE_NOOP("engine", "The microphone {name} has stopped sending sound."),
                QT_TRANSLATE_NOOP(
                    "engine",
                    "Plug it in again, and listening goes on by itself; or choose another one.",
                ),
                name=name,
            )
        )

    def _set_speaking(self, speaking: bool) -> None:
        if speaking != self._speaking:
            self._speaking = speaking
            self.speaking_changed.emit(speaking)


def _remembered_gain() -> float:
    try:
        gain = float(str(QSettings().value(GAIN, 0.0)))
    except ValueError:
        return 0.0
    return min(max(gain, 0.0), GREATEST_GAIN_DB)
