"""Where a number stands in a record: the address by which the window and the proofs speak of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.training.record import LayerRecord, Record

INPUT = "input"
"""The layer of the features: its `y` are the features, its `dout` is dL/d(features)."""

OUTPUT = "predictions"
"""The layer of what the network answers: its `y` are the predictions."""

_SIGNALS = ("x", "y", "dout", "dx")


@dataclass(frozen=True, slots=True)
class Place:
    """One number of a record.

    Parameters
    ----------
    layer
        The name of a layer of the record, `INPUT` or `OUTPUT`.
    array
        A parameter (`"W"`), its gradient (`"dW"`) or its update (`"update W"`); a signal (`"y"`,
        `"dout"`); or one of the layer's internals (`"state"`, `"dz"`, `"reset"`, `"winners"`). One
        layer's y is the next one's x: it is named where it is made, and so is its gradient `dout`.
    index
        In that array, whose shapes are those of `LayerRecord` and `Signals`; `(frame, band)` of
        the input, `(word,)` of the predictions.
    """

    layer: str
    array: str
    index: tuple[int, ...]


def array_of(record: Record, layer: str, array: str, *, batch: bool) -> NDArray[np.generic]:
    """Return a whole array of a record by its address, of the spotlight clip or of the batch.

    Raises KeyError when there is none, as of a batch's winners.
    """
    if layer == INPUT:
        gradient = record.batch_input_gradient if batch else record.input_gradient
        return {"y": record.features, "dout": gradient}[array]
    if layer == OUTPUT:
        return {"y": record.batch_predictions if batch else record.predictions}[array]
    return _of_layer(record.layer(layer), array, batch=batch)


def value_of(record: Record, place: Place, *, batch: bool) -> float:
    """Return the number at a place; KeyError or IndexError when there is none."""
    return float(array_of(record, place.layer, place.array, batch=batch)[place.index])


def _of_layer(layer: LayerRecord, array: str, *, batch: bool) -> NDArray[np.generic]:
    signals = layer.signals(batch=batch)
    if array in _SIGNALS:
        signal: NDArray[np.generic] = getattr(signals, array)
        return signal
    if array in signals.internals:
        return signals.internals[array]
    if array.startswith("update "):
        return layer.updates[array.removeprefix("update ")]
    if array.startswith("d"):
        return signals.gradients[array.removeprefix("d")]
    return layer.parameters[array]
