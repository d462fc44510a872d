"""The mouse on the canvas: what it points at, what it picks, and the part that is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPointF, QSizeF, Qt, QVariantAnimation
from PySide6.QtGui import QMouseEvent, QWheelEvent

from app.network_canvas.view import STEP, View
from engine.explain.places import Place

if TYPE_CHECKING:
    from app.network_canvas.canvas import NetworkCanvas

MILLISECONDS = 160  # from one view to another
CLICK_PIXELS = 4  # further than this, a press is a drag
NOTCH = 120.0  # of a wheel, in Qt's eighths of a degree


class Pointing(QObject):
    """Watches the mouse over a canvas.

    Attributes
    ----------
    view
        What is seen of the picture.
    place
        Whose number is under the pointer.
    """

    def __init__(self, canvas: NetworkCanvas) -> None:
        super().__init__(canvas)
        self.view = View()
        self.place: Place | None = None
        self._canvas = canvas
        self._pressed: QPointF | None = None
        self._dragged = False
        self._from = self._to = self.view
        self._way = QVariantAnimation(self)
        self._way.setDuration(MILLISECONDS)
        self._way.setStartValue(0.0)
        self._way.setEndValue(1.0)
        self._way.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._way.valueChanged.connect(self._move_on)
        canvas.installEventFilter(self)

    def zoom(self, factor: float, around: QPointF | None = None) -> None:
        """Magnify smoothly, around a point of the canvas or its middle."""
        middle = QPointF(self._canvas.width() / 2, self._canvas.height() / 2)
        base = self._to if self._way.state() is QVariantAnimation.State.Running else self.view
        self._go(base.zoomed(factor, around or middle, self._size()))

    def fit(self) -> None:
        """Show the whole picture again."""
        self._go(View(scale=self.view.scale))

    def use_scale(self, scale: float) -> None:
        """Draw a smaller picture larger; the whole of it is seen then."""
        self._way.stop()
        self.view = View(scale=scale)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse; everything else goes on to the canvas."""
        match event.type():
            case QEvent.Type.MouseButtonPress if isinstance(event, QMouseEvent):
                self._press(event)
            case QEvent.Type.MouseMove if isinstance(event, QMouseEvent):
                self._move(event)
            case QEvent.Type.MouseButtonRelease if isinstance(event, QMouseEvent):
                self._release(event)
            case QEvent.Type.MouseButtonDblClick if isinstance(event, QMouseEvent):
                if self._canvas.place_at(event.position()) is None:
                    self.fit()
            case QEvent.Type.Wheel if isinstance(event, QWheelEvent):
                self.zoom(STEP ** (event.angleDelta().y() / NOTCH), event.position())
                return True
            case QEvent.Type.Leave:
                self._point_at(None)
        return super().eventFilter(watched, event)

    def _press(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = event.position(), False

    def _move(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            self._point_at(self._canvas.place_at(event.position()))
            return
        moved = event.position() - self._pressed
        if self._dragged or moved.manhattanLength() > CLICK_PIXELS:
            self._dragged = True
            self._pressed = event.position()
            self._see(self.view.moved(moved.x(), moved.y(), self._size()))

    def _release(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        pressed, self._pressed = self._pressed, None
        if pressed is not None and not self._dragged:
            self._canvas.picked.emit(self._canvas.place_at(event.position()))

    def _point_at(self, place: Place | None) -> None:
        if place != self.place:
            self.place = place
            self._canvas.hovered.emit(place)
            self._canvas.update()

    def _go(self, view: View) -> None:
        self._from, self._to = self.view, view
        self._way.stop()
        self._way.start()

    def _move_on(self, share: float) -> None:
        self._see(self._to if share >= 1 else self._from.towards(self._to, share))

    def _see(self, view: View) -> None:
        if view != self.view:
            self.view = view
            self._canvas.update()

    def _size(self) -> QSizeF:
        return QSizeF(self._canvas.size()) / self.view.scale
