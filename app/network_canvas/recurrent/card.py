"""One unit at all frames: its value and its gradient as curves, below or above its strip.

The card's frames stand under those of the strips, so that a bend of a curve is found again there.
A state's card also has the gates that made it.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from app import theme
from app.layer_title import layer_title
from app.network_canvas import ink
from app.network_canvas.captions import number
from app.network_canvas.outline import MARGIN
from app.network_canvas.picture import Array, largest
from app.network_canvas.recurrent.curves import Curve, paint_curve
from app.network_canvas.recurrent.layout import LINE, RecurrentLayout
from app.network_canvas.recurrent.names import SYMBOLS, gradient_title, strip_title
from app.network_canvas.recurrent.picture import SIGMOIDS, RecurrentPicture, Unrolled
from app.network_canvas.recurrent.titles import BESIDE, LEFT, RIGHT
from app.network_canvas.recurrent.visibility import Seen
from app.short_numbers import short
from engine.explain.places import INPUT, Place

translate = QCoreApplication.translate

AXIS_RIGHT = 58.0  # room for the gradient's axis
LOWEST, HIGHEST = 22.0, 96.0  # of one row's height, pixels
PADDING = 4.0
TITLE = 24.0
NAMES = {"y": "state", "dout": "state", "dstate": "state", "dz": "state"}
"""What a unit of a layer is also called."""


class CardRow(NamedTuple):
    """One quantity of the unit at all frames, `(T,)` each, and the bounds of its axis."""

    name: str
    symbol: str
    gradient_symbol: str
    values: Array
    gradient: Array
    lowest: float
    highest: float
    hue: str


class CardContent(NamedTuple):
    """What a card shows: of which frame, beside which strip, as far as it is known by now."""

    title: str
    frame: int
    strip: QRectF
    rows: list[CardRow]
    known: int
    returned: int


def paint_card(
    painter: QPainter,
    picture: RecurrentPicture,
    layout: RecurrentLayout,
    place: Place,
    seen: Seen,
) -> None:
    """Paint a card about the unit that is pinned; nothing for other numbers."""
    content = card_content(picture, layout, place, seen)
    if content is None:
        return
    card, height = _place(layout, content)
    colours = theme.current()
    painter.setPen(ink.pen(colours.muted, 1.0))
    painter.setBrush(ink.colour(colours.panel))
    painter.drawRoundedRect(card, 8, 8)
    _paint_title(painter, layout, card, content)
    top = card.top() + TITLE
    for row in content.rows:
        area = QRectF(layout.left, top + PADDING, layout.right - layout.left, height - 2 * PADDING)
        _paint_row(painter, layout, area, row, content)
        top += height
    x = layout.middle(content.frame)
    painter.setPen(ink.pen(colours.text, 1.0, (3.0, 3.0)))
    painter.drawLine(QLineF(x, card.top() + TITLE, x, card.bottom() - 3))


def card_content(
    picture: RecurrentPicture, layout: RecurrentLayout, place: Place, seen: Seen
) -> CardContent | None:
    """Return what there is to show about a number, None when it has no frames."""
    if len(place.index) != 2 or seen.updated is not None:
        return None
    frame, unit = place.index
    if place.layer == INPUT:
        returned = int(seen.returned[0])
        heard = int(seen.input * layout.frames)
        title = translate("RecurrentScene", "input · band {number}").format(number=unit + 1)
        row = _input_row(picture, unit)
        strip = layout.inset if place.array == "dout" else layout.spectrogram
        return CardContent(title, frame, strip, [row], heard, returned)
    names = [layer.name for layer in picture.layers]
    if place.layer not in names:
        return None
    at = names.index(place.layer)
    layer, strips = picture.layers[at], layout.layers[at]
    array = NAMES.get(place.array, place.array)
    array = array.removeprefix("d") if array not in (*layer.gates, "state") else array
    if array not in (*layer.gates, "state"):
        return None
    arrays = ("state", *layer.gates) if array == "state" else (array,)
    areas = dict(strips.cells())
    shown = "dstate" if place.array in ("dstate", "dout", "dz") else array
    title = f"{layer_title(layer.name)} [{unit + 1}]"
    known, returned = int(seen.known[at]), int(seen.returned[at])
    rows = [_row(layer, one, unit) for one in arrays]
    return CardContent(title, frame, areas.get(shown, strips.state), rows, known, returned)


def _row(layer: Unrolled, array: str, unit: int) -> CardRow:
    values = layer.values(array)
    bound = (largest(values) or 1.0) if array == "cell" else 1.0
    return CardRow(
        strip_title(layer.kind, array),
        SYMBOLS[layer.kind][array],
        gradient_title(layer.kind, array),
        values[:, unit],
        layer.values(f"d{array}")[:, unit],
        0.0 if array in SIGMOIDS else -bound,
        bound,
        theme.current().forward,
    )


def _input_row(picture: RecurrentPicture, band: int) -> CardRow:
    features = picture.record.features
    return CardRow(
        translate("RecurrentScene", "log-mel energy"),
        "x",
        "∂L/∂x",
        features[:, band],
        picture.input_gradient[:, band],
        float(features.min()),
        float(features.max()),
        theme.current().text,
    )


def _place(layout: RecurrentLayout, content: CardContent) -> tuple[QRectF, float]:
    """Return the card's place, above or below the strip, and the height of its rows."""
    strip, bottom = content.strip, layout.legend.top() - 6
    above, below = strip.top() - 10, bottom - strip.bottom() - 6
    room = max(above, below) - TITLE - PADDING
    height = max(LOWEST, min(HIGHEST, room / len(content.rows)))
    whole = TITLE + PADDING + height * len(content.rows)
    left, right = MARGIN - 6, layout.right + AXIS_RIGHT
    if below >= above:
        top = min(strip.bottom() + 6, bottom - whole)
    else:
        top = max(4.0, strip.top() - 6 - whole)
    return QRectF(left, top, right - left, whole), height


