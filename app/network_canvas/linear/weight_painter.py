"""One neuron's weights, and what a phase makes of them: `w x`, dL/dw, the update."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, product

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter

from app import theme
from app.colour_scale import ColourScale
from app.network_canvas import ink
from app.network_canvas.input_painter import blit, hatch_negative, upright
from app.network_canvas.linear.layout import LinearLayout
from app.network_canvas.picture import Array, largest
from app.network_canvas.scales import LAYER, PICTURE, normalisation_name
from app.short_numbers import short

translate = QCoreApplication.translate

BAR_HEIGHT = 5.0


@dataclass(frozen=True, slots=True, eq=False)
class Map:
    """Numbers `(frames, bands)` on a scale of their own; `part` of it is seen, from one side."""

    values: Array
    scale: ColourScale
    begin: float = 0.0
    end: float = 1.0


def weight_scale(W: Array) -> ColourScale:
    """Return the scale of all words' weights: white, for they go in no direction."""
    return ColourScale(theme.current().well, theme.current().text, largest(W) or 1.0, LAYER)


def own_scale(hue: str, values: Array) -> ColourScale:
    """Return the scale of one picture alone."""
    return ColourScale(theme.current().well, hue, largest(values) or 1.0, PICTURE)


def paint_map(painter: QPainter, area: QRectF, shown: Map) -> None:
    """Paint numbers as colours, negative ones hatched, as far as they are seen."""
    if shown.end <= shown.begin:
        return
    pixels = shown.scale.image_of(upright(shown.values))
    blit(painter, area, pixels, shown.begin, shown.end)
    seen = QRectF(
        area.left() + shown.begin * area.width(),
        area.top(),
        (shown.end - shown.begin) * area.width(),
        area.height(),
    )
    painter.save()
    painter.setClipRect(seen, Qt.ClipOperation.IntersectClip)
    hatch_negative(painter, area, shown.values)
    painter.restore()


def paint_ground(painter: QPainter, area: QRectF, text: str = "") -> None:
    """Paint an empty picture, and why it is empty."""
    colours = theme.current()
    painter.fillRect(area, ink.colour(colours.well))
    if text:
        painter.setFont(ink.text_font())
        painter.setPen(ink.colour(colours.muted))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(area, int(flags), text)


def paint_frame(painter: QPainter, area: QRectF) -> None:
    """Paint a picture's border."""
    painter.setPen(ink.colour(theme.current().line))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area)


def paint_scale(painter: QPainter, area: QRectF, scale: ColourScale) -> None:
    """Paint the colour bar of a picture below it, with its values and its normalisation."""
    colours = scale.table()
    image = QImage(colours.data, len(colours), 1, 4 * len(colours), QImage.Format.Format_RGB32)
    bar = QRectF(area.left(), area.bottom() + 4, area.width(), BAR_HEIGHT)
    painter.drawImage(bar, image)
    painter.setFont(ink.text_font())
    painter.setPen(ink.colour(theme.current().muted))
    below = QRectF(area.left(), bar.bottom() + 1, area.width(), 20)
    highest, name = short(scale.largest), normalisation_name(scale)
    metrics = painter.fontMetrics()
    side = max(metrics.horizontalAdvance("0"), metrics.horizontalAdvance(highest))
    painter.drawText(below, Qt.AlignmentFlag.AlignLeft, "0")
    painter.drawText(below, Qt.AlignmentFlag.AlignRight, highest)
    spare = area.width() - metrics.horizontalAdvance(name) - 12
    if spare >= 2 * side:
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, name)
    elif spare >= metrics.horizontalAdvance(f"0{highest}"):
        beside = below.adjusted(metrics.horizontalAdvance("0") + 6, 0, 0, 0)
        painter.drawText(beside, Qt.AlignmentFlag.AlignLeft, name)
    else:  # only small pictures need it, and they leave room below
        painter.drawText(below.translated(0, 16), Qt.AlignmentFlag.AlignHCenter, name)


def paint_front(painter: QPainter, area: QRectF, share: float, hue: str) -> None:
    """Paint how far a wave has come over a picture."""
    if 0 < share < 1:
        x = round(area.left() + share * area.width())
        painter.setPen(ink.pen(hue, 2.01))
        painter.drawLine(x, round(area.top()), x, round(area.bottom()))


def paint_cell_marks(
    painter: QPainter, layout: LinearLayout, area: QRectF, cells: tuple[int, int]
) -> None:
    """Mark the two cells whose weights span the loss surface, and name them."""
    colours = theme.current()
    painter.setFont(ink.text_font(bold=True))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    marks = [
        layout.cell_in(area, *divmod(cell, layout.bands)).adjusted(-1.5, -1.5, 1.5, 1.5)
        for cell in cells
    ]
    names = name_places(marks, area)
    for mark in marks:
        painter.setPen(ink.pen(colours.window, 4.0))
        painter.drawRect(mark)
        painter.setPen(ink.pen(colours.text, 1.8))
        painter.drawRect(mark)
    for name, place in zip(("w₁", "w₂"), names, strict=True):
        painter.fillRect(place, ink.colour(colours.window))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, name)


def name_places(marks: Sequence[QRectF], area: QRectF) -> Sequence[QRectF]:
    """Return where the marks' names stand: beside them, on no mark and on no other name."""
    choices = list(product(*(_places_beside(mark, area) for mark in marks)))

    def clear(places: Sequence[QRectF]) -> bool:
        areas = [*marks, *places]
        return not any(one.intersects(other) for one, other in combinations(areas, 2))

    return next((places for places in choices if clear(places)), choices[0])


def _places_beside(mark: QRectF, area: QRectF) -> list[QRectF]:
    """Return where a mark's name may stand within an area, the best place first."""
    middle, size = mark.center(), QSizeF(24, 18)
    across = (mark.right() + 2, mark.left() - 26, middle.x() - 12)
    down = (middle.y() - 9, mark.top() - 20, mark.bottom() + 2)
    places = [QRectF(QPointF(x, y), size) for y in down for x in across]
    for place in places:
        place.moveLeft(min(max(place.left(), area.left()), area.right() - size.width()))
        place.moveTop(min(max(place.top(), area.top()), area.bottom() - size.height()))
    return places


def tile_images(W: Array, shape: tuple[int, ...], scale: ColourScale, side: int) -> list[QImage]:
    """Return small pictures of all words' weights `(O, I)`, made together.

    Each cell has as many whole pixels as there is room for, at least one. A chequered cell is
    negative: there is no room for hatches.
    """
    words = len(W)
    cells = W.reshape(words, *shape).transpose(0, 2, 1)[:, ::-1]  # (O, I) -> (O, bands, frames)
    times = max(1, side // max(shape))
    pixels = scale.image_of(cells).repeat(times, axis=1).repeat(times, axis=2)
    negative = (cells < 0).repeat(times, axis=1).repeat(times, axis=2)
    _, rows, columns = pixels.shape
    chequer = np.add.outer(np.arange(rows), np.arange(columns)) % 2 == 0
    pixels[negative & chequer] = scale.table()[0]
    return [
        QImage(tile.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32).copy()
        for tile in pixels
    ]
