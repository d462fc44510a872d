"""Units: filled by their activation, ringed by their gradient, hatched or dashed when negative.

Each look of a unit is drawn once, smoothly, into a small pixmap; after that a unit is one copy.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

from app import theme
from app.colour_scale import ColourScale, colour_table
from app.network_canvas.columns.stage import Stage
from app.network_canvas.outline import Column

RING = 3.0  # pixels, of the strongest gradient
LEVELS = 63  # of brightness that units are drawn with
NEARLY = 0.01
"""As close to its bound a unit counts as saturated."""


class Mark(StrEnum):
    """What is unusual about a unit, and shown on it."""

    NONE = ""
    DEAD = "dead"
    SATURATED = "saturated"
    BROKEN = "no number"


def marks_of(stage: Stage, *, batch: bool) -> list[Mark]:
    """Return what is unusual about each unit of a stage.

    Dead: a rectifier at 0, which passes no gradient. Saturated: a tanh or sigmoid within a
    hundredth of its bound, where its slope is almost 0; of the mean over a batch nobody can say.
    Broken: its activation or its gradient is no finite number.
    """
    outputs = stage.outputs
    dead = (outputs == 0) & (stage.activation == "relu")
    saturated = np.zeros(len(outputs), bool)
    if not batch and stage.activation == "tanh":
        saturated = np.abs(outputs) > 1 - NEARLY
    elif not batch and stage.activation == "sigmoid":
        saturated = np.abs(outputs - 0.5) > 0.5 - NEARLY
    broken = ~(np.isfinite(outputs) & np.isfinite(stage.deltas))
    places = np.select([broken, dead, saturated], [1, 2, 3], 0)
    kinds = (Mark.NONE, Mark.BROKEN, Mark.DEAD, Mark.SATURATED)
    return [kinds[place] for place in places.tolist()]


def paint_units(
    painter: QPainter,
    column: Column,
    stage: Stage,
    scales: tuple[ColourScale, ColourScale],
    *,
    batch: bool,
    lit: float,
    ringed: float,
) -> None:
    """Paint one column: filled on the first scale, ringed on the second.

    `lit` and `ringed` (0 to 1) are how much of each is seen by now.
    """
    fill, ring = scales
    ratio = _sharpness(painter)
    outline = theme.current().muted
    levels = _levels(fill, stage.outputs, lit)
    hatched = ((stage.outputs < 0) & (lit > 0.5)).tolist()
    ring_levels = _levels(ring, stage.deltas, 1.0)
    dashed = (stage.deltas < 0).tolist()
    marks = marks_of(stage, batch=batch) if lit >= 1 else [Mark.NONE] * stage.units
    for unit, corner in enumerate(_corners(column)):
        disc = _disc(
            (fill.ground, fill.full, outline),
            column.radius,
            levels[unit],
            hatched[unit],
            marks[unit],
            ratio,
        )
        painter.drawPixmap(corner, disc)
        if ringed:
            circle = _circle(
                ring.ground, ring.full, column.radius, ring_levels[unit], dashed[unit], ratio
            )
            painter.setOpacity(ringed)
            painter.drawPixmap(corner, circle)
            painter.setOpacity(1.0)


def _sharpness(painter: QPainter) -> float:
    """Return how many of the screen's pixels a pixel of the picture takes, in few steps."""
    return round(4 * painter.device().devicePixelRatioF() * painter.transform().m11()) / 4


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
    colours: tuple[str, str, str],
    radius: float,
    level: int,
    hatched: bool,
    mark: Mark,
    ratio: float,
) -> QPixmap:
    ground, full, outline = colours
    sprite, painter, centre = _sprite(radius, ratio)
    painter.setPen(QPen(QColor(outline), 1))
    painter.setBrush(_colour(ground, full, level))
    painter.drawEllipse(centre, radius, radius)
    if hatched and radius > 3:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(QColor(theme.current().window), Qt.BrushStyle.BDiagPattern))
        painter.drawEllipse(centre, radius - 1, radius - 1)
    _paint_mark(painter, centre, radius, mark)
    painter.end()
    return sprite


def _paint_mark(painter: QPainter, centre: QPointF, radius: float, mark: Mark) -> None:
    """Paint a cross on what is dead or broken, and a lid on what is saturated."""
    if mark is Mark.NONE:
        return
    colours = theme.current()
    reach = 0.6 * radius
    x, y = centre.x(), centre.y()
    if mark is Mark.SATURATED:
        painter.setPen(QPen(QColor(colours.text), 2.0))
        painter.drawLine(QPointF(x - reach, y - radius), QPointF(x + reach, y - radius))
        return
    painter.setPen(QPen(QColor(colours.muted if mark is Mark.DEAD else colours.wrong), 1.6))
    painter.drawLine(QPointF(x - reach, y - reach), QPointF(x + reach, y + reach))
    painter.drawLine(QPointF(x - reach, y + reach), QPointF(x + reach, y - reach))


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
