"""The noise of the user's room: recorded once, kept beside the corpus, mixed into words."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.sound.files import (
    LONGEST_SECONDS,
    describe_format,
    read_sound,
    to_corpus_rate,
    write_wav,
)
from engine.sound.sound import Sound

RECORDED_SECONDS = 5.0
"""So much is recorded: longer than any word, so that takes differ in their noise."""

SHORTEST_SECONDS = 1.0

SILENT_PEAK = 2 / 32_768
"""A peak of two steps of a 16-bit file: no room is that quiet, but a muted microphone is."""


def save_room_noise(path: Path, sound: Sound) -> Sound:
    """Keep a recording of the room, whole or not at all, in the place of the one before.

    Returns
    -------
    Sound
        It as it will be read again, at the corpus rate.

    Raises
    ------
    Failure
        When it is too short, or silent.
    OSError
        When the disk refuses.
    """
    sound = to_corpus_rate(sound)
    check_room_noise(sound)
    write_wav(path, sound)
    return load_room_noise(path)


def load_room_noise(path: Path) -> Sound:
    """Return the recording of the room at the corpus rate: a source for `noise.recorded`.

    Raises
    ------
    Failure
        When no room has been recorded, or what lies there is not usable.
    """
    if not path.exists():
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "No noise of a room has been recorded yet."),
            QT_TRANSLATE_NOOP("engine", "Record the room, or choose a sound file of its noise."),
        )
    sound = read_noise_file(path)
    check_room_noise(sound)
    return sound


def read_noise_file(path: Path) -> Sound:
    """Read the beginning of a sound file, at most `LONGEST_SECONDS`, at the corpus rate.

    Raises
    ------
    Failure
        As `engine.sound.files.read_sound` does, but for a file that is long.
    """
    rate = describe_format(path).sample_rate
    return to_corpus_rate(read_sound(path, 0, int(LONGEST_SECONDS * rate)))


def check_room_noise(sound: Sound) -> None:
    """Raise a Failure when a recording is no noise of a room: too short, or silent."""
    if sound.seconds < SHORTEST_SECONDS:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "The noise lasts {seconds:.1f} s, which is too short."),
            QT_TRANSLATE_NOOP("engine", "Record or choose at least {shortest:.0f} s of it."),
            seconds=sound.seconds,
            shortest=SHORTEST_SECONDS,
        )
    samples = sound.samples
    if np.abs(samples - samples.mean()).max() <= SILENT_PEAK:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "The recording of the room is silent."),
            QT_TRANSLATE_NOOP(
                "engine", "Check that the right microphone is chosen and not muted, or use a file."
            ),
        )
