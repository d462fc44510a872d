"""The words of the column at the left: all of them, then each."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from app.corpus_window.arrangement import WordCount
from app.corpus_window.clip_model import Index

COUNT_ROLE = Qt.ItemDataRole.UserRole
"""A WordCount; that of all words together has no word."""

SHARE_ROLE = Qt.ItemDataRole.UserRole + 1
"""How many clips, compared with the word that has the most: 0 to 1."""


class WordColumnModel(QAbstractListModel):
    """Row 0 is all words; a rename is only asked for, and shown when it has happened."""

    rename_wanted = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counts: tuple[WordCount, ...] = ()
        self._most = 1

    @property
    def counts(self) -> tuple[WordCount, ...]:
        """What is shown, without the line for all."""
        return self._counts

    def show(self, counts: tuple[WordCount, ...]) -> None:
        """Show other words or numbers."""
        same = [one.word for one in counts] == [one.word for one in self._counts]
        self._most = max((one.count for one in counts), default=1)
        if same:
            self._counts = counts
            self.dataChanged.emit(self.index(0), self.index(len(counts)))
        else:
            self.beginResetModel()
            self._counts = counts
            self.endResetModel()

    def word_at(self, index: Index) -> str | None:
        """Return the word of a row, None for the line of all words and beside all rows."""
        return self._counts[index.row() - 1].word if index.row() > 0 else None

    def index_of(self, word: str | None) -> QModelIndex:
        """Return the row of a word; that of all words when it is not there."""
        places = (row for row, one in enumerate(self._counts, 1) if one.word == word)
        return self.index(next(places, 0))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of words, and one."""
        return 0 if parent.isValid() else len(self._counts) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let words that the user has takes of be renamed."""
        flags = super().flags(index)
        if index.row() > 0 and self._counts[index.row() - 1].own:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the counts, the share, or in words what the row says."""
        if not index.isValid():
            return None
        count = self._count(index.row())
        if role == COUNT_ROLE:
            return count
        if role == SHARE_ROLE and count.word:
            return count.count / max(self._most, 1)
        if role == Qt.ItemDataRole.DisplayRole:
            return count.word or self.tr("All words")
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._tip(count)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another name; it is shown once the disk has it."""
        word, new = self.word_at(index), str(value).strip()
        if role == Qt.ItemDataRole.EditRole and word and new and new != word:
            self.rename_wanted.emit(word, new)
        return False

    def _count(self, row: int) -> WordCount:
        if row:
            return self._counts[row - 1]
        counts = self._counts
        return WordCount("", sum(one.count for one in counts), sum(one.own for one in counts))

    def _tip(self, count: WordCount) -> str:
        if not count.word:
            return self.tr("Show the clips of all words")
        numbers = self.tr("“{word}”: {count} clips, {own} of them yours.").format(
            word=count.word, count=f"{count.count:,}", own=f"{count.own:,}"
        )
        if not count.own:
            return numbers + "\n" + self.tr("Drop sound files here to add takes of it.")
        return (
            numbers
            + "\n"
            + self.tr(
                "Drop clips or sound files here to let them say this word. F2 renames it, "
                "Delete removes your takes of it."
            )
        )
