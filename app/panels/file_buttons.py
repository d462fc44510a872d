"""The two buttons that open sound files."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget


class FileButtons(QWidget):
    """One file, or a folder of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file = QPushButton(self.tr("Open file..."))
        self.file.setToolTip(self.tr("Open a sound file (WAV, FLAC, OGG, MP3) with one word in it"))
        self.folder = QPushButton(self.tr("Open folder..."))
        self.folder.setToolTip(
            self.tr(
                "Open a folder of clips: one folder for each word, as in Speech Commands, "
                "or names as in the Free Spoken Digit Dataset"
            )
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.file, 1)
        row.addWidget(self.folder, 1)
