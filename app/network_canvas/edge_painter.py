"""Edges: smooth curves from unit to unit, drawn in a few strokes for all of them.

Brightness and width are the magnitude of what an edge carries, as a share of the strongest in its
gap; solid is positive, dashed is negative.

Qt draws opaque, smooth lines of width 1 about forty times faster than wider or transparent ones. So
a faint edge is a colour near the ground's, and a wide one is the same path drawn side by side.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from pyqtgraph.functions import arrayToQPath
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app import theme
from app.colour_scale import blend
from app.network_canvas.layout import Layout
from app.network_canvas.stages import Edges, Picture
from app.network_canvas.visibility import Gap, Wave

POINTS = 49  # a curve; odd, so that dashes end where the curve ends
DASH = 3  # pieces of a negative edge; the last of each three is left out
BINS = 4
PASSED = 0.6  # of its strength is left where a wave has passed
PULSE = 5.0  # pixels
SIDE_BY_SIDE = ((0.0,), (0.0,), (-0.4, 0.4), (-0.7, 0.0, 0.7))  # pixels, for each bin

Curves = NDArray[np.float64]


def edge_curves(layout: Layout, picture: Picture) -> tuple[Curves, ...]:
    """Return each gap's curves, `(E, POINTS, 2)`, from the source at the left to the target."""
    curves = []
    for stage, edges in enumerate(picture.edges):
        if stage == 0:
            starts = layout.cell_centres(edges.sources)
        else:
            before = layout.columns[stage - 1]
            starts = before.centres[edges.sources] + (before.radius, 0)
        here = layout.columns[stage]
        ends = here.centres[edges.targets] - (here.radius, 0)
        curves.append(_bezier(starts, ends))
    return tuple(curves)


def _bezier(starts: NDArray[np.float64], ends: NDArray[np.float64]) -> Curves:
    """Return cubic curves that leave and arrive horizontally, `(E, 2)` twice -> `(E, POINTS, 2)`.

    Source: Bernstein's form, Farin, Curves and Surfaces for CAGD (2002), section 4.
    """
    t = np.linspace(0, 1, POINTS)[None, :, None]
    bend = np.stack([(ends[:, 0] - starts[:, 0]) * 0.5, np.zeros(len(starts))], axis=1)[:, None]
    p0, p3 = starts[:, None], ends[:, None]
    p1, p2 = p0 + bend, p3 - bend
    curve = (1 - t) ** 3 * p0 + 3 * (1 - t) ** 2 * t * p1 + 3 * (1 - t) * t**2 * p2 + t**3 * p3
    return np.asarray(curve)


def paint_gap(painter: QPainter, curves: Curves, edges: Edges, gap: Gap) -> None:
    """Paint the edges of one gap as far as its wave has come."""
    colours = theme.current()
    match gap.wave:
        case Wave.WIRE:
            paint_wires(painter, curves)
        case Wave.FORWARD:
            _paint_wave(painter, curves, edges.forward, colours.forward, gap, leftwards=False)
        case Wave.BACKWARD:
            _paint_wave(painter, curves, edges.backward, colours.backward, gap, leftwards=True)
        case Wave.UPDATE:
            _paint_wave(painter, curves, edges.update, colours.update, gap, leftwards=False)
        case Wave.BOTH:
            chosen = edges.by_forward
            passed = Gap(Wave.FORWARD)
            _paint_wave(painter, curves, edges.forward, colours.forward, passed, chosen=chosen)
            _paint_wave(painter, curves, edges.backward, colours.backward, passed, chosen=~chosen)


def paint_wires(painter: QPainter, curves: Curves) -> None:
    """Paint the edges as plain wires that carry nothing yet."""
    colours = theme.current()
    connect = np.ones(curves.shape[:2], np.int32)
    connect[:, -1] = 0
    _draw(painter, curves, connect, blend(colours.window, colours.line, 0.6), (0.0,))


def _paint_wave(
    painter: QPainter,
    curves: Curves,
    values: NDArray[np.floating],
    hue: str,
    gap: Gap,
    *,
    leftwards: bool = False,
    chosen: NDArray[np.bool_] | None = None,
) -> None:
    if not len(values):
        return
    strongest = float(np.abs(values).max())
    shares = np.nan_to_num(np.abs(values) / strongest) if strongest else np.zeros(len(values))
    bins = np.minimum((shares * BINS).astype(int), BINS - 1)
    passed = _passed(gap.front, leftwards=leftwards)
    connect = np.where(values[:, None] < 0, _dashes() & passed, passed).astype(np.int32)
    for level in range(BINS):
        members = bins == level
        if chosen is not None:
            members &= chosen
        if not members.any():
            continue
        share = (level + 0.5) / BINS
        colour = _colour(hue, share, active=gap.active)
        _draw(painter, curves[members], connect[members], colour, SIDE_BY_SIDE[level])
        if gap.active and 0 < gap.front < 1:
            _paint_pulses(painter, curves[members], gap.front, leftwards, share)


def _passed(front: float, *, leftwards: bool) -> NDArray[np.bool_]:
    """Return which pieces of a curve the front has passed, `(POINTS,)`; the last has no piece."""
    place = np.arange(POINTS) / (POINTS - 1)
    passed = place >= 1 - front if leftwards else place < front
    passed[-1] = False
    return passed


def _dashes() -> NDArray[np.bool_]:
    return np.arange(POINTS) % DASH < DASH - 1


def _colour(hue: str, share: float, *, active: bool) -> QColor:
    strength = 0.2 + 0.8 * share
    return blend(theme.current().window, hue, strength if active else PASSED * strength)


def _draw(
    painter: QPainter,
    curves: Curves,
    connect: NDArray[np.int32],
    colour: QColor,
    offsets: tuple[float, ...],
) -> None:
    flat = curves.reshape(-1, 2)  # (E, POINTS, 2) -> (E * POINTS, 2)
    path = arrayToQPath(
        np.ascontiguousarray(flat[:, 0]),
        np.ascontiguousarray(flat[:, 1]),
        connect=connect.ravel(),
        finiteCheck=False,
    )
    painter.setPen(QPen(colour, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for offset in offsets:
        painter.drawPath(path.translated(0, offset))


def _paint_pulses(
    painter: QPainter, curves: Curves, front: float, leftwards: bool, share: float
) -> None:
    """Paint a dot where the front is on each edge."""
    place = (1 - front if leftwards else front) * (POINTS - 1)
    before = min(int(place), POINTS - 2)
    rest = place - before
    points = curves[:, before] * (1 - rest) + curves[:, before + 1] * rest
    colour = QColor(theme.current().text)
    colour.setAlphaF(0.25 + 0.75 * share)
    painter.setPen(
        QPen(colour, 2 + (PULSE - 2) * share, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    )
    painter.drawPoints([QPointF(x, y) for x, y in points.tolist()])
