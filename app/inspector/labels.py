"""Labels that wrap rather than widen the panel."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app import theme


def muted(text: str = "", *, wrapped: bool = True) -> QLabel:
    """Return a label in the theme's muted colour."""
    return _label(text, "muted", wrapped=wrapped)


def heading(text: str = "") -> QLabel:
    """Return the heading of a section."""
    return _label(text, "heading", wrapped=True)


def title() -> QLabel:
    """Return the label of a title."""
    label = _label("", "title", wrapped=True)
    label.setFont(theme.text_font(theme.TEXT_POINTS + 2, bold=True))
    return label


class Rule(QWidget):
    """A thin line between two sections."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.current().line))
        painter.end()


def _label(text: str, role: str, *, wrapped: bool) -> QLabel:
    label = QLabel(text)
    label.setObjectName(role)
    label.setWordWrap(wrapped)
    if wrapped:
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label
