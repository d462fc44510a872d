"""A picture of frames x bands: time to the right, frequency upwards, magma, with its scales."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from app import theme
from app.colour_maps import colours_of
from app.features_window.plot import Plot
from app.features_window.stage_view import outline
from app.panels.colour_bar import paint_colour_bar
from engine.sound.features import hz_to_mel

TICKS_HZ = (0.0, 500.0, 1000.0, 2000.0, 4000.0, 8000.0, 16000.0)


def paint_cells(
    painter: QPainter, area: QRectF, values: NDArray[np.float32], bounds: tuple[float, float]
) -> None:
    """Paint values (frames, bands), each cell sharp."""
    pixels = np.ascontiguousarray(colours_of(values.T[::-1], *bounds))  # (bands, frames)
    rows, columns = pixels.shape
    image = QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32)
    painter.drawImage(area, image, QRectF(0, 0, columns, rows))


def paint_scale(
    painter: QPainter, area: QRectF, top: float, bounds: tuple[str, str], height: int
) -> None:
    """Paint the colours with the values at their ends, below a picture."""
    painter.setPen(QColor(theme.current().muted))
    box = QRect(round(area.left()), round(top), round(area.width()), height)
    paint_colour_bar(painter, box, *bounds)


def mark_cell(painter: QPainter, plot: Plot, column: int, band: int) -> None:
    """Frame a column, a band and, more strongly, the cell where they meet.

    The plot counts columns and bands, so cell 3 goes from 3 to 4.
    """
    upright = QRectF(
        QPointF(plot.x_of(column), plot.area.top()),
        QPointF(plot.x_of(column + 1), plot.area.bottom()),
    )
    level = QRectF(
        QPointF(plot.area.left(), plot.y_of(band + 1)),
        QPointF(plot.area.right(), plot.y_of(band)),
    )
    outline(painter, upright)
    outline(painter, level)
    painter.setPen(QPen(QColor("white"), 3.0))
    painter.drawRect(upright.intersected(level).adjusted(-1, -1, 0, 0))


def frequency_ticks(edges: NDArray[np.float64]) -> list[tuple[float, str]]:
    """Return heights in bands, 0 at the bottom, and texts in kHz, lowest first."""
    lowest, highest = float(edges[0]), float(edges[-1])
    mels = hz_to_mel(edges)
    step = float(mels[1] - mels[0])
    bands = len(edges) - 2
    ticks = []
    for hertz in TICKS_HZ:
        if lowest <= hertz <= highest:
            mel = float(hz_to_mel(np.array(hertz)))
            height = (mel - float(mels[0])) / step - 0.5  # a band's centre is the cell's middle
            ticks.append((min(max(height, 0.0), float(bands)), f"{hertz / 1000:g}"))
    return ticks
