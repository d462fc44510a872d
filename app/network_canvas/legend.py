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

translate = QCoreApplication.translate

BAR_HEIGHT = 8.0
WIDEST_BAR = 230.0
BETWEEN_BARS = 22.0


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
    highest = f"{most:.2g}" if f"{least:.2g}" == f"{most:.2g}" else f"{least:.2g} – {most:.2g}"
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
    """Paint the ends of each legend's bar."""
    painter.setPen(ink.colour(theme.current().muted))
    painter.setFont(ink.text_font())
    for place, bar in zip(_places(area, len(bars)), bars, strict=True):
        values = place.translated(0, 21 + BAR_HEIGHT)
        if _fits(painter, f"{bar.lowest}  {bar.highest}", values.width()):
            painter.drawText(values, Qt.AlignmentFlag.AlignLeft, bar.lowest)
        painter.drawText(values, Qt.AlignmentFlag.AlignRight, bar.highest)


def _places(area: QRectF, bars: int) -> tuple[QRectF, ...]:
    width = min(WIDEST_BAR, (area.width() - BETWEEN_BARS * (bars - 1)) / bars)
    return tuple(
        QRectF(area.left() + number * (width + BETWEEN_BARS), area.top(), width, 40)
        for number in range(bars)
    )


def _paint_bar(painter: QPainter, place: QRectF, bar: ColourBar) -> None:
    painter.setFont(ink.text_font())
    painter.setPen(ink.colour(theme.current().muted))
    named = f"{bar.title} · {bar.normalisation}" if bar.normalisation else bar.title
    # Below the bar there may only be room for its values.
    above = _fits(painter, named, place.width() + BETWEEN_BARS - 8)
    title = QRectF(place.left(), place.top(), place.width() + BETWEEN_BARS, 18)
    painter.drawText(title, 0, named if above else bar.title)
    colours = np.ascontiguousarray(bar.colours)
    image = QImage(colours.data, len(colours), 1, 4 * len(colours), QImage.Format.Format_RGB32)
    strip = QRectF(place.left(), place.top() + 20, place.width(), BAR_HEIGHT)
    painter.drawImage(strip, image)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(strip)
    if not above:
        below = QRectF(place.left(), strip.bottom() + 1, place.width(), 18)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, bar.normalisation)


def _fits(painter: QPainter, text: str, width: float) -> bool:
    return QFontMetricsF(painter.font()).horizontalAdvance(text) <= width
