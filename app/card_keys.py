"""The keys that answer a card's question wherever the keyboard is, unless someone types."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from app.panels.word_card import WordCard

FIELDS = (
    QLineEdit, QAbstractSpinBox, QComboBox, QTextEdit, QPlainTextEdit, QAbstractItemView,
)  # fmt: skip
"""Enter and Escape mean something to these themselves."""


class CardKeys(QObject):
    """Puts the actions *right*, *it was another* and *put away* in and out of force."""

    def __init__(
        self,
        card: WordCard,
        right: QAction,
        other: QAction,
        put_away: QAction,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._card = card
        self._answers = (right, other)
        self._put_away = put_away
        right.triggered.connect(card.confirm)
        other.triggered.connect(card.name_it)
        put_away.triggered.connect(card.discard_word)
        card.face_changed.connect(self._look)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._look)
        self._look()

    def _look(self) -> None:
        focused: QWidget | None = QApplication.focusWidget()
        typing = isinstance(focused, FIELDS) and not _only_chooses(focused)
        card = self._card
        for action in self._answers:
            action.setEnabled(card.asking and not typing)
        # Within the card, Escape is its own: twice the same key would do nothing at all.
        within = focused is not None and (focused is card or card.isAncestorOf(focused))
        shown = card.asking or card.naming
        self._put_away.setEnabled(shown and not typing and not within)


def _only_chooses(field: QWidget) -> bool:
    """Whether a field has a list to choose from, and no text of its own."""
    return isinstance(field, QComboBox) and not field.isEditable()
