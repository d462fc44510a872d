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

LOSS = "loss"
"""The layer of the loss: its `y`, whose index is `()`, is the loss."""

BATCH = "batch"
"""The layer of the clips themselves: its `clips`, `(n,)`, are what clip n of the batch adds."""

RECURRENT = ("elman", "gru", "lstm")
"""The kinds of layers that have a state at each frame."""

_SIGNALS = ("x", "y", "dout", "dx")
_UPDATE = "update "


@dataclass(frozen=True, slots=True)
class Place:
    """One number of a record.

    Parameters
    ----------
    layer
        The name of a layer of the record, `INPUT`, `OUTPUT` or `LOSS`.
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
        return _of_input(record, array, batch=batch)
    if layer == OUTPUT:
        return {"y": record.batch_predictions if batch else record.predictions}[array]
    if layer == LOSS:
        return {"y": np.asarray(record.batch_loss if batch else record.clip_loss)}[array]
    return _of_layer(layer_of(record, layer), array, batch=batch)


def value_of(record: Record, place: Place, *, batch: bool) -> float:
    """Return the number at a place; KeyError or IndexError when there is none."""
    return float(array_of(record, place.layer, place.array, batch=batch)[place.index])


def is_there(record: Record, place: Place) -> bool:
    """Whether a record has such a number: a network may have grown since, or be another one."""
    try:
        value_of(record, place, batch=False)
    except (LookupError, TypeError, ValueError):
        return False
    return True


def layer_of(record: Record, name: str) -> LayerRecord:
    """Return the layer of that name; KeyError when the record has none."""
    for layer in record.layers:
        if layer.name == name:
            return layer
    raise KeyError(name)


def is_parameter(record: Record, place: Place) -> bool:
    """Whether a number is one that is learned: a weight, a bias, a kernel's tap."""
    return _has_parameter(record, place.layer, place.array)


def gradient_place(record: Record, place: Place) -> Place | None:
    """Return where the gradient of the loss with respect to a number stands; None of a gradient.

    Of a recurrent layer's gate it is the gradient at the gate's weighted sum z, of its state what
    arrives from above and from the next frame together. Of the predictions, behind a softmax or
    sigmoid that belongs to the loss, it is the gradient at the output's sums.
    """
    if place.layer == LOSS or _is_gradient(record, place) or place.array.startswith(_UPDATE):
        return None
    if place.layer == OUTPUT:
        return Place(record.layers[-1].name, "dout", place.index)
    if place.layer == INPUT or is_parameter(record, place):
        name = "dout" if place.layer == INPUT else f"d{place.array}"
        return Place(place.layer, name, place.index)
    layer = layer_of(record, place.layer)
    if place.array == "x":
        return Place(place.layer, "dx", place.index)
    if place.array == "y":
        return Place(place.layer, "dstate" if layer.kind in RECURRENT else "dout", place.index)
    name = f"d{place.array}"
    return Place(place.layer, name, place.index) if name in layer.clip.internals else None


def value_place(record: Record, place: Place) -> Place | None:
    """Return of which number this is the gradient, or the update; None of a value."""
    if place.array.startswith(_UPDATE):
        return Place(place.layer, place.array.removeprefix(_UPDATE), place.index)
    if not _is_gradient(record, place):
        return None
    name = {"dout": "y", "dx": "x", "dz": "state"}.get(place.array, place.array.removeprefix("d"))
    return Place(place.layer, name, place.index)


def update_place(record: Record, place: Place) -> Place | None:
    """Return where the update of a parameter, or of the parameter of a gradient, stands."""
    value = value_place(record, place) or place
    if not is_parameter(record, value):
        return None
    return Place(value.layer, _UPDATE + value.array, value.index)


def _of_input(record: Record, array: str, *, batch: bool) -> NDArray[np.generic]:
    """The batch's input is the mean over its clips, as its signals are."""
    if array == "dout":
        return record.batch_input_gradient if batch else record.input_gradient
    mean = record.layers[0].batch.x.reshape(record.features.shape)  # (I,) or maps -> (T, bands)
    return {"y": mean if batch else record.features}[array]


def _of_layer(layer: LayerRecord, array: str, *, batch: bool) -> NDArray[np.generic]:
    signals = layer.signals(batch=batch)
    if array in _SIGNALS:
        signal: NDArray[np.generic] = getattr(signals, array)
        return signal
    if array in signals.internals:
        return signals.internals[array]
    if array.startswith(_UPDATE):
        return layer.updates[array.removeprefix(_UPDATE)]
    if array.startswith("d"):
        return signals.gradients[array.removeprefix("d")]
    return layer.parameters[array]


def _has_parameter(record: Record, layer: str, name: str) -> bool:
    if layer in (INPUT, OUTPUT, LOSS):
        return False
    return name in layer_of(record, layer).parameters


def _is_gradient(record: Record, place: Place) -> bool:
    if place.array in ("dout", "dx"):
        return True
    if place.array[0] != "d" or place.layer in (INPUT, OUTPUT, LOSS):
        return False
    layer = layer_of(record, place.layer)
    return place.array in layer.clip.internals or place.array[1:] in layer.parameters


def after_update(record: Record, place: Place) -> float:
    """Return a parameter as the step of a record has left it."""
    update = layer_of(record, place.layer).updates[place.array][place.index]
    return value_of(record, place, batch=False) + float(update)
