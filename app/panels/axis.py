"""Axes for people: where they end, and which numbers stand at them."""

from __future__ import annotations

from math import floor, log10

_ENDS = (1, 2, 3, 4, 6, 8, 10)  # their halves are round numbers too


def round_end(value: float, smallest: float) -> float:
    """Return the round number at which an axis from 0 ends that shows `value`, above 0."""
    value = max(value, smallest)
    power = 10.0 ** floor(log10(value))
    return next((end * power for end in _ENDS if end * power >= value * (1 - 1e-9)), 10 * power)


def round_decades(lowest: float, highest: float) -> tuple[float, float]:
    """Return the round bounds (1, 2 or 5 times a power of ten) of a logarithmic scale, as log10."""
    return -_decade_end(-lowest), _decade_end(highest)


def _decade_end(exponent: float) -> float:
    whole = floor(exponent)
    return next(
        whole + end for end in (0.0, log10(2), log10(5), 1.0) if whole + end > exponent - 1e-9
    )
