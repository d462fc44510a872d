"""Opens the chosen microphone, closes it, and comes back to it when it was away.

All that PortAudio does happens on the background thread, one thing after the other. A microphone
is remembered by its name, for its number changes whenever another device is plugged in.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer, Signal

from app.controllers.background import Background
from app.controllers.live_input import LiveInput
from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.sound.portaudio import NoSoundSystem

if TYPE_CHECKING:
    from engine.sound.microphone import InputDevice

RETRY_MILLISECONDS = 1000
CHOSEN = "sound/microphone"
"""Where the settings keep the name."""

Opener = Callable[[str | None], LiveInput]
Lister = Callable[[bool], "list[InputDevice]"]


def look_for_devices(anew: bool) -> list[InputDevice]:
    """Return the microphones there are; `anew` notices those that have come or gone."""
    from engine.sound.microphone import list_devices

    return list_devices(anew=anew)


class DeviceKeeper(QObject):
    """Has one microphone at most, and knows whether the user wants it."""

    opened = Signal(object)
    """A LiveInput."""
    closed = Signal()
    """No sound comes any more; after `lost` it may come back by itself."""
    lost = Signal(object)
    """A Failure: the microphone cannot be had now; it is tried again every second."""
    failed = Signal(object)
    """A Failure; nothing is tried again."""
    devices_changed = Signal(list)
    """The microphones there are: list[InputDevice]."""

    def __init__(
        self, background: Background, opener: Opener, lister: Lister, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._opener = opener
        self._lister = lister
        self.chosen: str | None = str(QSettings().value(CHOSEN, "")) or None
        self.input: LiveInput | None = None
        self.opening = False
        self.waiting = False
        self._attempt = 0
        self._told = ""
        self._devices: list[InputDevice] = []
        self._retry = QTimer(self, singleShot=True, interval=RETRY_MILLISECONDS)
        self._retry.timeout.connect(self._try_again)

    @property
    def wanted(self) -> bool:
        """Whether the user wants to listen: it is open, being opened, or waited for."""
        return self.opening or self.waiting or self.input is not None

    def refresh(self) -> None:
        """List the microphones; `devices_changed` or `failed` answers."""
        self._background.run(partial(self._lister, False), self._list, self._list_failed)

    def look_again(self) -> None:
        """Look for microphones that have come or gone; an open one is closed for that moment."""
        wanted = self.wanted
        self._release()
        self._background.run(partial(self._lister, True), self._list, self._list_failed)
        if wanted:
            self.open()

    def choose(self, device: InputDevice | None) -> None:
        """Use this microphone from now on; an open one is exchanged, a closed one stays closed."""
        self.chosen = None if device is None else device.name
        QSettings().setValue(CHOSEN, self.chosen or "")
        if self.wanted:
            self.open()

    def open(self) -> None:
        """Open the chosen microphone; `opened`, `lost` or `failed` answers."""
        self._release()
        self._told = ""
        self.opening = True
        self._open()

    def close(self) -> None:
        """Close it, and wait for it no more; an opening that is under way is taken back."""
        if self.wanted:
            self._release()
            self.closed.emit()

    def lose(self, failure: Failure) -> None:
        """Let go of a microphone that does not work (any more), until it does."""
        was_expected = self.opening or self.input is not None
        self._release()
        self.waiting = True
        self._retry.start()
        if was_expected:
            self.closed.emit()
        if str(failure) != self._told:  # the same thing need not be said every second
            self._told = str(failure)
            self.lost.emit(failure)

    def _open(self) -> None:
        self._background.run(
            partial(self._opener, self.chosen),
            partial(self._opened, self._attempt),
            partial(self._open_failed, self._attempt),
        )

    def _try_again(self) -> None:
        self._background.run(
            partial(self._lister, True), self._list_if_changed, lambda _error: None
        )
        self._open()

    def _opened(self, attempt: int, live: LiveInput) -> None:
        if attempt != self._attempt:
            self._stop(live)
            return
        self.opening = self.waiting = False
        self.input = live
        self.opened.emit(live)

    def _open_failed(self, attempt: int, error: Exception) -> None:
        if attempt != self._attempt:
            return
        if isinstance(error, NoSoundSystem):
            self.close()
            self.failed.emit(error)
        else:
            self.lose(in_words(error))

    def _list(self, devices: list[InputDevice]) -> None:
        self._devices = devices
        self.devices_changed.emit(devices)

    def _list_if_changed(self, devices: list[InputDevice]) -> None:
        if devices != self._devices:
            self._list(devices)

    def _list_failed(self, error: Exception) -> None:
        self._list([])
        self.failed.emit(in_words(error))

    def _release(self) -> None:
        """Let go of the microphone; it is stopped on the background thread."""
        self._attempt += 1
        self._retry.stop()
        self.opening = self.waiting = False
        live, self.input = self.input, None
        if live is not None:
            self._stop(live)

    def _stop(self, live: LiveInput) -> None:
        self._background.run(
            live.microphone.stop,
            lambda _: None,
            lambda error: self.failed.emit(in_words(error)),
        )


def in_words(error: Exception) -> Failure:
    """Return an error as a Failure, which it may be already."""
    if isinstance(error, Failure):
        return error
    return Failure(
        QT_TRANSLATE_NOOP("engine", "The microphone cannot be used: {reason}."),
        QT_TRANSLATE_NOOP("engine", "Choose another microphone, or open a sound file."),
        reason=str(error) or type(error).__name__,
    )
