"""The scales: for all that is coloured a bar with its values and the name of its normalisation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from app import theme
from app.colour_maps import magma
from app.colour_scale import ColourScale
from app.network_canvas import ink
from app.network_canvas.input_painter import input_gradient_scale
from app.network_canvas.layout import Layout
from app.network_canvas.stages import Picture
from app.network_canvas.unit_painter import activation_scale, gradient_scale

translate = QCoreApplication.translate

BAR_HEIGHT = 8.0
MOST_COUNTS = 3  # fit into a line of the smallest window


@dataclass(frozen=True, slots=True, eq=False)
class ColourBar:
    """One legend: its colours from left to right, and what stands at them."""

    title: str
    colours: NDArray[np.uint32]
    lowest: str
    normalisation: str
    highest: str


def colour_bars(picture: Picture) -> list[ColourBar]:
    """Return the legends of a picture, made from the scales that colour it."""
    names = {
        "fixed": translate("NetworkCanvas", "fixed"),
        "this layer": translate("NetworkCanvas", "layer"),
        "whole network": translate("NetworkCanvas", "network"),
        "this picture": translate("NetworkCanvas", "own"),
    }
    scales = _scales(picture)
    titles = (
        translate("NetworkCanvas", "log-mel energy"),
        translate("NetworkCanvas", "activation |a|"),
        translate("NetworkCanvas", "unit gradient |δ|"),
        translate("NetworkCanvas", "|∂L/∂input|"),
    )
    colours = (magma(), *(scale.table() for scale in scales))
    normalisations = (
        translate("NetworkCanvas", "this clip"),
        *(names[scale.normalisation] for scale in scales),
    )
    return [
        ColourBar(title, table, lowest, normalisation, highest)
        for title, table, normalisation, (lowest, highest) in zip(
            titles, colours, normalisations, _ends(picture), strict=True
        )
    ]


def edge_counts(picture: Picture) -> str:
    """Return how many edges are drawn of how many: gap by gap, or of all gaps where many are."""
    drawn = [(len(edges.sources), edges.total) for edges in picture.edges]
    if len(drawn) > MOST_COUNTS:
        drawn = [(sum(few for few, _ in drawn), sum(total for _, total in drawn))]
    counts = ", ".join(f"{few:,} / {total:,}" for few, total in drawn)
    return translate("NetworkCanvas", "strongest edges: {counts}, scaled by gap").format(
        counts=counts
    )


def paint_legend(painter: QPainter, layout: Layout, picture: Picture) -> None:
    """Paint the strip of legends at the bottom, without the values that change."""
    bars = colour_bars(picture)
    for place, bar in zip(_places(layout, len(bars)), bars, strict=True):
        _paint_bar(painter, place, bar)
    painter.setPen(ink.colour(theme.current().muted))
    painter.setFont(ink.text_font())
    line = QRectF(layout.legend.left(), layout.legend.top() + 52, layout.legend.width(), 20)
    signs = translate("NetworkCanvas", "dashed, hatched: negative")
    text = QFontMetricsF(painter.font()).elidedText(
        f"{edge_counts(picture)}  ·  {signs}", Qt.TextElideMode.ElideRight, line.width()
    )
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft, text)


def paint_legend_values(painter: QPainter, layout: Layout, picture: Picture) -> None:
    """Paint the ends of each legend's bar."""
    painter.setPen(ink.colour(theme.current().muted))
    painter.setFont(ink.text_font())
    ends = _ends(picture)
    for place, (lowest, highest) in zip(_places(layout, len(ends)), ends, strict=True):
        values = place.translated(0, 21 + BAR_HEIGHT)
        painter.drawText(values, Qt.AlignmentFlag.AlignLeft, lowest)
        painter.drawText(values, Qt.AlignmentFlag.AlignRight, highest)


def _ends(picture: Picture) -> list[tuple[str, str]]:
    """Return what stands at the left and at the right of each legend's bar."""
    features = picture.record.features
    scales = _scales(picture)
    return [
        (f"{features.min():.1f}", f"{features.max():.1f}"),
        *(("0", f"{scale.largest:.2g}") for scale in scales),
    ]


def _scales(picture: Picture) -> tuple[ColourScale, ColourScale, ColourScale]:
    """Return the scales of activations, of units' gradients and of dL/d(input)."""
    activations = activation_scale(picture, picture.stages[0])
    return activations, gradient_scale(picture), input_gradient_scale(picture)


@lru_cache(maxsize=4)
def _places(layout: Layout, bars: int) -> tuple[QRectF, ...]:
    area, space = layout.legend, 22.0
    width = min(230.0, (area.width() - space * (bars - 1)) / bars)
    return tuple(
        QRectF(area.left() + number * (width + space), area.top(), width, 40)
        for number in range(bars)
    )


def _paint_bar(painter: QPainter, place: QRectF, bar: ColourBar) -> None:
    painter.setFont(ink.text_font())
    painter.setPen(ink.colour(theme.current().muted))
    painter.drawText(QRectF(place.left(), place.top(), place.width() + 20, 18), 0, bar.title)
    colours = np.ascontiguousarray(bar.colours)
    image = QImage(colours.data, len(colours), 1, 4 * len(colours), QImage.Format.Format_RGB32)
    strip = QRectF(place.left(), place.top() + 20, place.width(), BAR_HEIGHT)
    painter.drawImage(strip, image)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(strip)
    below = QRectF(place.left(), strip.bottom() + 1, place.width(), 18)
    painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, bar.normalisation)
