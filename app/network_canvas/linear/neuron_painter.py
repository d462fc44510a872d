"""The neuron in focus: its weights, what they make of the input, and the wire to its answer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from app import theme
from app.colour_scale import ColourScale
from app.controllers.phases import PhaseKind
from app.network_canvas.captions import number
from app.network_canvas.dense.visibility import Visibility
from app.network_canvas.linear.layout import LinearLayout
from app.network_canvas.linear.picture import LinearPicture
from app.network_canvas.linear.title_painter import paint_signs, paint_title
from app.network_canvas.linear.weight_painter import (
    Map,
    own_scale,
    paint_cell_marks,
    paint_frame,
    paint_front,
    paint_ground,
    paint_map,
    paint_scale,
)
from app.network_canvas.linear.word_painter import paint_wire
from app.network_canvas.moment import Moment

translate = QCoreApplication.translate

WIRE_SHARE = 0.25  # of the backward wave: first it runs along the wire, then over the weights


class NeuronPainter:
    """Paints one neuron of a picture; `cells` are the two weights to mark, once they are known."""

    def __init__(
        self,
        picture: LinearPicture,
        layout: LinearLayout,
        focus: int,
        weights: ColourScale,
        cells: tuple[int, int] | None,
    ) -> None:
        self._picture, self._layout, self._focus = picture, layout, focus
        self._weights, self._cells = weights, cells

    def paint_weights(self, painter: QPainter, moment: Moment, seen: Visibility) -> None:
        """Paint the weights, and how they become others in the update."""
        picture, area = self._picture, self._layout.weights
        values = picture.weights(self._focus)
        updated = seen.gaps[0].front if moment.phase.kind is PhaseKind.UPDATE else 0.0
        if updated:
            values = values + picture.update(self._focus) * values.dtype.type(updated)
        paint_ground(painter, area)
        paint_map(painter, area, Map(values, self._weights))
        paint_scale(painter, area, self._weights)
        self._finish(painter, area)
        paint_front(painter, area, updated, theme.current().update)

    def paint_product(self, painter: QPainter, moment: Moment, seen: Visibility) -> None:
        """Paint what the phase makes of the weights, and the wire to the neuron's answer."""
        layout, front = self._layout, seen.gaps[0].front
        paint_ground(painter, layout.product)
        match moment.phase.kind:
            case PhaseKind.INPUT:
                not_yet = translate("NetworkCanvas", "not yet")
                paint_ground(painter, layout.product, not_yet)
                paint_title(painter, layout.product, "w · x", hue=theme.current().forward)
                paint_frame(painter, layout.product)
                return
            case PhaseKind.FORWARD:
                self._paint_forward(painter, front, seen.lit[0])
            case PhaseKind.BACKWARD:
                self._paint_backward(painter, front)
            case PhaseKind.UPDATE:
                self._paint_update(painter, front)
            case _:
                self._paint_forward(painter, 1.0, 1.0)
        self._finish(painter, layout.product)

    def paint_signs(self, painter: QPainter, moment: Moment) -> None:
        """Paint x times w = product, while it is the product that is shown."""
        if moment.phase.kind not in (PhaseKind.BACKWARD, PhaseKind.UPDATE):
            paint_signs(painter, self._layout)

    def paint_fronts(self, painter: QPainter, seen: Visibility) -> None:
        """Paint how far the products have come, over the two pictures that are multiplied."""
        for area in (self._layout.spectrogram, self._layout.weights):
            paint_front(painter, area, seen.gaps[0].front, theme.current().forward)

    def _finish(self, painter: QPainter, area: QRectF) -> None:
        paint_frame(painter, area)
        if self._cells is not None:
            paint_cell_marks(painter, self._layout, area, self._cells)

    def _paint_forward(self, painter: QPainter, front: float, answered: float) -> None:
        """Paint `w x` from the left, and the sum so far; at the end it runs along the wire."""
        hue, layout, picture = theme.current().forward, self._layout, self._picture
        product = picture.product(self._focus)
        scale = own_scale(hue, product)
        paint_map(painter, layout.product, Map(product, scale, 0.0, front))
        paint_scale(painter, layout.product, scale)
        paint_front(painter, layout.product, front, hue)
        frames = picture.sums_by_frame.shape[1]
        done = min(int(front * frames), frames)
        total = float(picture.sums_by_frame[self._focus, done - 1]) if done else 0.0
        paint_title(painter, layout.product, f"w · x,  Σ = {number(total, 2)}", hue=hue)
        paint_wire(painter, layout, self._focus, hue, 0.0, min(1.0, 2 * answered))

    def _paint_backward(self, painter: QPainter, front: float) -> None:
        """Paint dL/dw from the right over `w x`, after the wave has come along the wire."""
        colours, layout, picture = theme.current(), self._layout, self._picture
        along = min(1.0, front / WIRE_SHARE)
        over = max(0.0, (front - WIRE_SHARE) / (1 - WIRE_SHARE))
        product, gradient = picture.product(self._focus), picture.gradient(self._focus)
        scale = own_scale(colours.backward, gradient)
        forward = own_scale(colours.forward, product)
        paint_map(painter, layout.product, Map(product, forward, 0.0, 1.0 - over))
        paint_map(painter, layout.product, Map(gradient, scale, 1.0 - over, 1.0))
        paint_front(painter, layout.product, 1.0 - over, colours.backward)
        paint_scale(painter, layout.product, scale)
        rule = "∂L/∂w = Σδ·x/N" if picture.batch else "∂L/∂w = δ · x"
        paint_title(painter, layout.product, rule, hue=colours.backward)
        paint_wire(painter, layout, self._focus, colours.forward, 0.0, 1.0 - along)
        paint_wire(painter, layout, self._focus, colours.backward, 1.0 - along, 1.0)

    def _paint_update(self, painter: QPainter, front: float) -> None:
        """Paint the update from the left over dL/dw."""
        colours, layout, picture = theme.current(), self._layout, self._picture
        gradient, update = picture.gradient(self._focus), picture.update(self._focus)
        scale = own_scale(colours.update, update)
        backward = own_scale(colours.backward, gradient)
        paint_map(painter, layout.product, Map(gradient, backward, front, 1.0))
        paint_map(painter, layout.product, Map(update, scale, 0.0, front))
        paint_front(painter, layout.product, front, colours.update)
        paint_scale(painter, layout.product, scale)
        title = translate("LinearScene", "Δw, of the batch")
        paint_title(painter, layout.product, title, hue=colours.update)
        paint_wire(painter, layout, self._focus, colours.backward, 0.0, 1.0)
