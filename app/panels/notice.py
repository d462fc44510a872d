"""What a panel has to say: a problem, or news that can perhaps be taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from app import theme
from app.panels.problem_line import ProblemLine


class Notice(ProblemLine):
    """A problem line that also tells what went well, with Undo where that is possible."""

    undo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_news = False
        self._undo = QToolButton(self)
        self._undo.setText(self.tr("Undo"))
        self._undo.setStyleSheet("padding: 2px 6px;")
        self._undo.setToolTip(self.tr("Take this back (Ctrl+Z)"))
        self._undo.clicked.connect(self.undo_requested)
        self._undo.clicked.connect(self.clear)
        row = self.layout()
        if isinstance(row, QHBoxLayout):
            row.insertWidget(1, self._undo, 0, Qt.AlignmentFlag.AlignVCenter)

    @property
    def offers_undo(self) -> bool:
        """Whether the news in sight can be taken back."""
        return bool(self.text) and not self._undo.isHidden()

    def show_problem(self, what: str, remedy: str) -> None:
        """Say what happened and what to try."""
        self._become(is_news=False, undo=False)
        super().show_problem(what, remedy)

    def show_news(self, text: str, *, tip: str = "", undo: bool = False) -> None:
        """Say what has happened; `undo` offers to take it back."""
        self._become(is_news=True, undo=undo)
        self._text.setText(text)
        self._text.setToolTip(tip)
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as a problem line does, but news without the edge that warns."""
        super().paintEvent(event)
        if self._is_news:
            painter = QPainter(self)
            painter.fillRect(0, 0, 3, self.height(), QColor(theme.current().muted))
            painter.end()

    def _become(self, *, is_news: bool, undo: bool) -> None:
        self._is_news = is_news
        self._text.setToolTip("")
        self._undo.setVisible(undo)
        self.update()
