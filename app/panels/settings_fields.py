"""All fields in which a network and its training are described, as one set of settings."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.panels.more_fields import MoreFields
from app.panels.network_fields import NetworkFields
from app.panels.pending_settings import settled
from app.panels.training_fields import TrainingFields
from engine.training.settings import TrainingSettings


class SettingsFields(QWidget):
    """Shows settings and lets them be edited; an edit brings with it what follows from it.

    What no field can show exactly, such as a number with too many decimals, stays as it was
    written until its own field is edited.

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
        self.network = NetworkFields()
        self.training = TrainingFields()
        self.more = MoreFields()
        self._settings = TrainingSettings()
        self._shown: dict[str, Any] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.network)
        column.addSpacing(6)
        column.addWidget(self.training)
        column.addWidget(self.more)
        self.write(self._settings)
        for part in (self.network, self.training, self.more):
            part.edited.connect(self._take_edit)
        self.training.rate_edited.connect(self.rate_edited)

    def read(self) -> TrainingSettings:
        """Return the settings as they stand in the fields."""
        return self._settings

    def write(self, settings: TrainingSettings) -> None:
        """Fill all fields; it counts as no edit."""
        self._settings = settings
        for part in (self.network, self.training, self.more):
            part.write(settings)
        self._shown = self._visible()

    def _visible(self) -> dict[str, Any]:
        return {**self.network.read(), **self.training.read(), **self.more.read()}

    def _take_edit(self) -> None:
        visible = self._visible()
        changes = {name: now for name, now in visible.items() if now != self._shown[name]}
        self.write(settled(self._settings, replace(self._settings, **changes)))
        self.edited.emit()
