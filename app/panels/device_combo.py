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
    """The system's default first, then every microphone by its name.

    A chosen one that is not there stays in sight, for the program returns to it.
    """

    device_chosen = Signal(object)
    """An InputDevice, or None for the system's default."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.view().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._devices: tuple[InputDevice, ...] = ()
        self._chosen: str | None = None
        self.activated.connect(self._choose)
        self.currentIndexChanged.connect(self._explain)
        self._fill()

    @property
    def chosen(self) -> str | None:
        """The name of the chosen microphone; None is the system's default."""
        return self._chosen

    def set_devices(self, devices: Sequence[InputDevice]) -> None:
        """Offer these microphones; the chosen one stays chosen."""
        self._devices = tuple(devices)
        self._fill()

    def show_chosen(self, name: str | None) -> None:
        """Show the microphone of this name (None: the system's default) as chosen."""
        self._chosen = name
        self._fill()

    def _choose(self, place: int) -> None:
        device = self.itemData(place)
        if device is None and place > 0:
            return  # the one that is not there is chosen already
        self._chosen = None if device is None else device.name
        self.device_chosen.emit(device)

    def _fill(self) -> None:
        self.clear()
        self.addItem(self.tr("Default") if self._devices else self.tr("None"), None)
        names: list[str | None] = [None]
        for device in self._devices:
            names.append(device.name)
            self._add(device.name, device)
        if self._chosen not in names:
            names.append(self._chosen)
            self._add(self.tr("{name} (not connected)").format(name=self._chosen), None)
        self.setCurrentIndex(names.index(self._chosen))
        self.setEnabled(len(names) > 1)
        self._explain()

    def _add(self, text: str, device: InputDevice | None) -> None:
        self.addItem(text, device)
        self.setItemData(self.count() - 1, text, Qt.ItemDataRole.ToolTipRole)

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
        elif self.currentIndex() == 0:
            text = self.tr("The microphone: the system's default")
        else:
            text = self.tr("The microphone: {name}").format(name=self.currentText())
        self.setToolTip(text)
