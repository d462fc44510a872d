"""What is seldom changed, behind a heading that opens and closes, and remembers which."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.panels.choices import INITIALIZERS, SCHEDULES, fill
from app.panels.description import seldom_used
from app.panels.number_spin import DecadeSpin, PlainSpin
from app.panels.pending_settings import TAKES_MOMENTUM
from app.panels.settings_form import SettingsForm, guard, remark
from engine.training.settings import TrainingSettings

OPEN = "training/more_open"
LARGEST_SHARE = 0.95
LARGEST_MOMENTUM = 0.999
LARGEST_WARM_UP = 1_000_000


class MoreFields(QWidget):
    """Dropout, initializer, momentum, weight decay, clipping, schedule and warm-up.

    While it is closed it says what of all that is in use, so that nothing works in secret.

    Signals
    -------
    edited
        The user has changed something.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        off = self.tr("off")
        self.header = QToolButton()
        self.in_use = remark()
        self.dropout = PlainSpin(0.0, LARGEST_SHARE, 2)
        self.initializer = QComboBox()
        self.schedule = QComboBox()
        self.warm_up = QSpinBox()
        self.momentum = PlainSpin(0.0, LARGEST_MOMENTUM, 3)
        self.weight_decay = DecadeSpin(0.00001, 1.0, off)
        self.clip_norm = DecadeSpin(0.01, 100.0, off)
        self.body = QWidget()
        self._form = SettingsForm()
        self._prepare(off)
        self._explain()
        self._lay_out()
        self._connect()
        self.header.setChecked(str(QSettings().value(OPEN, False)).lower() == "true")
        self._show_open(self.header.isChecked())

    def read(self) -> dict[str, Any]:
        """Return what is shown, by the names of `TrainingSettings`."""
        return {
            "dropout": self.dropout.value(),
            "initializer": self.initializer.currentData(),
            "schedule": self.schedule.currentData(),
            "warm_up": self.warm_up.value(),
            "momentum": self.momentum.value(),
            "weight_decay": self.weight_decay.value(),
            "clip_norm": self.clip_norm.value(),
        }

    def write(self, settings: TrainingSettings) -> None:
        """Fill all fields; it counts as no edit."""
        self.blockSignals(True)
        self.dropout.setValue(settings.dropout)
        for combo, key in (
            (self.initializer, settings.initializer),
            (self.schedule, settings.schedule),
        ):
            combo.setCurrentIndex(combo.findData(key))
        self.warm_up.setValue(settings.warm_up)
        self.momentum.setValue(settings.momentum)
        self.weight_decay.setValue(settings.weight_decay)
        self.clip_norm.setValue(settings.clip_norm)
        self.blockSignals(False)
        self._form.show_row(self.dropout, settings.network != "linear")
        self._form.show_row(self.momentum, settings.optimizer in TAKES_MOMENTUM)
        self.in_use.setText(" · ".join(seldom_used(settings)))
        self._show_open(self.header.isChecked())

    def _prepare(self, off: str) -> None:
        fill(self.initializer, INITIALIZERS)
        fill(self.schedule, SCHEDULES)
        self.dropout.setSingleStep(0.1)
        self.momentum.setSingleStep(0.01)
        self.warm_up.setRange(0, LARGEST_WARM_UP)
        self.warm_up.setSingleStep(100)
        self.warm_up.setSuffix(self.tr(" steps"))
        for number in (self.dropout, self.warm_up):
            number.setSpecialValueText(off)
        guard(
            *(self.dropout, self.initializer, self.schedule, self.warm_up),
            *(self.momentum, self.weight_decay, self.clip_norm),
        )
        self.header.setText(self.tr("More"))
        self.header.setCheckable(True)
        self.header.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.header.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.header.setStyleSheet("padding: 2px 8px 2px 4px;")
        self.header.setToolTip(self.tr("Dropout, schedule, clipping, first weights and the like."))

    def _explain(self) -> None:
        self.dropout.setToolTip(
            self.tr("The share of the last hidden layer's outputs that each step leaves out.")
        )
        self.initializer.setToolTip(self.tr("From where the first weights are drawn."))
        self.schedule.setToolTip(self.tr("How the learning rate changes in the course of the run."))
        self.warm_up.setToolTip(self.tr("Steps in which the learning rate rises from 0."))
        self.momentum.setToolTip(self.tr("How much of the last stride is in the next one."))
        self.weight_decay.setToolTip(
            self.tr("Pulls each weight towards 0, so that none grows without need.")
        )
        self.clip_norm.setToolTip(
            self.tr("A gradient that is longer than this is shortened to it, so none explodes.")
        )

    def _lay_out(self) -> None:
        for name, field in (
            (self.tr("dropout"), self.dropout),
            (self.tr("schedule"), self.schedule),
            (self.tr("warm-up"), self.warm_up),
            (self.tr("momentum"), self.momentum),
            (self.tr("weight decay"), self.weight_decay),
            (self.tr("clipping"), self.clip_norm),
            (self.tr("first weights"), self.initializer),
        ):
            self._form.add(name, field)
        self.body.setLayout(self._form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.header, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.in_use)
        column.addWidget(self.body)

    def _connect(self) -> None:
        for changed in (
            self.dropout.valueChanged,
            self.initializer.currentIndexChanged,
            self.schedule.currentIndexChanged,
            self.warm_up.valueChanged,
            self.momentum.valueChanged,
            self.weight_decay.valueChanged,
            self.clip_norm.valueChanged,
        ):
            changed.connect(self.edited)
        self.header.toggled.connect(self._remember_open)

    def _remember_open(self, on: bool) -> None:
        QSettings().setValue(OPEN, on)
        self._show_open(on)

    def _show_open(self, on: bool) -> None:
        self.header.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)
        self.body.setVisible(on)
        self.in_use.setVisible(not on and bool(self.in_use.text()))
