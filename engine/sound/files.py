"""Sound files: reading any format, writing clips, and whether a sound can be a word at all."""

from __future__ import annotations

import stat
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
import soxr

from engine.durable import write_whole
from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.sound.sound import CORPUS_RATE, Samples, Sound

LONGEST_SECONDS = 30.0
"""Nothing longer is read at once: a word is short, and a film's sound track is a mistake."""

LOWEST_RATE = 4_000
HIGHEST_RATE = 768_000
"""In Hz: below, speech cannot be understood; above, no converter works."""

SAMPLES_AT_ONCE = 1_000_000
"""Of all channels together: a file may claim hundreds of them."""

SHORTEST_WORD_SECONDS = 0.08
SILENT_PEAK = 10 ** (-50 / 20)
"""A peak below -50 dBFS is silence (the quietest word of the development recordings: -40)."""

FULL_SCALE = 0.999
CLIPPED_RUN = 3
"""So many samples in a row at full scale are a flat top; one or two can be a true peak."""
CLIPPED_SHARE = 0.01

UNKNOWN_LENGTH = 2**63 - 1
"""What libsndfile says of a FLAC file that was written to a pipe; it cannot be read to its end."""

UNKNOWN_SIZES = (range(0x7FFF_F000, 0x8000_0001), range(0xFFFF_0000, 0x1_0000_0000))
"""Sizes in bytes that a WAV file has which was written to a pipe: it ends where it ends."""

MOST_CHUNKS = 1_000

LEAD_IN = 65_536
"""Samples that are read before a part of an Ogg file, and thrown away: a seek into its last page
lands up to 512 samples off. No page of the embedded corpus has more than 31,000."""


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
        A file of any format that libsndfile knows. Several channels are averaged. What a file
        of floating point numbers has beyond full scale is not lost: the sound is turned down.
    start, stop
        The part to read, in samples of the file; `stop` None is the end of the file.

    Returns
    -------
    Sound
        float32 samples of shape (n,), n >= 1.

    Raises
    ------
    Failure
        When the file is missing, is no sound, ends before its header says, has a rate that no
        speech has, no samples there or samples that are no numbers, or when the part is longer
        than `LONGEST_SECONDS` (known from the header, so nothing is read).
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
        lead = min(first, LEAD_IN) if file.format == "OGG" else 0
        file.seek(first - lead)
        samples = _mono(file, lead + max(last - first, 0))[lead:]
        sample_rate, subtype = int(file.samplerate), file.subtype
        if len(samples) < 0.99 * (last - first):
            raise _cut_off(path)
    if len(samples) == 0:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "{name} has no samples."),
            QT_TRANSLATE_NOOP("engine", "Record it again, or choose another file."),
            name=path.name,
        )
    if not np.isfinite(samples).all():
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "{name} has samples that are no numbers."),
            QT_TRANSLATE_NOOP("engine", "Export it again, for example as 16-bit WAV."),
            name=path.name,
        )
    if subtype in ("FLOAT", "DOUBLE"):
        samples /= max(float(np.abs(samples).max()), 1.0)
    return Sound(samples, sample_rate)


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

    It is safely on the disk when this returns; OSError when the disk refuses.

    The scale is 32,768 steps to full scale, as libsndfile reads it, so that what was read from
    a 16-bit file is written back bit for bit.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, wav_bytes(sound))


def wav_bytes(sound: Sound) -> bytes:
    """Return the content of the file that `write_wav` writes."""
    whole = np.clip(np.rint(sound.samples * 32_768.0), -32_768, 32_767)
    steps: bytes = whole.astype("<i2").tobytes()
    rate = sound.sample_rate
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, rate, 2 * rate, 2, 16)
    header = b"WAVE" + form + struct.pack("<4sI", b"data", len(steps))
    return struct.pack("<4sI", b"RIFF", len(header) + len(steps)) + header + steps


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
        if not stat.S_ISREG(path.stat().st_mode):  # to open a pipe would wait for ever
            raise OSError(f"{path} is no file")
        # TypeError is what a name that ends in .raw gives: such a file has no header.
        with soundfile.SoundFile(path) as file:
            _check_header(path, file)
            yield file
    except (soundfile.LibsndfileError, OSError, TypeError) as error:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "{name} cannot be read as sound."),
            QT_TRANSLATE_NOOP("engine", "Choose a WAV, FLAC, OGG or MP3 file."),
            name=path.name,
        ) from error


def _check_header(path: Path, file: soundfile.SoundFile) -> None:
    if file.frames == UNKNOWN_LENGTH:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "{name} does not say how long it is."),
            QT_TRANSLATE_NOOP("engine", "Export it again, for example as 16-bit WAV."),
            name=path.name,
        )
    if not LOWEST_RATE <= file.samplerate <= HIGHEST_RATE:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "{name} has {rate} samples a second, as no speech has."),
            QT_TRANSLATE_NOOP("engine", "Record or export it with 8,000 to 48,000."),
            name=path.name,
            rate=file.samplerate,
        )
    if _is_cut_off(path):
        raise _cut_off(path)


def _mono(file: soundfile.SoundFile, count: int) -> Samples:
    """Read up to `count` samples, channels averaged, float32 of shape (n,)."""
    samples = np.empty(count, dtype=np.float32)
    done = 0
    while done < count:
        most = min(count - done, max(SAMPLES_AT_ONCE // file.channels, 1))
        block = file.read(most, dtype="float32", always_2d=True)
        if len(block) == 0:
            break
        samples[done : done + len(block)] = (
            block[:, 0] if block.shape[1] == 1 else block.mean(axis=1)
        )
        done += len(block)
    return samples[:done]


def _is_cut_off(path: Path) -> bool:
    """Whether a WAV file ends before its header says, as when copying it was broken off."""
    with path.open("rb") as file:
        size = path.stat().st_size
        riff, _, wave = struct.unpack("<4sI4s", file.read(12).ljust(12))
        place = 12
        for _ in range(MOST_CHUNKS if (riff, wave) == (b"RIFF", b"WAVE") else 0):
            file.seek(place)
            name, length = struct.unpack("<4sI", file.read(8).ljust(8, b"\0"))
            place += 8
            if name == b"data":
                known = not any(length in sizes for sizes in UNKNOWN_SIZES)
                return known and place + 0.99 * length > size
            place += length + length % 2
            if place >= size:
                break
    return False


def _cut_off(path: Path) -> Failure:
    return Failure(
        QT_TRANSLATE_NOOP("engine", "{name} ends in the middle: a part of it is missing."),
        QT_TRANSLATE_NOOP("engine", "Copy or export it again."),
        name=path.name,
    )
