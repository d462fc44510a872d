"""Packing the takes of a word into one Ogg Vorbis file.

Vorbis was the smallest format of libsndfile that decodes fast: at this quality a fifth of FLAC's
size, and less than a third of Opus' time. Seeking is to the very sample but in the last page of a
file, where it lands up to 512 samples off: read on from before.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import soundfile

from engine.sound.sound import CORPUS_RATE, Samples, Sound

COMPRESSION = 0.8
"""0 is the best quality, 1 the smallest file."""
GUARD_SECONDS = 0.02
"""Silence between takes, so that none is heard at the edge of another."""
BLOCK = 1024
"""libsndfile's Vorbis encoder keeps a block on its stack, and crashes on long ones."""
SERIAL = 1
PAGE_HEADER = 27


def write_packed(path: Path, takes: Iterable[Sound]) -> list[tuple[int, int]]:
    """Write `takes` (at the corpus rate) one after the other; return each one's start and stop."""
    guard: Samples = np.zeros(round(GUARD_SECONDS * CORPUS_RATE), dtype=np.float32)
    parts, bounds, place = [guard], [], len(guard)
    for take in takes:
        bounds.append((place, place + len(take.samples)))
        parts += [take.samples, guard]
        place += len(take.samples) + len(guard)
    samples = np.concatenate(parts)
    with soundfile.SoundFile(
        path, "w", CORPUS_RATE, 1, "VORBIS", format="OGG", compression_level=COMPRESSION
    ) as file:
        for start in range(0, len(samples), BLOCK):
            file.write(samples[start : start + BLOCK])
    path.write_bytes(with_fixed_serial(path.read_bytes()))
    return bounds


def with_fixed_serial(stream: bytes) -> bytes:
    """Give every page of an Ogg stream the same serial number instead of a random one.

    Page layout and checksum: RFC 3533, section 6.
    """
    pages = bytearray(stream)
    place = 0
    while place < len(pages):
        segments = pages[place + 26]
        body = sum(pages[place + PAGE_HEADER : place + PAGE_HEADER + segments])
        stop = place + PAGE_HEADER + segments + body
        pages[place + 14 : place + 18] = SERIAL.to_bytes(4, "little")
        pages[place + 22 : place + 26] = bytes(4)
        checksum = _checksum(pages[place:stop])
        pages[place + 22 : place + 26] = checksum.to_bytes(4, "little")
        place = stop
    return bytes(pages)


def _checksum(page: bytes | bytearray) -> int:
    value = 0
    for byte in page:
        value = ((value << 8) & 0xFFFFFFFF) ^ _TABLE[(value >> 24) ^ byte]
    return value


def _table() -> list[int]:
    """Return what each top byte does to the checksum, polynomial 0x04c11db7, not reflected."""
    table = []
    for byte in range(256):
        value = byte << 24
        for _ in range(8):
            value = (value << 1) ^ (0x04C11DB7 if value & 0x80000000 else 0)
        table.append(value & 0xFFFFFFFF)
    return table


_TABLE = _table()
