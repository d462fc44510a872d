"""The strongest weights from the units of one frame to those of the next, while it is played.

Of a gated layer they are those of the candidate, which decides what is new in the state.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from app import theme
from app.network_canvas import ink
from app.network_canvas.picture import Array
from app.network_canvas.recurrent.layout import RecurrentLayout
from app.network_canvas.recurrent.picture import Unrolled
from app.network_canvas.recurrent.visibility import Front

MOST = 10
LEAST_PITCH = 20.0  # pixels: narrower frames have no room for edges
CASING = 3.4
FAINTEST = 0.4
REACH = 0.72  # of the waiting column's width
DASHES = (3.0, 2.0)


class MemoryEdges(NamedTuple):
    """From which unit of the frame before to which of this one, and what they carry, `(E,)`."""

    sources: NDArray[np.intp]
    targets: NDArray[np.intp]
    carried: Array


def memory_edges(layer: Unrolled, frame: int, *, backward: bool) -> MemoryEdges:
    """Return the edges from frame - 1 to `frame` that carry most, this way or back."""
    rows = layer.candidate_rows
    U = layer.record.parameters["U"][rows]
    if backward:
        carried = U * layer.slope_gradient[frame][:, np.newaxis]  # U_ij dz_i
    else:
        carried = U * layer.state[frame - 1]  # U_ij h_j
    magnitudes = np.nan_to_num(np.abs(carried)).ravel()
    count = min(MOST, len(magnitudes))
    chosen = np.argpartition(magnitudes, len(magnitudes) - count)[-count:]
    targets, sources = np.unravel_index(chosen, carried.shape)
    return MemoryEdges(sources, targets, carried[targets, sources])


def paint_memory_edges(
    painter: QPainter,
    layout: RecurrentLayout,
    layer: Unrolled,
    area: QRectF,
    front: Front,
    way: float,
) -> None:
    """Paint the edges as far as `way` into the column that waits for what they carry.

    Once it has answered, its cells say more than the edges' ends would.
    """
    answered = way >= 1 and not front.backward
    if layout.pitch < LEAST_PITCH or front.frame == 0 or way <= 0 or answered:
        return
    edges = memory_edges(layer, front.frame, backward=front.backward)
    colours = theme.current()
    hue = colours.backward if front.backward else colours.forward
    most = float(np.abs(edges.carried).max()) or 1.0
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for source, target, carried in zip(*(part.tolist() for part in edges), strict=True):
        path = _path(layout, area, layer.units, front, (source, target), way)
        share = abs(carried) / most
        casing = QPen(ink.colour(colours.window), CASING)
        painter.setPen(casing)
        painter.drawPath(path)
        pen = QPen(ink.blended_pen(colours.window, hue, FAINTEST + (1 - FAINTEST) * share))
        pen.setWidthF(1.0 + 1.2 * share)
        if carried < 0:
            pen.setDashPattern(DASHES)
        painter.setPen(pen)
        painter.drawPath(path)


def _path(
    layout: RecurrentLayout,
    area: QRectF,
    units: int,
    front: Front,
    ends: tuple[int, int],
    way: float,
) -> QPainterPath:
    """Return the curve from the frame before to this one, or back, as far as `way`."""
    height = area.height() / units
    border = layout.middle(front.frame) - layout.pitch / 2
    near, far = layout.gap / 2, REACH * layout.pitch
    left = border - (far if front.backward else near)
    right = border + (near if front.backward else far)
    first, last = (area.top() + (unit + 0.5) * height for unit in ends)
    line = QLineF(right, last, left, first) if front.backward else QLineF(left, first, right, last)
    bend = line.dx() * 0.5
    path = QPainterPath(line.p1())
    path.cubicTo(line.x1() + bend, line.y1(), line.x2() - bend, line.y2(), line.x2(), line.y2())
    if way >= 1:
        return path
    begun = QPainterPath(line.p1())
    for step in range(1, 9):
        begun.lineTo(path.pointAtPercent(way * step / 8))
    return begun
