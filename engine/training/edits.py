"""A weight set by hand: whether there is such a place, and whether it can hold such a value."""

from __future__ import annotations

import numpy as np

from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.network.layer import Array
from engine.network.network import Network
from engine.training.history import WeightEdited


def edited_array(network: Network, edit: WeightEdited) -> Array:
    """Return the parameter that an edit changes a number of.

    Raises
    ------
    Failure
        When the network has no such place, or its numbers cannot be that value.
    """
    array = network.parameters.get(edit.name)
    if array is None or not _is_inside(edit.index, array.shape):
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "The network has no weight {name}[{index}]."),
            QT_TRANSLATE_NOOP("engine", "Choose a weight of the network that is shown."),
            name=edit.name,
            index=", ".join(map(str, edit.index)),
        )
    with np.errstate(over="ignore"):
        fits = np.isfinite(network.dtype.type(edit.value))
    if not fits:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "A weight cannot be {value}."),
            QT_TRANSLATE_NOOP("engine", "Choose a number, such as 0 or -0.5."),
            value=edit.value,
        )
    return array


def _is_inside(index: tuple[int, ...], shape: tuple[int, ...]) -> bool:
    return len(index) == len(shape) and all(
        0 <= place < size for place, size in zip(index, shape, strict=True)
    )
