"""The scroll bar below the live picture."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollBar, QWidget

from app.sound_window.time_view import TimeView

STEPS_A_SECOND = 1000
STEP_SHARE = 0.1
"""A step is this share of what is in sight."""


class TimeScrollBar(QScrollBar):
    """Shows which part of the kept sound is in sight.

    Signals
    -------
    moved
        The user wants what is so many seconds later.
    """

    moved = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setToolTip(self.tr("Which part of the kept sound is in sight"))
        self.setAccessibleName(self.toolTip())
        self.actionTriggered.connect(self._tell)

    def show_view(self, view: TimeView) -> None:
        """Show `view`; nothing is told."""
        seconds = max(view.last - view.first, view.seconds)
        page = round(view.seconds * STEPS_A_SECOND)
        self.setPageStep(page)
        self.setSingleStep(max(1, round(STEP_SHARE * page)))
        self.setRange(0, max(0, round(seconds * STEPS_A_SECOND) - page))
        self.setValue(round((view.start - view.first) * STEPS_A_SECOND))

    def _tell(self) -> None:
        steps = self.sliderPosition() - self.value()
        if steps:
            self.moved.emit(steps / STEPS_A_SECOND)
