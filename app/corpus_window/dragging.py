"""What is dragged: clips of the window itself, or files from outside."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap

from app import theme
from app.names_of import clips_text

CLIPS_FORMAT = "application/x-voxprop-clips"
"""What is dragged is the selection of the window it is dragged from."""


def has_clips(mime: QMimeData) -> bool:
    """Return whether clips of the window are dragged."""
    return mime.hasFormat(CLIPS_FORMAT)


def paths_in(mime: QMimeData) -> list[Path]:
    """Return the files and folders that are dragged from outside."""
    if has_clips(mime):
        return []
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def drag_picture(count: int, font: QFont) -> QPixmap:
    """Return a small card that says how many clips are dragged."""
    colours = theme.current()
    text = clips_text(count)
    size = QFontMetrics(font).boundingRect(text).size()
    pixmap = QPixmap(size.width() + 24, size.height() + 14)
    pixmap.fill(QColor(colours.raised))
    painter = QPainter(pixmap)
    painter.setFont(font)
    painter.setPen(QColor(colours.text))
    painter.drawText(pixmap.rect(), Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return pixmap
