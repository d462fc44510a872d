"""One problem in words, with a cross to put it away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from app import theme


class ProblemLine(QFrame):
    """Hidden until there is a problem: what happened, and what to try."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        close = QToolButton()
        close.setText("×")
        close.setAutoRaise(True)
        close.setStyleSheet("padding: 1px 4px;")
        close.setToolTip(self.tr("Put this message away"))
        close.setAccessibleName(self.tr("Close"))
        close.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 4, 4)
        row.setSpacing(4)
        row.addWidget(self._text, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_problem(self, what: str, remedy: str) -> None:
        """Say what happened and what to try; it takes the place of an earlier message."""
        self._text.setText(f"{what}\n{remedy}")
        self.show()

    @property
    def text(self) -> str:
        """What is said; empty when nothing is."""
        return self._text.text()

    def clear(self) -> None:
        """Put the message away."""
        self._text.clear()
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, with a warning's edge at the left."""
        colours = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.raised))
        painter.fillRect(0, 0, 3, self.height(), QColor(colours.warning))
        painter.end()
