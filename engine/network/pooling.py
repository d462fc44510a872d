"""Pooling layers: smaller maps, of which each number stands for a window of the larger ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.network.layer import Array, Layer
from engine.network.patches import slide


class Pooling(Layer):
    """A window that slides over each map: x is `(C, H, W, B)`, y is `(C, H', W', B)`.

    All windows lie within the map. What is left over at the far edges fills no window: it does not
    count, and its gradient is zero. Unless a stride is given, the windows lie side by side.

    `taps` are what each element of the window sees, row by row, at all of its positions.
    """

    def __init__(
        self,
        name: str,
        input_shape: tuple[int, int, int],
        window: tuple[int, int] = (2, 2),
        stride: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(name)
        self.input_shape = input_shape
        self.window = window
        self.stride = window if stride is None else stride
        self.slides = slide(input_shape, self.window, self.stride)
        self._down, self._across = self.slides
        self.output_shape = (input_shape[0], self._down.positions, self._across.positions)
        self._overlap = self.stride[0] < window[0] or self.stride[1] < window[1]

    def _gather(self, x: Array) -> Array:
        """Return x's taps, `(kh kw, C, H', W', B)`."""
        taps = self.buffer("taps", (prod(self.window), *self.output_shape, x.shape[-1]))
        x = np.ascontiguousarray(x, self._dtype)
        for tap, seen in zip(_packed(taps), self._seen(_packed(x)), strict=True):
            np.copyto(tap, seen)
        return taps

    def _scatter(self, dtaps: Iterable[Array]) -> Array:
        """Return dx `(C, H, W, B)`: the gradient of each tap, brought back to where it was seen."""
        dx = self.buffer("dx", self.x.shape)
        if self._overlap:
            dx.fill(0)
            for dtap, seen in zip(dtaps, self._seen(dx), strict=True):
                np.add(seen, dtap, out=seen)
        else:  # what no window sees has been zero from the start
            for dtap, seen in zip(dtaps, self._seen(_packed(dx)), strict=True):
                np.copyto(seen, _packed(dtap))
        return dx

    def _seen(self, maps: NDArray[Any]) -> Iterator[NDArray[Any]]:
        """Yield the part of `maps` `(C, H, W, ...)` that each element of the window sees."""
        for i in range(self.window[0]):
            for j in range(self.window[1]):
                yield maps[:, self._down.seen_by(i), self._across.seen_by(j)]


class MaxPooling(Pooling):
    """The largest number of each window; among equals, the first one row by row has won.

    Source: Goodfellow, Bengio, Courville, Deep Learning (2016), section 9.3.
    """

    kind = "max-pooling"

    def forward(self, x: Array) -> Array:
        self.x = x
        self._taps = self._gather(x)  # (C, H, W, B) -> (kh kw, C, H', W', B)
        self.y = self.buffer("y", self._taps.shape[1:])
        np.maximum.reduce(self._taps, axis=0, out=self.y)  # -> (C, H', W', B)
        return self.y

    def backward(self, dout: Array) -> Array:
        self.dout = dout
        if not self.needs_dx:
            return dout
        dtaps = self.buffer("dtaps", self._taps.shape)
        lost = self.buffer("lost", self.y.shape)
        np.copyto(dtaps[0], dout)
        # The winner keeps it all; who has lost hands it on to the next.
        for tap, dtap, following in zip(self._taps, dtaps, dtaps[1:], strict=False):
            np.not_equal(tap, self.y, out=lost)  # 1 or 0
            np.multiply(dtap, lost, out=following)
            np.subtract(dtap, following, out=dtap)
        self.dx = self._scatter(dtaps)  # (kh kw, C, H', W', B) -> (C, H, W, B)
        return self.dx

    def internals(self) -> Mapping[str, NDArray[np.generic]]:
        """Return `winners` `(C, H', W', B)`: the winner's index in its window, row by row."""
        return {"winners": self._taps.argmax(axis=0)}


class AveragePooling(Pooling):
    """The mean of each window, `y = 1/(kh kw) sum x`; each of its elements gets the same share.

    Source: LeCun et al., Backpropagation applied to handwritten zip code recognition (1989).
    """

    kind = "average-pooling"

    def forward(self, x: Array) -> Array:
        self.x = x
        taps = self._gather(x)  # (C, H, W, B) -> (kh kw, C, H', W', B)
        self.y = self.buffer("y", taps.shape[1:])
        np.add.reduce(taps, axis=0, out=self.y)  # -> (C, H', W', B)
        self.y /= len(taps)
        return self.y

    def backward(self, dout: Array) -> Array:
        self.dout = dout
        if not self.needs_dx:
            return dout
        share = self.buffer("share", dout.shape)
        np.divide(dout, prod(self.window), out=share)
        self.dx = self._scatter([share] * prod(self.window))  # (C, H', W', B) -> (C, H, W, B)
        return self.dx


def _packed(maps: Array) -> NDArray[np.void]:
    """Return a view whose last axis, the clips, is one thing: it is copied twice as fast."""
    return maps.view(np.dtype((np.void, maps.shape[-1] * maps.itemsize)))
