"""The button that opens and closes the microphone."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget


class ListenButton(QPushButton):
    """Checked while the user wants to listen, also while the microphone is waited for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.show_state(listening=False, waiting=False)

    def show_state(self, *, listening: bool, waiting: bool) -> None:
        """Say what a click would do; this asks for nothing."""
        self.setChecked(listening or waiting)
        self.setText(self.tr("Stop") if listening or waiting else self.tr("Listen"))
        if listening:
            self.setToolTip(self.tr("Close the microphone"))
        elif waiting:
            self.setToolTip(self.tr("Wait for the microphone no longer"))
        else:
            self.setToolTip(self.tr("Open the microphone and watch the sound"))
