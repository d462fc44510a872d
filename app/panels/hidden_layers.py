"""The hidden layers: one row each, with its number of units."""

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

from app.panels.wheel_guard import WheelGuard
from engine.network.presets import MOST_HIDDEN_LAYERS, MOST_UNITS

USUAL_UNITS = 16


class HiddenLayerRow(QWidget):
    """One layer: its name, its units, and a button that takes it away."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = self.tr("hidden {number}").format(number=number)
        self.units = QSpinBox()
        self.units.setRange(1, MOST_UNITS)
        self.units.setAccessibleName(self.tr("units of {layer}").format(layer=name))
        self.units.setToolTip(
            self.tr(
                "How many units this layer has: each one looks at all numbers of the layer before."
            )
        )
        WheelGuard(self.units)
        self.remove = QToolButton()
        self.remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.remove.setText("×")
        self.remove.setStyleSheet("padding: 2px 6px;")
        self.remove.setAccessibleName(self.tr("remove {layer}").format(layer=name))
        self.remove.setToolTip(self.tr("Take this layer out of the network."))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(QLabel(name), 1)
        row.addWidget(self.units)
        row.addWidget(self.remove)


class HiddenLayers(QWidget):
    """The units of each hidden layer, in order, below a heading with the button that adds one.

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
        self._heading = QLabel(self.tr("NETWORK"))
        self._heading.setObjectName("heading")
        self.add = QPushButton(self.tr("Add layer"))
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
        heading = QHBoxLayout()
        heading.addWidget(self._heading, 1)
        heading.addWidget(self.add)
        layout.addLayout(heading)
        for place, row in enumerate(self.rows):
            row.units.valueChanged.connect(self.edited)
            row.remove.clicked.connect(lambda _checked=False, place=place: self._remove(place))
            layout.addWidget(row)
        layout.addWidget(self.none)
        self._count = 0
        self.show_units(())

    @property
    def units(self) -> tuple[int, ...]:
        """The units of each layer."""
        return tuple(row.units.value() for row in self.rows[: self._count])

    def show_units(self, units: Sequence[int]) -> None:
        """Show these layers; it counts as no edit."""
        self._count = min(len(units), len(self.rows))
        for place, row in enumerate(self.rows):
            row.setVisible(place < self._count)
            if place < self._count:
                row.units.blockSignals(True)
                row.units.setValue(units[place])
                row.units.blockSignals(False)
        self.none.setVisible(self._count == 0)
        self.add.setEnabled(self._count < len(self.rows))

    def _add(self) -> None:
        units = self.units
        self.show_units((*units, units[-1] if units else USUAL_UNITS))
        self.rows[self._count - 1].units.setFocus()
        self.edited.emit()

    def _remove(self, place: int) -> None:
        units = self.units
        self.show_units(units[:place] + units[place + 1 :])
        focus = self.rows[min(place, self._count - 1)].remove if self._count else self.add
        focus.setFocus()
        self.edited.emit()
