"""The keys of the live picture while it has the focus: cursor and view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from app.sound_window.live_picture import LivePicture

SMALL, LARGE = 2, 20
"""Pixels the cursor moves at a press; the large step with Shift."""

PAN_SHARE = 0.1
"""The share of what is in sight that a press pans."""

_ARROWS = {
    Qt.Key.Key_Left: QPoint(-1, 0),
    Qt.Key.Key_Right: QPoint(1, 0),
    Qt.Key.Key_Up: QPoint(0, -1),
    Qt.Key.Key_Down: QPoint(0, 1),
}


def press_key(picture: LivePicture, event: QKeyEvent) -> bool:
    """Do what a key says; return whether it says anything here."""
    if picture.take is None:
        return False
    key = Qt.Key(event.key())
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    if key in _ARROWS and not (control and _ARROWS[key].x()):
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        move_cursor(picture, _ARROWS[key] * (LARGE if shift else SMALL))
    elif key in _ARROWS:
        picture.pan(_ARROWS[key].x() * PAN_SHARE * picture.view.seconds)
    elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
        later = 1 if key == Qt.Key.Key_PageDown else -1
        picture.pan(later * picture.view.seconds / 2)
    elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        whole = picture.view.last - picture.view.first
        picture.pan(whole if key == Qt.Key.Key_End else -whole)
    elif key == Qt.Key.Key_Space:
        picture.hear_requested.emit()
    else:
        return False
    return True


def move_cursor(picture: LivePicture, by: QPoint) -> None:
    """Move the cursor; it comes into sight in the middle of the spectrogram, and stays inside."""
    place = picture.cursor_place
    if place is None:
        picture.put_cursor(picture.areas.spectrogram.center())
        return
    box = picture.areas.pictures
    place = place + by
    x = min(max(place.x(), box.left()), box.right())
    y = min(max(place.y(), box.top()), box.bottom())
    picture.put_cursor(QPoint(x, y))
