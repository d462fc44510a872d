"""Edges: smooth curves from unit to unit, drawn in a few strokes for all of them.

Brightness and width are the magnitude of what an edge carries, as a share of the strongest in its
gap; solid is positive, dashed is negative.

Qt draws opaque, smooth lines of width 1 about forty times faster than wider or transparent ones. So
a faint edge is a colour near the ground's, and a wide one is the same curve drawn side by side. All
edges of one colour, from all gaps, are handed over at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from app import theme
from app.lines import draw_lines
from app.network_canvas import ink
from app.network_canvas.columns.stage import Edges
from app.network_canvas.columns.wave import Gap, Wave

DASHES = 16  # of a negative edge
DASH_SHARE = 2 / 3  # of a dash and the space after it
BINS = 4
WIRE = 0.6  # of the way from the ground to the colour of lines
PASSED = 0.6  # of its strength is left where a wave has passed
PULSE = 5.0  # pixels
SIDE_BY_SIDE = ((0.0,), (0.0,), (-0.4, 0.4), (-0.55, 0.55))  # pixels, for each bin

Curves = NDArray[np.float64]
"""The four control points of each edge's cubic Bezier curve, `(E, 4, 2)`."""


class Stroke(NamedTuple):
    """How edges are drawn: a colour on the ground, once or side by side."""

    full: str
    share: float
    offsets: tuple[float, ...]


class Lines(NamedTuple):
    """What is drawn of edges: whole curves, `(n, 4, 2)`, and dashes from end to end, `(m, 4)`."""

    solid: Curves
    dashes: NDArray[np.float64]


