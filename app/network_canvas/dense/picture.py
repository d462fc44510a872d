"""A record of dense layers: columns of units, and the gaps of edges between them."""

from __future__ import annotations

from functools import cached_property

from app.network_canvas.columns.stage import Stage, activation_of, strongest_edges
from app.network_canvas.picture import Picture, largest
from engine.training.record import Record


class DensePicture(Picture):
    """A record of dense layers, seen as this clip or as the batch, ready to be drawn."""

    def __init__(self, record: Record, *, batch: bool, most_edges: int) -> None:
        super().__init__(record, batch=batch)
        self.stages = _stages(record, batch=batch)
        self.edges = tuple(strongest_edges(stage, most_edges) for stage in self.stages)

    @cached_property
    def largest_delta(self) -> float:
        """The largest |delta| of the whole network."""
        return largest(*(stage.deltas for stage in self.stages)) or 1.0


def _stages(record: Record, *, batch: bool) -> tuple[Stage, ...]:
    layers = record.layers
    return tuple(
        Stage(layer, activation_of(record, place), record, batch=batch)
        for place, layer in enumerate(layers)
        if layer.kind == "dense"
    )
