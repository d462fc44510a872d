"""What stands beside the strips: names, the axes of frequency and time, whose numbers they are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from app import theme
from app.layer_title import layer_title
from app.network_canvas import ink
from app.network_canvas.outline import MARGIN
from app.network_canvas.picture import largest
from app.network_canvas.recurrent.layout import LINE, RecurrentLayout, Strips
from app.network_canvas.recurrent.names import KINDS, SYMBOLS, gradient_title, strip_title
from app.network_canvas.recurrent.picture import RecurrentPicture, Unrolled
from app.short_numbers import short

translate = QCoreApplication.translate

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
BESIDE = 8.0  # pixels between a name and its strip
LEAST_NAME = 11.0  # pixels: a lower strip has no room for its name
TICK_WIDTH = 34.0  # of a frame's number and the space around it


def paint_furniture(
    painter: QPainter, layout: RecurrentLayout, picture: RecurrentPicture, band_hz: Sequence[float]
) -> None:
    """Paint all that is the same from step to step."""
    _paint_title(painter, layout, picture)
    _paint_frequency_axis(painter, layout, band_hz)
    _paint_time_axis(painter, layout)
    whose = (
        translate("NetworkCanvas", "the batch")
        if picture.batch
        else translate("NetworkCanvas", "this clip")
    )
    paint_name(painter, layout, layout.inset, "∂L/∂input", whose, theme.current().backward)
    _paint_output_title(painter, layout, picture)


def paint_strip_names(
    painter: QPainter,
    layout: RecurrentLayout,
    layer: Unrolled,
    strips: Strips,
    *,
    returned: bool,
) -> None:
    """Paint the names of a layer's strips.

    Once the gradient has `returned` to it, its gates show both, and their names say so.
    """
    colours = theme.current()
    painter.setFont(ink.text_font(bold=True))
    painter.setPen(ink.colour(colours.text))
    title = strips.lane.translated(MARGIN - layout.left, 0)
    painter.drawText(title, LEFT, layer_title(layer.name))
    units = f"{layer.units} {KINDS[layer.kind]}"
    state = strip_title(layer.kind, "state")
    paint_name(painter, layout, strips.state, state, units, colours.forward)
    for gate, area in strips.gates:
        _paint_gate_name(painter, layout, area, layer, gate, returned=returned)
    paint_name(painter, layout, strips.gradient, "∂L/∂h", "", colours.backward)


def paint_name(
    painter: QPainter, layout: RecurrentLayout, area: QRectF, name: str, more: str, hue: str
) -> None:
    """Paint a name at the left of a strip, and more about it where the strip is high enough."""
    if area.height() < LEAST_NAME:
        return
    width = layout.left - BESIDE - MARGIN
    two = bool(more) and area.height() >= 2 * LINE
    middle = area.center().y() - (LINE / 2 if two else 0)
    painter.setFont(ink.text_font())
    painter.setPen(ink.colour(hue))
    painter.drawText(QRectF(MARGIN, middle - LINE / 2, width, LINE), RIGHT, name)
    if two:
        painter.setPen(ink.colour(theme.current().muted))
        painter.drawText(QRectF(MARGIN, middle + LINE / 2, width, LINE), RIGHT, more)


def _paint_gate_name(
    painter: QPainter,
    layout: RecurrentLayout,
    area: QRectF,
    layer: Unrolled,
    gate: str,
    *,
    returned: bool,
) -> None:
    """Paint a gate's name, or only its letter where it is lower than a line of text."""
    colours = theme.current()
    low = area.height() < LINE - 4
    letter = SYMBOLS[layer.kind][gate]
    if not returned:
        name = letter if low else strip_title(layer.kind, gate)
        scale = f"± {short(largest(layer.values(gate)))}" if gate == "cell" else ""
        if scale and not low and area.height() < 2 * LINE:
            name = f"{name} {scale}"
        paint_name(painter, layout, area, name, scale, colours.forward)
    elif low:
        paint_name(painter, layout, area, letter, "", colours.backward)
    else:
        gradient = gradient_title(layer.kind, gate)
        paint_name(painter, layout, area, gradient, "", colours.backward)
        width = QFontMetricsF(ink.text_font()).horizontalAdvance(gradient) + BESIDE
        painter.setPen(ink.colour(colours.forward))
        middle = area.center().y()
        place = QRectF(MARGIN, middle - LINE / 2, layout.left - BESIDE - MARGIN - width, LINE)
        painter.drawText(place, RIGHT, letter)


