"""How gradients that lie powers of ten apart are seen beside each other.

Linear shows what is large; logarithmic shows all of them; each frame by itself shows which units it
is that hear of the loss, however faintly.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil, floor, log10

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from app.colour_scale import ColourScale
from app.network_canvas.legend import ColourBar, bar_of
from app.network_canvas.options import TimeScale
from app.network_canvas.picture import Array, largest

translate = QCoreApplication.translate

MOST_DECADES = 8
FEWEST_DECADES = 2


@dataclass(frozen=True, slots=True)
class Axis:
    """The axis of the norms: from `lowest` at the bottom to `highest` at the top."""

    lowest: float
    highest: float
    logarithmic: bool

    def share(self, value: float) -> float:
        """Return how high on the axis a value stands, 0 to 1."""
        if not np.isfinite(value):
            return 1.0
        if not self.logarithmic:
            return min(1.0, max(0.0, value / self.highest))
        if value <= self.lowest:
            return 0.0
        decades = log10(self.highest / self.lowest)
        return min(1.0, log10(value / self.lowest) / decades)


def axis_of(norms: Array, time_scale: TimeScale) -> Axis:
    """Return the axis on which all norms of a layer can be seen."""
    most = largest(norms) or 1.0
    if time_scale is TimeScale.LINEAR:
        return Axis(0.0, most, logarithmic=False)
    highest = 10.0 ** ceil(log10(most))
    return Axis(highest / 10.0 ** _decades(norms, highest), highest, logarithmic=True)


def _decades(values: Array, highest: float) -> int:
    """Return how many powers of ten below the highest the least value lies."""
    magnitudes = np.abs(values[np.isfinite(values) & (values != 0)])
    if not len(magnitudes):
        return FEWEST_DECADES
    lowest = floor(log10(float(magnitudes.min())))
    return max(FEWEST_DECADES, min(MOST_DECADES, round(log10(highest)) - lowest))


@dataclass(frozen=True, slots=True)
class TimeColours:
    """Colours of gradients `(T, H)` on one of the time scales."""

    scale: ColourScale
    time_scale: TimeScale
    decades: int

    def shares(self, values: Array) -> NDArray[np.float64]:
        """Return the brightness of each value, 0 to 1; not a number counts as 0."""
        magnitudes = np.fmax(np.abs(values).astype(np.float64), 0.0)
        most = self.scale.largest or 1.0
        match self.time_scale:
            case TimeScale.LINEAR:
                shares = magnitudes / most
            case TimeScale.LOGARITHMIC:
                with np.errstate(divide="ignore"):
                    shares = 1 + np.log10(magnitudes / most) / self.decades
            case TimeScale.EACH_FRAME:
                each = magnitudes.max(axis=1, keepdims=True)  # (T, H) -> (T, 1)
                shares = magnitudes / np.where(each > 0, each, 1.0)
        return np.asarray(np.fmin(np.fmax(shares, 0.0), 1.0))


def time_colours(
    scales: tuple[ColourScale, ...], norms: tuple[Array, ...], time_scale: TimeScale
) -> tuple[TimeColours, ...]:
    """Return the colours of each layer's gradients; a cell has less than its frame's norm."""
    return tuple(
        TimeColours(scale, time_scale, _decades(layer, scale.largest or 1.0) + 1)
        for scale, layer in zip(scales, norms, strict=True)
    )


def within_title(bar: ColourBar) -> ColourBar:
    """Return a legend that names its normalisation in its title: below is more room for values."""
    return replace(bar, title=f"{bar.title} · {bar.normalisation}", normalisation="")


def gradient_bar(symbol: str, colours: tuple[TimeColours, ...]) -> ColourBar:
    """Return the legend of gradients at each frame; its title names the scale of time."""
    first = colours[0]
    bar = within_title(bar_of(symbol, [one.scale for one in colours]))
    if first.time_scale is TimeScale.LOGARITHMIC:
        least = min(one.scale.largest / 10.0**one.decades for one in colours)
        name = translate("RecurrentScene", "logarithmic")
        return replace(bar, title=f"{symbol} · {name}", lowest=f"{least:.0e}")
    if first.time_scale is TimeScale.EACH_FRAME:
        most = translate("RecurrentScene", "largest of each frame")
        return replace(bar, title=symbol, highest=most)
    return bar
