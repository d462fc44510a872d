"""The hidden layers: one row each, with its number of units or channels."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.panels.settings_form import guard
from engine.network.presets import MOST_HIDDEN_LAYERS, MOST_UNITS

USUAL_UNITS = 16


class HiddenLayerRow(QWidget):
    """One layer: its name, its size, and a button that takes it away."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._name = QLabel()
        self.units = QSpinBox()
        self.units.setRange(1, MOST_UNITS)
        guard(self.units)
        self.remove = QToolButton()
        self.remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.remove.setText("×")
        self.remove.setStyleSheet("padding: 2px 0px;")
        self.remove.setFixedWidth(28)
        self.remove.setToolTip(self.tr("Take this layer out of the network."))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._name)
        row.addWidget(self.units, 1)
        row.addWidget(self.remove)
        self.show_network("dnn")

    def show_network(self, network: str) -> None:
        """Speak of units, or of the channels of a convolution."""
        if network == "cnn":
            name = self.tr("conv {number}").format(number=self._number)
            suffix, size = self.tr(" channels"), self.tr("channels of {layer}")
            tip = self.tr(
                "How many kernels of 3 x 3 this layer has; each makes one map, halved by pooling."
            )
        else:
            name = self.tr("hidden {number}").format(number=self._number)
            suffix, size = self.tr(" units"), self.tr("units of {layer}")
            tip = self.tr(
                "How many units this layer has: each one looks at all numbers of the layer before."
            )
            if network != "dnn":
                tip = self.tr("How many numbers this layer's state has, at each frame.")
        self._name.setText(name)
        self.units.setSuffix(suffix)
        self.units.setAccessibleName(size.format(layer=name))
        self.units.setToolTip(tip)
        self.remove.setAccessibleName(self.tr("remove {layer}").format(layer=name))


class HiddenLayers(QWidget):
    """The size of each hidden layer, in order, and below them the button that adds one.

    All rows are there from the beginning, the unused ones hidden: so the Tab key meets them in
    their order.

    Signals
    -------
    edited
        The user has changed something.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = [HiddenLayerRow(number + 1) for number in range(MOST_HIDDEN_LAYERS)]
        self.none = QLabel(self.tr("No hidden layer: the output sees the sound itself."))
        self.none.setObjectName("muted")
        self.none.setWordWrap(True)
        self.add = QPushButton(self.tr("Add layer"))
        self.add.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.add.setStyleSheet("padding: 2px 8px;")
        self.add.setToolTip(
            self.tr("One more layer before the output; {most} at most.").format(
                most=MOST_HIDDEN_LAYERS
            )
        )
        self.add.clicked.connect(self._add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for place, row in enumerate(self.rows):
            row.units.valueChanged.connect(self.edited)
            row.remove.clicked.connect(lambda _checked=False, place=place: self._remove(place))
            layout.addWidget(row)
        layout.addWidget(self.none)
        layout.addWidget(self.add, 0, Qt.AlignmentFlag.AlignRight)
        self._count = 0
        self._network = ""
        self.show_layers("dnn", ())

    @property
    def units(self) -> tuple[int, ...]:
        """The size of each layer."""
        return tuple(row.units.value() for row in self.rows[: self._count])

    def show_layers(self, network: str, units: Sequence[int]) -> None:
        """Show the layers of a network; it counts as no edit."""
        if network != self._network:
            self._network = network
            for row in self.rows:
                row.show_network(network)
        self._count = min(len(units), len(self.rows))
        for place, row in enumerate(self.rows):
            row.setVisible(place < self._count)
            if place < self._count:
                row.units.blockSignals(True)
                row.units.setValue(units[place])
                row.units.blockSignals(False)
        self.none.setVisible(self._count == 0 and network == "dnn")
        self.add.setEnabled(self._count < len(self.rows))

    def _add(self) -> None:
        units = self.units
        self.show_layers(self._network, (*units, units[-1] if units else USUAL_UNITS))
        self.rows[self._count - 1].units.setFocus()
        self.edited.emit()

    def _remove(self, place: int) -> None:
        units = self.units
        self.show_layers(self._network, units[:place] + units[place + 1 :])
        focus = self.rows[min(place, self._count - 1)].remove if self._count else self.add
        focus.setFocus()
        self.edited.emit()
