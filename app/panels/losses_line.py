"""One line that says how often sound was lost."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget


class LossesLine(QLabel):
    """Hidden while nothing was lost."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("warning")
        self.setToolTip(
            self.tr("The computer was too busy to take every block of sound from the microphone.")
        )
        self.show_losses(0)

    def show_losses(self, count: int) -> None:
        """Say how often; 0 is not worth a word."""
        self.setVisible(count > 0)
        self.setText(self.tr("Sound was lost {count} times").format(count=count))
