"""One convolution with its pooling and its activation, of this clip or of the batch."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from app.network_canvas.convolutional.window import Window
from app.network_canvas.picture import Array
from engine.network.activations import ACTIVATIONS
from engine.training.record import LayerRecord

POOLINGS = ("max-pooling", "average-pooling")


class Block:
    """A convolution and the layers that follow it, up to the next one.

    Maps are `(channels, frames, bands)`, as the engine has them.

    Attributes
    ----------
    convolution, pooling, activation, last
        The layers; `last` is the one whose output the next block sees.
    inputs
        What the convolution looks at, `(C, H, W)`.
    sums, deltas
        Its output z and dL/dz at every position, `(O, H', W')`.
    maps, returning
        The block's output and dL/d(output), `(O, h, w)`.
    W, b, gradient, update
        The kernels `(O, C, kh, kw)` and biases `(O,)`; dL/dW; the change that was made to W.
    window
        How the kernel slides over the inputs.
    pool
        How the pooling slides over the sums; None without one.
    """

    def __init__(self, layers: list[LayerRecord], *, batch: bool) -> None:
        self.convolution = layers[0]
        self.pooling = next((layer for layer in layers if layer.kind in POOLINGS), None)
        self.activation = next((layer for layer in layers if layer.kind in ACTIVATIONS), None)
        self.last = layers[-1]
        self.batch = batch
        signals = self.convolution.signals(batch=batch)
        answers = self.last.signals(batch=batch)
        self.inputs, self.sums, self.deltas = signals.x, signals.y, signals.dout
        self.arriving = signals.dx
        self.maps, self.returning = answers.y, answers.dout
        self.W = self.convolution.parameters["W"]
        self.b = self.convolution.parameters["b"]
        self.gradient = signals.gradients["W"]
        self.update = self.convolution.updates["W"]
        self.window = Window.of(self.inputs.shape[1:], self.sums.shape[1:], self.W.shape[2:])
        self.pool: Window | None = None
        if self.pooling is not None:
            pooled = self.pooling.signals(batch=batch).y.shape[1:]
            self.pool = Window.pooling(self.sums.shape[1:], pooled)

    @property
    def name(self) -> str:
        """The convolution's name."""
        return self.convolution.name

    @property
    def channels(self) -> int:
        """How many kernels there are, and maps."""
        return len(self.W)

    @property
    def size(self) -> tuple[int, int]:
        """Frames and bands of a map after pooling."""
        return self.maps.shape[1], self.maps.shape[2]

    @property
    def takes_largest(self) -> bool:
        """Whether the pooling has winners."""
        return self.pooling is not None and self.pooling.kind == "max-pooling"

    @cached_property
    def dead(self) -> NDArray[np.bool_]:
        """The channels that a rectifier has silenced everywhere, `(O,)`."""
        rectifies = self.activation is not None and self.activation.kind == "relu"
        silent: NDArray[np.bool_] = (self.maps == 0).all(axis=(1, 2)) & rectifies
        return silent

    @cached_property
    def strength(self) -> Array:
        """How much there is to see of each channel, forwards and backwards, `(O,)`."""
        forward = np.sqrt(np.square(np.nan_to_num(self.maps)).sum(axis=(1, 2)))
        backward = np.sqrt(np.square(np.nan_to_num(self.deltas)).sum(axis=(1, 2)))
        both: Array = forward / (forward.max() or 1.0) * (backward / (backward.max() or 1.0) + 0.01)
        return both

    @cached_property
    def slice_strength(self) -> Array:
        """How much each input map matters to each channel, `(O, C)`."""
        kernels = np.sqrt(np.square(np.nan_to_num(self.W)).sum(axis=(2, 3)))
        inputs = np.sqrt(np.square(np.nan_to_num(self.inputs)).sum(axis=(1, 2)))
        strength: Array = kernels * inputs
        return strength

    def strongest_channel(self) -> int:
        """Return the channel with most to see."""
        return int(self.strength.argmax())

    def strongest_input(self, channel: int) -> int:
        """Return the input map that matters most to a channel."""
        return int(self.slice_strength[channel].argmax())

    def patch(self, position: int, source: int) -> Array:
        """Return what the kernel sees of one input map at a position, `(kh, kw)`."""
        return self.window.patch(self.inputs[source], position)

    def product_sum(self, position: int, channel: int, source: int) -> float:
        """Return the sum over one input map of kernel x patch at a position."""
        return float((self.W[channel, source] * self.patch(position, source)).sum())

    def sum_at(self, position: int, channel: int) -> float:
        """Return z at a position."""
        return float(self.sums[(channel, *self.window.place(position))])

    def delta_at(self, position: int, channel: int) -> float:
        """Return dL/dz at a position."""
        return float(self.deltas[(channel, *self.window.place(position))])

    def running_gradient(self, position: int, channel: int, source: int) -> Array:
        """Return the kernel's gradient as the positions up to this one make it, `(kh, kw)`."""
        gradient: Array = self.growing_gradient(position)[channel, source]
        return gradient

    def growing_gradient(self, position: int | None) -> Array:
        """Return all kernels' gradients as the positions up to this one make them; None: all do.

        Of the batch only the whole is known.
        """
        if self.batch or position is None or position >= self.window.count - 1:
            return self.gradient
        cached = self.__dict__.get("_growing")
        if cached is None or cached[0] != position:
            deltas = self.deltas.reshape(self.channels, -1)[:, : position + 1]  # (O, P)
            grown = deltas @ self._patches[:, : position + 1].T  # (O, P) (P, C kh kw)
            cached = (position, grown.reshape(self.W.shape))
            self.__dict__["_growing"] = cached
        gradient: Array = cached[1]
        return gradient

    def known_at(self, share: float) -> NDArray[np.bool_]:
        """Return which places of a map are known when the window has come so far, `(h, w)`."""
        if share >= 1:
            return np.ones(self.size, np.bool_)
        reached = self.window.position_at(share) if share > 0 else -1
        known: NDArray[np.bool_] = self._complete_at <= reached
        return known

    @cached_property
    def _complete_at(self) -> NDArray[np.intp]:
        """The position of the window that completes each place of a map, `(h, w)`."""
        if self.pool is None:
            return np.arange(self.window.count).reshape(self.size)
        return self.pool.complete_at

    def winner(self, channel: int, row: int, column: int) -> int:
        """Return which element of a pooling window has won, row by row."""
        assert self.pool is not None
        return int(self.pool.patch(self.sums[channel], row * self.size[1] + column).argmax())

    def passing(self, channel: int) -> int:
        """Return how many of a map's places pass a gradient on to the sums."""
        return int(np.count_nonzero(self.deltas[channel]))

    @cached_property
    def _patches(self) -> Array:
        """What every position sees of all input maps, `(C kh kw, P)`."""
        return np.concatenate([self.window.patches(values) for values in self.inputs])
