"""The fields in which a network and its training are described."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLabel,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.panels.hidden_layers import HiddenLayers
from app.panels.learning_rate_field import LearningRateField
from app.panels.seed_field import SeedField
from app.panels.wheel_guard import WheelGuard
from engine.training.settings import TrainingSettings, sensible_learning_rate

LARGEST_BATCH = 512
LARGEST_STEP_LIMIT = 10_000_000


class TrainingFields(QWidget):
    """Shows settings and lets them be edited; what cannot be, cannot be typed.

    `summary`, `rate_remark` and `batch_remark` are lines for what others say of these settings.

    Signals
    -------
    edited
        The user has changed something, the learning rate perhaps.
    rate_edited
        The user has chosen this learning rate.
    """

    edited = Signal()
    rate_edited = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hidden = HiddenLayers()
        self.activation = QComboBox()
        self.loss = QComboBox()
        self.summary = QLabel()
        self.learning_rate = LearningRateField()
        self.rate_remark = QLabel()
        self.batch = QSpinBox()
        self.batch_remark = QLabel()
        self.step_limit = QSpinBox()
        self.seed = SeedField()
        self._output = QLabel()
        self._written = TrainingSettings()
        self._rate_follows = (self._written.activation, self._written.loss)
        self._prepare()
        self._explain()
        self._lay_out()
        self._connect()

    def read(self) -> TrainingSettings:
        """Return the settings as they are typed."""
        return replace(
            self._written,
            hidden=self.hidden.units,
            activation=self.activation.currentData(),
            loss=self.loss.currentData(),
            learning_rate=self.learning_rate.value,
            batch_size=self.batch.value(),
            step_limit=self.step_limit.value(),
            seed=self.seed.value,
        )

    def write(self, settings: TrainingSettings) -> None:
        """Fill all fields; it counts as no edit."""
        self._written = settings
        self._rate_follows = (settings.activation, settings.loss)
        self.blockSignals(True)
        for combo, key in ((self.activation, settings.activation), (self.loss, settings.loss)):
            combo.setCurrentIndex(combo.findData(key))
        self.batch.setValue(settings.batch_size)
        self.step_limit.setValue(settings.step_limit)
        self.hidden.show_units(settings.hidden)
        self.learning_rate.show_value(settings.learning_rate)
        self.seed.show_value(settings.seed)
        self.blockSignals(False)
        self._show_output()

    def _suggest_rate(self) -> None:
        """Go to the rate that suits the units and the loss, unless the user has set their own."""
        now = (self.activation.currentData(), self.loss.currentData())
        if self.learning_rate.value == sensible_learning_rate(*self._rate_follows):
            self.learning_rate.show_value(sensible_learning_rate(*now))
        self._rate_follows = now
        self._show_output()
        self.edited.emit()

    def _show_output(self) -> None:
        softmax = self.loss.currentData() == "cross-entropy"
        self._output.setText(self.tr("softmax output") if softmax else self.tr("sigmoid output"))

    def _prepare(self) -> None:
        for key, name in (
            ("tanh", self.tr("tanh")),
            ("sigmoid", self.tr("sigmoid")),
            ("relu", self.tr("ReLU")),
        ):
            self.activation.addItem(name, key)
        for key, name in (
            ("cross-entropy", self.tr("cross-entropy")),
            ("mean-squared-error", self.tr("mean squared error")),
        ):
            self.loss.addItem(name, key)
        self.batch.setRange(1, LARGEST_BATCH)
        self.step_limit.setRange(1, LARGEST_STEP_LIMIT)
        self.step_limit.setSingleStep(1000)
        self.step_limit.setGroupSeparatorShown(True)
        for field in (self.activation, self.loss, self.batch, self.step_limit):
            WheelGuard(field)
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for label in (self._output, self.rate_remark):
            label.setObjectName("muted")
        self._output.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.batch_remark.setObjectName("warning")
        for label in (self.summary, self.rate_remark, self.batch_remark):
            label.setWordWrap(True)

    def _explain(self) -> None:
        self.activation.setToolTip(
            self.tr("What a hidden unit makes of its weighted sum before it passes it on.")
        )
        self.loss.setToolTip(
            self.tr("How wrongness is measured: this is what training makes small.")
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
        network = _form()
        network.addRow(self.tr("activation"), self.activation)
        network.addRow(self.tr("loss"), self._output)
        network.addRow(self.loss)
        heading = QLabel(self.tr("TRAINING"))
        heading.setObjectName("heading")
        training = _form()
        training.addRow(self.tr("learning rate"), self.learning_rate)
        training.addRow(self.rate_remark)
        training.addRow(self.tr("batch size"), self.batch)
        training.addRow(self.batch_remark)
        training.addRow(self.tr("step limit"), self.step_limit)
        training.addRow(self.tr("seed"), self.seed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.hidden)
        column.addLayout(network)
        column.addWidget(self.summary)
        column.addSpacing(10)
        column.addWidget(heading)
        column.addLayout(training)

    def _connect(self) -> None:
        for edited in (
            self.hidden.edited,
            self.batch.valueChanged,
            self.step_limit.valueChanged,
            self.seed.edited,
        ):
            edited.connect(self.edited)
        for combo in (self.activation, self.loss):
            combo.currentIndexChanged.connect(self._suggest_rate)
        self.learning_rate.edited.connect(self.rate_edited)
        self.learning_rate.edited.connect(self.edited)


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setHorizontalSpacing(8)
    form.setVerticalSpacing(6)
    return form
