"""One unit of a strip at all frames."""

from __future__ import annotations

from PySide6.QtGui import QPainter

from app.network_canvas.recurrent.layout import RecurrentLayout
from app.network_canvas.recurrent.picture import RecurrentPicture
from app.network_canvas.recurrent.visibility import Seen
from engine.explain.places import Place


def paint_card(
    painter: QPainter,
    picture: RecurrentPicture,
    layout: RecurrentLayout,
    place: Place,
    seen: Seen,
) -> None:
    """Paint a card about the unit that is pinned."""
