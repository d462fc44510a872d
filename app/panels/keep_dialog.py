"""Asks where to keep what was just heard."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

FOLDER = "files/folder"
"""Where the settings keep the folder that was used last."""


def ask_where_to_keep(parent: QWidget) -> Path | None:
    """Return the file that the user names, with an ending; None when they think better of it."""
    settings = QSettings()
    folder = Path(str(settings.value(FOLDER, str(Path.home()))))
    proposed = folder / f"{datetime.now():%Y-%m-%d %H.%M.%S}.wav"
    title = QCoreApplication.translate("KeepDialog", "Keep the last 10 seconds")
    kinds = QCoreApplication.translate("KeepDialog", "WAV files") + " (*.wav)"
    name, _ = QFileDialog.getSaveFileName(parent, title, str(proposed), kinds)
    if not name:
        return None
    path = Path(name)
    if path.suffix.lower() != ".wav":
        path = path.with_name(path.name + ".wav")
    settings.setValue(FOLDER, str(path.parent))
    return path
