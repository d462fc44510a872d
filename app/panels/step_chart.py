"""What the charts of the timeline share: a header, the axis of steps, the playhead, the mouse."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import theme

SPACE = 3  # pixels between two pieces of the header
WIDE_SPACE = 6  # pixels between two entries of the header
TOP = 5  # pixels between the header and the picture
BELOW = 1  # pixels between the picture and the axis's numbers

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class StepChart(QWidget):
    """A picture over the steps of a run, from 0 to a round number.

    The picture is kept between two changes of it, so that the playhead and the pointer can move
    over it as often as they like.

    Parameters
    ----------
    titles
        What the chart is called. With several, the header offers the choice between charts in the
        same place; this one is `titles[own]`.
    """

    pointed_at = Signal(object)
    """The step under the mouse, or None when the mouse has left."""
    step_chosen = Signal(int)
    """The step that is clicked, or dragged to."""
    menu_wanted = Signal(int, QPoint)
    """The step, and where on the screen, at which the menu is asked for."""
    title_chosen = Signal(int)
    """The place in the titles of the one that is clicked."""

    def __init__(
        self, titles: Sequence[str], step_word: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._titles = tuple(titles)
        self._own = 0
        self._underline = ""
        self._step_word = step_word
        self._explanation = ""
        self._axis_end = 1.0
        self._playhead: tuple[float, str] | None = None
        self._pointer: float | None = None
        self._dragging = False
        self._picture: QPixmap | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    def set_titles(self, titles: Sequence[str], own: int = 0, underline: str = "") -> None:
        """Offer other charts beside this one; `underline` is a colour's role in the theme."""
        if (self._titles, self._own) != (tuple(titles), own):
            self._titles, self._own = tuple(titles), own
            self._underline = underline
            self.refresh()

    def explain(self, text: str) -> None:
        """Say in a tooltip what the chart shows."""
        self._explanation = text
        self.setToolTip(text)

    def refresh(self) -> None:
        """Paint the picture anew, not only the playhead and the pointer."""
        self._picture = None
        self.update()

    def set_axis_end(self, step: float) -> None:
        """Show the steps from 0 to this one."""
        if step != self._axis_end:
            self._axis_end = step
            self.refresh()

    def show_playhead(self, step: float | None, colour: str) -> None:
        """Draw the playhead at a step in a colour; None hides it."""
        playhead = None if step is None else (step, colour)
        if playhead != self._playhead:
            self._playhead = playhead
            self.update()

    def show_pointer(self, step: float | None) -> None:
        """Draw a thin line at a step; None hides it."""
        if step != self._pointer:
            self._pointer = step
            self.update()

    def area(self) -> QRect:
        """Return where the picture itself is, without header and axes."""
        line = self.line_height()
        left = max(self.room_left(), self.fontMetrics().horizontalAdvance(self._step_word) + 14)
        return QRect(
            left,
            line + TOP,
            max(1, self.width() - left - SPACE),
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

    def titles_width(self) -> int:
        """Return how many pixels the titles need."""
        return self._title_boxes()[-1].right() + 1

    def x_of(self, step: float, area: QRect) -> float:
        """Return where a step is in the picture, in pixels."""
        return area.left() + step / self._axis_end * area.width()

    def step_at(self, x: float) -> float:
        """Return which step is at a place; it may lie beyond the picture."""
        area = self.area()
        return (x - area.left()) / area.width() * self._axis_end

    @abstractmethod
    def room_left(self) -> int:
        """Return how many pixels the words left of the picture need."""

    @abstractmethod
    def paint_header(self, painter: QPainter, box: QRect) -> None:
        """Paint what stands right of the title."""

    @abstractmethod
    def paint_picture(self, painter: QPainter, area: QRect) -> None:
        """Paint the picture, and the words left of it."""

    def paint_pointer(self, painter: QPainter, area: QRect, step: float) -> None:
        """Paint what is said about the step under the pointer; by default nothing."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint everything, the picture only when it has changed."""
        area = self.area()
        painter = QPainter(self)
        painter.drawPixmap(QPointF(0, 0), self._kept_picture(area))
        painter.setFont(self.font())
        self._paint_lines(painter, area)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a step, or another chart by its title."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        position = event.position().toPoint()
        if position.y() >= self.area().top() - TOP:
            self._dragging = True
            self._choose(event.position().x())
            return
        boxes = enumerate(self._title_boxes())
        place = next((place for place, box in boxes if box.contains(position)), self._own)
        if place != self._own:
            self.title_chosen.emit(place)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go of the step."""
        self._dragging = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say which step the mouse points at, and drag.

        The chart is explained where its title is; over the picture a tooltip would be in the way.
        """
        if self._dragging:
            self._choose(event.position().x())
        above = event.position().y() < self.area().top()
        self.setToolTip(self._explanation if above else "")
        self.setCursor(
            Qt.CursorShape.ArrowCursor
            if above and len(self._titles) == 1
            else Qt.CursorShape.PointingHandCursor
        )
        step = self.step_at(event.position().x())
        inside = 0 <= step <= self._axis_end and (self._dragging or not above)
        self.pointed_at.emit(step if inside else None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of a step."""
        self.menu_wanted.emit(self._nearest(event.pos().x()), event.globalPos())

    def leaveEvent(self, event: QEvent) -> None:
        """Say that the mouse has left."""
        self.pointed_at.emit(None)
        super().leaveEvent(event)

    def _nearest(self, x: float) -> int:
        return round(max(0.0, min(self.step_at(x), self._axis_end)))

    def _choose(self, x: float) -> None:
        self.step_chosen.emit(self._nearest(x))

    def _kept_picture(self, area: QRect) -> QPixmap:
        ratio = self.devicePixelRatioF()
        size = self.size() * ratio
        if self._picture is None or self._picture.size() != size:
            self._picture = QPixmap(size)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(QColor(theme.current().panel))
            painter = QPainter(self._picture)
            painter.setFont(self.font())
            self._paint_titles(painter)
            painter.fillRect(area, QColor(theme.current().well))
            painter.setPen(QColor(theme.current().muted))
            self._paint_axis(painter, area)
            self.paint_picture(painter, area)
            painter.end()
        return self._picture

    def _title_boxes(self) -> list[QRect]:
        boxes, left = [], 0
        metrics = QFontMetrics(self.title_font())
        for title in self._titles:
            boxes.append(QRect(left, 0, metrics.horizontalAdvance(title), self.line_height()))
            left = boxes[-1].right() + 1 + WIDE_SPACE
        return boxes

    def _paint_titles(self, painter: QPainter) -> None:
        colours = theme.current()
        boxes = self._title_boxes()
        painter.setFont(self.title_font())
        for place, (title, box) in enumerate(zip(self._titles, boxes, strict=True)):
            own = place == self._own
            painter.setPen(QColor(colours.text if own else colours.muted))
            painter.drawText(box, LEFT, title)
            if own and len(boxes) > 1:
                line = QRect(box.left(), box.bottom() - 1, box.width(), 2)
                painter.fillRect(line, QColor(getattr(colours, self._underline, colours.text)))
        painter.setFont(self.font())
        painter.setPen(QColor(colours.muted))
        left = boxes[-1].right() + 1 + WIDE_SPACE
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
                left = min(left, self.width() - width)
                painter.drawText(QRect(left, top, width + 2, height), LEFT, text)

    def _paint_lines(self, painter: QPainter, area: QRect) -> None:
        lines = [] if self._pointer is None else [(self._pointer, theme.current().muted, 1)]
        if self._playhead is not None:
            lines.append((*self._playhead, 2))
        for step, colour, width in lines:
            painter.setPen(QPen(QColor(colour), width))
            x = round(self.x_of(step, area))
            painter.drawLine(x, area.top() - SPACE, x, area.bottom())
        if self._pointer is not None:
            self.paint_pointer(painter, area, self._pointer)
