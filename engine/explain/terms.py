"""The chain rule, written out: which products, added up, make one number of the gradient."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.network.convolution import Convolution
from engine.network.dense import Dense
from engine.network.elman import Elman
from engine.network.gru import GRU
from engine.network.layer import Array, Layer
from engine.network.network import Network
from engine.network.recurrent import Recurrent

INPUT = "input"
"""The name under which the features stand beside the parameters."""


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """One entry of a gradient as a sum of products `deltas * factors`.

    Attributes
    ----------
    deltas
        dL/d(what the number feeds), one a product, `(n,)`.
    factors
        What it is multiplied with: an activation for a weight, 1 for a bias, a weight for an
        input cell; `(n,)`.
    axes
        What the columns of `places` count, such as `("frame", "clip")`.
    places
        Where each product comes from, `(n, len(axes))`.
    delta_of, factor_of
        What the two are gradients and values of, such as `"hidden1"` and `"hidden1.x"`.
    """

    deltas: Array
    factors: Array
    axes: tuple[str, ...]
    places: NDArray[np.int64]
    delta_of: str
    factor_of: str

    @property
    def products(self) -> Array:
        """The terms themselves, `(n,)`."""
        return self.deltas * self.factors

    @property
    def sum(self) -> float:
        """The entry of the gradient."""
        return float(self.products.sum())

    def largest(self, count: int) -> NDArray[np.int64]:
        """Return where the `count` largest terms stand, by size, the largest first."""
        return np.argsort(-np.abs(self.products), kind="stable")[:count]


def terms_of(network: Network, name: str, index: tuple[int, ...]) -> Terms:
    """Return the terms of one entry of the gradient of the last pass.

    Parameters
    ----------
    network
        After `loss_and_gradients`, with `input_gradient` where an input cell is asked about.
    name
        Of a parameter, such as `"hidden1.W"`, or `"input"`.
    index
        Of the entry; of the input `(clip, frame, band)`.

    Raises
    ------
    KeyError, IndexError
        When there is no such entry.
    """
    if name == INPUT:
        layer = next(network.with_parameters())
        return _input_terms(layer, index, network.input_gradient.shape[1:])
    layer_name, _, parameter = name.rpartition(".")
    layer = next((layer for layer in network.layers if layer.name == layer_name), network.layers[0])
    if not min(index) >= 0 or layer.parameters[parameter][index].shape:
        raise IndexError(index)
    match layer:
        case Dense():
            return _dense_terms(layer, parameter, index)
        case Convolution():
            return _convolution_terms(layer, parameter, index)
        case Recurrent():
            return _recurrent_terms(layer, parameter, index)
    raise TypeError(f"{layer.kind} learns by rules unknown here")


def _dense_terms(layer: Dense, parameter: str, index: tuple[int, ...]) -> Terms:
    deltas = layer.dout[index[0]]  # (O, B) -> (B,)
    if parameter == "b":
        return _terms(layer, deltas, np.ones_like(deltas), ("clip",), "1")
    return _terms(layer, deltas, layer.x[index[1]], ("clip",), f"{layer.name}.x")


def _convolution_terms(layer: Convolution, parameter: str, index: tuple[int, ...]) -> Terms:
    deltas = layer.dout[index[0]]  # (O, H, W, B) -> (H, W, B)
    axes = ("row", "column", "clip")
    if parameter == "b":
        return _terms(layer, deltas, np.ones_like(deltas), axes, "1")
    seen = np.asarray(layer.internals()["patches"][index[1:]])  # (C, kh, kw, H, W, B) -> (H, W, B)
    return _terms(layer, deltas, seen, axes, f"{layer.name}.x")


def _recurrent_terms(layer: Recurrent, parameter: str, index: tuple[int, ...]) -> Terms:
    axes = ("frame", "clip")
    if parameter == "U":
        deltas = _recurrent_deltas(layer)[:, index[0]]  # (T, G H, B) -> (T, B)
        before = np.zeros_like(deltas)
        before[1:] = layer.y[:-1, :, index[1]]  # the state before the first frame is zero
        return _terms(layer, deltas, before, axes, f"{layer.name}.y")
    deltas = _deltas(layer)[:, index[0]]  # (T, G H, B) -> (T, B)
    if parameter == "b":
        return _terms(layer, deltas, np.ones_like(deltas), axes, "1")
    return _terms(layer, deltas, layer.x[:, :, index[1]], axes, f"{layer.name}.x")


def _deltas(layer: Recurrent) -> Array:
    """Return dL/d(W x_t + b) of every gate and frame, `(T, G H, B)`."""
    internals = layer.internals()
    if isinstance(layer, Elman):
        return np.asarray(internals["dz"])
    return np.concatenate([internals[f"d{gate}"] for gate in layer.gates], axis=1)


def _recurrent_deltas(layer: Recurrent) -> Array:
    """Return dL/d(U h_{t-1}) `(T, G H, B)`: a GRU's candidate hears it through the reset gate."""
    deltas = _deltas(layer)
    if isinstance(layer, GRU):
        deltas[:, -layer.units :] *= np.asarray(layer.internals()["reset"], deltas.dtype)
    return deltas


def _input_terms(layer: Layer, index: tuple[int, ...], shape: tuple[int, ...]) -> Terms:
    clip, frame, band = index
    W = layer.parameters["W"]
    match layer:
        case Dense():
            cell = int(np.ravel_multi_index((frame, band), shape))
            deltas = layer.dout[:, clip]  # (O, B) -> (O,)
            return _terms(layer, deltas, W[:, cell], ("unit",), f"{layer.name}.W")
        case Recurrent():
            deltas = _deltas(layer)[frame, :, clip]  # (T, G H, B) -> (G H,)
            return _terms(layer, deltas, W[:, band], ("unit",), f"{layer.name}.W")
        case Convolution():
            return _seen_by(layer, frame, band, clip)
    raise TypeError(f"{layer.kind} hands back by rules unknown here")


def _seen_by(layer: Convolution, row: int, column: int, clip: int) -> Terms:
    """Return one term for each output of a convolution in whose patch an input cell lies."""
    W = layer.parameters["W"]
    _, height, width = layer.output_shape
    down, across = layer.slides
    places = [
        (channel, i, j, y, x)
        for channel in range(layer.channels)
        for i in range(layer.kernel[0])
        for j in range(layer.kernel[1])
        for y, beyond_y in [divmod(row + down.before - i, layer.stride[0])]
        for x, beyond_x in [divmod(column + across.before - j, layer.stride[1])]
        if not beyond_y and not beyond_x and 0 <= y < height and 0 <= x < width
    ]
    deltas = np.array([layer.dout[channel, y, x, clip] for channel, _, _, y, x in places])
    taps = np.array([W[channel, 0, i, j] for channel, i, j, _, _ in places])
    axes = ("channel", "kernel row", "kernel column", "row", "column")
    return Terms(deltas, taps, axes, np.array(places).reshape(-1, 5), layer.name, f"{layer.name}.W")


def _terms(
    layer: Layer, deltas: Array, factors: Array, axes: tuple[str, ...], factor_of: str
) -> Terms:
    places = np.indices(deltas.shape).reshape(len(axes), -1).T
    return Terms(deltas.ravel(), factors.ravel(), axes, places, layer.name, factor_of)
