"""The learning rate: a number and a slider, both by factors and not by differences."""

from __future__ import annotations

from math import log10

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QSlider, QVBoxLayout, QWidget

from app.panels.number_spin import DecadeSpin
from app.panels.wheel_guard import WheelGuard

LOWEST = 0.0001
HIGHEST = 10.0
SLIDER_STEPS_A_DECADE = 20


class LearningRateField(QWidget):
    """Shows a learning rate, and says at once when the user has changed it.

    Signals
    -------
    edited
        The rate that the user has chosen.
    """

    edited = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = LOWEST
        self.spin = DecadeSpin(LOWEST, HIGHEST)
        self.spin.setKeyboardTracking(False)  # a half typed number must not reach the training
        self.spin.setAccessibleName(self.tr("learning rate"))
        self.spin.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, round(SLIDER_STEPS_A_DECADE * log10(HIGHEST / LOWEST)))
        self.slider.setPageStep(SLIDER_STEPS_A_DECADE)
        self.slider.setAccessibleName(self.tr("learning rate, by factors"))
        for part in (self.spin, self.slider):
            WheelGuard(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.spin)
        layout.addWidget(self.slider)
        self.spin.valueChanged.connect(self._edit)
        self.slider.valueChanged.connect(self._slide)

    @property
    def value(self) -> float:
        """The rate, exactly as it was shown or edited."""
        return self._value

    def show_value(self, value: float) -> None:
        """Show a rate; it counts as no edit."""
        self._value = value
        for part in (self.spin, self.slider):
            part.blockSignals(True)
        self.spin.setValue(value)
        self.slider.setValue(round(SLIDER_STEPS_A_DECADE * log10(value / LOWEST)))
        for part in (self.spin, self.slider):
            part.blockSignals(False)

    def _slide(self, position: int) -> None:
        value = LOWEST * 10 ** (position / SLIDER_STEPS_A_DECADE)
        self._edit(float(f"{value:.1e}"))  # two digits are enough for a rate

    def _edit(self, value: float) -> None:
        self.show_value(value)
        self.edited.emit(value)
