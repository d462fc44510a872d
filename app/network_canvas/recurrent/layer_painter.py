"""The strips of one recurrent layer, as far as they are known."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from app import theme
from app.network_canvas import ink
from app.network_canvas.recurrent.flow_painter import paint_arcs
from app.network_canvas.recurrent.layout import RecurrentLayout
from app.network_canvas.recurrent.norm_painter import paint_kept, paint_norm_axis, paint_norms
from app.network_canvas.recurrent.picture import RecurrentPicture
from app.network_canvas.recurrent.strips import INPUT_GRADIENT, StripImages
from app.network_canvas.recurrent.time_scale import Axis
from app.network_canvas.recurrent.titles import paint_strip_names
from app.network_canvas.recurrent.visibility import Seen


class LayerPainter:
    """Paints the strips of layers of one picture."""

    def __init__(
        self,
        picture: RecurrentPicture,
        layout: RecurrentLayout,
        images: StripImages,
        axes: tuple[Axis, ...],
    ) -> None:
        self._picture = picture
        self._layout = layout
        self._images = images
        self._axes = axes

    def paint_still(self, painter: QPainter, number: int, seen: Seen) -> None:
        """Paint names and axes, and the empty places of what is not known yet."""
        layout, layer, strips = (
            self._layout,
            self._picture.layers[number],
            self._layout.layers[number],
        )
        moves_back = seen.front is not None and seen.front.backward and seen.front.layer == number
        returned = moves_back or seen.returned[number] > 0
        paint_strip_names(painter, layout, layer, strips, returned=returned and seen.gates_return)
        paint_norm_axis(painter, layout, strips, self._axes[number], known=returned)
        frames = layout.frames
        if seen.known[number] < frames:
            for area in (strips.state, *(area for _, area in strips.gates)):
                self._paint_slots(painter, area)
        if seen.returned[number] < frames:
            self._paint_slots(painter, strips.gradient)

    def paint_strips(self, painter: QPainter, number: int, seen: Seen) -> None:
        """Paint what is known of a layer."""
        layout, layer, strips = (
            self._layout,
            self._picture.layers[number],
            self._layout.layers[number],
        )
        frames = float(layout.frames)
        known, returned = seen.known[number], seen.returned[number]
        first_back = frames - returned
        passed_back = int(returned)
        front = seen.front
        if front is not None and front.backward and front.layer == number:
            passed_back = layout.frames - 1 - front.frame  # its own arc is on the way
        reached = int(known)
        if front is not None and not front.backward and front.layer == number:
            reached = front.frame
        paint_arcs(painter, layout, layer, strips, known=reached, returned=passed_back)
        if known > 0:
            self._images.paint(painter, strips.state, number, "state", 0.0, known)
        for gate, area in strips.gates:
            turned = first_back if seen.gates_return else frames
            end = min(known, float(int(turned) + (turned > int(turned))))
            if end > 0:
                self._images.paint(painter, area, number, gate, 0.0, end)
            if seen.gates_return and returned > 0:
                self._images.paint(painter, area, number, f"d{gate}", first_back, frames)
        if returned > 0:
            self._images.paint(painter, strips.gradient, number, "dstate", first_back, frames)
            paint_norms(painter, layout, layer, strips, self._axes[number], returned)
        paint_kept(painter, layout, layer, strips, self._axes[number], returned)

    def paint_input_gradient(self, painter: QPainter, returned: float) -> None:
        """Paint dL/d(input) of the frames whose gradient has returned."""
        area = self._layout.inset
        painter.fillRect(area, ink.colour(theme.current().well))
        if returned > 0:
            first = self._layout.frames - returned
            self._images.paint(
                painter, area, INPUT_GRADIENT, "dinput", first, float(self._layout.frames)
            )
        painter.setPen(ink.pen(theme.current().line, 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)

    def _paint_slots(self, painter: QPainter, area: QRectF) -> None:
        """Paint an empty place for each frame."""
        half = self._layout.gap / 2
        painter.setPen(ink.pen(theme.current().line, 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRects(
            [
                self._layout.column(frame, area).adjusted(half + 0.5, 0.5, -half - 0.5, -0.5)
                for frame in range(self._layout.frames)
            ]
        )
