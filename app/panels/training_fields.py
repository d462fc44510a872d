"""How the network is trained: what is done with the gradient, how often, and from which chance."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSpinBox, QVBoxLayout, QWidget

from app.panels.choices import OPTIMIZERS, fill
from app.panels.learning_rate_field import LearningRateField
from app.panels.seed_field import SeedField
from app.panels.settings_form import SettingsForm, guard, heading, remark
from engine.training.settings import TrainingSettings

LARGEST_BATCH = 512
LARGEST_STEP_LIMIT = 10_000_000


class TrainingFields(QWidget):
    """The lower half; `rate_remark` and `batch_remark` are lines for what others say of it.

    Signals
    -------
    edited
        The user has changed something, the learning rate perhaps.
    rate_edited
        The user has chosen this learning rate; `edited` has been told before.
    """

    edited = Signal()
    rate_edited = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.optimizer = QComboBox()
        self.learning_rate = LearningRateField()
        self.rate_remark = remark()
        self.batch = QSpinBox()
        self.batch_remark = remark("warning")
        self.step_limit = QSpinBox()
        self.seed = SeedField()
        self._prepare()
        self._explain()
        self._lay_out()
        self._connect()

    def read(self) -> dict[str, Any]:
        """Return what is shown, by the names of `TrainingSettings`."""
        return {
            "optimizer": self.optimizer.currentData(),
            "learning_rate": self.learning_rate.value,
            "batch_size": self.batch.value(),
            "step_limit": self.step_limit.value(),
            "seed": self.seed.value,
        }

    def write(self, settings: TrainingSettings) -> None:
        """Fill all fields; it counts as no edit."""
        self.blockSignals(True)
        self.optimizer.setCurrentIndex(self.optimizer.findData(settings.optimizer))
        self.learning_rate.show_value(settings.learning_rate)
        self.batch.setValue(settings.batch_size)
        self.step_limit.setValue(settings.step_limit)
        self.seed.show_value(settings.seed)
        self.blockSignals(False)

    def _prepare(self) -> None:
        fill(self.optimizer, OPTIMIZERS)
        self.batch.setRange(1, LARGEST_BATCH)
        self.step_limit.setRange(1, LARGEST_STEP_LIMIT)
        self.step_limit.setSingleStep(1000)
        self.step_limit.setGroupSeparatorShown(True)
        guard(self.optimizer, self.batch, self.step_limit)

    def _explain(self) -> None:
        self.optimizer.setToolTip(
            self.tr("What is done with the gradient that backpropagation has found.")
        )
        self.learning_rate.setToolTip(
            self.tr("η, eta: how far each update goes against the gradient. It acts at once.")
        )
        self.batch.setToolTip(
            self.tr("How many clips a step looks at before it changes the weights.")
        )
        self.step_limit.setToolTip(
            self.tr("The run ends after so many steps if it has not converged before.")
        )
        self.seed.spin.setToolTip(
            self.tr("Where chance begins: the same seed gives the same run again.")
        )

    def _lay_out(self) -> None:
        form = SettingsForm()
        self.optimizer.setAccessibleName(self.tr("optimizer"))
        form.add_wide(self.optimizer)
        form.add(self.tr("learning rate"), self.learning_rate)
        form.add_wide(self.rate_remark)
        form.add(self.tr("batch size"), self.batch)
        form.add_wide(self.batch_remark)
        form.add(self.tr("step limit"), self.step_limit)
        form.add(self.tr("seed"), self.seed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(heading(self.tr("TRAINING")))
        column.addLayout(form)

    def _connect(self) -> None:
        for changed in (
            self.optimizer.currentIndexChanged,
            self.learning_rate.edited,
            self.batch.valueChanged,
            self.step_limit.valueChanged,
            self.seed.edited,
        ):
            changed.connect(self.edited)
        self.learning_rate.edited.connect(self.rate_edited)
