"""What the lab is doing, how far it is, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.controllers.noise_lab import Stage


class WorkRow(QWidget):
    """A sentence, a progress bar and a button; hidden while there is nothing to do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QLabel()
        self.bar = QProgressBar()
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setToolTip(self.tr("Stop; what was measured before stays (Esc)"))
        self.cancel.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        beside = QHBoxLayout()
        beside.setSpacing(6)
        beside.addWidget(self.bar, 1)
        beside.addWidget(self.cancel)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self.text)
        rows.addLayout(beside)
        self.show_busy(False)

    def show_busy(self, busy: bool) -> None:
        """Begin at nothing, or go out of sight."""
        self.bar.setRange(0, 0)
        self.text.setText("")
        self.setVisible(busy)

    def show_progress(self, stage: str, done: int, total: int) -> None:
        """Show how much of what is done."""
        self.text.setText(stage_text(Stage(stage)))
        self.bar.setRange(0, total)
        self.bar.setValue(done)


def stage_text(stage: Stage) -> str:
    """Say what is being done."""
    texts = {
        Stage.NOISE: QCoreApplication.translate("NoiseLab", "Making noisy takes..."),
        Stage.TRAINING: QCoreApplication.translate("NoiseLab", "Training one with noise..."),
        Stage.CLEAN_TRAINING: QCoreApplication.translate("NoiseLab", "Training one clean..."),
        Stage.HEARING: QCoreApplication.translate("NoiseLab", "Listening in noise..."),
    }
    return texts[stage]
