"""Where the ticks of the picture's axes stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

import numpy as np
from numpy.typing import NDArray

from engine.sound.spectra import SpectrumKind

_STEPS = (1.0, 2.0, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Tick:
    """A number on an axis, and where it stands: 0 at the axis's beginning, 1 at its end."""

    text: str
    place: float


def round_step(length: float, most: int) -> float:
    """Return the step 1, 2 or 5 times a power of ten that cuts `length` into at most `most`."""
    least = length / max(most, 1)
    power = 10.0 ** floor(log10(max(least, 1e-9)))
    return next(step * power for step in _STEPS if step * power >= least * (1 - 1e-9))


def time_ticks(start: float, seconds: float, most: int) -> list[Tick]:
    """Return round times in the view, in seconds, none before the stream's beginning."""
    step = round_step(seconds, most)
    digits = max(0, ceil(-log10(step) - 1e-9))
    first, last = ceil(start / step - 1e-9), floor((start + seconds) / step + 1e-9)
    return [
        Tick(f"{number * step:.{digits}f}", (number * step - start) / seconds)
        for number in range(max(first, 0), last + 1)
    ]


def row_place(rows: NDArray[np.float64], value: float) -> float:
    """Return where on the axis a frequency or coefficient stands, 0 at the bottom to 1.

    Each of the `rows` has the same height, and stands for the value in its middle.
    """
    count = len(rows)
    if count < 2:
        return 0.5
    row = float(np.interp(value, rows, np.arange(count)))
    if value < rows[0]:
        row = (value - rows[0]) / (rows[1] - rows[0])
    elif value > rows[-1]:
        row = count - 1 + (value - rows[-1]) / (rows[-1] - rows[-2])
    return min(max((row + 0.5) / count, 0.0), 1.0)


def value_at(rows: NDArray[np.float64], place: float) -> float:
    """Return the frequency at a place on the axis: the inverse of `row_place` inside the rows."""
    count = len(rows)
    return float(np.interp(place * count - 0.5, np.arange(count), rows))


def row_at(rows: NDArray[np.float64], place: float) -> int:
    """Return the number of the row at a place on the axis."""
    return min(max(int(place * len(rows)), 0), len(rows) - 1)


def frequency_ticks(
    rows: NDArray[np.float64], kind: SpectrumKind, highest_hz: float, least_distance: float
) -> list[Tick]:
    """Return the ticks of the upright axis: Hz, even in Hz or in mel, or coefficients' numbers.

    `least_distance` is how far apart two numbers stand at least, as a share of the axis.
    """
    most = max(1, int(1 / least_distance))
    if kind is SpectrumKind.MFCC:
        step = max(1, round(round_step(len(rows), most)))
        numbers: Sequence[float] = range(0, len(rows), step)
    elif kind is SpectrumKind.LINEAR:
        step_hz = round_step(highest_hz, most)
        numbers = [step_hz * place for place in range(floor(highest_hz / step_hz + 1e-9) + 1)]
    else:
        marks = (0, 100, 200, 500, 1000, 1500, 2000, 3000, 4000, 6000, 8000, 12000, 16000, 24000)
        numbers = [hertz for hertz in marks if hertz <= highest_hz * (1 + 1e-9)]
        numbers = [*numbers[:-1], highest_hz] if highest_hz < 1.1 * numbers[-1] else numbers
    ticks = [Tick(f"{number:g}", row_place(rows, number)) for number in numbers]
    return apart(ticks, least_distance)


def level_ticks(darkest: float, brightest: float, most: int) -> list[Tick]:
    """Return round levels on the colour bar."""
    step = round_step(brightest - darkest, most)
    numbers = range(ceil(darkest / step - 1e-9), floor(brightest / step + 1e-9) + 1)
    return [
        Tick(_signed(number * step), (number * step - darkest) / (brightest - darkest))
        for number in numbers
    ]


def apart(ticks: list[Tick], distance: float) -> list[Tick]:
    """Leave out what would overlap; the ends of the axis stay."""
    kept = ticks[:1] + ticks[1:][-1:]
    for tick in ticks[1:-1]:
        if all(abs(tick.place - other.place) >= distance for other in kept):
            kept.append(tick)
    return sorted(kept, key=lambda tick: tick.place)


def _signed(number: float) -> str:
    return f"{number:g}".replace("-", "−")
