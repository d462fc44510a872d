"""The sheet of keys: all commands in columns, which scroll where the screen is small."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QIcon, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app import theme

COLUMNS = 2
SIGNS = {"-": "−", "Ctrl+-": "Ctrl+−"}
"""Keys that are hard to make out as Qt writes them."""


class KeySheet(QDialog):
    """Shows what each command does beside its keys.

    Parameters
    ----------
    rows
        What a command does, and its keys as they are called here; see `names_of`.
    """

    def __init__(self, rows: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(QCoreApplication.translate("Commands", "Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.rows = tuple(rows)
        table = QWidget()
        grid = QGridLayout(table)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(5)
        deep = -(-len(rows) // COLUMNS)
        for place, (what, keys) in enumerate(rows):
            column, row = divmod(place, deep)
            grid.addWidget(QLabel(what), row, 3 * column)
            label = QLabel(keys)
            label.setFont(theme.text_font(bold=True))
            grid.addWidget(label, row, 3 * column + 1)
        for column in range(COLUMNS - 1):
            grid.setColumnMinimumWidth(3 * column + 2, 24)
        scroll = QScrollArea()
        scroll.setWidget(table)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(scroll)
        layout.addWidget(buttons)
        self._fit(table, buttons)

    def _fit(self, table: QWidget, buttons: QWidget) -> None:
        room = self.screen().availableSize()
        size = table.sizeHint()
        width = size.width() + 60
        height = size.height() + buttons.sizeHint().height() + 60
        self.resize(min(width, room.width() - 40), min(height, room.height() - 80))


def names_of(keys: Sequence[str]) -> str:
    """Return what keys are called in the window's language and on this system's keyboards."""
    native = QKeySequence.SequenceFormat.NativeText
    names = (SIGNS.get(key, QKeySequence(key).toString(native)) for key in keys)
    return "   ".join(dict.fromkeys(names))
