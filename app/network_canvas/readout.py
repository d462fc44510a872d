"""What lies under the pointer, in words and numbers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF

from app.layer_title import layer_title
from app.network_canvas.layout import Layout
from app.network_canvas.stages import Picture

translate = QCoreApplication.translate


def describe(picture: Picture, layout: Layout, point: QPointF, band_hz: Sequence[float]) -> str:
    """Return the numbers of the unit or input cell at a point; an empty string where is none."""
    cell = layout.cell_at(point)
    if cell is not None:
        text = translate(
            "NetworkCanvas", "frame {frame}, {hertz} Hz: x = {value}, ∂L/∂x = {gradient}"
        )
        return text.format(
            frame=cell[0] + 1,
            hertz=f"{band_hz[cell[1]]:.0f}",
            value=f"{picture.record.features[cell]:.3f}",
            gradient=f"{picture.input_gradient[cell]:.5f}",
        )
    unit = layout.unit_at(point)
    return "" if unit is None else _describe_unit(picture, *unit)


def _describe_unit(picture: Picture, place: int, number: int) -> str:
    stage = picture.stages[place]
    if stage is picture.stages[-1]:
        name = f"“{picture.record.words[number]}”"
    else:
        name = f"{layer_title(stage.name)} [{number + 1}]"
    return translate("NetworkCanvas", "{name}: z = {sum}, a = {output}, δ = {delta}").format(
        name=name,
        sum=f"{stage.sums[number]:.3f}",
        output=f"{stage.outputs[number]:.3f}",
        delta=f"{stage.deltas[number]:.4f}",
    )