def points_at(curves: Curves, shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the points `(E, S, 2)` of curves at shares `(S,)` of their way."""
    weights = np.array([_weights(t, t, t) for t in shares.tolist()])  # (S, 4)
    return weights @ curves  # (S, 4) (E, 4, 2) -> (E, S, 2)


def paint_gaps(
    painter: QPainter, curves: Sequence[Curves], edges: Sequence[Edges], gaps: Sequence[Gap]
) -> None:
    """Paint the edges of gaps, each as far as its wave has come."""
    strokes: dict[Stroke, list[Lines]] = {}
    for lines, those, gap in zip(curves, edges, gaps, strict=True):
        for stroke, part in _strokes(lines, those, gap):
            strokes.setdefault(stroke, []).append(part)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for stroke, parts in strokes.items():
        painter.setPen(ink.blended_pen(theme.current().window, stroke.full, stroke.share))
        _draw(painter, parts, stroke.offsets)
    for lines, those, gap in zip(curves, edges, gaps, strict=True):
        if gap.active and 0 < gap.front < 1:
            _paint_pulses(painter, lines, those, gap)


def _strokes(curves: Curves, edges: Edges, gap: Gap) -> Iterator[tuple[Stroke, Lines]]:
    """Yield what is to be seen of one gap, faint strokes before strong ones."""
    colours = theme.current()
    match gap.wave:
        case Wave.WIRE:
            yield Stroke(colours.line, WIRE, (0.0,)), Lines(curves, np.empty((0, 4)))
        case Wave.BOTH:
            chosen = edges.by_forward
            yield from _wave(curves, edges.forward, colours.forward, gap, chosen)
            yield from _wave(curves, edges.backward, colours.backward, gap, ~chosen)
        case _:
            hue, values = _carried(edges, gap.wave)
            yield from _wave(curves, values, hue, gap, np.ones(len(values), bool))


def _carried(edges: Edges, wave: Wave) -> tuple[str, NDArray[np.floating]]:
    """Return the hue of a wave, and what the edges carry in it."""
    colours = theme.current()
    return {
        Wave.FORWARD: (colours.forward, edges.forward),
        Wave.BACKWARD: (colours.backward, edges.backward),
        Wave.UPDATE: (colours.update, edges.update),
    }[wave]


def _wave(
    curves: Curves,
    values: NDArray[np.floating],
    hue: str,
    gap: Gap,
    chosen: NDArray[np.bool_],
) -> Iterator[tuple[Stroke, Lines]]:
    levels, negative = _levels(values), values < 0
    begin, end = _passed(gap)
    passed = _between(begin, end) @ curves  # (4, 4) (E, 4, 2) -> (E, 4, 2)
    dashes = (_dashes(begin, end) @ curves).reshape(len(curves), -1, 4)
    for level in range(BINS):
        members = chosen & (levels == level)
        if members.any():
            strength = 0.2 + 0.8 * _share(level)
            share = strength if gap.active else PASSED * strength
            lines = Lines(passed[members & ~negative], dashes[members & negative].reshape(-1, 4))
            yield Stroke(hue, share, SIDE_BY_SIDE[level]), lines


def _levels(values: NDArray[np.floating]) -> NDArray[np.intp]:
    """Return how strong each edge is, 0 to BINS - 1, `(E,)`; not a number counts as 0."""
    magnitudes = np.abs(values)
    strongest = float(magnitudes.max(initial=0.0)) or 1.0
    shares = np.fmin(np.fmax(magnitudes / strongest, 0.0), 1.0)
    levels: NDArray[np.intp] = np.minimum((shares * BINS).astype(np.intp), BINS - 1)
    return levels


def _share(level: int) -> float:
    return (level + 0.5) / BINS


def _passed(gap: Gap) -> tuple[float, float]:
    """Return from where to where on the curves, 0 to 1, a gap's wave has passed."""
    return (1 - gap.front, 1.0) if gap.wave is Wave.BACKWARD else (0.0, gap.front)


@lru_cache(maxsize=16)
def _between(begin: float, end: float) -> NDArray[np.float64]:
    """Return `(4, 4)`: times a curve's control points it gives those of its part."""
    ends = (begin, begin, begin, end, end, end)
    return np.array([_weights(*ends[first : first + 3]) for first in range(4)])


@lru_cache(maxsize=16)
def _dashes(begin: float, end: float) -> NDArray[np.float64]:
    """Return `(2 n, 4)`: times a curve's control points it gives both ends of n dashes."""
    starts = np.arange(DASHES) / DASHES
    stops = starts + DASH_SHARE / DASHES
    seen = (stops > begin) & (starts < end)
    both = np.stack([starts[seen], stops[seen]], axis=1).clip(begin, end).ravel()
    return np.array([_weights(t, t, t) for t in both.tolist()]).reshape(-1, 4)


def _weights(a: float, b: float, c: float) -> tuple[float, float, float, float]:
    """Return the weights of a cubic's four control points in its blossom at (a, b, c).

    The blossom at (t, t, t) is the curve's point at t; at (a, a, a), (a, a, b), (a, b, b) and
    (b, b, b) it is the control points of the part from a to b.
    Source: Farin, Curves and Surfaces for CAGD (2002), section 4.4.
    """
    return (
        (1 - a) * (1 - b) * (1 - c),
        a * (1 - b) * (1 - c) + (1 - a) * b * (1 - c) + (1 - a) * (1 - b) * c,
        a * b * (1 - c) + a * (1 - b) * c + (1 - a) * b * c,
        a * b * c,
    )


def _draw(painter: QPainter, parts: Sequence[Lines], offsets: tuple[float, ...]) -> None:
    path = QPainterPath()
    for x, y, *others in np.concatenate([part.solid for part in parts]).reshape(-1, 8).tolist():
        path.moveTo(x, y)
        path.cubicTo(*others)
    dashes = np.concatenate([part.dashes for part in parts])
    for offset in offsets:
        painter.translate(0.0, offset)
        painter.drawPath(path)
        draw_lines(painter, dashes)
        painter.translate(0.0, -offset)


def _paint_pulses(painter: QPainter, curves: Curves, edges: Edges, gap: Gap) -> None:
    """Paint a dot where the front is on each edge."""
    front = 1 - gap.front if gap.wave is Wave.BACKWARD else gap.front
    points = np.array(_weights(front, front, front)) @ curves  # (4,) (E, 4, 2) -> (E, 2)
    levels = _levels(_carried(edges, gap.wave)[1])
    for level in range(BINS):
        members = points[levels == level]
        share = _share(level)
        colour = QColor(theme.current().text)
        colour.setAlphaF(0.25 + 0.75 * share)
        width = 2 + (PULSE - 2) * share
        painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPoints([QPointF(x, y) for x, y in members.tolist()])
