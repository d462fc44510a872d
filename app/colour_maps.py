"""Colour maps: a number between two bounds becomes a colour.

Magma is by Nathaniel J. Smith, Stefan van der Walt and Eric Firing, made for matplotlib 1.5 and
given to the public domain under CC0 (matplotlib/_cm_listed.py). Every fifth of its 256 colours
stands here; between them the line is straight, which is at most one step in 255 away from the
published colours.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint32]
"""Opaque colours as QImage.Format_RGB32 stores them: 0xffrrggbb."""

MAGMA_ANCHORS = (
    *(0x000004, 0x02020B, 0x050416, 0x090720, 0x0E0B2B, 0x140E36, 0x1A1042, 0x21114E),
    *(0x29115A, 0x311165, 0x390F6E, 0x420F75, 0x4A1079, 0x52137C, 0x5A167E, 0x621980),
    *(0x6A1C81, 0x721F81, 0x792282, 0x812581, 0x892881, 0x912B81, 0x992D80, 0xA1307E),
    *(0xAA337D, 0xB2357B, 0xBA3878, 0xC23B75, 0xCA3E72, 0xD2426F, 0xD9466B, 0xE04C67),
    *(0xE75263, 0xEC5860, 0xF1605D, 0xF4695C, 0xF7725C, 0xF97B5D, 0xFB8560, 0xFC8E64),
    *(0xFD9869, 0xFEA16E, 0xFEAA74, 0xFEB47B, 0xFEBD82, 0xFEC68A, 0xFECF92, 0xFED89A),
    *(0xFDE2A3, 0xFDEBAC, 0xFCF4B6, 0xFCFDBF),
)
"""The colours at 0, 5, 10, ... 255, as 0xrrggbb."""


@lru_cache(maxsize=1)
def magma() -> Pixels:
    """Return magma from dark to bright, uint32 of shape (256,), read-only."""
    anchors = np.array(MAGMA_ANCHORS, dtype=np.uint32)
    places = np.linspace(0, 255, len(anchors))
    table = np.full(256, 0xFF000000, dtype=np.uint32)
    for shift in (16, 8, 0):
        channel = np.interp(np.arange(256), places, (anchors >> shift) & 0xFF)
        table |= np.rint(channel).astype(np.uint32) << shift
    table.setflags(write=False)
    return table


def colours_of(values: NDArray[np.float32], lowest: float, highest: float) -> Pixels:
    """Return magma's colours of `values`, same shape; what lies outside the bounds is cut."""
    scale = 255.0 / max(highest - lowest, 1e-12)
    steps = np.clip((values - np.float32(lowest)) * np.float32(scale), 0.0, 255.0)
    colours: Pixels = magma()[steps.astype(np.uint8)]
    return colours
