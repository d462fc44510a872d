"""The clips behind a cell: for each its spectrogram, who says it, and what it was taken for."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app import theme
from app.corpus_window.thumbnails import Thumbnails
from app.mistakes_window.reading import percent
from app.names_of import source_name, speaker_name
from engine.corpus.clip import Clip

Index = QModelIndex | QPersistentModelIndex

PICTURE = QSize(104, 46)
MARGIN = 5
PLAYING = "▶ "


@dataclass(frozen=True, slots=True)
class ClipRow:
    """A clip, its place among the examples that were asked, and the network's answer to it."""

    clip: Clip
    place: int
    answer: str
    certainty: float


class ClipRows(QAbstractListModel):
    """The rows, the one that the network is surest of first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[ClipRow, ...] = ()
        self.playing: Clip | None = None

    def show(self, rows: tuple[ClipRow, ...]) -> None:
        """Show other rows."""
        if [row.clip for row in rows] == [row.clip for row in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def mark_playing(self, clip: Clip | None) -> None:
        """Mark the clip that is heard."""
        self.playing = clip
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def row_of(self, clip: Clip) -> int | None:
        """Return where a clip stands, None when it is not shown."""
        return next((place for place, row in enumerate(self.rows) if row.clip == clip), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many clips there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Say in words what a row shows."""
        if not index.isValid() or not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.clip.word}, {speaker_name(row.clip.speaker)}: {answer_text(row)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            clip = row.clip
            return f"{speaker_name(clip.speaker)} · {source_name(clip.source)} · {clip.path.name}"
        return None


def answer_text(row: ClipRow) -> str:
    """Return what the network took a clip for, and how sure it was."""
    return f"{row.answer} {percent(row.certainty)}"


class ClipRowPainter(QStyledItemDelegate):
    """Paints a row in the colours of the theme in force."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Every row is as high as its picture."""
        return QSize(220, PICTURE.height() + 2 * MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row at `index`."""
        model = index.model()
        if not isinstance(model, ClipRows) or index.row() >= len(model.rows):
            return
        row = model.rows[index.row()]
        colours = theme.current()
        painter.save()
        painter.setFont(option.font)
        self._paint_ground(painter, option)
        inside = option.rect.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        self._paint_picture(painter, QRect(inside.topLeft(), PICTURE), row.clip)
        text = inside.adjusted(PICTURE.width() + 2 * MARGIN, 0, 0, 0)
        upper = QRect(text.left(), text.top(), text.width(), text.height() // 2)
        lower = upper.translated(0, upper.height())
        thumbnail = self._thumbnails.of(row.clip)
        seconds = f"{thumbnail.seconds:.2f} s" if thumbnail and thumbnail.seconds else ""
        painter.setPen(QColor(colours.muted))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(lower, Qt.AlignmentFlag.AlignRight | middle, seconds)
        playing = PLAYING if row.clip == model.playing else ""
        for line, words, colour, beside in (
            (upper, playing + speaker_name(row.clip.speaker), colours.text, ""),
            (
                lower,
                answer_text(row),
                colours.right if row.answer == row.clip.word else colours.wrong,
                seconds,
            ),
        ):
            metrics = painter.fontMetrics()
            room = line.adjusted(0, 0, -metrics.horizontalAdvance(beside) - MARGIN, 0)
            painter.setPen(QColor(colour))
            shortened = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | middle, shortened)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        colours = theme.current()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if not (selected or hovered):
            return
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(colours.raised))
        edge = QColor(colours.text if focused else colours.muted)
        painter.setPen(QPen(edge, 1.5) if selected else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_picture(self, painter: QPainter, place: QRect, clip: Clip) -> None:
        thumbnail = self._thumbnails.of(clip)
        if thumbnail is None or thumbnail.image.isNull():
            painter.fillRect(place, QColor(theme.current().well))
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, thumbnail.image)
