"""The colour maps one can choose from: none of them uses the hues that say a direction alone."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from app.colour_maps import Pixels, magma


class ColourMap(StrEnum):
    """Magma, or for print and weak projectors grey on black and ink on white."""

    MAGMA = "magma"
    GREY = "grey"
    INK = "ink"


@lru_cache(maxsize=4)
def table_of(colours: ColourMap) -> Pixels:
    """Return the map from quiet to loud, uint32 of shape (256,), read-only."""
    if colours is ColourMap.MAGMA:
        return magma()
    steps = np.arange(256, dtype=np.uint32)
    table: Pixels = np.uint32(0xFF000000) | steps * np.uint32(0x010101)
    if colours is ColourMap.INK:
        table = table[::-1].copy()
    table.setflags(write=False)
    return table


def coloured(values: NDArray[np.float32], lowest: float, highest: float, table: Pixels) -> Pixels:
    """Return the colours of `values`, same shape; what lies outside the bounds is cut."""
    scale = np.float32(255.0 / max(highest - lowest, 1e-12))
    steps = (values - np.float32(lowest)) * scale
    np.clip(steps, 0.0, 255.0, out=steps)
    colours: Pixels = table[steps.astype(np.uint8)]
    return colours
