"""The mouse over the live picture: edges, selections, moving and zooming."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent

from app.sound_window.stretches import Grip

if TYPE_CHECKING:
    from app.sound_window.live_picture import LivePicture

REACH = 6
"""So many pixels beside an edge still take hold of it."""

CLICK = 4
"""A press that moves less is a click."""

ZOOM_A_NOTCH = 0.8
NOTCH = 120.0
"""What a wheel reports for one notch."""


class Pointer(QObject):
    """Turns presses and drags into what the picture shows and what is chosen in it."""

    def __init__(self, picture: LivePicture) -> None:
        super().__init__(picture)
        self._picture = picture
        self._grip: Grip | None = None
        self._pressed: QPoint | None = None  # where the left button went down
        self._panned: float | None = None  # where the picture was taken hold of, in pixels
        picture.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what the mouse does from the picture."""
        kind = event.type()
        if isinstance(event, QWheelEvent):
            self._wheel(event)
        elif isinstance(event, QMouseEvent) and kind in (
            QEvent.Type.MouseButtonPress,
            QEvent.Type.MouseButtonDblClick,
        ):
            self._press(event)
        elif isinstance(event, QMouseEvent) and kind == QEvent.Type.MouseMove:
            self._move(event)
        elif isinstance(event, QMouseEvent) and kind == QEvent.Type.MouseButtonRelease:
            self._release(event)
        elif kind == QEvent.Type.Leave and self._pressed is None:
            self._picture.put_cursor(None)
        return super().eventFilter(watched, event)

    def _press(self, event: QMouseEvent) -> None:
        """Take hold of what is there."""
        picture = self._picture
        place = event.position().toPoint()
        if not picture.areas.pictures.contains(place) or picture.stretches is None:
            return
        if event.button() is Qt.MouseButton.LeftButton:
            self._grip = self._edge_at(place)
            self._pressed = place
            if self._grip is not None:
                picture.freeze(True)
                picture.stretches.chosen = self._grip.stretch
                picture.choice_changed()
        elif event.button() in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
            self._panned = event.position().x()
            picture.setCursor(Qt.CursorShape.ClosedHandCursor)

    def _move(self, event: QMouseEvent) -> None:
        """Drag what is held, or move the cursor."""
        picture = self._picture
        place = event.position().toPoint()
        picture.put_cursor(place if picture.areas.pictures.contains(place) else None)
        if self._panned is not None:
            picture.pan((self._panned - event.position().x()) * _seconds_a_pixel(picture))
            self._panned = event.position().x()
        elif self._pressed is not None:
            self._drag(place)
        else:
            self._show_shape(place)

    def _release(self, event: QMouseEvent) -> None:
        """Let go of what is held; a click chooses a word, or nothing."""
        picture = self._picture
        stretches = picture.stretches
        if event.button() is not Qt.MouseButton.LeftButton:
            self._panned = None
            picture.unsetCursor()
            return
        if self._pressed is None or stretches is None:
            return
        if self._grip is None:
            stretches.choose_at(picture.moment_at(self._pressed.x()))
        else:
            chosen = stretches.chosen if stretches.chosen_is_word else None
            stretches.drop_if_too_short()
            if chosen is not None and chosen is stretches.chosen:
                picture.word_dragged.emit(chosen.start, chosen.stop)
        self._grip = self._pressed = None
        picture.choice_changed()

    def _wheel(self, event: QWheelEvent) -> None:
        """Zoom about the pointer; sideways, or with Shift, move."""
        picture = self._picture
        if picture.take is None:
            return
        turned = event.angleDelta()
        if turned.x() or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            notches = (turned.x() or turned.y()) / NOTCH
            picture.pan(-0.1 * notches * picture.view.seconds)
        else:
            about = picture.moment_at(event.position().x())
            picture.zoom(ZOOM_A_NOTCH ** (turned.y() / NOTCH), about)
        event.accept()

    def follow(self) -> None:
        """The picture has moved under a pointer that stands still."""
        if self._picture.cursor_place is not None:
            self._picture.cursor_changed.emit()

    def _drag(self, place: QPoint) -> None:
        picture = self._picture
        if self._pressed is None or picture.stretches is None or picture.kept is None:
            return
        if self._grip is None:
            if abs(place.x() - self._pressed.x()) < CLICK:
                return
            begin = picture.moment_at(self._pressed.x())
            picture.freeze(True)
            self._grip = picture.stretches.begin(begin)
        box = picture.areas.pictures
        moment = picture.moment_at(min(max(place.x(), box.left()), box.right() + 1))
        kept = picture.kept
        self._grip.drag(min(max(moment, kept.first), kept.last))
        picture.choice_changed()

    def _edge_at(self, place: QPoint) -> Grip | None:
        picture = self._picture
        if picture.stretches is None:
            return None
        reach = REACH * _seconds_a_pixel(picture)
        return picture.stretches.grip_at(picture.moment_at(place.x()), reach)

    def _show_shape(self, place: QPoint) -> None:
        if self._picture.areas.pictures.contains(place) and self._edge_at(place) is not None:
            self._picture.setCursor(Qt.CursorShape.SplitHCursor)
        else:
            self._picture.unsetCursor()


def _seconds_a_pixel(picture: LivePicture) -> float:
    return picture.view.seconds / max(1, picture.areas.spectrogram.width())
