"""The railroad of a run: its branches as rails, where it stands, and its bookmarks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import theme
from app.colour_scale import blend
from app.controllers.travel import Bookmark, BranchSpan, Place, Standing
from app.panels.travel_keys import ACTIONS, Travel
from app.panels.travel_lanes import assign_lanes, branch_of_step, course_of, place_at, shown

LANE = 9  # pixels between two rails
LANES = 24  # pixels between the first and the last, at most: more lanes are closer together
FIRST_LANE = 13  # pixels from the top to the first rail
BELOW = 12  # pixels below the last rail: half the handle
HANDLE = 20  # pixels high
SNAP = 5  # pixels within which a click means a bookmark
SPACE = 8


class TravelStrip(QWidget):
    """Shows where in the run the window stands, and lets a hand go anywhere in it.

    The only part of the timeline that takes the keys: a click on any chart gives it the focus.
    """

    place_chosen = Signal(int, int)
    """The step and the branch that is clicked, or dragged to."""
    pointed_at = Signal(object)
    """The step under the mouse, or None when the mouse has left."""
    travel_wanted = Signal(object)
    """The `Travel` that a key asks for."""
    menu_wanted = Signal(int, int, QPoint)
    """The step and branch, and where on the screen, at which the menu is asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spans: tuple[BranchSpan, ...] = (BranchSpan(0, None, 0, 0),)
        self._lanes = {0: 0}
        self._lane = float(LANE)
        self._standing = Standing(0, 0, 0)
        self._bookmarks: tuple[Bookmark, ...] = ()
        self._axis_end = 1.0
        self._playhead: tuple[int, str] | None = None
        self._pointer: float | None = None
        self._dragged: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(FIRST_LANE + BELOW)

    def show_run(self, spans: tuple[BranchSpan, ...], standing: Standing, axis_end: float) -> None:
        """Draw these branches, and where the run stands, on an axis from 0 to this step."""
        if (spans, standing, axis_end) == (self._spans, self._standing, self._axis_end):
            return
        self._spans, self._standing, self._axis_end = spans, standing, axis_end
        self._lanes = assign_lanes(spans, axis_end, standing.branch)
        below = max(self._lanes.values())
        self._lane = min(LANE, LANES / max(below, 1))
        self.setFixedHeight(round(FIRST_LANE + self._lane * below + BELOW))
        self.update()

    def show_bookmarks(self, bookmarks: tuple[Bookmark, ...]) -> None:
        """Draw these flags."""
        self._bookmarks = bookmarks
        self.update()

    def show_playhead(self, step: int | None, colour: str) -> None:
        """Put the handle at the step that is being shown, in a colour; None hides it."""
        playhead = None if step is None else (step, colour)
        if playhead != self._playhead:
            self._playhead = playhead
            self.update()

    def show_pointer(self, step: float | None) -> None:
        """Draw a thin line at a step; None hides it."""
        if step != self._pointer:
            self._pointer = step
            self.update()

    def position_of(self, step: float, branch: int) -> QPointF:
        """Return where a step of a branch is, in pixels."""
        lane = self._lanes[branch_of_step(self._spans, (round(step), branch))]
        return QPointF(self._x_of(step), FIRST_LANE + self._lane * lane)

    def place_at(self, position: QPointF) -> Place:
        """Return the step and the branch that a click there means; a bookmark attracts it."""
        for bookmark in self._bookmarks:
            flag = self.position_of(bookmark.step, bookmark.branch)
            near = abs(flag.x() - position.x()) <= SNAP
            if near and abs(flag.y() - position.y()) <= self._lane:
                return bookmark.step, bookmark.branch
        lane = (position.y() - FIRST_LANE) / self._lane
        step = self._step_at(position.x())
        return place_at(self._spans, self._lanes, step, lane, self._standing.branch)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the rails, then what stands on them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_axis(painter)
        self._paint_rails(painter)
        for bookmark in self._bookmarks:
            self._paint_flag(painter, bookmark)
        if self._pointer is not None:
            painter.setPen(QPen(QColor(theme.current().muted), 1))
            x = round(self._x_of(self._pointer)) + 0.5
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        self._paint_handle(painter)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a place, and hold on to its branch while the mouse is dragged."""
        if event.button() is Qt.MouseButton.LeftButton:
            step, self._dragged = self.place_at(event.position())
            self.place_chosen.emit(step, self._dragged)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at a step, or drag."""
        step = self._step_at(event.position().x())
        if self._dragged is not None:
            step = min(step, self._spans[self._dragged].tip)
            self.place_chosen.emit(step, self._dragged)
        self.setToolTip(self._note_at(event.position()))
        self.pointed_at.emit(float(step))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._dragged = None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of a place: by key, that of where the run stands."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            place = self.place_at(QPointF(event.pos()))
        else:
            place = self._standing.step, self._standing.branch
        self.menu_wanted.emit(*place, event.globalPos())

    def leaveEvent(self, event: QEvent) -> None:
        """Say that the mouse has left."""
        self.pointed_at.emit(None)
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take its keys before the window's shortcuts do, while it has the focus."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._travel_of(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Travel by keys."""
        travel = self._travel_of(event)
        if travel is None:
            super().keyPressEvent(event)
        else:
            self.travel_wanted.emit(travel)

    def _travel_of(self, event: QKeyEvent) -> Travel | None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            return None
        return ACTIONS.get((Qt.Key(event.key()), bool(held)))

    def _note_at(self, position: QPointF) -> str:
        place = self.place_at(position)
        return next((one.note for one in self._bookmarks if (one.step, one.branch) == place), "")

    def _rails(self) -> tuple[float, float]:
        """Return where the axis begins and ends, in pixels."""
        metrics = self.fontMetrics()
        left = metrics.horizontalAdvance("0") + 2 * SPACE
        return left, self.width() - metrics.horizontalAdvance(f"{self._axis_end:,.0f}") - 2 * SPACE

    def _x_of(self, step: float) -> float:
        left, right = self._rails()
        return left + step / self._axis_end * (right - left)

    def _step_at(self, x: float) -> int:
        left, right = self._rails()
        share = (x - left) / max(1.0, right - left)
        return round(max(0.0, min(1.0, share)) * self._axis_end)

    def _paint_axis(self, painter: QPainter) -> None:
        left, right = self._rails()
        colours = theme.current()
        painter.setPen(QPen(QColor(colours.line), 2))
        painter.drawLine(QPointF(left, FIRST_LANE), QPointF(right, FIRST_LANE))
        painter.setPen(QColor(colours.muted))
        height = 2 * FIRST_LANE
        vertical = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(
            QRectF(0, 0, left - SPACE, height), vertical | Qt.AlignmentFlag.AlignRight, "0"
        )
        end = QRectF(right + SPACE, 0, self.width() - right - SPACE, height)
        if not self._handle_box(painter.fontMetrics()).intersects(end):
            painter.drawText(end, vertical | Qt.AlignmentFlag.AlignLeft, f"{self._axis_end:,.0f}")

    def _paint_rails(self, painter: QPainter) -> None:
        colours = theme.current()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(blend(colours.panel, colours.muted, 0.6), 2))
        rails = shown(self._spans, self._standing.branch)
        for span in rails if len(rails) > 1 else ():
            painter.drawPath(self._rail(span.number, span.begins_at, span.tip))
        painter.setPen(QPen(blend(colours.panel, colours.text, 0.85), 3))
        for rail in course_of(self._spans, self._standing.branch):
            painter.drawPath(self._rail(rail.branch, rail.first, rail.last))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.muted))
        for span in rails if len(rails) > 1 else ():
            tip = QPointF(self._x_of(span.tip), self._y_of(span.number))
            painter.drawEllipse(tip, 3.5, 3.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _rail(self, branch: int, first: int, last: int) -> QPainterPath:
        """Return the way along a branch, with the switch from its parent's lane."""
        span = self._spans[branch]
        y, begin = self._y_of(branch), self._x_of(first)
        path = QPainterPath(QPointF(begin, y))
        if span.parent is not None and first == span.begins_at:
            above = self._y_of(branch_of_step(self._spans, (first, span.parent)))
            path = QPainterPath(QPointF(begin, above))
            end = QPointF(begin + LANE / 2, y)
            path.cubicTo(QPointF(begin, (above + y) / 2), QPointF(begin, y), end)
        path.lineTo(QPointF(max(self._x_of(last), path.currentPosition().x()), y))
        return path

    def _y_of(self, branch: int) -> float:
        return FIRST_LANE + self._lane * self._lanes[branch]

    def _paint_flag(self, painter: QPainter, bookmark: Bookmark) -> None:
        colours = theme.current()
        foot = self.position_of(bookmark.step, bookmark.branch)
        top = QPointF(foot.x(), foot.y() - 12)
        painter.setPen(QPen(QColor(colours.text), 1.5))
        painter.drawLine(foot, top)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.text))
        painter.drawPolygon(
            QPolygonF([top, top + QPointF(9, 3.5), top + QPointF(0, 7)]), Qt.FillRule.OddEvenFill
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _handle_box(self, metrics: QFontMetrics) -> QRectF:
        """Return where the handle stands; nowhere while no step is shown."""
        if self._playhead is None:
            return QRectF()
        step, _ = self._playhead
        width = metrics.horizontalAdvance(f"{step:,}") + 14
        centre = self.position_of(step, self._standing.branch)
        left = max(1.0, min(centre.x() - width / 2, self.width() - width - 1))
        return QRectF(left, centre.y() - HANDLE / 2, width, HANDLE)

    def _paint_handle(self, painter: QPainter) -> None:
        if self._playhead is None:
            return
        colours = theme.current()
        step, colour = self._playhead
        box, text = self._handle_box(painter.fontMetrics()), f"{step:,}"
        painter.setPen(QPen(QColor(colours.panel), 2))
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(box, 5, 5)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.text), 1.5))
            painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 6, 6)
        painter.setPen(QColor(colours.well))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        if (step, self._standing.branch) in self._bookmarked():
            self._paint_dog_ear(painter, box)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _bookmarked(self) -> set[Place]:
        return {(bookmark.step, bookmark.branch) for bookmark in self._bookmarks}

    def _paint_dog_ear(self, painter: QPainter, box: QRectF) -> None:
        """Mark the handle, which hides the flag of a bookmark at its step."""
        corner = box.topRight() + QPointF(-1, 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.current().well))
        painter.drawPolygon(
            QPolygonF([corner - QPointF(8, 0), corner, corner + QPointF(0, 8)]),
            Qt.FillRule.OddEvenFill,
        )
