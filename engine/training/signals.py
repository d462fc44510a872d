"""What the layers hold after a pass, copied out for good."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.network.layer import Layer

Array = NDArray[np.floating]


@dataclass(frozen=True, slots=True, eq=False)
class Signals:
    """What one layer held: of one clip, or of the batch.

    `x` and `y` are input and output, `dout` and `dx` the gradients of the loss with respect to
    `y` and `x`, `gradients` those with respect to the layer's parameters, and `internals` what the
    layer itself calls so (`Layer.internals`): gates and states of each frame, patches, winners.
    Shapes are the layer's without the axis of the clips: `(units,)` of a dense layer,
    `(channels, height, width)` of a convolution, `(frames, units)` of a recurrent layer.

    For the batch, `x` and `y` are means over its clips; the gradients, of the mean loss, are sums
    over the clips' shares of it, and `gradients` is what the update uses. Its `internals` are
    means and sums likewise, and only there where they say something (`averages_internals`).
    """

    x: Array
    y: Array
    dout: Array
    dx: Array
    gradients: Mapping[str, Array]
    internals: Mapping[str, NDArray[np.generic]]


def frozen(array: ArrayLike) -> NDArray[Any]:
    """Return a copy that nobody can write to."""
    copy = np.array(array)
    copy.setflags(write=False)
    return copy


def sealed(fresh: NDArray[Any]) -> NDArray[Any]:
    """Let nobody write any more to an array that was made just now, and return it."""
    fresh.setflags(write=False)
    return fresh


def frozen_all(arrays: Mapping[str, NDArray[Any]]) -> Mapping[str, NDArray[Any]]:
    """Return a read-only mapping of read-only copies."""
    return MappingProxyType({name: frozen(array) for name, array in arrays.items()})


def batch_signals(layers: Sequence[Layer]) -> dict[str, Signals]:
    """Return what successive layers hold of the whole batch after its backward pass, by name.

    The network's loss is the mean over the batch, so each clip's share of dL/dy in a layer's
    `dout` has already been divided by the batch's size: the batch's gradient is the sum over its
    clips.
    """
    means, sums = _Shared(_mean), _Shared(_sum)
    return {
        layer.name: Signals(
            x=means.of(layer.x, layer.x_batch_axis),  # (I, B) -> (I,)
            y=means.of(layer.y, layer.y_batch_axis),
            dout=sums.of(layer.dout, layer.y_batch_axis),
            dx=sums.of(layer.dx, layer.x_batch_axis),
            gradients=frozen_all(layer.gradients),
            internals=_batch_internals(layer),
        )
        for layer in layers
    }


def clip_signals(layers: Sequence[Layer]) -> dict[str, Signals]:
    """Return what successive layers hold after a pass of one clip alone, by name."""
    alone = _Shared(_only)
    return {
        layer.name: Signals(
            x=alone.of(layer.x, layer.x_batch_axis),  # (I, 1) -> (I,)
            y=alone.of(layer.y, layer.y_batch_axis),
            dout=alone.of(layer.dout, layer.y_batch_axis),
            dx=alone.of(layer.dx, layer.x_batch_axis),
            gradients=frozen_all(layer.gradients),
            internals=frozen_all(
                {name: values[..., 0] for name, values in layer.internals().items()}
            ),
        )
        for layer in layers
    }


class _Shared:
    """Takes the clips out of each array once: one layer's output is the input of the next."""

    def __init__(self, take: Callable[[Array, int], Array]) -> None:
        self._take = take
        self._taken: dict[int, tuple[Array, Array]] = {}

    def of(self, values: Array, batch_axis: int) -> Array:
        """Return `values` without the axis of the clips, read-only."""
        if id(values) not in self._taken:
            self._taken[id(values)] = values, sealed(self._take(values, batch_axis))
        return self._taken[id(values)][1]


def _only(values: Array, batch_axis: int) -> Array:
    return np.asarray(values.take(0, axis=batch_axis))


def _sum(values: NDArray[Any], batch_axis: int) -> Array:
    """Add the clips up, as a product with ones: several times as fast as a sum along an axis."""
    clips = values.shape[batch_axis]
    ones = np.ones(clips, values.dtype)
    if batch_axis == -1 and values.flags.c_contiguous:
        flat: Array = values.reshape(-1, clips) @ ones
        return flat.reshape(values.shape[:-1])
    summed: Array = ones @ np.moveaxis(values, batch_axis, -2)  # (B,) (..., B, n) -> (..., n)
    return summed


def _mean(values: NDArray[Any], batch_axis: int) -> Array:
    mean: Array = _sum(values, batch_axis) / values.dtype.type(values.shape[batch_axis])
    return mean


def _batch_internals(layer: Layer) -> Mapping[str, Array]:
    """Return the means of gates and states over the clips, and the sums of their gradients."""
    if not layer.averages_internals:
        return MappingProxyType({})
    return MappingProxyType(
        {
            name: sealed((_sum if name[0] == "d" else _mean)(values, -1))
            for name, values in layer.internals().items()
        }
    )
