"""What is selected and what can be done with it; without a selection, how to begin."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.names_of import clips_text


class SelectionBar(QFrame):
    """A sentence, and a button for each of the actions; those that do not fit are disabled."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout()
        row.setSpacing(6)
        for action in actions:
            button = QToolButton(self)
            button.setDefaultAction(action)
            if action.menu() is not None:
                button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setStyleSheet("QToolButton { padding: 5px 8px; }")
            row.addWidget(button)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 5, 8, 7)
        layout.setSpacing(5)
        layout.addWidget(self._text)
        layout.addLayout(row)

    @property
    def text(self) -> str:
        """What is said."""
        return self._text.text()

    def show_selection(self, own: int, others: int, base: str, shown: int) -> None:
        """Say how many of the user's clips, and of those of `base`, are selected."""
        chosen = own + others
        if not chosen:
            text = self.tr("{clips}. Double click or Return plays one. A green dot: it is yours.")
            text = text.format(clips=clips_text(shown))
        elif not others:
            text = self.tr("{clips} selected").format(clips=clips_text(own))
        elif not own:
            text = self.tr("{clips} selected, read-only: part of “{set}”").format(
                clips=clips_text(others), set=base
            )
        else:
            text = self.tr("{clips} selected, {count} of them read-only: part of “{set}”").format(
                clips=clips_text(chosen), count=f"{others:,}", set=base
            )
        self._text.setText(text)
