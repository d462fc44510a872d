"""The bar at the top: reset, phase back, run, phase, step, speed, and where the run stands.

It stands in the very first paint, so it imports nothing but Qt.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSlider,
    QToolButton,
    QWidget,
)

from app import icons, theme
from app.controllers.speed import BUILD_UP_START, FLAT_OUT, SPEEDS, Pace


class TransportBar(QWidget):
    """Says what the user wants of the playhead; shows what the playhead does."""

    reset_requested = Signal()
    back_requested = Signal()
    run_toggled = Signal()
    phase_requested = Signal()
    step_requested = Signal()
    speed_chosen = Signal(int)
    """A place in `SPEEDS`."""
    build_up_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reset = _button(self.tr("Back to step 0: new weights from the same seed (Home)"))
        self.back = _button(self.tr("One phase back in this step (←)"))
        self.run = _button(self.tr("Train, and play every step (R)"))
        self.phase = _button(self.tr("Play one phase (→)"))
        self.step = _button(self.tr("Play one step: forward, loss, backward, update (N)"))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.build_up = QPushButton(self.tr("Build up"))
        self.menu = QToolButton()
        self._speed = QLabel()
        self._state = QLabel()
        self._playing = False
        self._prepare()
        self._lay_out()
        self._connect()
        self.apply_theme()
        self.show_playing(False)
        self.show_speed(BUILD_UP_START)
        self.set_ready(False)

    def set_menu(self, menu: QMenu) -> None:
        """Give the button at the right its menu."""
        self.menu.setMenu(menu)

    def set_ready(self, ready: bool) -> None:
        """Allow the transport once there is something to train."""
        for button in (self.reset, self.back, self.run, self.phase, self.step):
            button.setEnabled(ready)
        if not ready:
            self._state.setText(self.tr("getting ready ..."))

    def show_playing(self, playing: bool) -> None:
        """Show whether the playhead moves."""
        self._playing = playing
        colour = theme.current().primary_text
        self.run.setText(self.tr("Pause") if playing else self.tr("Run"))
        self.run.setIcon(icons.pause_icon(colour) if playing else icons.run_icon(colour))

    def show_speed(self, speed: int) -> None:
        """Show a speed, by its place in `SPEEDS`."""
        self.slider.blockSignals(True)
        self.slider.setValue(speed)
        self.slider.blockSignals(False)
        self._speed.setText(self._speed_text(speed))

    def show_build_up(self, on: bool) -> None:
        """Show whether the speed grows by itself."""
        self.build_up.setChecked(on)

    def show_step(self, step: int, seed: int) -> None:
        """Show how far the run has come."""
        text = self.tr("step {step} · seed {seed}").format(step=f"{step:,}", seed=seed)
        if self._state.text() != text:
            self._state.setText(text)

    def show_ended(self, text: str) -> None:
        """Show why the run has ended; running trains on."""
        self._state.setText(text)
        self._state.setToolTip(self.tr("Run trains on from here; Reset begins anew."))

    def apply_theme(self) -> None:
        """Draw the icons in the colours of the theme."""
        colour = theme.current().text
        self.reset.setIcon(icons.reset_icon(colour))
        self.back.setIcon(icons.back_icon(colour))
        self.phase.setIcon(icons.next_icon(colour))
        self.step.setIcon(icons.step_icon(colour))
        self.menu.setIcon(icons.menu_icon(colour))
        self.show_playing(self._playing)

    def _prepare(self) -> None:
        self.setFixedHeight(52)
        self.run.setObjectName("primary")
        self.run.setMinimumWidth(104)
        self.back.setText(self.tr("Phase"))
        self.phase.setText(self.tr("Phase"))
        self.phase.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.step.setText(self.tr("Step"))
        self.step.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.slider.setRange(0, FLAT_OUT)
        self.slider.setPageStep(1)
        self.slider.setFixedWidth(130)
        self.slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.slider.setToolTip(
            self.tr("From slow motion over one step a frame to flat out (+ and −)")
        )
        self.slider.setAccessibleName(self.tr("Speed"))
        self._speed.setMinimumWidth(
            max(self._speed.fontMetrics().horizontalAdvance(self._speed_text(n)) + 4
                for n in range(len(SPEEDS)))
        )  # fmt: skip
        self.build_up.setCheckable(True)
        self.build_up.setChecked(True)
        self.build_up.setToolTip(
            self.tr("Play the first step slowly and each next one faster, up to flat out (U)")
        )
        self.menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu.setToolTip(self.tr("Menu"))
        self.menu.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self._state.setMinimumWidth(190)
        self._state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _lay_out(self) -> None:
        name = QLabel("Voxprop")
        name.setFont(theme.text_font(14, bold=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 7, 12, 7)
        row.setSpacing(7)
        row.addWidget(name)
        row.addStretch(1)
        for widget in (self.reset, self.back, self.run, self.phase, self.step):
            row.addWidget(widget)
        row.addSpacing(12)
        row.addWidget(self.slider)
        row.addWidget(self._speed)
        row.addWidget(self.build_up)
        row.addStretch(1)
        row.addWidget(self._state)
        row.addWidget(self.menu)

    def _connect(self) -> None:
        for button, signal in (
            (self.reset, self.reset_requested),
            (self.back, self.back_requested),
            (self.run, self.run_toggled),
            (self.phase, self.phase_requested),
            (self.step, self.step_requested),
        ):
            button.clicked.connect(lambda _checked, told=signal: told.emit())
        self.slider.valueChanged.connect(self._choose_speed)
        self.build_up.clicked.connect(self.build_up_chosen)

    def _choose_speed(self, speed: int) -> None:
        self._speed.setText(self._speed_text(speed))
        self.speed_chosen.emit(speed)

    def _speed_text(self, speed: int) -> str:
        match SPEEDS[speed].pace:
            case Pace.STEP_A_FRAME:
                return self.tr("a step a frame")
            case Pace.FLAT_OUT:
                return self.tr("flat out")
            case _:
                return f"{SPEEDS[speed].factor:g}×"

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, and the line below it."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.current().panel))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(theme.current().line))


def _button(tip: str) -> QPushButton:
    button = QPushButton()
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
