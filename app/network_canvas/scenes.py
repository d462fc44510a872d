"""Which scene draws which network."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.controllers.phases import RECURRENT
from app.network_canvas.scene import Scene
from engine.explain.loss_surface import only_dense_layer
from engine.training.record import Record

MODULES = tuple(
    f"app.network_canvas.{kind}.scene" for kind in ("dense", "convolutional", "recurrent", "linear")
)
"""What the scenes are imported from; a program that has a moment imports them beforehand."""


def scene_of(record: Record, band_hz: Sequence[float]) -> Scene[Any, Any]:
    """Return a new scene for records of this kind of network."""
    return scene_kind(record)(band_hz)


def scene_kind(record: Record) -> type[Scene[Any, Any]]:
    """Return the kind of scene that draws records of this kind of network.

    Each is imported when it is first needed: all four take as long as the rest of the window.
    """
    kinds = {layer.kind for layer in record.layers}
    if kinds.intersection(RECURRENT):
        from app.network_canvas.recurrent.scene import RecurrentScene

        return RecurrentScene
    if "convolution" in kinds:
        from app.network_canvas.convolutional.scene import ConvolutionalScene

        return ConvolutionalScene
    if only_dense_layer(record) is not None:
        from app.network_canvas.linear.scene import LinearScene

        return LinearScene
    from app.network_canvas.dense.scene import DenseScene

    return DenseScene
