"""What is seldom done with the microphone: its gain, the noise of the room, what was just heard."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QSlider,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from app.controllers.listening import GREATEST_GAIN_DB, ListeningController


class SoundMenu(QToolButton):
    """Three dots that open a menu; it shows what it is told and says what the user wants."""

    gain_chosen = Signal(float)
    """In dB."""
    measure_requested = Signal()
    keep_requested = Signal()
    look_requested = Signal()
    """The user wants the microphones to be listed anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText("…")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setStyleSheet(
            "QToolButton { padding: 5px 0px; } QToolButton::menu-indicator { image: none; }"
        )
        self.setFixedWidth(28)
        self.setToolTip(self.tr("Gain, the noise of the room, and what I just heard"))
        self.setAccessibleName(self.tr("More about the microphone"))
        self.gain = QSlider(Qt.Orientation.Horizontal)
        self.gain.setRange(0, round(GREATEST_GAIN_DB))
        self.gain.setPageStep(6)
        self.gain.setMinimumWidth(140)
        self.gain.setAccessibleName(self.tr("Gain"))
        self._gain_text = QLabel()
        menu = QMenu(self)
        menu.addAction(self._gain_action(menu))
        self.measure = menu.addAction(self.tr("Measure the noise of the room"))
        menu.addSeparator()
        self.keep = menu.addAction(self.tr("Keep what I just heard..."))
        menu.addSeparator()
        self.look = menu.addAction(self.tr("Look for microphones again"))
        self.setMenu(menu)
        self.gain.valueChanged.connect(self._choose_gain)
        self.measure.triggered.connect(self.measure_requested)
        self.keep.triggered.connect(self.keep_requested)
        self.look.triggered.connect(self.look_requested)
        self.show_gain(0.0)

    def follow(self, listening: ListeningController) -> None:
        """Show what it says, and tell it what the user wants."""
        self.show_gain(listening.gain_db)
        listening.gain_changed.connect(self.show_gain)
        self.gain_chosen.connect(listening.set_gain)
        self.measure_requested.connect(listening.measure_room)
        self.look_requested.connect(listening.look_for_devices)

    def show_gain(self, decibels: float) -> None:
        """Show the gain; this asks for nothing."""
        self.gain.blockSignals(True)
        self.gain.setValue(round(decibels))
        self.gain.blockSignals(False)
        self._gain_text.setText(self.tr("Gain +{gain:.0f} dB").format(gain=decibels))

    def _gain_action(self, menu: QMenu) -> QAction:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(12, 6, 12, 6)
        self._gain_text.setMinimumWidth(
            self._gain_text.fontMetrics().horizontalAdvance(
                self.tr("Gain +{gain:.0f} dB").format(gain=30.0)
            )
            + 4
        )
        layout.addWidget(self._gain_text)
        layout.addWidget(self.gain, 1)
        action = QWidgetAction(menu)
        action.setDefaultWidget(row)
        return action

    def _choose_gain(self, decibels: int) -> None:
        self.show_gain(float(decibels))
        self.gain_chosen.emit(float(decibels))
