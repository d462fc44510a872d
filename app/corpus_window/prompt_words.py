"""The words to be said: a tick and the takes of each, and a field for new ones."""

from __future__ import annotations

import re
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)


class PromptWords(QWidget):
    """Says which words are ticked; typed words are ticked at once."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed: list[str] = []
        self._list = QTreeWidget(self)
        self._list.setHeaderHidden(True)
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        self._list.setColumnCount(2)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(self.tr("Words to say"))
        header = self._list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, header.ResizeMode.Stretch)
        header.setSectionResizeMode(1, header.ResizeMode.ResizeToContents)
        self._new = QLineEdit(self)
        self._new.setPlaceholderText(self.tr("Add words: yes no left"))
        self._new.setAccessibleName(self.tr("Add words"))
        self._new.setToolTip(self.tr("Type words with spaces or commas between, then Return"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._new)
        self._new.returnPressed.connect(self._add_typed)
        self._list.itemChanged.connect(lambda *_: self.changed.emit())

    @property
    def chosen(self) -> list[str]:
        """The words that are ticked, in order."""
        ticked = Qt.CheckState.Checked
        return [item.text(0) for item in self._items() if item.checkState(0) is ticked]

    def offer(self, words: list[str]) -> None:
        """Offer these words, besides those that were typed; new ones are ticked."""
        wanted = list(dict.fromkeys((*words, *self._typed)))
        shown = [item.text(0) for item in self._items()]
        if wanted == shown:
            return
        unticked = set(shown) - set(self.chosen)
        self._list.clear()
        for word in wanted:
            self._add(word, ticked=word not in unticked)
        self.changed.emit()

    def choose_only(self, word: str) -> None:
        """Tick one word and no other."""
        shown = [item.text(0) for item in self._items()]
        if word not in shown:
            self._typed.append(word)
            self.offer(shown)
        for item in self._items():
            self._tick(item, item.text(0).casefold() == word.casefold())
        self.changed.emit()

    def toggle_current(self) -> bool:
        """Tick or untick the current word, if the list has the focus; False when it has not."""
        item = self._list.currentItem()
        if item is None or not self._list.hasFocus():
            return False
        self._tick(item, item.checkState(0) is not Qt.CheckState.Checked)
        self.changed.emit()
        return True

    def show_progress(self, counts: Mapping[str, int], takes: int, current: str) -> None:
        """Show how many takes of each word there are, and which one is asked for."""
        self._list.blockSignals(True)
        for item in self._items():
            word = item.text(0)
            item.setText(1, f"{counts.get(word, 0)} / {takes}")
            font = self.font()
            font.setBold(word == current)
            item.setFont(0, font)
        self._list.blockSignals(False)

    def _items(self) -> list[QTreeWidgetItem]:
        rows = (self._list.topLevelItem(row) for row in range(self._list.topLevelItemCount()))
        return [item for item in rows if item is not None]

    def _add(self, word: str, *, ticked: bool) -> None:
        self._list.blockSignals(True)
        item = QTreeWidgetItem([word, ""])
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
        self._list.addTopLevelItem(item)
        self._list.blockSignals(False)
        self._tick(item, ticked)

    def _tick(self, item: QTreeWidgetItem, ticked: bool) -> None:
        self._list.blockSignals(True)
        item.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self._list.blockSignals(False)

    def _add_typed(self) -> None:
        typed = [word for word in re.split(r"[\s,;，、；]+", self._new.text()) if word]
        if not typed:
            return
        shown = [item.text(0) for item in self._items()]
        known = {word.casefold() for word in shown}
        self._typed += [word for word in typed if word.casefold() not in known]
        self.offer(shown)
        names = {word.casefold() for word in typed}
        for item in self._items():
            if item.text(0).casefold() in names:
                self._tick(item, True)
        self._new.clear()
        self.changed.emit()
