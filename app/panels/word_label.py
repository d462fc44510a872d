"""The field for a word's label: typed, or chosen from the words so far."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFrame,
    QLineEdit,
    QListView,
    QSizePolicy,
    QWidget,
)

LONGEST_LABEL = 40

EDITING_KEYS = {Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_Z, Qt.Key.Key_Y}
"""With Ctrl, what everybody expects of a field."""


def normalised_label(text: str) -> str:
    """Return a label as the corpus writes it: no outer spaces, single inner ones, lower case."""
    return unicodedata.normalize("NFC", " ".join(text.split()).lower())


class OtherWords(QSortFilterProxyModel):
    """The words but the one that is typed: a list of that alone would only hide the buttons."""

    _typed = ""

    def leave_out(self, text: str) -> None:
        """Take this as what is typed."""
        self._typed = normalised_label(text)
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Tell whether a row of the source is another word."""
        word = self.sourceModel().index(row, 0, parent).data()
        return normalised_label(str(word)) != self._typed


class WordLabel(QComboBox):
    """An editable list of the words so far."""

    entered = Signal()
    """The user has pressed Enter."""
    number_pressed = Signal(int)
    """A digit below `numbers` was pressed where it does not continue a word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.numbers = 0
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setToolTip(
            self.tr("The word that was said: type it, or choose one of the words so far.")
        )
        self._line = QLineEdit()
        self._line.setMaxLength(LONGEST_LABEL)
        self._line.setPlaceholderText(self.tr("which word?"))
        self.setLineEdit(self._line)
        # A list below the field, no text put into it: "no" must stay "no" beside "north".
        others = OtherWords(self)
        others.setSourceModel(self.model())
        self.editTextChanged.connect(others.leave_out)
        completer = QCompleter(others, self)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._list = QListView()
        self._list.setFrameShape(QFrame.Shape.Box)
        completer.setPopup(self._list)
        self.setCompleter(completer)
        self._line.returnPressed.connect(self.entered)
        self._line.installEventFilter(self)

    @property
    def label(self) -> str:
        """The label as the corpus writes it; empty when there is none yet."""
        return normalised_label(self.currentText())

    def set_words(self, words: Sequence[str]) -> None:
        """Offer these words; what is typed stays."""
        typed = self.currentText()
        self.clear()
        self.addItems(list(words))
        self.setCurrentIndex(-1)
        self.setEditText(typed)

    def suggest(self, label: str) -> None:
        """Put a label in, selected, so that typing replaces it."""
        self.setCurrentIndex(-1)
        self.setEditText(label)
        self._line.selectAll()

    def begin_with(self, letters: str) -> None:
        """Put the beginning of a label in, as if it had just been typed."""
        self.setEditText(letters)
        self._line.end(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the window's commands to the window: Ctrl+K keeps sound, it cuts no line."""
        if self._takes_number(event):
            return True
        if _is_a_command(event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Do as for the field: the list has the keyboard, and hands its keys on by itself."""
        if self._takes_number(event):
            return True
        if _is_a_command(event):
            event.ignore()
            return False
        return super().event(event)

    def _takes_number(self, event: QEvent) -> bool:
        """Tell a digit that chooses a word, where it is none of the label that is typed."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        number, text = event.key() - Qt.Key.Key_0, self._line.text()
        unmodified = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        fresh = not text or self._line.selectedText() == text
        if not (0 <= number < self.numbers and unmodified and fresh):
            return False
        self.number_pressed.emit(number)
        return True

    def close_list(self) -> bool:
        """Close the list of completions; False when there is none to close."""
        was_open = self._list.isVisible()
        self._list.hide()
        return was_open


def _is_a_command(event: QEvent) -> bool:
    """Whether it asks if a key is the field's own, and the key is Ctrl with another letter."""
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        and Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
        and event.key() not in EDITING_KEYS
    )
