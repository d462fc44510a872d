"""The loss over two weights: a grey landscape, the point in it, the slope and the step."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, hypot, log10

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPolygonF

from app import theme
from app.colour_scale import STEPS, blend, colour_table
from app.lines import draw_lines
from app.network_canvas import ink
from app.network_canvas.legend import ColourBar
from app.network_canvas.linear.plot import Plot, paint_axis_across, paint_axis_up
from app.network_canvas.linear.study import Study
from app.short_numbers import short

translate = QCoreApplication.translate

BRIGHTEST = 0.42  # of the way to the text's colour: arrows still stand out from it
LONGEST_ARROW = 0.6  # of the plot's half
HEAD = 10.0

Vector = tuple[float, float]


def surface_plot(area: QRectF, study: Study) -> Plot:
    """Return the plot's axes: the two weights' own values."""
    surface = study.surface
    across, up = surface.across_values, surface.up_values
    return Plot(area, (float(across[0]), float(across[-1])), (float(up[0]), float(up[-1])))


def paint_surface_axes(painter: QPainter, plot: Plot) -> None:
    """Paint the two weights' values at the ends of each axis."""
    paint_axis_across(painter, plot, ("w₁",), plot.across)
    paint_axis_up(painter, plot, "w₂", plot.up)


def surface_bar(study: Study | None) -> ColourBar:
    """Return the legend of the landscape's heights."""
    title = translate("LinearScene", "mean loss")
    own = translate("NetworkCanvas", "own")
    if study is None:
        return ColourBar(title, _by_root(), "…", own, "…")
    losses = study.surface.losses
    return ColourBar(title, _by_root(), short(losses.min(), 3), own, short(losses.max(), 3))


def titles(study: Study) -> tuple[str, str]:
    """Return the plot's two titles."""
    first = translate("LinearScene", "Loss L(w₁, w₂)")
    if study.this_clip_only:
        return first, translate("LinearScene", "this clip")
    if study.question.batch:
        return first, translate("LinearScene", "of the batch, {count}").format(count=study.clips)
    if study.clips < study.of:
        few = translate("LinearScene", "{count} of {of} clips")
        return first, few.format(count=f"{study.clips:,}", of=f"{study.of:,}")
    return first, translate("LinearScene", "mean of {count} clips").format(count=f"{study.clips:,}")


def enlargement(half: float, *vectors: Vector) -> float:
    """Return by how much arrows are drawn longer than they are: 1, 2 or 5 times a power of ten."""
    longest = max(hypot(*vector) for vector in vectors)
    if not longest > 0:
        return 1.0
    most = LONGEST_ARROW * half / longest
    power = 10.0 ** floor(log10(most))
    return next(times * power for times in (5, 2, 1) if times * power <= most * (1 + 1e-9))


def paint_path(painter: QPainter, plot: Plot, path: Sequence[Vector]) -> None:
    """Paint where the two weights were in the records that were seen before."""
    if len(path) < 2:
        return
    line = QPolygonF([plot.point(*point) for point in path])
    painter.save()
    painter.setClipRect(plot.area, Qt.ClipOperation.IntersectClip)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(ink.pen(theme.current().window, 3.6))
    painter.drawPolyline(line)
    painter.setPen(ink.pen(theme.current().text, 1.4))
    painter.drawPolyline(line)
    painter.restore()


def paint_point(painter: QPainter, plot: Plot, point: Vector) -> None:
    """Paint where the two weights are now."""
    painter.setPen(ink.pen(theme.current().window, 1.6))
    painter.setBrush(ink.colour(theme.current().text))
    painter.drawEllipse(plot.point(*point), 4.5, 4.5)


def paint_arrow(
    painter: QPainter, plot: Plot, begin: Vector, along: Vector, hue: str, grown: float
) -> None:
    """Paint an arrow from a point, grown to the share `grown` of its length."""
    start = plot.point(*begin)
    end = plot.point(begin[0] + along[0] * grown, begin[1] + along[1] * grown)
    way = end - start
    length = hypot(way.x(), way.y())
    if length < 1:
        return
    unit = way / length
    side = QPointF(-unit.y(), unit.x())
    head = min(HEAD, length)
    base = end - unit * head
    painter.save()
    painter.setClipRect(plot.area, Qt.ClipOperation.IntersectClip)
    for colour, width in ((theme.current().window, 5.6), (hue, 2.6)):
        painter.setPen(ink.pen(colour, width))
        painter.drawLine(start, base)
    painter.setPen(ink.pen(theme.current().window, 1.2))
    painter.setBrush(ink.colour(hue))
    painter.drawPolygon(QPolygonF([end, base + side * head * 0.62, base - side * head * 0.62]))
    painter.restore()


def paint_landscape(painter: QPainter, plot: Plot, study: Study) -> None:
    """Paint the losses as heights, and their lines of equal height."""
    losses = study.surface.losses[::-1]  # rows upwards
    low, high = float(np.nanmin(losses)), float(np.nanmax(losses))
    shares = np.nan_to_num((losses - low) / ((high - low) or 1.0))
    steps = np.rint(np.sqrt(shares) * (STEPS - 1)).astype(np.intp)
    pixels = np.ascontiguousarray(_greys()[steps])
    rows, columns = pixels.shape
    image = QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    # The grid's outermost points lie on the plot's border: half a cell is cut off all around.
    painter.drawImage(plot.area, image, QRectF(0.5, 0.5, columns - 1, rows - 1))
    painter.setPen(ink.pen(theme.current().muted, 1.0))
    spacing = np.array([plot.area.width() / (columns - 1), -plot.area.height() / (rows - 1)])
    corner = plot.area.left(), plot.area.bottom()
    lines = study.contours.reshape(-1, 2) * spacing + corner
    draw_lines(painter, lines.reshape(-1, 4))
    painter.restore()


def _greys() -> np.ndarray[tuple[int, ...], np.dtype[np.uint32]]:
    colours = theme.current()
    return colour_table(colours.well, blend(colours.well, colours.text, BRIGHTEST).name())


def _by_root() -> np.ndarray[tuple[int, ...], np.dtype[np.uint32]]:
    """Return the greys as they lie along the losses: by the roots of their shares.

    The bottom of the bowl is what matters, and it is flat.
    """
    roots = np.rint(np.sqrt(np.linspace(0, 1, STEPS)) * (STEPS - 1)).astype(np.intp)
    return np.asarray(_greys()[roots], np.uint32)
