"""PortAudio: loaded when it is first needed, and told to look for devices again.

sounddevice starts PortAudio when it is imported. Without PortAudio the import fails, and the
rest of the engine must work all the same.

PortAudio lists the devices once, when it starts. Only ending and starting it again shows what has
been plugged in since; that would pull an open stream from under its owner, so whoever opens one
has it watched here, and while one is open nothing is ended. PortAudio bears no two threads at
once: all of this, opening and closing happen on one thread.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any
from weakref import WeakSet

from engine.failure import QT_TRANSLATE_NOOP, Failure

_streams: WeakSet[Any] = WeakSet()


class NoSoundSystem(Failure):
    """There is no working PortAudio; another attempt would find none either."""


def load_sounddevice() -> Any:
    """Import sounddevice, whose import starts PortAudio.

    Raises
    ------
    NoSoundSystem
        When PortAudio is missing or does not start.
    """
    try:
        import sounddevice  # noqa: PLC0415
    except OSError as error:
        raise NoSoundSystem(
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
        raise NoSoundSystem(
            QT_TRANSLATE_NOOP("engine", "The sound system does not start: {reason}."),
            QT_TRANSLATE_NOOP("engine", "Check the sound settings of this machine."),
            reason=error,
        ) from error
    return sounddevice


def watch(stream: Any) -> None:
    """Remember a stream of sounddevice: until it is closed, PortAudio goes on."""
    _streams.add(stream)


def look_again() -> bool:
    """Let PortAudio look for devices anew, which makes the indices of earlier ones void.

    Returns
    -------
    bool
        False when a stream is open, so that nothing was done.

    Raises
    ------
    Failure
        When PortAudio is missing (`NoSoundSystem`), or does not start again now.
    """
    sounddevice = load_sounddevice()
    if any(not stream.closed for stream in _streams):
        return False
    with suppress(sounddevice.PortAudioError):  # an earlier attempt has ended it already
        sounddevice._terminate()
    try:
        sounddevice._initialize()
    except sounddevice.PortAudioError as error:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "The sound system does not start: {reason}."),
            QT_TRANSLATE_NOOP("engine", "Check the sound settings of this machine."),
            reason=error,
        ) from error
    return True
