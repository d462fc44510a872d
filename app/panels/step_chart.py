"""What the charts of the timeline share: a header, the axis of steps, the playhead, the mouse."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import theme

SPACE = 4  # pixels between two pieces of the header
WIDE_SPACE = 9  # pixels between two entries of the header
TOP = 8  # pixels between the header and the picture
BELOW = 3  # pixels between the picture and the axis's numbers

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class StepChart(QWidget):
    """A picture over the steps of a run, from 0 to a round number.

    Signals
    -------
    pointed_at
        The step under the mouse, or None when the mouse has left.
    """

    pointed_at = Signal(object)

    def __init__(self, title: str, step_word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._step_word = step_word
        self._explanation = ""
        self._axis_end = 1.0
        self._playhead: tuple[float, str] | None = None
        self._pointer: float | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    def explain(self, text: str) -> None:
        """Say in a tooltip what the chart shows."""
        self._explanation = text
        self.setToolTip(text)

    def set_axis_end(self, step: float) -> None:
        """Show the steps from 0 to this one."""
        self._axis_end = step
        self.update()

    def show_playhead(self, step: float | None, colour: str) -> None:
        """Draw the playhead at a step in a colour; None hides it."""
        self._playhead = None if step is None else (step, colour)
        self.update()

    def show_pointer(self, step: float | None) -> None:
        """Draw a thin line at a step; None hides it."""
        self._pointer = step
        self.update()

    def area(self) -> QRect:
        """Return where the picture itself is, without header and axes."""
        line = self.line_height()
        left = max(self.room_left(), self.fontMetrics().horizontalAdvance(self._step_word) + 14)
        right = self.fontMetrics().horizontalAdvance(f"{self._axis_end:,.0f}") // 2 + 2
        return QRect(
            left,
            line + TOP,
            max(1, self.width() - left - right),
            max(1, self.height() - 2 * line - TOP - BELOW),
        )

    def line_height(self) -> int:
        """Return the height of the header, and of the axis below, in pixels."""
        return self.fontMetrics().height() + 2

    def title_font(self) -> QFont:
        """Return the font of the title."""
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def x_of(self, step: float, area: QRect) -> float:
        """Return where a step is in the picture, in pixels."""
        return area.left() + step / self._axis_end * area.width()

    @abstractmethod
    def room_left(self) -> int:
        """Return how many pixels the words left of the picture need."""

    @abstractmethod
    def paint_header(self, painter: QPainter, box: QRect) -> None:
        """Paint what stands right of the title."""

    @abstractmethod
    def paint_picture(self, painter: QPainter, area: QRect) -> None:
        """Paint the picture, and the words left of it."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint everything."""
        painter = QPainter(self)
        area = self.area()
        self._paint_title(painter)
        painter.fillRect(area, QColor(theme.current().well))
        painter.setPen(QColor(theme.current().muted))
        self._paint_axis(painter, area)
        self.paint_picture(painter, area)
        self._paint_lines(painter, area)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say which step the mouse points at.

        The chart is explained where its title is; over the picture a tooltip would be in the way.
        """
        area = self.area()
        above = event.position().y() < area.top()
        self.setToolTip(self._explanation if above else "")
        step = (event.position().x() - area.left()) / area.width() * self._axis_end
        self.pointed_at.emit(step if 0 <= step <= self._axis_end else None)

    def leaveEvent(self, event: QEvent) -> None:
        """Say that the mouse has left."""
        self.pointed_at.emit(None)
        super().leaveEvent(event)

    def _paint_title(self, painter: QPainter) -> None:
        painter.setFont(self.title_font())
        painter.setPen(QColor(theme.current().text))
        painter.drawText(QRect(0, 0, self.width(), self.line_height()), LEFT, self._title)
        left = painter.fontMetrics().horizontalAdvance(self._title) + WIDE_SPACE
        painter.setFont(self.font())
        painter.setPen(QColor(theme.current().muted))
        self.paint_header(painter, QRect(left, 0, self.width() - left, self.line_height()))

    def _paint_axis(self, painter: QPainter, area: QRect) -> None:
        metrics = painter.fontMetrics()
        top, height = area.bottom() + 1 + BELOW, self.line_height()
        word_end = area.left() - metrics.horizontalAdvance("0") // 2 - SPACE
        painter.drawText(QRect(0, top, word_end, height), RIGHT, self._step_word)
        taken = 0.0
        for step in (0.0, self._axis_end, self._axis_end / 2):
            text = f"{step:,.0f}"
            width = metrics.horizontalAdvance(text)
            taken += width + WIDE_SPACE
            if taken < area.width():
                left = round(self.x_of(step, area)) - width // 2
                painter.drawText(QRect(left, top, width + 2, height), LEFT, text)

    def _paint_lines(self, painter: QPainter, area: QRect) -> None:
        lines = [] if self._pointer is None else [(self._pointer, theme.current().muted, 1)]
        if self._playhead is not None:
            lines.append((*self._playhead, 2))
        for step, colour, width in lines:
            painter.setPen(QPen(QColor(colour), width))
            x = round(self.x_of(step, area))
            painter.drawLine(x, area.top() - SPACE, x, area.bottom())
