"""What is seldom done with the microphone, and what is seldom set of recognition."""

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
    confidence_chosen = Signal(float)
    """From which prediction on, 0 to 1, a word counts as known."""
    commanding_chosen = Signal(bool)
    """Whether words drive the program."""
    commands_requested = Signal()
    """The user wants to see which word commands what."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText("…")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setStyleSheet(
            "QToolButton { padding: 5px 0px; } QToolButton::menu-indicator { image: none; }"
        )
        self.setFixedWidth(28)
        self.setToolTip(
            self.tr("Gain, the noise of the room, how sure an answer must be, spoken commands")
        )
        self.setAccessibleName(self.tr("More about the microphone"))
        self.gain = _slider(0, round(GREATEST_GAIN_DB), self.tr("Gain"))
        self._gain_text = QLabel()
        self.confidence = _slider(0, 100, self.tr("How sure an answer must be"))
        self.confidence.setToolTip(
            self.tr("Below this prediction the answer is: not a word I know")
        )
        self._confidence_text = QLabel()
        self._fill()
        self.gain.valueChanged.connect(self._choose_gain)
        self.confidence.valueChanged.connect(self._choose_confidence)
        self.show_gain(0.0)
        self.show_confidence(0.0)

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

    def show_confidence(self, confidence: float) -> None:
        """Show from which prediction on a word counts as known; this asks for nothing."""
        self.confidence.blockSignals(True)
        self.confidence.setValue(round(100 * confidence))
        self.confidence.blockSignals(False)
        self._confidence_text.setText(
            self.tr("A word counts from {confidence:.2f}").format(confidence=confidence)
        )

    def show_commanding(self, commanding: bool) -> None:
        """Show whether words drive the program; this asks for nothing."""
        self.commanding.setChecked(commanding)

    def _fill(self) -> None:
        menu = QMenu(self)
        widest = self.tr("A word counts from {confidence:.2f}").format(confidence=0.8)
        for text, slider in (
            (self._gain_text, self.gain),
            (self._confidence_text, self.confidence),
        ):
            text.setMinimumWidth(text.fontMetrics().horizontalAdvance(widest) + 4)
            menu.addAction(_row(menu, text, slider))
        self.commanding = menu.addAction(self.tr("Words drive the program"))
        self.commanding.setCheckable(True)
        self.commands = menu.addAction(self.tr("Which word commands what..."))
        menu.addSeparator()
        self.measure = menu.addAction(self.tr("Measure the noise of the room"))
        self.keep = menu.addAction(self.tr("Keep what I just heard..."))
        self.look = menu.addAction(self.tr("Look for microphones again"))
        self.setMenu(menu)
        self.commanding.triggered.connect(self.commanding_chosen)
        self.commands.triggered.connect(self.commands_requested)
        self.measure.triggered.connect(self.measure_requested)
        self.keep.triggered.connect(self.keep_requested)
        self.look.triggered.connect(self.look_requested)

    def _choose_confidence(self, percent: int) -> None:
        self.show_confidence(percent / 100)
        self.confidence_chosen.emit(percent / 100)

    def _choose_gain(self, decibels: int) -> None:
        self.show_gain(float(decibels))
        self.gain_chosen.emit(float(decibels))


def _slider(lowest: int, highest: int, name: str) -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(lowest, highest)
    slider.setPageStep(6)
    slider.setMinimumWidth(140)
    slider.setAccessibleName(name)
    return slider


def _row(menu: QMenu, text: QLabel, slider: QSlider) -> QAction:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(12, 6, 12, 6)
    layout.addWidget(text)
    layout.addWidget(slider, 1)
    action = QWidgetAction(menu)
    action.setDefaultWidget(row)
    return action
