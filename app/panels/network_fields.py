"""What the network is: its kind, its layers, and what its units and its loss compute."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from app.panels.choices import (
    ACTIVATIONS,
    LOSSES,
    NETWORKS,
    PURPOSES,
    READ_OUTS,
    fill,
    translated,
)
from app.panels.hidden_layers import HiddenLayers
from app.panels.pending_settings import RECURRENT, TAKES_ACTIVATION
from app.panels.settings_form import SettingsForm, guard, heading, remark, say
from engine.training.settings import TrainingSettings


class NetworkFields(QWidget):
    """The upper half: it shows of a network what that has, and hides what it has not.

    `summary` is a line for its sizes; `purpose` says what it is for.

    Signals
    -------
    edited
        The user has changed something.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = QComboBox()
        self.hidden = HiddenLayers()
        self.activation = QComboBox()
        self.read_out = QComboBox()
        self.loss = QComboBox()
        self.output = QLabel()
        self.summary = remark("")
        self.purpose = remark()
        self._form = SettingsForm()
        self._prepare()
        self._lay_out()

    def read(self) -> dict[str, Any]:
        """Return what is shown, by the names of `TrainingSettings`."""
        return {
            "network": self.kind.currentData(),
            "hidden": self.hidden.units,
            "activation": self.activation.currentData(),
            "read_out": self.read_out.currentData(),
            "loss": self.loss.currentData(),
        }

    def write(self, settings: TrainingSettings) -> None:
        """Fill the fields; it counts as no edit."""
        self.blockSignals(True)
        for combo, key in (
            (self.kind, settings.network),
            (self.activation, settings.activation),
            (self.read_out, settings.read_out),
            (self.loss, settings.loss),
        ):
            combo.setCurrentIndex(combo.findData(key))
        self.hidden.show_layers(settings.network, settings.hidden)
        self.blockSignals(False)
        network = settings.network
        self.hidden.setVisible(network != "linear")
        self._form.show_row(self.activation, network in TAKES_ACTIVATION)
        self._form.show_row(self.read_out, network in RECURRENT)
        self.output.setText(self._output_of(settings))
        say(self.purpose, translated(PURPOSES.get(network, "")))
        self.kind.setToolTip(self.kind.currentData(Qt.ItemDataRole.ToolTipRole) or "")

    def _output_of(self, settings: TrainingSettings) -> str:
        if settings.loss == "cross-entropy":
            return self.tr("softmax output")
        if settings.loss == "mean-squared-error" and settings.network == "linear":
            return self.tr("linear output")
        return self.tr("sigmoid output")

    def _prepare(self) -> None:
        for combo, choices in (
            (self.kind, NETWORKS),
            (self.activation, ACTIVATIONS),
            (self.read_out, READ_OUTS),
            (self.loss, LOSSES),
        ):
            fill(combo, choices)
            combo.currentIndexChanged.connect(self.edited)
        self.hidden.edited.connect(self.edited)
        guard(self.kind, self.activation, self.read_out, self.loss)
        self.kind.setAccessibleName(self.tr("kind of network"))
        self.activation.setToolTip(
            self.tr("What a hidden unit makes of its weighted sum before it passes it on.")
        )
        self.read_out.setToolTip(
            self.tr("What the output sees of the recurrent layer: its mean, or its last frame.")
        )
        self.loss.setToolTip(
            self.tr("How wrongness is measured: this is what training makes small.")
        )
        self.output.setObjectName("muted")
        self.output.setAlignment(Qt.AlignmentFlag.AlignRight)

    def _lay_out(self) -> None:
        self._form.add(self.tr("activation"), self.activation)
        self._form.add(self.tr("read-out"), self.read_out)
        self._form.add(self.tr("loss"), self.output)
        self._form.add_wide(self.loss)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(heading(self.tr("NETWORK")))
        column.addWidget(self.kind)
        column.addWidget(self.purpose)
        column.addWidget(self.hidden)
        column.addLayout(self._form)
        column.addWidget(self.summary)
