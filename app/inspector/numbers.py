"""Numbers as they are written for people: few digits, and a true minus sign."""

from __future__ import annotations

from math import isinf, isnan

_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def number(value: float, digits: int = 4) -> str:
    """Return a number with about `digits` digits: 0.5021, −0.00123, 2.1 × 10⁻⁹."""
    if isnan(value):
        return "NaN"
    if value == 0:
        return "0"
    if isinf(value):
        return "∞" if value > 0 else "−∞"
    size = abs(value)
    if not 1e-4 <= size < 1e5:
        mantissa, _, exponent = f"{value:.1e}".partition("e")
        return f"{mantissa} × 10{str(int(exponent)).translate(_RAISED)}".replace("-", "−")
    if size < 0.01:
        text = f"{value:.{digits + 1}f}"
    elif size < 10:
        text = f"{value:.{digits}f}"
    else:
        whole = len(f"{size:.0f}")
        text = f"{value:.{max(0, digits + 1 - whole)}f}"
    return text.replace("-", "−")
