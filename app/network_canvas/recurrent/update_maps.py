"""Where the weights of recurrent layers stand while they are updated: pure geometry."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from app.network_canvas.recurrent.layout import LINE, RecurrentLayout
from app.network_canvas.recurrent.picture import RecurrentPicture
from engine.explain.places import Place

BETWEEN = 14.0
BIAS = 12.0
SPACE = 6.0  # between W, U and b
PARTS = ("before", "update", "after")


@dataclass(frozen=True, slots=True)
class Map:
    """One parameter of a layer, before the update, the update itself, or after it.

    The rows of the parameter, gate after gate, run to the right; its columns run downwards.
    """

    layer: int
    parameter: str
    part: str
    area: QRectF
    rows: int
    columns: int

    def cell(self, row: int, column: int) -> QRectF:
        """Return where a number stands."""
        width, height = self.area.width() / self.rows, self.area.height() / self.columns
        left, top = self.area.left() + row * width, self.area.top() + column * height
        return QRectF(left, top, width, height)

    def place_at(self, point: QPointF, name: str) -> Place | None:
        """Return whose number stands at a point; `name` is the layer's."""
        if not self.area.contains(point):
            return None
        row = int((point.x() - self.area.left()) / self.area.width() * self.rows)
        column = int((point.y() - self.area.top()) / self.area.height() * self.columns)
        row, column = min(row, self.rows - 1), min(column, self.columns - 1)
        array = self.parameter if self.part == "before" else f"update {self.parameter}"
        return Place(name, array, (row,) if self.parameter == "b" else (row, column))


def header(layout: RecurrentLayout) -> QRectF:
    """Return the line that names the three parts."""
    panel = layout.panel
    return QRectF(layout.left, panel.top() + 2, panel.right() - layout.left, LINE)


def update_maps(layout: RecurrentLayout, picture: RecurrentPicture) -> tuple[Map, ...]:
    """Place the maps of all layers: before, update and after beside each other."""
    maps = []
    head = header(layout)
    top, bottom = head.bottom() + 4, layout.panel.bottom() - 2
    each = (bottom - top) / len(picture.layers)
    width = (head.width() - 2 * BETWEEN) / 3
    for number, layer in enumerate(picture.layers):
        parameters = layer.record.parameters
        sizes = {name: parameters[name].reshape(len(parameters[name]), -1).shape for name in "WUb"}
        spare = each - BIAS - 3 * SPACE
        whole = sizes["W"][1] + sizes["U"][1]
        y = top + number * each
        for name in "WUb":
            rows, columns = sizes[name]
            height = BIAS if name == "b" else max(2.0, spare * _share(columns, whole))
            for place, part in enumerate(PARTS):
                left = layout.left + place * (width + BETWEEN)
                area = QRectF(float(round(left)), float(round(y)), float(int(width)), height)
                maps.append(Map(number, name, part, area, rows, columns))
            y += height + SPACE
    return tuple(maps)


def _share(columns: int, whole: int) -> float:
    """Return a matrix's part of the height: by its columns, but never too thin to be seen."""
    return min(0.7, max(0.3, columns / whole))
