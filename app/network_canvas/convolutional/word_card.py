"""What each of the last maps says for or against the word, and what comes back to it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QRectF
from PySide6.QtGui import QPainter

from app import theme
from app.controllers.phases import PhaseKind
from app.layer_title import layer_title
from app.network_canvas import ink
from app.network_canvas.captions import number
from app.network_canvas.convolutional.bench import PADDING, Focus, paint_card, paint_foot
from app.network_canvas.picture import Array, largest
from app.network_canvas.written import width_of, write
from app.short_numbers import short

translate = QCoreApplication.translate

WIDEST_BAR = 34.0
LINE = 18.0
SHORTEST = 1.0  # pixels: of a bar that is not zero


@dataclass(frozen=True, slots=True, eq=False)
class Contributions:
    """One number a map, with what they are, their sum or norm, and their hue."""

    title: str
    values: Array
    hue: str
    result: str


def said_for(focus: Focus, word: int) -> Contributions:
    """Return what each of the last maps adds to a word's z: the sum of its cells' w a."""
    picture, block = focus.picture, focus.block
    products = picture.output.signal_forward[word].reshape(block.channels, -1)
    values = products.sum(axis=1)
    z, bias = float(picture.output.sums[word]), float(picture.output.b[word])
    name = picture.record.words[word]
    title = translate("Convolution", "w·a of each map for “{word}”").format(word=name)
    result = f"Σ {number(z - bias, 2)} {'−' if bias < 0 else '+'} b {number(abs(bias), 2)}"
    return Contributions(title, values, theme.current().forward, f"{result} = z {number(z, 2)}")


def brought_back(focus: Focus) -> Contributions:
    """Return the norm of the gradient that comes back to each of the last maps."""
    values = np.sqrt(np.square(focus.block.returning).sum(axis=(1, 2)))
    norm = float(np.sqrt(np.square(focus.block.returning).sum()))
    whole = translate("Convolution", "all together {value}").format(value=number(norm))
    title = translate("Convolution", "norm of ∂L/∂a, map by map")
    return Contributions(title, values, theme.current().backward, whole)


def paint_word_card(
    painter: QPainter, focus: Focus, kind: PhaseKind, card: QRectF, grown: float
) -> None:
    """Paint the last maps' contributions as bars: forward what they say, backward what returns.

    They have grown to the share `grown`, 0 to 1; their sum is said when it is whole.
    """
    paint_card(painter, card)
    record = focus.picture.record
    word = int(focus.picture.predictions.argmax()) if focus.picture.batch else record.label
    shown = brought_back(focus) if kind is PhaseKind.BACKWARD else said_for(focus, word)
    painter.setPen(ink.colour(shown.hue))
    title = QRectF(card.left() + PADDING, card.top() + 5, card.width() - 2 * PADDING, 20)
    write(painter, title, shown.title)
    most = largest(shown.values)
    signed = bool((shown.values < 0).any())
    scale = (
        f"±{short(most)}"
        if signed
        else translate("Convolution", "to {value}").format(value=short(most))
    )
    painter.setPen(ink.colour(theme.current().muted))
    write(painter, title, scale, at=1.0)
    area = QRectF(title.left(), title.bottom() + 2, title.width(), card.height() - 56)
    _paint_bars(painter, area, shown, grown)
    texts = [shown.result] if grown >= 1 else []
    paint_foot(painter, card, layer_title(focus.block.name), *texts, hue=shown.hue)


def _paint_bars(painter: QPainter, area: QRectF, shown: Contributions, grown: float) -> None:
    """Paint a bar a map, up or down from zero, with the map's number across the zero line."""
    values = np.nan_to_num(shown.values)
    step = min(WIDEST_BAR * 2, area.width() / len(values))
    width = min(WIDEST_BAR, 0.78 * step)
    zero, unit = zero_and_unit(area, values)
    painter.setPen(ink.pen(theme.current().line, 1.0))
    painter.drawLine(QLineF(area.left(), zero, area.left() + step * len(values), zero))
    for channel, value in enumerate(values.tolist()):
        length = grown * max(SHORTEST, abs(value) * unit) if value else 0.0
        left = area.left() + channel * step + (step - width) / 2
        bar = QRectF(left, zero - length if value > 0 else zero, width, length)
        painter.fillRect(bar, ink.colour(shown.hue))
        if value < 0:
            _hatch(painter, bar)
        text = str(channel + 1)
        if width_of(text) <= step:
            painter.setPen(ink.colour(theme.current().muted))
            top = zero - LINE if value < 0 else zero
            write(painter, QRectF(left, top, width, LINE), text, at=0.5)


def zero_and_unit(area: QRectF, values: Array) -> tuple[float, float]:
    """Return where zero is, and how many pixels 1 is; on both sides a number has room."""
    up, down = max(0.0, float(values.max())), max(0.0, -float(values.min()))
    room = area.height()
    if not up + down:
        return area.bottom() - LINE, 1.0
    if not down:
        return area.bottom() - LINE, (room - LINE) / up
    if not up:
        return area.top() + LINE, (room - LINE) / down
    unit = min(room / (up + down), (room - LINE) / max(up, down))
    return min(area.bottom() - max(LINE, down * unit), area.top() + max(LINE, up * unit)), unit


def _hatch(painter: QPainter, bar: QRectF) -> None:
    painter.setPen(ink.pen(theme.current().panel, 1.0))
    y = bar.top() + 4
    while y < bar.bottom() + bar.width():
        low, high = min(y, bar.bottom()), max(y - bar.width(), bar.top())
        painter.drawLine(QLineF(bar.left() + y - low, low, bar.left() + y - high, high))
        y += 5
