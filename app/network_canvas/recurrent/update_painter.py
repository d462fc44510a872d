"""The weights that all frames share: before the update, the update, and after it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLineF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from app import theme
from app.layer_title import layer_title
from app.network_canvas import ink
from app.network_canvas.outline import MARGIN
from app.network_canvas.picture import Array, largest
from app.network_canvas.recurrent.layout import LINE, RecurrentLayout
from app.network_canvas.recurrent.names import SYMBOLS
from app.network_canvas.recurrent.picture import RecurrentPicture
from app.network_canvas.recurrent.strip_image import Grid, linear_shares, sharpness, strip_image
from app.network_canvas.recurrent.titles import BESIDE, LEFT, RIGHT
from app.network_canvas.recurrent.update_maps import Map, header, update_maps
from app.short_numbers import short

translate = QCoreApplication.translate

WIDE_MAP = 140.0  # pixels
UPDATE_END, AFTER_BEGIN = 0.6, 0.4  # of the phase


class UpdatePainter:
    """Paints the update of all recurrent layers over the place of their strips."""

    def __init__(self, picture: RecurrentPicture, layout: RecurrentLayout) -> None:
        self._picture = picture
        self._layout = layout
        self.maps = update_maps(layout, picture)
        self._images: dict[tuple[int, str, str, float], QImage] = {}

    def paint_still(self, painter: QPainter) -> None:
        """Paint the weights as they were, names and scales, and the empty places of the rest."""
        colours = theme.current()
        painter.fillRect(self._layout.panel.adjusted(-2, -2, 6, 4), ink.colour(colours.window))
        self._paint_header(painter)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for one in self.maps:
            if one.part == "before":
                self._paint_map(painter, one, 1.0)
                self._paint_name(painter, one)
            painter.setPen(ink.pen(colours.line, 1.0))
            painter.drawRect(one.area)

    def paint_moving(self, painter: QPainter, fraction: float) -> None:
        """Paint as much of the update, and of what comes of it, as has been made."""
        made = {
            "update": min(1.0, fraction / UPDATE_END),
            "after": max(0.0, (fraction - AFTER_BEGIN) / (1 - AFTER_BEGIN)),
        }
        for one in self.maps:
            if one.part in made:
                self._paint_map(painter, one, made[one.part])

    def _paint_header(self, painter: QPainter) -> None:
        colours = theme.current()
        line = header(self._layout)
        parts = [one for one in self.maps if one.layer == 0 and one.parameter == "W"]
        titles = {
            "before": (translate("RecurrentScene", "before"), colours.text),
            "update": (translate("RecurrentScene", "update"), colours.update),
            "after": (translate("RecurrentScene", "after"), colours.text),
        }
        painter.setFont(ink.text_font(bold=True))
        for one in parts:
            title, hue = titles[one.part]
            painter.setPen(ink.colour(hue))
            place = QRectF(one.area.left(), line.top(), one.area.width(), LINE)
            painter.drawText(place, LEFT, title)
        self._paint_gate_letters(painter, parts, line)

    def _paint_gate_letters(self, painter: QPainter, maps: list[Map], line: QRectF) -> None:
        """Paint, at the right above each map, which gates' weights stand there in which order."""
        between = " | " if maps[0].area.width() >= WIDE_MAP else " "
        letters = between.join(gate_letters(self._picture.layers[0].kind))
        painter.setFont(ink.text_font())
        painter.setPen(ink.colour(theme.current().muted))
        for one in maps:
            place = QRectF(one.area.left(), line.top(), one.area.width(), LINE)
            painter.drawText(place, RIGHT, letters)

    def _paint_name(self, painter: QPainter, one: Map) -> None:
        """Paint a parameter's name with its scale, and below it the update's."""
        colours = theme.current()
        before, update = self._values(one, "before"), self._values(one, "update")
        lines = (
            (f"{one.parameter}  ±{short(largest(before))}", colours.text),
            (f"Δ{one.parameter}  ±{short(largest(update))}", colours.update),
        )
        width = self._layout.left - BESIDE - MARGIN
        top = one.area.top()
        if one.parameter == "W" and len(self._picture.layers) > 1:
            painter.setFont(ink.text_font(bold=True))
            painter.setPen(ink.colour(colours.text))
            name = layer_title(self._picture.layers[one.layer].name)
            painter.drawText(QRectF(MARGIN, top - LINE, width, LINE), RIGHT, name)
        painter.setFont(ink.text_font())
        fits = 2 if one.area.height() >= 2 * LINE - 2 else 1
        for number, (text, hue) in enumerate(lines[:fits]):
            painter.setPen(ink.colour(hue))
            painter.drawText(QRectF(MARGIN, top + number * LINE - 2, width, LINE), RIGHT, text)

    def _paint_map(self, painter: QPainter, one: Map, shown: float) -> None:
        if shown <= 0:
            return
        ratio = sharpness(painter)
        image = self._image(one, ratio)
        width = one.area.width() * shown
        target = QRectF(one.area.left(), one.area.top(), width, one.area.height())
        painter.drawImage(target, image, QRectF(0, 0, width * ratio, image.height()))
        if shown >= 1:
            self._paint_gates(painter, one)

    def _paint_gates(self, painter: QPainter, one: Map) -> None:
        """Paint lines between the gates, whose weights stand beside each other."""
        gates = one.rows // self._picture.layers[one.layer].units
        if gates < 2:
            return
        painter.setPen(ink.pen(theme.current().window, 2.0))
        for gate in range(1, gates):
            x = round(one.area.left() + gate * one.area.width() / gates)
            painter.drawLine(QLineF(x, one.area.top(), x, one.area.bottom()))

    def _image(self, one: Map, ratio: float) -> QImage:
        key = one.layer, one.parameter, one.part, ratio
        if key not in self._images:
            colours = theme.current()
            values = self._values(one, one.part)
            base = one.part if one.part == "update" else "before"
            most = largest(self._values(one, base)) or 1.0
            shares = linear_shares(values, most)
            pitch = one.area.width() / one.rows
            grid = Grid(one.rows, pitch, 0.0, one.area.height(), ratio)
            hue = colours.update if one.part == "update" else colours.text
            self._images[key] = strip_image(grid, shares, values, full=hue, ground=colours.well)
        return self._images[key]

    def _values(self, one: Map, part: str) -> Array:
        """Return a map's numbers, `(G H, columns)`."""
        record = self._picture.layers[one.layer].record
        before, update = record.parameters[one.parameter], record.updates[one.parameter]
        values = {"before": before, "update": update, "after": before + update}[part]
        return values.reshape(len(values), -1)


def gate_letters(kind: str) -> list[str]:
    """Return the letters of a layer's gates in the order of its parameters."""
    order: dict[str, tuple[str, ...]] = {
        "elman": (),
        "gru": ("reset", "update", "candidate"),
        "lstm": ("input", "forget", "candidate", "output"),
    }
    return [SYMBOLS[kind][gate] for gate in order[kind]]
