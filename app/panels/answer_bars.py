"""The likeliest words of an answer, as bars with their predictions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import theme

SHOWN = 3
"""So many words are shown."""
BAR_HEIGHT = 8.0
WORD_SHARE = 0.36
"""How much of the width the words may take."""
GAP = 8


class AnswerBars(QWidget):
    """A line a word, the likeliest on top; the bars reach from 0 to 1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[tuple[str, float]] = []
        self._known = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setToolTip(
            self.tr("What the network predicts for its likeliest words; all words add up to 1.")
        )

    def sizeHint(self) -> QSize:
        """As wide as there is room, a line for each word."""
        return QSize(216, max(1, len(self.rows)) * self._line)

    def minimumSizeHint(self) -> QSize:
        """As high as its lines, however narrow."""
        return QSize(80, self.sizeHint().height())

    def show_answer(
        self, words: Sequence[str], predictions: Sequence[float], *, known: bool
    ) -> None:
        """Show the likeliest words; where the first one counts as `known`, it stands out."""
        order = sorted(range(len(words)), key=lambda place: -predictions[place])
        self.rows = [(words[place], predictions[place]) for place in order[:SHOWN]]
        self._known = known
        self.updateGeometry()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint words, bars and numbers."""
        colours = theme.current()
        painter = QPainter(self)
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(word) for word, _ in self.rows), default=0)
        left = min(widest + 2, round(WORD_SHARE * self.width()))
        right = metrics.horizontalAdvance("0.00")
        room = self.width() - left - right - 2 * GAP
        for place, (word, prediction) in enumerate(self.rows):
            strong = place == 0 and self._known
            line = QRectF(0.0, place * self._line, self.width(), self._line)
            painter.setPen(QColor(colours.text if strong else colours.muted))
            shown = metrics.elidedText(word, Qt.TextElideMode.ElideRight, left)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(line, flags, f"{prediction:.2f}")
            bar = QRectF(left + GAP, line.center().y() - BAR_HEIGHT / 2, room, BAR_HEIGHT)
            painter.fillRect(bar, QColor(colours.well))
            painter.setPen(QColor(colours.line))
            painter.drawRect(bar)
            bar.setWidth(room * min(max(prediction, 0.0), 1.0))
            painter.fillRect(bar, QColor(colours.text if strong else colours.muted))
        painter.end()

    @property
    def _line(self) -> int:
        return self.fontMetrics().height() + 2
