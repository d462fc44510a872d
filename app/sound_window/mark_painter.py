"""Paints what lies over the two pictures: found words, what is chosen, and the cursor."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QLine, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.sound_window.picture_layout import PictureLayout
from app.sound_window.stretches import Stretches

FOOT = 10
"""Length of a bracket's feet."""

SHADE = QColor(0, 0, 0, 170)
FAINT_SHADE = QColor(0, 0, 0, 110)
HAIR = QColor(255, 255, 255, 230)
VEIL = QColor(255, 255, 255, 46)
LIGHT_VEIL = QColor(0, 0, 0, 34)

Place = Callable[[float], int]
"""From a moment in seconds to a pixel from the left."""


def paint_marks(
    painter: QPainter,
    layout: PictureLayout,
    stretches: Stretches,
    place: Place,
    *,
    light: bool,
) -> None:
    """Paint a bracket around each word, and what is chosen with a frame.

    The veil lies on the waveform alone (`light`: its ground is): the spectrogram's colours are
    numbers.
    """
    painter.save()
    painter.setClipRect(layout.pictures)
    for word in stretches.words:
        box = _across(layout.spectrogram, place(word.start), place(word.stop))
        if box.intersects(layout.spectrogram) and word is not stretches.chosen:
            _paint_bracket(painter, box)
    chosen = stretches.chosen
    if chosen is not None:
        left, right = place(chosen.start), place(chosen.stop)
        box = _across(layout.waveform, left, right)
        painter.fillRect(box, LIGHT_VEIL if light else VEIL)
        edges = [QLine(x, box.top(), x, box.bottom()) for x in (left, right)]
        _paint_lines(painter, edges, 2)
        _paint_frame(painter, _across(layout.spectrogram, left, right))
    painter.restore()


def paint_hint(painter: QPainter, box: QRect, *, light: bool) -> None:
    """Say what to do where there is nothing to be seen yet."""
    painter.setPen(QColor("black" if light else "white"))
    text = QCoreApplication.translate(
        "LivePicture", "Nothing heard yet.\nPress Listen and say something, or open a sound file."
    )
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(box.adjusted(16, 0, -16, 0), flags, text)


def paint_cursor(painter: QPainter, layout: PictureLayout, cursor: QPoint) -> None:
    """Paint a thin cross at the cursor."""
    hairs = [QRect(cursor.x(), box.top(), 1, box.height()) for box in layout.boxes]
    hairs += [
        QRect(box.left(), cursor.y(), box.width(), 1)
        for box in layout.boxes
        if box.contains(cursor)
    ]
    for hair in hairs:
        wide = (1, 0) if hair.width() == 1 else (0, 1)
        painter.fillRect(hair.adjusted(-wide[0], -wide[1], *wide), FAINT_SHADE)
    for hair in hairs:
        painter.fillRect(hair, HAIR)


def _across(box: QRect, left: int, right: int) -> QRect:
    return QRect(QPoint(left, box.top()), QPoint(right, box.bottom()))


def _paint_bracket(painter: QPainter, box: QRect) -> None:
    foot = min(FOOT, max(2, box.width() // 3))
    ends = (box.top() + 1, box.bottom() - 1)
    lines = [QLine(x, box.top(), x, box.bottom()) for x in (box.left(), box.right())]
    lines += [QLine(box.left(), y, box.left() + foot, y) for y in ends]
    lines += [QLine(box.right() - foot, y, box.right(), y) for y in ends]
    _paint_lines(painter, lines, 2)


def _paint_frame(painter: QPainter, box: QRect) -> None:
    lines = [QLine(x, box.top(), x, box.bottom()) for x in (box.left(), box.right())]
    lines += [QLine(box.left(), y, box.right(), y) for y in (box.top() + 2, box.bottom() - 2)]
    _paint_lines(painter, lines, 4)


def _paint_lines(painter: QPainter, lines: list[QLine], width: int) -> None:
    """Paint light lines with a dark edge: to be seen on every colour."""
    painter.setPen(QPen(SHADE, width + 2.01))
    painter.drawLines(lines)
    painter.setPen(QPen(QColor("white"), width + 0.01))
    painter.drawLines(lines)
