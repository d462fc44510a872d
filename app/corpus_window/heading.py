"""The line above the clips of a word."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from app import theme
from app.corpus_window.arrangement import Group
from app.names_of import clips_text


def paint_heading(painter: QPainter, line: QRect, group: Group) -> None:
    """Paint the word, how many clips of it there are, and how many of them are the user's."""
    colours = theme.current()
    font = QFont(painter.font())
    heavy = QFont(font)
    heavy.setWeight(QFont.Weight.DemiBold)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.setFont(heavy)
    painter.setPen(QColor(colours.text))
    painter.drawText(line, flags, group.word)
    rest = line.adjusted(QFontMetrics(heavy).horizontalAdvance(group.word) + 12, 0, 0, 0)
    count = clips_text(group.count)
    if 0 < group.own < group.count:
        mine = QCoreApplication.translate("CorpusWindow", "{own} mine")
        count += " · " + mine.format(own=f"{group.own:,}")
    painter.setFont(font)
    painter.setPen(QColor(colours.muted))
    painter.drawText(rest, flags, count)
