"""A unit opened: its weights, drawn where they look, with their gradient and their update."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app import theme
from app.colour_scale import ColourScale
from app.controllers.phases import PhaseKind
from app.layer_title import layer_title
from app.network_canvas import ink
from app.network_canvas.columns.stage import Stage
from app.network_canvas.dense.layout import Layout
from app.network_canvas.dense.picture import DensePicture
from app.network_canvas.input_painter import blit, hatch_negative
from app.network_canvas.moment import Moment
from app.network_canvas.outline import MARGIN
from app.network_canvas.picture import Array, largest
from app.network_canvas.scales import LAYER
from app.short_numbers import short
from engine.explain.places import Place

translate = QCoreApplication.translate

SMALLEST_SIDE, LARGEST_SIDE = 76.0, 150.0
PADDING = 12.0
LINE = 20.0
WIDEST_STRIP = 16  # weights beside each other, where they look at units and not at a spectrogram


class Map(NamedTuple):
    """Numbers `(columns, rows)`, rows upwards, in a hue of their own."""

    title: str
    values: Array
    hue: str


def paint_opened_unit(
    painter: QPainter, picture: DensePicture, layout: Layout, place: Place, moment: Moment
) -> None:
    """Paint a card of the unit that is pinned; nothing for other numbers."""
    found = _unit_of(picture, place)
    if found is None:
        return
    stage, column, unit = found
    maps = _maps(picture, stage, unit, moment)
    card, side = _card(layout, len(maps))
    _paint_lead(painter, card, layout.columns[column].square_of(unit))
    _paint_card(painter, card, f"{layer_title(stage.name)} [{unit + 1}]")
    for number, one in enumerate(maps):
        left = card.left() + PADDING + number * (side + PADDING)
        _paint_map(painter, QRectF(left, card.top() + 2 * LINE + 10, side, side), one)


def _unit_of(picture: DensePicture, place: Place) -> tuple[Stage, int, int] | None:
    for column, stage in enumerate(picture.stages[:-1]):
        unit_of_it = place.layer == stage.answers or (
            place.layer == stage.name and place.array in ("y", "dout", "b", "db")
        )
        if unit_of_it and place.index[0] < stage.units:
            return stage, column, place.index[0]
    return None


def _maps(picture: DensePicture, stage: Stage, unit: int, moment: Moment) -> list[Map]:
    """Return the weights, and what this phase makes of them."""
    colours = theme.current()
    frames, bands = picture.record.features.shape
    weights = Map(translate("NetworkCanvas", "weights"), stage.W[unit], colours.text)
    gradient = Map("∂L/∂w", stage.gradient[unit], colours.backward)
    update = Map(translate("NetworkCanvas", "update"), stage.update[unit], colours.update)
    kind = moment.phase.kind
    if kind in (PhaseKind.INPUT, PhaseKind.FORWARD):
        maps = [weights]
    elif kind in (PhaseKind.LOSS, PhaseKind.BACKWARD):
        maps = [weights, gradient]
    else:
        maps = [weights, gradient, update]
    looks_at_input = stage is picture.stages[0]
    return [one._replace(values=_grid(one.values, frames, bands, looks_at_input)) for one in maps]


def _grid(values: Array, frames: int, bands: int, looks_at_input: bool) -> Array:
    """Return a unit's weights `(I,)` as `(frames, bands)`, or in rows of at most `WIDEST_STRIP`."""
    if looks_at_input:
        return values.reshape(frames, bands)  # (I,) -> (frames, bands)
    columns = min(WIDEST_STRIP, int(np.ceil(np.sqrt(len(values)))))
    rows = -(-len(values) // columns)
    padded = np.zeros(rows * columns, values.dtype)
    padded[: len(values)] = values
    return padded.reshape(rows, columns)[::-1].T  # (I,) -> (columns, rows), the first row on top


def _card(layout: Layout, maps: int) -> tuple[QRectF, float]:
    """Return the card's place, below the spectrogram, and the side of its maps."""
    room = layout.legend.top() - layout.spectrogram.bottom() - 3 * LINE - 34
    side = min(LARGEST_SIDE, max(SMALLEST_SIDE, room))
    width, height = maps * (side + PADDING) + PADDING, side + 3 * LINE + 16
    return QRectF(MARGIN, layout.legend.top() - height - 8, width, height), side


def _paint_lead(painter: QPainter, card: QRectF, unit: QRectF) -> None:
    """Paint a line from the card to the unit that it opens."""
    painter.setPen(ink.pen(theme.current().text, 1.2, (3.0, 3.0)))
    painter.drawLine(card.topRight() + QPointF(-6, 10), QPointF(unit.left(), unit.center().y()))


def _paint_card(painter: QPainter, card: QRectF, title: str) -> None:
    colours = theme.current()
    painter.setPen(QPen(ink.colour(colours.muted), 1))
    painter.setBrush(ink.colour(colours.panel))
    painter.drawRoundedRect(card, 8, 8)
    painter.setPen(ink.colour(colours.text))
    painter.setFont(ink.text_font(bold=True))
    line = QRectF(card.left() + PADDING, card.top() + 6, card.width(), LINE)
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft, title)


def _paint_map(painter: QPainter, area: QRectF, one: Map) -> None:
    colours = theme.current()
    scale = ColourScale(colours.well, one.hue, largest(one.values) or 1.0, LAYER)
    painter.fillRect(area, QColor(colours.well))
    blit(painter, area, scale.image_of(one.values.T[::-1]), 0.0, 1.0)
    hatch_negative(painter, area, one.values)
    painter.setPen(ink.colour(one.hue if one.hue != colours.text else colours.muted))
    painter.setFont(ink.text_font())
    above = area.translated(0, -LINE)
    painter.drawText(above, Qt.AlignmentFlag.AlignLeft, one.title)
    below = QRectF(area.left(), area.bottom() + 2, area.width(), LINE)
    painter.drawText(below, Qt.AlignmentFlag.AlignRight, f"±{short(scale.largest)}")
