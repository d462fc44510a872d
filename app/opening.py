"""The dialogs that ask for a recording, or a folder of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

OPENED_FILES = "*.wav *.flac *.ogg *.mp3"
FOLDER = "files/folder"
"""Where the settings keep the folder of what was opened last."""


class Opening(QObject):
    """Asks what to open, and hands the path over."""

    def __init__(self, window: QWidget, open_path: Callable[[Path], object]) -> None:
        super().__init__(window)
        self._window = window
        self._open_path = open_path

    def open_file(self) -> None:
        """Ask for a recording of one word."""
        kinds = self.tr("Sound files") + f" ({OPENED_FILES})"
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open a recording of one word"), _last_folder(), kinds
        )
        self._open(name)

    def open_folder(self) -> None:
        """Ask for a folder of recordings."""
        title = self.tr("Open a folder of recordings")
        self._open(QFileDialog.getExistingDirectory(self._window, title, _last_folder()))

    def _open(self, name: str) -> None:
        if name:
            path = Path(name)
            QSettings().setValue(FOLDER, str(path if path.is_dir() else path.parent))
            self._open_path(path)


def _last_folder() -> str:
    return str(QSettings().value(FOLDER, str(Path.home())))
