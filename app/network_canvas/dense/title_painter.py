"""What stands above the columns of units."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from app import theme
from app.layer_title import layer_title
from app.network_canvas.columns.stage import Stage
from app.network_canvas.dense.layout import Layout
from app.network_canvas.dense.picture import DensePicture

TITLE_WIDTH = 76.0  # pixels between columns; where there are fewer, titles are shortened
NARROW_TITLE_WIDTH = 60.0


def paint_column_titles(painter: QPainter, layout: Layout, picture: DensePicture) -> None:
    """Paint each layer's name, number of units and activation, as far as there is room."""
    painter.setFont(theme.text_font())
    painter.setPen(QColor(theme.current().muted))
    middles = [column.middle for column in layout.columns]
    room = min((right - left for left, right in pairwise(middles)), default=TITLE_WIDTH)
    top = layout.spectrogram.top() - 48
    *hidden, output = zip(picture.stages, layout.columns, strict=True)
    for stage, column in hidden:
        name = layer_title(stage.name)
        if room < TITLE_WIDTH:
            name = name.rpartition(" ")[2]
        units = f"{stage.units}" if room < NARROW_TITLE_WIDTH else _units(stage)
        place = QRectF(column.middle - 80, top, 160, 40)
        painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, f"{name}\n{units}")
    stage, _ = output
    place = QRectF(layout.words.left() - 10, top, 160, 40)
    text = f"{layer_title(stage.name)}\n{_units(stage)}"
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft, text)


def _units(stage: Stage) -> str:
    return f"{stage.units} {stage.activation}"
