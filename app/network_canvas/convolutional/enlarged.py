"""A pinned channel enlarged: its map before and after pooling, and the gradient."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QPainter

from app.network_canvas.convolutional.bench import Focus
from app.network_canvas.convolutional.layout import Layout
from app.network_canvas.convolutional.visibility import Visibility
from engine.explain.places import Place


def paint_enlarged(
    painter: QPainter, focuses: Sequence[Focus], layout: Layout, place: Place, seen: Visibility
) -> None:
    """Paint a card of the channel that is pinned; nothing for other numbers."""
    del painter, focuses, layout, place, seen
