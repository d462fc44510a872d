"""Units: filled by their activation, ringed by their gradient, hatched or dashed when negative.

Each look of a unit is drawn once, smoothly, into a small pixmap; after that a unit is one copy.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

from app import theme
from app.colour_scale import ColourScale, colour_table
from app.network_canvas.layout import Column
from app.network_canvas.stages import Picture, Stage

RING = 3.0  # pixels, of the strongest gradient
LEVELS = 63  # of brightness that units are drawn with


def activation_scale(picture: Picture, stage: Stage) -> ColourScale:
    """Return the scale of a stage's activations."""
    colours = theme.current()
    normalisation = "this layer" if stage.activation == "relu" else "fixed"
    return ColourScale(
        colours.raised, colours.forward, picture.activation_scale(stage), normalisation
    )


def gradient_scale(picture: Picture) -> ColourScale:
    """Return the scale of all units' gradients."""
    colours = theme.current()
    return ColourScale(colours.raised, colours.backward, picture.largest_delta, "whole network")


def paint_units(
    painter: QPainter, column: Column, stage: Stage, picture: Picture, *, lit: float, ringed: float
) -> None:
    """Paint one column; `lit` and `ringed` (0 to 1) are how much of each is seen by now."""
    fill, ring = activation_scale(picture, stage), gradient_scale(picture)
    ratio = painter.device().devicePixelRatioF()
    outline = theme.current().muted
    levels = _levels(fill, stage.outputs, lit)
    hatched = ((stage.outputs < 0) & (lit > 0.5)).tolist()
    ring_levels = _levels(ring, stage.deltas, 1.0)
    dashed = (stage.deltas < 0).tolist()
    for unit, corner in enumerate(_corners(column)):
        disc = _disc(
            fill.ground, fill.full, outline, column.radius, levels[unit], hatched[unit], ratio
        )
        painter.drawPixmap(corner, disc)
        if ringed:
            circle = _circle(
                ring.ground, ring.full, column.radius, ring_levels[unit], dashed[unit], ratio
            )
            painter.setOpacity(ringed)
            painter.drawPixmap(corner, circle)
            painter.setOpacity(1.0)


def _levels(scale: ColourScale, values: NDArray[np.floating], shown: float) -> list[int]:
    """Return the steps of brightness for values `(O,)`; not a number counts as 0."""
    shares = np.fmax(np.abs(values.astype(np.float64)) / (scale.largest or 1.0), 0.0)
    levels: list[int] = np.rint(np.fmin(shares, 1.0) * shown * LEVELS).astype(int).tolist()
    return levels


@lru_cache(maxsize=16)
def _corners(column: Column) -> tuple[QPointF, ...]:
    """Return where each unit's square begins."""
    half = _side(column.radius) / 2
    return tuple(QPointF(x - half, y - half) for x, y in column.centres.tolist())


def _side(radius: float) -> int:
    """Return the side of a square with room for a unit and its ring."""
    return 2 * round(radius + 2.5 + RING) + 2


@lru_cache(maxsize=4096)
def _disc(
    ground: str, full: str, outline: str, radius: float, level: int, hatched: bool, ratio: float
) -> QPixmap:
    sprite, painter, centre = _sprite(radius, ratio)
    painter.setPen(QPen(QColor(outline), 1))
    painter.setBrush(_colour(ground, full, level))
    painter.drawEllipse(centre, radius, radius)
    if hatched and radius > 3:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(QColor(theme.current().window), Qt.BrushStyle.BDiagPattern))
        painter.drawEllipse(centre, radius - 1, radius - 1)
    painter.end()
    return sprite


@lru_cache(maxsize=4096)
def _circle(
    ground: str, full: str, radius: float, level: int, dashed: bool, ratio: float
) -> QPixmap:
    sprite, painter, centre = _sprite(radius, ratio)
    share = level / LEVELS
    pen = QPen(_colour(ground, full, level), 1.2 + (RING - 1.2) * share)
    if dashed:
        pen.setDashPattern([1.6, 1.2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, radius + 2.5, radius + 2.5)
    painter.end()
    return sprite


def _sprite(radius: float, ratio: float) -> tuple[QPixmap, QPainter, QPointF]:
    """Return a transparent square for a unit and its ring, a painter, and its centre."""
    side = _side(radius)
    sprite = QPixmap(round(side * ratio), round(side * ratio))
    sprite.setDevicePixelRatio(ratio)
    sprite.fill(Qt.GlobalColor.transparent)
    painter = QPainter(sprite)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return sprite, painter, QPointF(side / 2, side / 2)


def _colour(ground: str, full: str, level: int) -> QColor:
    table = colour_table(ground, full)
    return QColor.fromRgb(int(table[round(level / LEVELS * (len(table) - 1))]))
