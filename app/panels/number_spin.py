"""Numbers that are written plainly, and those that are changed by factors."""

from __future__ import annotations

from math import floor, log10

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

DECIMALS = 5


class PlainSpin(QDoubleSpinBox):
    """A number with a point in every language, without zeros that say nothing.

    Parameters
    ----------
    lowest, highest
        The bounds.
    decimals
        How many can be typed.
    """

    def __init__(
        self, lowest: float, highest: float, decimals: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setLocale(QLocale(QLocale.Language.C))
        self.setDecimals(decimals)
        self.setRange(lowest, highest)

    def textFromValue(self, value: float) -> str:
        """Write 0.05, not 0.05000."""
        return f"{value:g}"


class DecadeSpin(PlainSpin):
    """Steps through 1, 2, 5, 10, ..., and perhaps off.

    Parameters
    ----------
    lowest, highest
        The bounds; the lowest is at least 0.00001.
    off
        What 0 is called, which then comes below the lowest; without a name 0 cannot be chosen.
    """

    def __init__(
        self, lowest: float, highest: float, off: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(0.0 if off else lowest, highest, DECIMALS, parent)
        self._rates = _rounds(lowest, highest)
        if off:
            self._rates = [0.0, *self._rates]
            self.setSpecialValueText(off)

    def stepBy(self, steps: int) -> None:
        """Go to the next larger or smaller round number."""
        for _ in range(abs(steps)):
            value = self.value()
            if steps > 0:
                following = (rate for rate in self._rates if rate > value)
                self.setValue(next(following, self.maximum()))
            else:
                preceding = (rate for rate in reversed(self._rates) if rate < value)
                self.setValue(next(preceding, self.minimum()))


def _rounds(lowest: float, highest: float) -> list[float]:
    powers = range(floor(log10(lowest)), floor(log10(highest)) + 1)
    rounds = [round(digit * 10.0**power, DECIMALS) for power in powers for digit in (1, 2, 5)]
    return [number for number in rounds if lowest <= number <= highest]
