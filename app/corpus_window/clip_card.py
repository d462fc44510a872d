"""Paints one clip: its spectrogram, who says it, how long, from where, and what it is for."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app import theme
from app.corpus_window.clip_model import ClipModel, Index
from app.corpus_window.grid_geometry import CARD, GAP
from app.corpus_window.thumbnails import Thumbnails
from app.names_of import source_name, speaker_name, split_name
from engine.corpus.clip import Clip, Split

MARGIN = 6
PICTURE_HEIGHT = 62


class ClipCard(QStyledItemDelegate):
    """A card; the user's own have a green dot, what is kept for validation a dashed frame."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._playing: Clip | None = None

    def set_playing(self, clip: Clip | None) -> None:
        """Mark the clip that is heard."""
        self._playing = clip

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Every card has the same size."""
        return CARD

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the card at `index` in the colours of the theme in force."""
        model = index.model()
        if not isinstance(model, ClipModel):
            return
        clip = model.clip(index.row())
        card = option.rect.adjusted(0, 0, -GAP, -GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_frame(painter, card, option.state)
        inside = card.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        picture = QRect(inside.left(), inside.top(), inside.width(), PICTURE_HEIGHT)
        self._paint_picture(painter, picture, clip)
        left = (inside.height() - PICTURE_HEIGHT) // 2
        upper = QRect(inside.left(), picture.bottom() + 2, inside.width(), left)
        painter.setFont(option.font)
        self._paint_who(painter, upper, clip, own=model.is_own(index.row()))
        below = upper.translated(0, left)
        self._paint_what_for(painter, below, clip, left_out=model.left_out(clip))
        painter.restore()

    def _paint_frame(self, painter: QPainter, card: QRect, state: QStyle.StateFlag) -> None:
        colours = theme.current()
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setBrush(QColor(colours.raised if selected or hovered else colours.panel))
        edge = colours.text if selected else colours.muted if focused else colours.line
        painter.setPen(QPen(QColor(edge), 2.0 if selected or focused else 1.0))
        painter.drawRoundedRect(QRectF(card).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_picture(self, painter: QPainter, place: QRect, clip: Clip) -> None:
        colours = theme.current()
        thumbnail = self._thumbnails.of(clip)
        if thumbnail is None or thumbnail.image.isNull():
            painter.fillRect(place, QColor(colours.well))
            if thumbnail is not None and thumbnail.problem is not None:
                painter.setPen(QColor(colours.wrong))
                text = self.tr("cannot be read")
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
        else:
            painter.drawImage(place, thumbnail.image)
        if clip == self._playing:
            ground = QColor(colours.panel)
            ground.setAlpha(210)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            middle = QPointF(place.center())
            painter.drawEllipse(middle, 16, 16)
            painter.setBrush(QColor(colours.text))
            tip, back = QPointF(8, 0), QPointF(-5, -8)
            painter.drawPolygon([middle + tip, middle + back, middle + QPointF(-5, 8)])

    def _paint_who(self, painter: QPainter, line: QRect, clip: Clip, *, own: bool) -> None:
        colours = theme.current()
        thumbnail = self._thumbnails.of(clip)
        length = f"{thumbnail.seconds:.2f} s" if thumbnail and thumbnail.seconds else ""
        painter.setPen(QColor(colours.muted))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, length)
        metrics = QFontMetrics(painter.font())
        room = line.adjusted(0, 0, -metrics.horizontalAdvance(length) - MARGIN, 0)
        if own:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.right))
            painter.drawEllipse(QPointF(room.left() + 3.5, room.center().y() + 1), 3.5, 3.5)
            room.setLeft(room.left() + 12)
        painter.setPen(QColor(colours.text if clip.speaker else colours.muted))
        who = metrics.elidedText(
            speaker_name(clip.speaker), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, who)

    def _paint_what_for(
        self, painter: QPainter, line: QRect, clip: Clip, *, left_out: bool
    ) -> None:
        colours = theme.current()
        painter.setPen(QColor(colours.muted))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, left, source_name(clip.source))
        kept = clip.split is Split.VALIDATION
        painter.setPen(QColor(colours.text if kept else colours.muted))
        text = split_name(clip.split)
        if left_out:
            painter.setPen(QColor(colours.warning))
            text = self.tr("left out")
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, right, text)
