"""The row at the top: bring clips in and out, undo and redo, open a panel at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from app.corpus_window.corpus_actions import CorpusActions


class CorpusBar(QWidget):
    """Buttons for the actions of the whole window."""

    def __init__(self, actions: CorpusActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 8, 8)
        row.setSpacing(6)
        for action in (actions.import_folder, actions.import_files, actions.export):
            row.addWidget(self._button(action))
        row.addStretch()
        for action in (actions.undo, actions.redo):
            row.addWidget(self._button(action))
        row.addStretch()
        for action in (actions.split, actions.collect):
            row.addWidget(self._switch(action))

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _switch(self, action: QAction) -> QPushButton:
        """Return a button that stays down while what it opens is open."""
        button = QPushButton(action.text(), self)
        button.setCheckable(True)
        button.setChecked(action.isChecked())
        button.setToolTip(action.toolTip())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.toggled.connect(action.setChecked)
        action.toggled.connect(button.setChecked)
        return button
