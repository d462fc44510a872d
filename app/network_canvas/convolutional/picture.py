"""A record of convolutions and an output layer, ready to be drawn."""

from __future__ import annotations

from collections.abc import Sequence

from app.network_canvas.columns.stage import Stage
from app.network_canvas.convolutional.block import Block
from app.network_canvas.picture import Picture
from engine.network.activations import ACTIVATIONS
from engine.training.record import LayerRecord, Record

REARRANGING = ("flatten", "dropout")


class ConvolutionalPicture(Picture):
    """A record of convolutions, seen as this clip or as the batch.

    Attributes
    ----------
    blocks
        The convolutions with what follows each.
    output
        The dense layer that answers, with its predictions.
    """

    def __init__(self, record: Record, *, batch: bool) -> None:
        super().__init__(record, batch=batch)
        self.blocks = tuple(Block(layers, batch=batch) for layers in _divided(record.layers))
        self.output = Stage(record.layer("output"), _squashing(record), record, batch=batch)

    def block_named(self, layer: str) -> int | None:
        """Return which block a layer belongs to."""
        for number, block in enumerate(self.blocks):
            parts = (block.convolution, block.pooling, block.activation, block.last)
            if any(part is not None and part.name == layer for part in parts):
                return number
        return None


def _divided(layers: Sequence[LayerRecord]) -> list[list[LayerRecord]]:
    """Return the layers of each convolution, up to where the maps end."""
    blocks: list[list[LayerRecord]] = []
    for layer in layers:
        if layer.kind in REARRANGING or layer.kind == "dense":
            break
        if layer.kind == "convolution":
            blocks.append([])
        blocks[-1].append(layer)
    return blocks


def _squashing(record: Record) -> LayerRecord | None:
    """Return the activation behind the output layer, where there is one."""
    last = record.layers[-1]
    return last if last.kind in ACTIVATIONS else None
