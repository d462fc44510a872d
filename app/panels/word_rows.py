"""The rows of the list of words: features as small pictures, count, and the takes of the user.

A model that holds what is shown, and a delegate that paints a row. Rows are painted from images
made once per summary, so that scrolling costs next to nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app import theme
from app.colour_maps import colours_of
from app.controllers.word_summary import TAKES_TO_BE_KNOWN, WordSummary

DARKEST, BRIGHTEST = -2.0, 2.5
"""Features have mean 0 and deviation 1 in each clip, so one scale serves all pictures."""

ROW_ROLE = Qt.ItemDataRole.UserRole

THUMBNAILS = 3
THUMBNAIL = QSize(30, 32)
MARGIN, AIR, GAP, DOT = 5, 3, 2, 5

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, eq=False)
class WordRow:
    """What is painted of a word; `right` is None unless the network has said right or wrong."""

    summary: WordSummary
    images: tuple[QImage, ...]
    highlighted: bool = False
    right: bool | None = None


def picture_of(features: NDArray[np.float32]) -> QImage:
    """Return features (frames, bands) as an image: time to the right, high bands on top."""
    pixels = np.ascontiguousarray(colours_of(features, DARKEST, BRIGHTEST).T[::-1])
    height, width = pixels.shape
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()


class WordModel(QAbstractListModel):
    """The words in the order of the network's outputs, and which of them is in the spotlight."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[WordRow] = []
        self._highlight: tuple[str, bool | None] = ("", None)

    def show(self, summaries: list[WordSummary]) -> bool:
        """Show these words; True when they are others than before, not only their numbers."""
        same = [row.summary.word for row in self._rows] == [one.word for one in summaries]
        rows = [self._row(one) for one in summaries]
        if rows and same:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return False
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
        return True

    def highlight(self, word: str, right: bool | None) -> None:
        """Mark the spotlight's word, and whether the network has it right; "" marks none."""
        if (word, right) == self._highlight:
            return
        before = self._highlight[0]
        self._highlight = (word, right)
        for place, row in enumerate(self._rows):
            if row.summary.word in (before, word):
                marked = row.summary.word == word
                self._rows[place] = WordRow(
                    row.summary, row.images, marked, right if marked else None
                )
                self.dataChanged.emit(self.index(place), self.index(place))

    def index_of(self, word: str) -> QModelIndex:
        """Return where `word` stands; an invalid index when it does not."""
        places = (place for place, row in enumerate(self._rows) if row.summary.word == word)
        place = next(places, None)
        return QModelIndex() if place is None else self.index(place)

    def row(self, index: Index) -> WordRow | None:
        """Return what stands at `index`, None where nothing does."""
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of words."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the word, its tooltip, or (`ROW_ROLE`) all that is painted."""
        row = self.row(index)
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.summary.word
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._tip(row.summary)
        return None

    def _row(self, summary: WordSummary) -> WordRow:
        word, right = self._highlight
        marked = summary.word == word
        images = tuple(picture_of(one) for one in summary.thumbnails[:THUMBNAILS])
        return WordRow(summary, images, marked, right if marked else None)

    def _tip(self, summary: WordSummary) -> str:
        counts = self.tr("“{word}”: {count} clips, {own} of them yours.").format(
            word=summary.word, count=summary.count, own=summary.own_count
        )
        scale = self.tr(
            "The pictures are features: time to the right, 0 to 4 kHz upwards, brightness from "
            "{darkest} to {brightest} deviations from each clip's mean."
        ).format(darkest=DARKEST, brightest=BRIGHTEST)
        return f"{counts}\n{scale}"


class WordDelegate(QStyledItemDelegate):
    """Paints one row: pictures, word and count, the user's takes as dots and in numbers."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return the size of a row: two lines of text, or the pictures."""
        lines = 2 * QFontMetrics(option.font).height()
        return QSize(180, max(lines, THUMBNAIL.height()) + 2 * AIR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row at `index` in the colours of the theme in force."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, WordRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_frame(painter, option, row)
        inside = option.rect.adjusted(MARGIN, AIR, -MARGIN, -AIR)
        self._paint_pictures(painter, inside, row)
        inside.setLeft(inside.left() + THUMBNAILS * (THUMBNAIL.width() + GAP) + MARGIN)
        upper = QRect(inside.left(), inside.top(), inside.width(), inside.height() // 2)
        self._paint_word(painter, option.font, upper, row)
        self._paint_takes(painter, option.font, upper.translated(0, upper.height()), row.summary)
        painter.restore()

    def _paint_frame(self, painter: QPainter, option: QStyleOptionViewItem, row: WordRow) -> None:
        colours = theme.current()
        frame = QRectF(option.rect).adjusted(0.75, 0.75, -0.75, -0.75)
        state = option.state
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        if not (row.highlighted or hovered or focused):
            return
        painter.setBrush(QColor(colours.raised))
        painter.setPen(Qt.PenStyle.NoPen)
        if row.highlighted:
            edge = {None: colours.text, True: colours.right, False: colours.wrong}[row.right]
            painter.setPen(QPen(QColor(edge), 1.5))
        elif focused:
            painter.setPen(QPen(QColor(colours.muted), 1.5))
        painter.drawRoundedRect(frame, 6, 6)

    def _paint_pictures(self, painter: QPainter, inside: QRect, row: WordRow) -> None:
        top = inside.top() + (inside.height() - THUMBNAIL.height()) // 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.current().well))
        for place in range(THUMBNAILS):
            left = inside.left() + place * (THUMBNAIL.width() + GAP)
            target = QRect(left, top, THUMBNAIL.width(), THUMBNAIL.height())
            if place < len(row.images):
                painter.drawImage(target, row.images[place])
            else:
                painter.drawRect(target)

    def _paint_word(self, painter: QPainter, font: QFont, line: QRect, row: WordRow) -> None:
        colours = theme.current()
        mark = {None: "", True: "✓ ", False: "✗ "}[row.right]
        count = f"{row.summary.count:,}"
        painter.setFont(font)
        painter.setPen(QColor(colours.muted))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        heavy = QFont(font)
        heavy.setWeight(QFont.Weight.DemiBold if row.highlighted else QFont.Weight.Medium)
        painter.setFont(heavy)
        room = line.width() - QFontMetrics(font).horizontalAdvance(count) - MARGIN
        word = QFontMetrics(heavy).elidedText(
            mark + row.summary.word, Qt.TextElideMode.ElideRight, room
        )
        painter.setPen(QColor(colours.text))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, word)

    def _paint_takes(
        self, painter: QPainter, font: QFont, line: QRect, summary: WordSummary
    ) -> None:
        colours = theme.current()
        own = summary.own_count
        text = self.tr("{own}/{goal} yours").format(own=own, goal=TAKES_TO_BE_KNOWN)
        if own > TAKES_TO_BE_KNOWN:
            text = self.tr("{own} yours").format(own=own)
        painter.setFont(font)
        painter.setPen(QColor(colours.text if own else colours.muted))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        for place in range(TAKES_TO_BE_KNOWN):
            filled = place < own
            painter.setPen(QPen(QColor(colours.right if filled else colours.muted), 1))
            painter.setBrush(QColor(colours.right) if filled else Qt.BrushStyle.NoBrush)
            centre = QPointF(line.left() + place * (DOT + GAP) + DOT / 2, line.center().y() + 1)
            painter.drawEllipse(centre, DOT / 2 - 0.5, DOT / 2 - 0.5)
