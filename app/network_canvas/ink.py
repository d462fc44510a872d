"""Colours, pens and fonts that every frame needs, each made once.

Making one anew costs more than drawing with it, and each time Qt lets the engine's thread in.
Whoever gets one must not change it: all others hold the same.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPen

from app import theme
from app.colour_scale import blend


@lru_cache(maxsize=256)
def colour(value: str) -> QColor:
    """Return the colour `#rrggbb`."""
    return QColor(value)


@lru_cache(maxsize=256)
def blended_pen(ground: str, full: str, share: float) -> QPen:
    """Return a pen of width 1 in the colour that lies `share` of the way from one to the other."""
    return QPen(blend(ground, full, share), 1)


@lru_cache(maxsize=64)
def pen(value: str, width: float, dashes: tuple[float, ...] = ()) -> QPen:
    """Return a pen with flat ends; `dashes` are lengths of lines and spaces, in pen widths."""
    made = QPen(QColor(value), width)
    made.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashes:
        made.setDashPattern(dashes)
    return made


@lru_cache(maxsize=16)
def text_font(points: float = theme.TEXT_POINTS, *, bold: bool = False) -> QFont:
    """Return the theme's font of all text but formulas."""
    return theme.text_font(points, bold=bold)
