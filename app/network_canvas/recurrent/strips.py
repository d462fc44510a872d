"""The images of all strips of a picture, each made when it is first painted."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from app import theme
from app.colour_scale import ColourScale
from app.network_canvas.input_painter import upright
from app.network_canvas.options import TimeScale
from app.network_canvas.picture import Array, largest
from app.network_canvas.recurrent.layout import RecurrentLayout
from app.network_canvas.recurrent.picture import SIGMOIDS, RecurrentPicture, Unrolled
from app.network_canvas.recurrent.strip_image import Grid, strip_image
from app.network_canvas.recurrent.time_scale import time_colours
from app.network_canvas.scales import (
    LAYER,
    Normalisation,
    activation_scales,
    gradient_scales,
    input_gradient_scale,
)

NEARLY = 0.01  # as close to its bound a unit counts as saturated


class StripScales:
    """What the brightest colours of each layer stand for.

    Attributes
    ----------
    states
        Of each layer's state and gates, which share it.
    cells
        Of what an LSTM keeps in its cells, which nothing bounds; each layer's own.
    gradients, gate_gradients
        Of what goes back in time, at the state and inside the layer.
    """

    def __init__(
        self, picture: RecurrentPicture, normalisation: Normalisation, time_scale: TimeScale
    ) -> None:
        layers = picture.layers
        self.states = activation_scales(
            [layer.kind for layer in layers],
            [np.stack([layer.state, *_bounded(layer)]) for layer in layers],
            normalisation,
        )
        self.cells = tuple(
            ColourScale(
                theme.current().raised,
                theme.current().forward,
                largest(layer.values("cell")) or 1.0,
                LAYER,
            )
            if "cell" in layer.gates
            else self.states[number]
            for number, layer in enumerate(layers)
        )
        norms = tuple(layer.norms for layer in layers)
        self.gradients = time_colours(
            gradient_scales([layer.gradient for layer in layers], normalisation), norms, time_scale
        )
        self.gate_gradients = time_colours(
            gradient_scales([_gate_gradients(layer) for layer in layers], normalisation),
            norms,
            time_scale,
        )

    def forward(self, layer: int, array: str) -> ColourScale:
        """Return the scale of a strip of the forward pass."""
        return self.cells[layer] if array == "cell" else self.states[layer]


def _gate_gradients(layer: Unrolled) -> Array:
    """Return the gradients of all that a layer holds besides its state, `(gates, T, H)`."""
    gradients = [layer.values(f"d{gate}") for gate in layer.gates]
    return np.stack(gradients) if gradients else layer.values("dz")


def _bounded(layer: Unrolled) -> list[Array]:
    return [layer.values(gate) for gate in layer.gates if gate != "cell"]


class StripImages:
    """Makes and keeps the images of one picture in one layout."""

    def __init__(
        self,
        picture: RecurrentPicture,
        layout: RecurrentLayout,
        scales: StripScales,
        *,
        signed: bool,
    ) -> None:
        self._picture = picture
        self._layout = layout
        self._scales = scales
        self._signed = signed
        self._made: dict[tuple[int, str, float], QImage] = {}

    def paint(
        self,
        painter: QPainter,
        area: QRectF,
        layer: int,
        array: str,
        first: float,
        end: float,
    ) -> None:
        """Paint the frames from `first` to `end`; a part of a frame is painted faintly."""
        ratio = painter.device().devicePixelRatioF()
        image = self._image(area, layer, array, ratio)
        whole_first, whole_end = int(np.ceil(first)), int(np.floor(end))
        if whole_end > whole_first:
            self._blit(painter, area, image, whole_first, whole_end, ratio)
        for frame, share in ((whole_end, end - whole_end), (whole_first - 1, whole_first - first)):
            if share > 0:
                painter.setOpacity(share)
                self._blit(painter, area, image, frame, frame + 1, ratio)
                painter.setOpacity(1.0)

    def _blit(
        self, painter: QPainter, area: QRectF, image: QImage, first: int, end: int, ratio: float
    ) -> None:
        pitch = self._layout.pitch
        left, right = first * pitch, end * pitch
        target = QRectF(area.left() + left, area.top(), right - left, area.height())
        source = QRectF(left * ratio, 0, (right - left) * ratio, image.height())
        painter.drawImage(target, image, source)

    def _image(self, area: QRectF, layer: int, array: str, ratio: float) -> QImage:
        key = layer, array, ratio
        if key not in self._made:
            self._made[key] = self._make(area, layer, array, ratio)
        return self._made[key]

    def _make(self, area: QRectF, number: int, array: str, ratio: float) -> QImage:
        layout = self._layout
        if number < 0:
            grid = Grid(layout.frames, layout.pitch, 0.0, area.height(), ratio)
            values = upright(self._picture.input_gradient).T  # (frames, bands), the highest first
            scale = input_gradient_scale(self._picture.input_gradient)
            shares = np.clip(np.nan_to_num(np.abs(values)) / (scale.largest or 1.0), 0, 1)
            return strip_image(
                grid, shares, values, full=scale.full, ground=scale.ground, hatched=self._signed
            )
        grid = Grid(layout.frames, layout.pitch, layout.gap, area.height(), ratio)
        layer = self._picture.layers[number]
        values = layer.values(array)
        if array.startswith("d"):
            inside = array != "dstate"
            colours = (self._scales.gate_gradients if inside else self._scales.gradients)[number]
            shares = colours.shares(values)
            scale = colours.scale
            return strip_image(grid, shares, values, full=scale.full, ground=scale.ground)
        scale = self._scales.forward(number, array)
        shares = np.clip(np.nan_to_num(np.abs(values)) / (scale.largest or 1.0), 0, 1)
        marked = None if self._picture.batch else saturated(array, values)
        return strip_image(
            grid, shares, values, full=scale.full, ground=scale.ground, marked=marked
        )


def saturated(array: str, values: Array) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]] | None:
    """Return which cells are within a hundredth of their bound, where the slope is almost 0."""
    if array in SIGMOIDS:
        return np.asarray(np.abs(values - 0.5) > 0.5 - NEARLY)
    if array in ("state", "candidate"):
        return np.asarray(np.abs(values) > 1 - NEARLY)
    return None
