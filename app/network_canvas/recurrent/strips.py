"""The images of all strips of a picture, each made when it is first painted."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from app.network_canvas.input_painter import upright
from app.network_canvas.picture import Array
from app.network_canvas.recurrent.layout import RecurrentLayout
from app.network_canvas.recurrent.picture import SIGMOIDS, RecurrentPicture
from app.network_canvas.recurrent.strip_image import Grid, linear_shares, sharpness, strip_image
from app.network_canvas.recurrent.strip_scales import StripScales
from app.network_canvas.scales import input_gradient_scale

NEARLY = 0.01  # as close to its bound a unit counts as saturated

INPUT_GRADIENT = -1
READ_OUT = -2
"""What has strips and is no recurrent layer."""


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
        whole_first, whole_end = int(np.ceil(first)), int(np.floor(end))
        if whole_end > whole_first:
            self._blit(painter, area, layer, array, (whole_first, whole_end))
        for frame, share in ((whole_end, end - whole_end), (whole_first - 1, whole_first - first)):
            if share > 0:
                painter.setOpacity(share)
                self._blit(painter, area, layer, array, (frame, frame + 1))
                painter.setOpacity(1.0)

    def paint_read_out(self, painter: QPainter, area: QRectF, array: str, shown: float) -> None:
        """Paint the column that the output reads, or its gradient, as far as it is seen."""
        painter.setOpacity(shown)
        painter.drawImage(area, self._image(area, READ_OUT, array, sharpness(painter)))
        painter.setOpacity(1.0)

    def _blit(
        self, painter: QPainter, area: QRectF, layer: int, array: str, frames: tuple[int, int]
    ) -> None:
        ratio = sharpness(painter)
        image = self._image(area, layer, array, ratio)
        left, right = (frame * self._layout.pitch for frame in frames)
        target = QRectF(area.left() + left, area.top(), right - left, area.height())
        source = QRectF(left * ratio, 0, (right - left) * ratio, image.height())
        painter.drawImage(target, image, source)

    def _image(self, area: QRectF, layer: int, array: str, ratio: float) -> QImage:
        key = layer, array, ratio
        if key not in self._made:
            self._made[key] = self._make(area, layer, array, ratio)
        return self._made[key]

    def _make(self, area: QRectF, layer: int, array: str, ratio: float) -> QImage:
        layout, height = self._layout, area.height()
        if layer == INPUT_GRADIENT:
            return self._input_gradient(Grid(layout.frames, layout.pitch, 0.0, height, ratio))
        if layer == READ_OUT:
            return self._read_out(array, Grid(1, area.width(), 0.0, height, ratio))
        grid = Grid(layout.frames, layout.pitch, layout.gap, height, ratio)
        values = self._picture.layers[layer].values(array)
        if array.startswith("d"):
            colours = self._scales.back(layer, array)
            scale, shares = colours.scale, colours.shares(values)
        else:
            scale = self._scales.forward(layer, array)
            shares = linear_shares(values, scale.largest)
        marked = None if self._picture.batch else saturated(array, values)
        return strip_image(
            grid, shares, values, full=scale.full, ground=scale.ground, marked=marked
        )

    def _input_gradient(self, grid: Grid) -> QImage:
        gradient = self._picture.input_gradient
        scale, values = (
            input_gradient_scale(gradient),
            upright(gradient).T,
        )  # the highest band first
        shares = linear_shares(values, scale.largest)
        return strip_image(
            grid, shares, values, full=scale.full, ground=scale.ground, hatched=self._signed
        )

    def _read_out(self, array: str, grid: Grid) -> QImage:
        picture, back = self._picture, array == "dout"
        values = (picture.summary_gradient if back else picture.summary)[np.newaxis]
        scale = self._scales.read_out_gradient if back else self._scales.states[-1]
        shares = linear_shares(values, scale.largest)
        return strip_image(grid, shares, values, full=scale.full, ground=scale.ground)


def saturated(array: str, values: Array) -> NDArray[np.bool_] | None:
    """Return which cells are within a hundredth of their bound, where the slope is almost 0."""
    if array in SIGMOIDS:
        return np.asarray(np.abs(values - 0.5) > 0.5 - NEARLY)
    if array in ("state", "candidate"):
        return np.asarray(np.abs(values) > 1 - NEARLY)
    return None
