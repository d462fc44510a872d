"""The button that goes back and forth between the settings of the last runs."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.panels.description import described
from app.panels.recent_settings import remember, remembered
from engine.training.settings import TrainingSettings


class RecentButton(QPushButton):
    """Opens a menu of settings, each in a few words.

    Signals
    -------
    chosen
        TrainingSettings that the user wants to see in the fields again.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(self.tr("Recent") + " ▾")
        self.setToolTip(self.tr("The networks of the last runs: go back and forth between them."))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.menu_of_runs = QMenu(self)
        self.clicked.connect(self._open)
        self._fill()

    def add(self, settings: TrainingSettings) -> None:
        """Put the settings of a run in front."""
        remember(settings)
        self._fill()

    def _fill(self) -> None:
        recent = remembered()
        self.menu_of_runs.clear()
        for settings in recent:
            action = self.menu_of_runs.addAction(described(settings).replace("&", "&&"))
            action.triggered.connect(
                lambda _checked=False, settings=settings: self.chosen.emit(settings)
            )
        self.setEnabled(bool(recent))

    def _open(self) -> None:
        self.menu_of_runs.popup(self.mapToGlobal(QPoint(0, self.height())))
