"""The words at the left: choose one to see its clips, drop clips or files onto one."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app import theme
from app.corpus_window.arrangement import WordCount
from app.corpus_window.clip_model import Index
from app.corpus_window.dragging import has_clips, paths_in
from app.corpus_window.word_model import COUNT_ROLE, SHARE_ROLE, WordColumnModel

ROW_HEIGHT = 40
MARGIN = 10


class WordColumn(QListView):
    """A line for all words, and one for each; F2 or a double click renames the user's own."""

    word_selected = Signal(object)
    """The word whose clips are to be seen, None for all."""
    renamed = Signal(str, str)
    """The user wants a word to be called otherwise: old, new."""
    clips_dropped = Signal(str)
    """The dragged clips are to say this word."""
    files_dropped = Signal(list, str)
    """Files and folders, list[Path], are dropped onto a word."""
    remove_requested = Signal(str)
    """The user wants their takes of a word removed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = WordColumnModel(self)
        self._target = QModelIndex()
        self.setModel(self._words)
        self.setItemDelegate(_WordLine(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(
            QListView.EditTrigger.EditKeyPressed | QListView.EditTrigger.DoubleClicked
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(self.tr("Words"))
        palette = self.palette()  # the panel shows through
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self._words.rename_wanted.connect(self.renamed)
        self.selectionModel().currentChanged.connect(self._select)
        self.setCurrentIndex(self._words.index(0))

    @property
    def word(self) -> str | None:
        """The word whose clips are to be seen, None for all."""
        return self._words.word_at(self.currentIndex())

    @property
    def words(self) -> list[str]:
        """All words, in order."""
        return [count.word for count in self._words.counts]

    @property
    def target(self) -> str | None:
        """The word under what is being dragged."""
        return self._words.word_at(self._target)

    def show_counts(self, counts: tuple[WordCount, ...]) -> bool:
        """Show these words; False when the one that was chosen is gone, and all are instead."""
        chosen = self.word
        if counts == self._words.counts:
            return True
        self.selectionModel().blockSignals(True)
        self._words.show(counts)
        self.setCurrentIndex(self._words.index_of(chosen))
        self.selectionModel().blockSignals(False)
        return self.word == chosen

    def choose(self, word: str | None) -> None:
        """Show the clips of a word, or of all."""
        self.setCurrentIndex(self._words.index_of(word))

    def rename(self) -> None:
        """Let the user type another name for the chosen word."""
        if self._words.flags(self.currentIndex()) & Qt.ItemFlag.ItemIsEditable:
            self.edit(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes the user's takes of the chosen word."""
        word = self.word
        if word is not None and event.key() == Qt.Key.Key_Delete:
            self.remove_requested.emit(word)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take clips of the window, and files from outside."""
        if has_clips(event.mimeData()) or paths_in(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Mark the word under the pointer."""
        self._aim(self.indexAt(event.position().toPoint()))
        if self.target is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Mark no word any more."""
        self._aim(QModelIndex())

    def dropEvent(self, event: QDropEvent) -> None:
        """Say what was dropped onto which word."""
        self._aim(self.indexAt(event.position().toPoint()))
        word = self.target
        self._aim(QModelIndex())
        if word is None:
            event.ignore()
            return
        event.acceptProposedAction()
        if has_clips(event.mimeData()):
            self.clips_dropped.emit(word)
        else:
            self.files_dropped.emit(paths_in(event.mimeData()), word)

    def _aim(self, index: QModelIndex) -> None:
        if index != self._target:
            self._target = index
            self.viewport().update()

    def _select(self, index: QModelIndex) -> None:
        self.word_selected.emit(self._words.word_at(index))


class _WordLine(QStyledItemDelegate):
    """Paints a word, how many clips it has, and a bar that compares it with the others."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(160, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        count = index.data(COUNT_ROLE)
        column = self.parent()
        if not isinstance(count, WordCount) or not isinstance(column, WordColumn):
            return
        aimed = column.target is not None and column.target == count.word
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, aimed=aimed)
        line = option.rect.adjusted(MARGIN, 4, -MARGIN, -11)
        self._paint_text(painter, option.font, line, count)
        share = index.data(SHARE_ROLE)
        if isinstance(share, float):
            bar = QRect(line.left(), option.rect.bottom() - 9, line.width(), 4)
            self._paint_bar(painter, bar, count, share)
        painter.restore()

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        count = index.data(COUNT_ROLE)
        if isinstance(editor, QLineEdit) and isinstance(count, WordCount):
            editor.setText(count.word)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, *, aimed: bool
    ) -> None:
        colours = theme.current()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if not (selected or hovered or aimed):
            return
        painter.setBrush(QColor(colours.raised))
        edge = QPen(QColor(colours.text if aimed else colours.muted), 2.0 if aimed else 1.2)
        painter.setPen(edge if aimed or focused else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(option.rect).adjusted(2, 1, -2, -1), 6, 6)

    def _paint_text(self, painter: QPainter, font: QFont, line: QRect, count: WordCount) -> None:
        colours = theme.current()
        number = f"{count.count:,}"
        painter.setFont(font)
        painter.setPen(QColor(colours.muted))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | middle, number)
        metrics = QFontMetrics(font)
        room = line.width() - metrics.horizontalAdvance(number) - MARGIN
        text = count.word or self.tr("All words")
        painter.setPen(QColor(colours.text))
        word = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | middle, word)

    def _paint_bar(self, painter: QPainter, bar: QRect, count: WordCount, share: float) -> None:
        """Paint the share of the word with the most clips; the user's own part is green."""
        colours = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(bar, QColor(colours.well))
        whole = QRectF(bar)
        whole.setWidth(bar.width() * share)
        painter.fillRect(whole, QColor(colours.muted))
        whole.setWidth(whole.width() * count.own / max(count.count, 1))
        painter.fillRect(whole, QColor(colours.right))
