"""Numbers beside a scale or a curve: two digits in few letters, and a true minus sign."""

from __future__ import annotations

from math import floor, isfinite, log10


def short(value: float, digits: int = 2) -> str:
    """Return a number with so many digits: 0.57, −12, 120, 5.7e−4, 3e7."""
    if not isfinite(value):
        return f"{value}".replace("nan", "NaN").replace("inf", "∞").replace("-", "−")
    size = abs(value)
    if size == 0:
        return "0"
    if 0.001 <= size < 100_000:
        decimals = max(0, digits - 1 - floor(log10(size)))
        text, ending = f"{value:.{decimals}f}", ""
    else:
        text, _, exponent = f"{value:.{digits - 1}e}".partition("e")
        ending = f"e{int(exponent)}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"{text}{ending}".replace("-", "−")


def short_range(lowest: float, highest: float) -> str:
    """Return two numbers, or one where both are written alike: 0.5 – 2, 4.1 – 6.1e−3, 7."""
    low, high = short(lowest), short(highest)
    if low == high:
        return high
    small = 0 < lowest <= highest < 0.01
    exponent = floor(log10(highest)) if small else 0
    if small and exponent == floor(log10(lowest)):
        scale = 10.0**-exponent
        return f"{short(lowest * scale)} – {short(highest * scale)}e{exponent}".replace("-", "−")
    return f"{low} – {high}"
