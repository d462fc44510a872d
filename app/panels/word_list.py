"""The list of words one can choose from, and take back one's own takes from."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QListView, QMenu, QWidget

from app.controllers.word_summary import WordSummary
from app.panels.word_rows import ROW_ROLE, Index, WordDelegate, WordModel, WordRow

SETTLED_MILLISECONDS = 200


class WordList(QListView):
    """Shows words; says which one the user means."""

    word_chosen = Signal(str)
    clips_requested = Signal(str)
    remove_last_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = WordModel(self)
        self.setModel(self._words)
        self.setItemDelegate(WordDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(self.tr("Words"))
        palette = self.palette()  # the panel shows through
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self._spotlight = ""
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MILLISECONDS)
        self._settled.timeout.connect(self._reveal)
        self.clicked.connect(self._choose)
        self.customContextMenuRequested.connect(self._open_menu)

    def show_words(self, summaries: list[WordSummary]) -> None:
        """Show these words, in this order."""
        if self._words.show(summaries):
            self.scrollToTop()

    def set_highlight(self, word: str, right: bool | None) -> None:
        """Mark the spotlight's word ("" for none), and whether the network has it right.

        The list scrolls there once the spotlight rests, unless the pointer is in the list.
        """
        self._words.highlight(word, right)
        if word != self._spotlight:
            self._spotlight = word
            self._settled.start()

    def menu_of(self, word: str, own_count: int) -> QMenu:
        """Return the menu of a word's row."""
        menu = QMenu(self)
        choose = QAction(self.tr("Put the spotlight on “{word}”").format(word=word), menu)
        choose.triggered.connect(lambda: self.word_chosen.emit(word))
        clips = QAction(self.tr("Show the clips of “{word}”").format(word=word), menu)
        clips.triggered.connect(lambda: self.clips_requested.emit(word))
        remove = QAction(self.tr("Remove the last take of “{word}”").format(word=word), menu)
        remove.setEnabled(own_count > 0)
        remove.setToolTip(self.tr("Only your own takes can be removed."))
        remove.triggered.connect(lambda: self.remove_last_requested.emit(word))
        menu.addActions([choose, clips, remove])
        menu.setToolTipsVisible(True)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return chooses the current word, Delete removes the user's last take of it."""
        row = self._row(self.currentIndex())
        if row is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.word_chosen.emit(row.summary.word)
        elif row is not None and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if row.summary.own_count:
                self.remove_last_requested.emit(row.summary.word)
        else:
            super().keyPressEvent(event)

    def _reveal(self) -> None:
        index = self._words.index_of(self._spotlight)
        if index.isValid() and not self.underMouse():
            self.scrollTo(index)

    def _choose(self, index: QModelIndex) -> None:
        row = self._row(index)
        if row is not None:
            self.word_chosen.emit(row.summary.word)

    def _open_menu(self, place: QPoint) -> None:
        row = self._row(self.indexAt(place))
        if row is not None:
            menu = self.menu_of(row.summary.word, row.summary.own_count)
            menu.popup(self.viewport().mapToGlobal(place))

    def _row(self, index: Index) -> WordRow | None:
        row = index.data(ROW_ROLE) if index.isValid() else None
        return row if isinstance(row, WordRow) else None
