"""The scales: for all that is coloured a bar with its values and the name of its normalisation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from app import theme
from app.colour_maps import magma
from app.colour_scale import ColourScale
from app.network_canvas import ink
from app.network_canvas.picture import Picture
from app.network_canvas.scales import input_gradient_scale, normalisation_name
from app.short_numbers import short_range

translate = QCoreApplication.translate

BAR_HEIGHT = 8.0
WIDEST_BAR = 230.0
BETWEEN_BARS = 22.0
BESIDE = 6.0


@dataclass(frozen=True, slots=True, eq=False)
class ColourBar:
    """One legend: its colours from left to right, and what stands at them."""

    title: str
    colours: NDArray[np.uint32]
    lowest: str
    normalisation: str
    highest: str


def bar_of(title: str, scales: Sequence[ColourScale]) -> ColourBar:
    """Return the legend of what is coloured by these scales, one a layer.

    Where each layer has its own, the legend says between which values the brightest ones lie.
    """
    least, most = (choose(scale.largest for scale in scales) for choose in (min, max))
    highest = short_range(least, most)
    return ColourBar(title, scales[0].table(), "0", normalisation_name(scales[0]), highest)


def features_bar(picture: Picture) -> ColourBar:
    """Return the legend of the spectrogram."""
    features = picture.record.features
    return ColourBar(
        translate("NetworkCanvas", "log-mel energy"),
        magma(),
        f"{features.min():.1f}".replace("-", "−"),
        translate("NetworkCanvas", "this clip"),
        f"{features.max():.1f}".replace("-", "−"),
    )


def input_gradient_bar(picture: Picture) -> ColourBar:
    """Return the legend of dL/d(input)."""
    return bar_of(
        translate("NetworkCanvas", "|∂L/∂input|"), [input_gradient_scale(picture.input_gradient)]
    )


def paint_legend(painter: QPainter, area: QRectF, bars: Sequence[ColourBar], note: str) -> None:
    """Paint the strip of legends, without the values that change, and a line of text below."""
    for place, bar in zip(_places(area, len(bars)), bars, strict=True):
        _paint_bar(painter, place, bar)
    painter.setPen(ink.colour(theme.current().muted))
    painter.setFont(ink.text_font())
    line = QRectF(area.left(), area.top() + 52, area.width(), 20)
    signs = translate("NetworkCanvas", "dashed, hatched: negative")
    text = QFontMetricsF(painter.font()).elidedText(
        f"{note}  ·  {signs}" if note else signs, Qt.TextElideMode.ElideRight, line.width()
    )
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft, text)


def paint_legend_values(painter: QPainter, area: QRectF, bars: Sequence[ColourBar]) -> None:
    """Paint the ends of each legend's bar, and between them a name that had no room above it."""
    painter.setPen(ink.colour(theme.current().muted))
    painter.setFont(ink.text_font())
    for place, bar in zip(_places(area, len(bars)), bars, strict=True):
        values = place.translated(0, 21 + BAR_HEIGHT)
        name = "" if _named_above(painter, place, bar) else bar.normalisation
        lowest, name = _what_fits(painter, bar, name, values.width())
        painter.drawText(values, Qt.AlignmentFlag.AlignLeft, lowest)
        painter.drawText(values, Qt.AlignmentFlag.AlignRight, bar.highest)
        between = _middle_between(painter, values, lowest, bar)
        painter.drawText(between, Qt.AlignmentFlag.AlignHCenter, name)


def _places(area: QRectF, bars: int) -> tuple[QRectF, ...]:
    width = min(WIDEST_BAR, (area.width() - BETWEEN_BARS * (bars - 1)) / bars)
    return tuple(
        QRectF(area.left() + number * (width + BETWEEN_BARS), area.top(), width, 40)
        for number in range(bars)
    )


def _paint_bar(painter: QPainter, place: QRectF, bar: ColourBar) -> None:
    painter.setFont(ink.text_font())
    painter.setPen(ink.colour(theme.current().muted))
    above = _named_above(painter, place, bar)
    title = QRectF(place.left(), place.top(), place.width() + BETWEEN_BARS, 18)
    painter.drawText(title, 0, _full_title(bar) if above else bar.title)
    colours = np.ascontiguousarray(bar.colours)
    image = QImage(colours.data, len(colours), 1, 4 * len(colours), QImage.Format.Format_RGB32)
    strip = QRectF(place.left(), place.top() + 20, place.width(), BAR_HEIGHT)
    painter.drawImage(strip, image)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(strip)


def _full_title(bar: ColourBar) -> str:
    return f"{bar.title} · {bar.normalisation}" if bar.normalisation else bar.title


def _named_above(painter: QPainter, place: QRectF, bar: ColourBar) -> bool:
    """Whether the title has room for the normalisation: below there may only be the values."""
    return _fits(painter, _full_title(bar), place.width() + BETWEEN_BARS - 8)


def _what_fits(painter: QPainter, bar: ColourBar, name: str, width: float) -> tuple[str, str]:
    """Return the lowest value and the name, or only what of them is the more telling."""
    if _fits(painter, "  ".join(filter(None, (bar.lowest, name, bar.highest))), width):
        return bar.lowest, name
    return ("", name) if bar.lowest == "0" else (bar.lowest, "")


def _middle_between(painter: QPainter, values: QRectF, lowest: str, bar: ColourBar) -> QRectF:
    """Return where the normalisation stands: in the middle, or between values that reach there."""
    width = QFontMetricsF(painter.font()).horizontalAdvance
    left, right, name = width(lowest), width(bar.highest), width(bar.normalisation)
    if max(left, right) + BESIDE <= (values.width() - name) / 2:
        return values
    return values.adjusted(left, 0, -right, 0)


def _fits(painter: QPainter, text: str, width: float) -> bool:
    return QFontMetricsF(painter.font()).horizontalAdvance(text) <= width
