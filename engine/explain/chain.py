"""A record as a chain of layers: what comes before each, what comes behind, and its numbers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from engine.explain.derivation import Array, Column, Factor
from engine.explain.places import (
    INPUT,
    LOSS,
    OUTPUT,
    RECURRENT,
    Place,
    array_of,
    is_parameter,
    layer_of,
)
from engine.explain.rules import LEAK, Form
from engine.training.record import LayerRecord, Record

Indices = NDArray[np.int64]


class OfEachClipError(LookupError):
    """A number of the batch that only each clip by itself would explain."""


class Chain:
    """The numbers of a record, of the spotlight clip or of the batch, as factors of products.

    A number is named where it is made: a layer's x is the y of the layer before, and what merely
    lays numbers out in another order is passed over.
    """

    def __init__(self, record: Record, *, batch: bool) -> None:
        self.record = record
        self.batch = batch
        self._position = {layer.name: place for place, layer in enumerate(record.layers)}

    def before(self, layer: LayerRecord) -> LayerRecord | None:
        """Return the layer whose y is this one's x; None for the first."""
        position = self._position[layer.name]
        return self.record.layers[position - 1] if position else None

    def behind(self, name: str) -> LayerRecord | None:
        """Return the layer whose x is the y of the layer of that name; None for the last."""
        position = -1 if name == INPUT else self._position[name]
        layers = self.record.layers
        return layers[position + 1] if position + 1 < len(layers) else None

    def array(self, layer: str, array: str) -> NDArray[np.generic]:
        """Return a whole array; OfEachClipError where the batch has none."""
        try:
            return array_of(self.record, layer, array, batch=self.batch)
        except KeyError:
            if self.batch and layer in self._position:
                raise OfEachClipError(layer, array) from None
            raise

    def canonical(self, place: Place) -> Place:
        """Return the address under which a number is explained."""
        if place.layer == OUTPUT and self.record.loss_kind == "mean-squared-error":
            return self.canonical(Place(self.record.layers[-1].name, "y", place.index))
        if place.layer in (INPUT, OUTPUT, LOSS):
            return place
        layer = layer_of(self.record, place.layer)
        if place.array in ("x", "dx"):
            return self._where_made(layer, place)
        if layer.kind == "flatten":
            index = np.unravel_index(place.index[0], layer.clip.x.shape)
            inner = Place(layer.name, "x" if place.array == "y" else "dx", _whole(index))
            return self._where_made(layer, inner)
        if layer.kind in RECURRENT and place.array == "y":
            return Place(layer.name, "state", place.index)
        return place

    def _where_made(self, layer: LayerRecord, place: Place) -> Place:
        before = self.before(layer)
        array = "y" if place.array == "x" else "dout"
        if before is not None:
            return self.canonical(Place(before.name, array, place.index))
        frames, bands = self.record.features.shape
        flat = np.ravel_multi_index(place.index, layer.clip.x.shape)
        return Place(INPUT, array, _whole(np.unravel_index(flat, (frames, bands))))

    def column(self, layer: str, array: str, indices: Indices, form: Form = Form.SAME) -> Column:
        """Return the numbers at `indices` `(n, axes)` of an array as a column of factors."""
        values = self.array(layer, array)[tuple(indices.T)].astype(np.float64)
        learned = is_parameter(self.record, Place(layer, array, ()))
        return Column(formed(values, form), form, layer, array, indices, learned)

    def inputs(self, layer: LayerRecord, indices: Indices) -> Column:
        """Return numbers of a layer's x `(n, axes)`, under the name of the layer that made them."""
        values = self.array(layer.name, "x")[tuple(indices.T)].astype(np.float64)
        maker, array, where = self._makers(layer, indices)
        return Column(values, Form.SAME, maker, array, where)

    def _makers(self, layer: LayerRecord, indices: Indices) -> tuple[str, str, Indices]:
        before = self.before(layer)
        if before is None:
            shape, made = layer.clip.x.shape, self.record.features.shape
            return INPUT, "y", _laid_out(indices, shape, made)
        if before.kind == "flatten":
            within = _laid_out(indices, before.clip.y.shape, before.clip.x.shape)
            return self._makers(before, within)
        return before.name, "state" if before.kind in RECURRENT else "y", indices

    def factor(self, place: Place, form: Form = Form.SAME) -> Factor:
        """Return one number as a factor."""
        value = np.asarray(self.array(place.layer, place.array)[place.index], np.float64)
        return Factor(float(formed(value, form)[()]), self.canonical(place), form)


def formed(v: Array, form: Form) -> Array:  # noqa: PLR0911 - one a form
    """Return what a form makes of numbers; see `Form`."""
    match form:
        case Form.MINUS:
            return -v
        case Form.REST:
            return 1 - v
        case Form.TANH_SLOPE:
            return 1 - v * v
        case Form.SIGMOID_SLOPE:
            return v * (1 - v)
        case Form.RELU_SLOPE:
            return np.where(v > 0, 1.0, 0.0)
        case Form.LEAKY_RELU_SLOPE:
            return np.where(v > 0, 1.0, LEAK)
        case Form.IDENTITY_SLOPE:
            return np.ones_like(v)
        case Form.TANH:
            return np.tanh(v)
        case Form.SLOPE_OF_TANH:
            return 1 - np.tanh(v) ** 2
    return v


def constant(value: float, form: Form) -> Column:
    """Return a factor that is the same in every product, and stands nowhere in the record."""
    return Column(np.array([value]), form)


def across(*axes: int | NDArray[np.int64]) -> Indices:
    """Return indices `(n, axes)` from whole numbers, which stay, and `(n,)` arrays, which go on."""
    return np.stack(np.broadcast_arrays(*map(np.atleast_1d, axes)), axis=1)


def at(index: Sequence[int]) -> Indices:
    """Return the indices `(1, axes)` of one number."""
    return np.array([index], np.int64)


def _laid_out(indices: Indices, shape: tuple[int, ...], made: tuple[int, ...]) -> Indices:
    """Return indices of an array of `shape` for the same numbers in one of shape `made`."""
    if shape == made:
        return indices
    flat = np.ravel_multi_index(tuple(indices.T), shape)
    return np.stack(np.unravel_index(flat, made), axis=1)


def _whole(index: tuple[np.intp, ...]) -> tuple[int, ...]:
    return tuple(int(one) for one in index)


def where_made(record: Record, place: Place) -> Place:
    """Return the one address under which a number is explained; see `Chain.canonical`."""
    return Chain(record, batch=False).canonical(place)
