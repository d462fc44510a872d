"""Sound files: reading any format, writing clips, and whether a sound can be a word at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
import soxr

from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.sound.sound import CORPUS_RATE, Samples, Sound

LONGEST_SECONDS = 30.0
"""Nothing longer is read at once: a word is short, and a film's sound track is a mistake."""

SHORTEST_WORD_SECONDS = 0.08
SILENT_PEAK = 10 ** (-50 / 20)
"""A peak below -50 dBFS is silence (the quietest word of the development recordings: -40)."""

FULL_SCALE = 0.999
CLIPPED_RUN = 3
"""So many samples in a row at full scale are a flat top; one or two can be a true peak."""
CLIPPED_SHARE = 0.01

UNKNOWN_LENGTH = 2**63 - 1
"""What libsndfile says of a FLAC file that was written to a pipe; it cannot be read to its end."""


@dataclass(frozen=True, slots=True)
class SoundFormat:
    """What a sound file's header says: rate in Hz, number of channels, length in seconds."""

    sample_rate: int
    channels: int
    seconds: float


def read_sound(path: Path, start: int = 0, stop: int | None = None) -> Sound:
    """Read a sound file, or a part of it, as mono at the file's own rate.

    Parameters
    ----------
    path
        A file of any format that libsndfile knows. Several channels are averaged.
    start, stop
        The part to read, in samples of the file; `stop` None is the end of the file.

    Returns
    -------
    Sound
        float32 samples of shape (n,), n >= 1.

    Raises
    ------
    Failure
        When the file is missing, is no sound, has no samples there, has samples that are no
        numbers, or when the part is longer than `LONGEST_SECONDS` (known from the header, so
        nothing is read).
    """
    with _opened(path) as file:
        first = min(max(start, 0), file.frames)
        last = file.frames if stop is None else min(stop, file.frames)
        seconds = (last - first) / file.samplerate
        if seconds > LONGEST_SECONDS:
            raise Failure(
                QT_TRANSLATE_NOOP(
                    "engine", "{name} is {seconds:.0f} s long, and a word is at most {longest:.0f}."
                ),
                QT_TRANSLATE_NOOP("engine", "Cut the word out of it and open that."),
                name=path.name,
                seconds=seconds,
                longest=LONGEST_SECONDS,
            )
        file.seek(first)
        frames = file.read(max(last - first, 0), dtype="float32", always_2d=True)
        sample_rate = int(file.samplerate)
    if len(frames) == 0:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "{name} has no samples."),
            QT_TRANSLATE_NOOP("engine", "Record it again, or choose another file."),
            name=path.name,
        )
    if not np.isfinite(frames).all():
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "{name} has samples that are no numbers."),
            QT_TRANSLATE_NOOP("engine", "Export it again, for example as 16-bit WAV."),
            name=path.name,
        )
    mono: Samples = frames[:, 0] if frames.shape[1] == 1 else frames.mean(axis=1)
    return Sound(np.ascontiguousarray(mono), sample_rate)


def describe_format(path: Path) -> SoundFormat:
    """Read rate, channels and length from a sound file's header; Failure as in `read_sound`."""
    with _opened(path) as file:
        return SoundFormat(file.samplerate, file.channels, file.frames / file.samplerate)


def to_corpus_rate(sound: Sound) -> Sound:
    """Resample to `CORPUS_RATE`; a sound that is there already is given back itself."""
    if sound.sample_rate == CORPUS_RATE:
        return sound
    resampled = soxr.resample(sound.samples, sound.sample_rate, CORPUS_RATE)
    return Sound(resampled, CORPUS_RATE)


def write_wav(path: Path, sound: Sound) -> None:
    """Write a 16-bit mono WAV file, whole or not at all; folders are made as needed.

    The scale is 32,768 steps to full scale, as libsndfile reads it, so that what was read from
    a 16-bit file is written back bit for bit.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    steps = np.clip(np.rint(sound.samples * 32_768.0), -32_768, 32_767).astype(np.int16)
    descriptor, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            soundfile.write(file, steps, sound.sample_rate, subtype="PCM_16", format="WAV")
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def check_word(sound: Sound) -> None:
    """Raise a Failure when no word can be learned from `sound`.

    That is when it is shorter than `SHORTEST_WORD_SECONDS`, its peak (about its mean, since
    some microphones have an offset) is below -50 dBFS, or more than one sample in a hundred
    lies in a run of `CLIPPED_RUN` or more at full scale.
    """
    if sound.seconds < SHORTEST_WORD_SECONDS:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "The sound lasts {seconds:.2f} s, too short for a word."),
            QT_TRANSLATE_NOOP("engine", "Say the whole word."),
            seconds=sound.seconds,
        )
    if np.abs(sound.samples - sound.samples.mean()).max() < SILENT_PEAK:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "The sound is silent."),
            QT_TRANSLATE_NOOP(
                "engine",
                "Choose another file, or check that the right microphone is chosen and not muted.",
            ),
        )
    share = _clipped_share(sound.samples)
    if share > CLIPPED_SHARE:
        raise Failure(
            QT_TRANSLATE_NOOP(
                "engine", "The sound is clipped: {percent:.0f} % of it is beyond full scale."
            ),
            QT_TRANSLATE_NOOP(
                "engine", "Record it again with the microphone turned down or further away."
            ),
            percent=100 * share,
        )


def _clipped_share(samples: Samples) -> float:
    """Return which share of the samples lies in runs of `CLIPPED_RUN` or more at full scale."""
    full = np.concatenate(([False], np.abs(samples) >= FULL_SCALE, [False]))
    edges = np.flatnonzero(full[1:] != full[:-1])  # begin and end of each run, in turn
    lengths = edges[1::2] - edges[::2]
    return float(lengths[lengths >= CLIPPED_RUN].sum()) / len(samples)


@contextmanager
def _opened(path: Path) -> Iterator[soundfile.SoundFile]:
    """Open a sound file to read; what goes wrong with it, then or later, becomes a Failure."""
    try:
        if not path.exists():
            raise Failure(
                QT_TRANSLATE_NOOP("engine", "There is no file {name}."),
                QT_TRANSLATE_NOOP("engine", "It may have been moved or renamed: choose it again."),
                name=path.name,
            )
        # TypeError is what a name that ends in .raw gives: such a file has no header.
        with soundfile.SoundFile(path) as file:
            if file.frames == UNKNOWN_LENGTH:
                raise Failure(
                    QT_TRANSLATE_NOOP("engine", "{name} does not say how long it is."),
                    QT_TRANSLATE_NOOP("engine", "Export it again, for example as 16-bit WAV."),
                    name=path.name,
                )
            yield file
    except (soundfile.LibsndfileError, OSError, TypeError) as error:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "{name} cannot be read as sound."),
            QT_TRANSLATE_NOOP("engine", "Choose a WAV, FLAC, OGG or MP3 file."),
            name=path.name,
        ) from error
