"""What moves from frame to frame: arcs of the recurrence, and the column that is being played.

An arc's brightness is how much it carries: forwards the norm of U h, backwards the norm of the
gradient that the frame before gets through it. The line from above is W x, or dL/dx.
"""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from app import theme
from app.network_canvas import ink
from app.network_canvas.picture import Array, largest
from app.network_canvas.recurrent.layout import RecurrentLayout, Strips
from app.network_canvas.recurrent.memory_edges import paint_memory_edges
from app.network_canvas.recurrent.picture import Unrolled
from app.network_canvas.recurrent.visibility import RECEIVE, TRAVEL, Front

LEVELS = 6
FAINTEST = 0.3  # of the colour, for an arc that carries almost nothing
WIRE = 0.9
PULSE = 7.0
HEAD = 4.0  # pixels, of an arrow
BAND_ALPHA = 20


def paint_arcs(
    painter: QPainter,
    layout: RecurrentLayout,
    layer: Unrolled,
    strips: Strips,
    *,
    known: int,
    returned: int,
) -> None:
    """Paint the arcs from each frame to the next: those that a signal has passed in its hue.

    `known` frames from the first have been reached forwards, `returned` from the last backwards.
    """
    colours = theme.current()
    frames = range(1, layer.frames)
    back = set(range(layer.frames - returned, layer.frames))
    waiting = [frame for frame in frames if frame >= known and frame not in back]
    _stroke(painter, layout, strips, waiting, ink.blended_pen(colours.window, colours.line, WIRE))
    forward, backward = layer.forward_flow, layer.backward_flow
    for chosen, values, hue in (
        ([t for t in frames if t < known and t not in back], forward, colours.forward),
        ([t for t in frames if t in back], backward, colours.backward),
    ):
        levels = _levels(values[1], largest(*values))
        for level in range(LEVELS):
            members = [frame for frame in chosen if levels[frame] == level]
            pen = ink.blended_pen(colours.window, hue, _brightness(level))
            _stroke(painter, layout, strips, members, pen)


def paint_band(painter: QPainter, layout: RecurrentLayout, frame: int) -> None:
    """Paint the band through everything that belongs to the frame that is being played."""
    top = layout.spectrogram.top()
    whole = QRectF(0, top, 0, layout.layers[-1].norms.bottom() - top)
    light = QColor(theme.current().text)
    light.setAlpha(BAND_ALPHA)
    band = layout.column(frame, whole)
    painter.fillRect(band, light)
    light.setAlpha(110)
    painter.setPen(QPen(light, 1))
    for x in (band.left(), band.right()):
        painter.drawLine(QLineF(x, band.top(), x, band.bottom()))


def paint_flow(
    painter: QPainter, layout: RecurrentLayout, layer: Unrolled, strips: Strips, front: Front
) -> None:
    """Paint what comes to the frame, or leaves it, as far as it has come."""
    colours = theme.current()
    flow = layer.backward_flow if front.backward else layer.forward_flow
    hue = colours.backward if front.backward else colours.forward
    begin, end = (RECEIVE, 1.0) if front.backward else (0.0, TRAVEL)
    way = max(0.0, min(1.0, (front.share - begin) / (end - begin)))
    most = largest(*flow)
    t = front.frame
    above = layout.inset if front.backward else layout.spectrogram
    if front.layer:
        before = layout.layers[front.layer - 1]
        above = before.gradient if front.backward else before.state
    x = layout.middle(t)
    line = QLineF(x, above.bottom(), x, strips.lane.bottom() - 1)
    if front.backward:
        line = QLineF(line.p2(), line.p1())
    _paint_way(painter, _straight(line), way, hue, _share(flow[0][t], most))
    if t > 0:
        arc = _arc(layout, strips, t, t - 1) if front.backward else _arc(layout, strips, t - 1, t)
        _paint_way(painter, arc, way, hue, _share(flow[1][t], most))
    area = strips.gradient if front.backward else strips.state
    paint_memory_edges(painter, layout, layer, area, front, way)
    column = layout.column(t, strips.gradient if front.backward else strips.state)
    painter.setPen(ink.pen(colours.text, 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(column.adjusted(0, -1, 0, 1), 3, 3)


def _paint_way(painter: QPainter, path: QPainterPath, way: float, hue: str, share: float) -> None:
    """Paint a path as far as `way`, with a dot where the signal is; an arrow once it is there."""
    strength = FAINTEST + (1 - FAINTEST) * share
    pen = QPen(ink.blended_pen(theme.current().window, hue, strength))
    pen.setWidthF(1.6 + 1.4 * share)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if way >= 1:
        painter.drawPath(path)
        _paint_head(painter, path, pen.color())
    elif way > 0:
        points = [path.pointAtPercent(way * step / 10) for step in range(11)]
        painter.drawPolyline(points)
        painter.setPen(
            QPen(QColor(theme.current().text), PULSE, Qt.PenStyle.SolidLine,
                 Qt.PenCapStyle.RoundCap)
        )  # fmt: skip
        painter.drawPoint(points[-1])


def _paint_head(painter: QPainter, path: QPainterPath, colour: QColor) -> None:
    tip, before = path.pointAtPercent(1.0), path.pointAtPercent(0.9)
    sign = 1.0 if tip.y() >= before.y() else -1.0
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    base = tip.y() - sign * (HEAD + 2)
    painter.drawPolygon([tip, QPointF(tip.x() - HEAD, base), QPointF(tip.x() + HEAD, base)])


def _arc(layout: RecurrentLayout, strips: Strips, start: int, end: int) -> QPainterPath:
    path = QPainterPath()
    _add_arc(path, layout, strips, start, end)
    return path


def _add_arc(
    path: QPainterPath, layout: RecurrentLayout, strips: Strips, start: int, end: int
) -> None:
    """Add the arc from one frame's state over the lane to another's."""
    inwards = 0.22 * layout.pitch * (1 if end > start else -1)
    left, right = layout.middle(start) + inwards, layout.middle(end) - inwards
    bottom = strips.lane.bottom() - 1
    top = bottom - min(strips.lane.height() - 3, 0.9 * layout.pitch) * 4 / 3
    path.moveTo(left, bottom)
    path.cubicTo(left, top, right, top, right, bottom)


def _straight(line: QLineF) -> QPainterPath:
    path = QPainterPath(line.p1())
    path.lineTo(line.p2())
    return path


def _stroke(
    painter: QPainter, layout: RecurrentLayout, strips: Strips, frames: list[int], pen: QPen
) -> None:
    if not frames:
        return
    path = QPainterPath()
    for frame in frames:
        _add_arc(path, layout, strips, frame - 1, frame)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def _levels(values: Array, most: float) -> list[int]:
    shares = np.nan_to_num(values / (most or 1.0))
    levels: list[int] = np.minimum((shares * LEVELS).astype(int), LEVELS - 1).tolist()
    return levels


def _brightness(level: int) -> float:
    return FAINTEST + (1 - FAINTEST) * (level + 0.5) / LEVELS


def _share(value: float, most: float) -> float:
    return float(np.nan_to_num(value / most)) if most else 0.0
