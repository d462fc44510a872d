"""The choice of the microphone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

if TYPE_CHECKING:
    from engine.sound.microphone import InputDevice


class DeviceCombo(QComboBox):
    """The system's default first, then every microphone by its name."""

    device_chosen = Signal(object)
    """An InputDevice, or None for the system's default."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.view().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.activated.connect(lambda place: self.device_chosen.emit(self.itemData(place)))
        self.currentIndexChanged.connect(self._explain)
        self.addItem(self.tr("Default"), None)

    def set_devices(self, devices: Sequence[InputDevice]) -> None:
        """Offer these microphones; the chosen one stays chosen when it is among them."""
        chosen = self.currentData()
        self.clear()
        if devices:
            self.addItem(self.tr("Default"), None)
        else:
            self.addItem(self.tr("None"), None)
        for device in devices:
            self.addItem(device.name, device)
            self.setItemData(self.count() - 1, device.name, Qt.ItemDataRole.ToolTipRole)
        names = [None, *(device.name for device in devices)]
        if chosen is not None and chosen.name in names:
            self.setCurrentIndex(names.index(chosen.name))
        self.setEnabled(bool(devices))
        self._explain()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the field with the name cut where it is too long."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, field.width() - 2
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def showPopup(self) -> None:
        """Make the list wide enough for the names, within reason."""
        widest = self.view().sizeHintForColumn(0) + 24
        self.view().setMinimumWidth(max(self.width(), min(widest, 420)))
        super().showPopup()

    def _explain(self) -> None:
        if not self.isEnabled():
            text = self.tr("No microphone was found: connect one, or open a sound file.")
        elif self.currentData() is None:
            text = self.tr("The microphone: the system's default")
        else:
            text = self.tr("The microphone: {name}").format(name=self.currentText())
        self.setToolTip(text)