def _paint_title(painter: QPainter, layout: RecurrentLayout, picture: RecurrentPicture) -> None:
    text = translate("NetworkCanvas", "{word}, {frames} × {bands} log-mel").format(
        word=picture.said, frames=layout.frames, bands=layout.bands
    )
    painter.setFont(ink.text_font(bold=True))
    painter.setPen(ink.colour(theme.current().text))
    line = QRectF(layout.left, layout.spectrogram.top() - 21, layout.spectrogram.width(), LINE)
    text = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, LEFT, text)


def _paint_frequency_axis(
    painter: QPainter, layout: RecurrentLayout, band_hz: Sequence[float]
) -> None:
    """Paint frequency in kHz, as many values as there is room for."""
    area = layout.spectrogram
    painter.setFont(ink.text_font())
    painter.setPen(ink.colour(theme.current().muted))
    bands = np.arange(len(band_hz)) + 0.5
    taken: list[float] = []
    for kilohertz in (0, 4, 1, 2):
        band = float(np.interp(1000 * kilohertz, band_hz, bands))
        band = {0: 0.0, 4: float(len(band_hz))}.get(kilohertz, band)
        y = area.bottom() - band / len(band_hz) * area.height()
        y = min(y, area.bottom() - LINE / 2 + 2)
        if any(abs(y - other) < LINE - 3 for other in taken):
            continue
        taken.append(y)
        text = f"{kilohertz} kHz" if kilohertz == 4 else str(kilohertz)
        painter.drawText(QRectF(MARGIN, y - 10, area.left() - BESIDE - MARGIN, 20), RIGHT, text)


def _paint_time_axis(painter: QPainter, layout: RecurrentLayout) -> None:
    painter.setFont(ink.text_font())
    painter.setPen(ink.colour(theme.current().muted))
    line = layout.time_axis
    name = QRectF(MARGIN, line.top(), layout.left - BESIDE - MARGIN, line.height())
    painter.drawText(name, RIGHT, translate("RecurrentScene", "frame"))
    for frame in ticks(layout):
        painter.drawText(_tick(layout, frame), CENTRE, str(frame + 1))


def paint_frame_tag(painter: QPainter, layout: RecurrentLayout, frame: int, hue: str) -> None:
    """Mark the frame that is being played on the axis of time."""
    painter.setFont(ink.text_font(bold=True))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.colour(hue))
    place = _tick(layout, frame)
    for beside in (_tick(layout, other) for other in ticks(layout)):
        if beside.intersects(place):  # a neighbour's number is seen whole or not at all
            painter.fillRect(beside.adjusted(0, 1, 0, -1), ink.colour(theme.current().window))
    painter.drawRoundedRect(place.adjusted(3, 1, -3, -1), 4, 4)
    painter.setPen(ink.colour(theme.current().window))
    painter.drawText(place, CENTRE, str(frame + 1))


def ticks(layout: RecurrentLayout) -> list[int]:
    """Return the frames whose numbers are written: the first, the last, and round ones between."""
    last = layout.frames - 1
    room = layout.pitch * layout.frames / TICK_WIDTH
    step = next((step for step in (1, 2, 5, 10, 20, 50) if layout.frames / step <= room), 100)
    between = [number - 1 for number in range(step, layout.frames, step)]
    least = TICK_WIDTH / layout.pitch
    return [0, *(frame for frame in between if least <= frame <= last - least), last]


def _tick(layout: RecurrentLayout, frame: int) -> QRectF:
    line = layout.time_axis
    return QRectF(layout.middle(frame) - TICK_WIDTH / 2, line.top(), TICK_WIDTH, line.height())


def _paint_output_title(
    painter: QPainter, layout: RecurrentLayout, picture: RecurrentPicture
) -> None:
    stage = picture.output
    painter.setFont(ink.text_font())
    painter.setPen(ink.colour(theme.current().muted))
    place = QRectF(layout.words.left() - 10, layout.words.top() - 44, 170, 40)
    text = f"{layer_title(stage.name)}\n{stage.units} {stage.activation}"
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft, text)