def _paint_title(
    painter: QPainter, layout: RecurrentLayout, card: QRectF, content: CardContent
) -> None:
    """Paint which unit it is, and its value and gradient at the frame that is pinned."""
    colours, row = theme.current(), content.rows[0]
    at = translate("RecurrentScene", "frame {number}").format(number=content.frame + 1)
    parts = [(f"{content.title} · {at}", colours.text)]
    if content.frame < content.known:
        parts.append((f"{row.symbol} = {number(float(row.values[content.frame]))}", row.hue))
    if content.frame >= layout.frames - content.returned:
        value = number(float(row.gradient[content.frame]), 4)
        parts.append((f"{row.gradient_symbol} = {value}", colours.backward))
    font = ink.text_font(bold=True)
    painter.setFont(font)
    x = card.left() + 10
    for text, hue in parts:
        width = QFontMetricsF(font).horizontalAdvance(text)
        painter.setPen(ink.colour(hue))
        painter.drawText(QRectF(x, card.top() + 3, width + 4, LINE + 2), LEFT, text)
        x += width + 16


def _paint_row(
    painter: QPainter, layout: RecurrentLayout, area: QRectF, row: CardRow, content: CardContent
) -> None:
    colours = theme.current()
    painter.fillRect(area, ink.colour(colours.well))
    painter.setFont(ink.text_font())
    width = area.left() - BESIDE - MARGIN
    tall = area.height() >= 2.6 * LINE
    for text, y, hue in (
        (row.name, area.center().y() - LINE / 2, row.hue),
        (_value(row.highest) if tall else "", area.top() - 3, colours.muted),
        (_value(row.lowest) if tall else "", area.bottom() - LINE + 3, colours.muted),
    ):
        painter.setPen(ink.colour(hue))
        name = text if tall or not text else _short_name(row)
        painter.drawText(QRectF(MARGIN - 6, y, width + 6, LINE), RIGHT, name)
    middles = np.array([layout.middle(frame) for frame in range(layout.frames)])
    zero = area.bottom() - area.height() * -row.lowest / (row.highest - row.lowest)
    if area.top() <= zero <= area.bottom():
        painter.setPen(ink.pen(colours.line, 1.0))
        painter.drawLine(QLineF(area.left(), zero, area.right(), zero))
    values = Curve(middles[: content.known], row.values[: content.known], row.lowest, row.highest)
    paint_curve(painter, area, values, row.hue)
    first = layout.frames - content.returned
    if content.returned:
        most = largest(row.gradient) or 1.0
        gradient = Curve(middles[first:], row.gradient[first:], -most, most)
        paint_curve(painter, area, gradient, colours.backward)
        painter.setPen(ink.colour(colours.backward))
        right = QRectF(area.right() + 4, area.center().y() - LINE / 2, AXIS_RIGHT - 6, LINE)
        painter.drawText(right, LEFT, f"±{_short(most)}")


def _short_name(row: CardRow) -> str:
    """Return a row's letter and the bounds of its axis, where the row is low."""
    if row.lowest == -row.highest:
        return f"{row.symbol}  ±{_value(row.highest)}"
    return f"{row.symbol}  {_value(row.lowest)} … {_value(row.highest)}"


def _short(value: float) -> str:
    """Return a number with one digit, in few letters."""
    return short(value, 1)


def _value(value: float) -> str:
    return short(value)
