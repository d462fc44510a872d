"""What the very first paint shows in the workbench's place; it imports nothing but Qt."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app import theme

LEFT = 276
"""Width of the left column, in pixels of the smallest window's 1280."""

RIGHT = 282
"""Width of the right column."""


class Skeleton(QWidget):
    """Stands where the workbench will be, until everything it needs is there."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the grounds of the three columns."""
        del event
        colours = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.window))
        painter.fillRect(0, 0, LEFT, self.height(), QColor(colours.panel))
        painter.fillRect(self.width() - RIGHT, 0, RIGHT, self.height(), QColor(colours.panel))
        painter.setPen(QColor(colours.muted))
        painter.setFont(theme.text_font(14))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("Getting ready ..."))
