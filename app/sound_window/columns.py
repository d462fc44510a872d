"""The columns of the two pictures: which samples and frames a column shows, and in which colours.

Column p shows the time from p / density to (p + 1) / density, with the density in columns a
second.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from app.colour_maps import Pixels
from app.sound_window.kept_sound import KeptSound


def waveform_bounds(kept: KeptSound, density: float) -> tuple[int, int]:
    """Return the columns [low, high) that have their samples."""
    low = int(np.ceil(kept.first * density - 1e-6))
    return low, int(np.floor(kept.last * density + 1e-6))


def spectrum_bounds(kept: KeptSound, density: float) -> tuple[int, int]:
    """Return the columns [low, high) that have their frames."""
    low = int(np.ceil(kept.frame_start(kept.first_frame) * density - 1e-6))
    return low, int(np.floor(kept.frame_start(kept.stop_frame) * density + 1e-6))


def extremes(
    kept: KeptSound, first: int, stop: int, density: float
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return the smallest and the largest sample of each of the columns [first, stop).

    The last sample of the column before counts too, so that a steep line has no gap.
    """
    edges = np.floor(np.arange(first, stop + 1) * (kept.sample_rate / density) + 1e-6)
    starts = np.clip(edges.astype(np.int64), kept.first_sample, kept.stop_sample - 1)
    begin = max(int(starts[0]) - 1, kept.first_sample)
    end = min(max(int(starts[-1]), int(starts[-2]) + 1), kept.stop_sample)
    samples = kept.samples(begin, end)
    places = starts[:-1] - begin
    before = samples[np.maximum(places - 1, 0)]
    smallest = np.minimum(np.minimum.reduceat(samples, places), before)
    largest = np.maximum(np.maximum.reduceat(samples, places), before)
    return smallest, largest


def waveform_pixels(
    smallest: NDArray[np.float32],
    largest: NDArray[np.float32],
    height: int,
    scale: float,
    inks: tuple[int, int, int],
) -> Pixels:
    """Return upright lines, uint32 (height, columns), full height for `scale`.

    `inks` are the line, the ground, and the line at 0, as 0xffrrggbb.
    """
    line, ground, zero = (np.uint32(ink) for ink in inks)
    middle = (height - 1) / 2
    top = np.rint(middle - largest * (middle / scale))
    bottom = np.rint(middle - smallest * (middle / scale))
    rows = np.arange(height)[:, None]
    pixels: Pixels = np.full((height, len(top)), ground)
    pixels[int(middle)] = zero
    pixels[(rows >= top) & (rows <= bottom)] = line
    return pixels


def loudest_frames(
    kept: KeptSound, first: int, stop: int, density: float
) -> tuple[NDArray[np.float32], NDArray[np.intp]]:
    """Return the largest values of the rows in the columns [first, stop).

    Columns that show the same frames share them: the values have the shape (k, rows), and the
    second array, (stop - first,), says which of the k a column shows.
    """
    frames = kept.frame_at(np.arange(first, stop + 1) / density)
    frames = np.clip(frames, kept.first_frame, kept.stop_frame)
    begin = min(int(frames[0]), kept.stop_frame - 1)
    end = min(max(int(frames[-1]), int(frames[-2]) + 1), kept.stop_frame)
    places = np.minimum(frames[:-1] - begin, end - begin - 1)
    starts, shown = np.unique(places, return_inverse=True)
    largest: NDArray[np.float32] = np.maximum.reduceat(kept.frames(begin, end), starts, axis=0)
    return largest, shown


class RowStretch:
    """Stretches the rows of a spectrum to the pixels of a column, the highest row on top.

    Where there are more pixels than rows the values between two rows lie on a straight line, or,
    with `steps`, each row is a block (coefficients have nothing between them). Where there are
    more rows than pixels the largest one is shown, so that no tone is lost.
    """

    def __init__(self, rows: int, height: int, *, steps: bool) -> None:
        places = np.linspace(rows - 0.5, -0.5, 2 * height + 1)[1::2]
        self._starts = np.arange(height) * rows // height if rows > height else None
        if steps:
            places = np.rint(places)
        places = np.clip(places, 0, rows - 1)
        self._below = np.minimum(places.astype(np.intp), max(rows - 2, 0))
        self._above = np.minimum(self._below + 1, rows - 1)
        self._share = (places - self._below).astype(np.float32)

    def __call__(self, levels: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return (columns, height) of (columns, rows)."""
        if self._starts is not None:
            largest: NDArray[np.float32] = np.maximum.reduceat(levels, self._starts, axis=1)
            return largest[:, ::-1]
        below, above = levels[:, self._below], levels[:, self._above]
        return below + (above - below) * self._share
