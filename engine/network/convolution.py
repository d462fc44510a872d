"""The convolution layer."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray

from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.network.initializers import Initializer
from engine.network.layer import Array, Layer
from engine.network.patches import neighbours, slide


class Convolution(Layer):
    """Every output channel slides a kernel of its own over all maps of the input.

    `y[o, h, w] = b[o] + sum over c, i, j of W[o, c, i, j] x[c, h + i, w + j]`, with `h s` and
    `w s` in place of h and w for a stride s: what deep learning calls a convolution is a
    mathematician's cross-correlation.

    `W` is `(channels, C, kh, kw)`, `b` is `(channels,)`, `x` is `(C, H, W, B)`, `y` is
    `(channels, H', W', B)`. The initializer is asked for C kh kw inputs and `channels` units.

    Each output row is one matrix product. It sees kh neighbouring rows of the input, and at each
    of its positions kw neighbouring columns of those. So `rows` keeps every input row kw times,
    each time one column further on; then kh neighbouring rows of it are one matrix, and the next
    output row's matrix begins one row later. (Im2col copies all these matrices out, kh times as
    much, for a single product too large for the caches.) The gradient goes the same way back: one
    product brings each input row what the kh output rows that see it hand down, and its kw copies
    are added up where they came from.

    Source: Goodfellow, Bengio, Courville, Deep Learning (2016), formulas 9.7 to 9.13.
    """

    kind = "convolution"

    def __init__(
        self,
        name: str,
        input_shape: tuple[int, int, int],
        channels: int,
        kernel: tuple[int, int],
        stride: tuple[int, int] = (1, 1),
        padding: str = "valid",
        *,
        initializer: Initializer,
    ) -> None:
        super().__init__(name)
        if channels < 1:
            raise Failure(
                QT_TRANSLATE_NOOP("engine", "A convolution cannot have {channels} channels."),
                QT_TRANSLATE_NOOP("engine", "Use at least 1."),
                channels=channels,
            )
        self.slides = slide(input_shape, kernel, stride, padding)
        self._down, self._across = self.slides
        self.input_shape = input_shape
        self.channels = channels
        self.kernel = kernel
        self.stride = stride
        self.padding = padding
        self.output_shape = (channels, self._down.positions, self._across.positions)
        self._initializer = initializer
        self._inner = (slice(None), self._down.inner, self._across.inner)
        self._pads = (self._down.padded, self._across.padded) != input_shape[1:]

    def shapes(self) -> dict[str, tuple[int, ...]]:
        return {"W": (self.channels, self.input_shape[0], *self.kernel), "b": (self.channels,)}

    def initialise(self, rng: np.random.Generator) -> None:
        W = self.parameters["W"]
        W[...] = self._initializer(rng, W[0].size, self.channels).reshape(W.shape)
        self.parameters["b"].fill(0)

    def forward(self, x: Array) -> Array:
        W, b = self.parameters["W"], self.parameters["b"]
        down, across, (kh, kw) = self._down, self._across, self.kernel
        maps, clips = x.shape[::3]
        self.x = x
        padded = self._padded(x)
        self._rows = self.buffer("rows", (down.covered, kw, maps, across.positions, clips))
        for j in range(kw):  # (C, H, W, B) -> (H, kw, C, W', B)
            seen_by_j = padded[:, : down.covered, across.seen_by(j)]
            np.copyto(self._rows[:, j], seen_by_j.transpose(1, 0, 2, 3))
        kernels = self.buffer("kernels", (self.channels, kh, kw, maps))
        np.copyto(kernels, W.transpose(0, 2, 3, 1))  # (O, C, kh, kw) -> (O, kh, kw, C)
        self.y = self.buffer("y", (*self.output_shape, clips))
        np.matmul(  # (O, kh kw C) (H', kh kw C, W' B) -> (H', O, W' B)
            kernels.reshape(self.channels, -1), self._patches(), out=self._by_row(self.y)
        )
        self.y += b[:, None, None, None]
        return self.y

    def backward(self, dout: Array) -> Array:
        dW, db = self.gradients["W"], self.gradients["b"]
        rows, maps = self._down.positions, len(self.x)
        self.dout = dout
        dout_rows = self._by_row(dout)  # (O, H', W', B) -> (H', O, W' B)
        shares = self.buffer("shares", (rows, *self.kernel, maps, self.channels))
        np.matmul(  # (H', kh kw C, W' B) (H', W' B, O) -> (H', kh kw C, O)
            self._patches(),
            dout_rows.transpose(0, 2, 1),
            out=shares.reshape(rows, -1, self.channels),
        )
        np.add.reduce(shares, axis=0, out=dW.transpose(2, 3, 1, 0))  # all rows' -> (O, C, kh, kw)
        of_channel = dout.reshape(self.channels, -1)  # (O, H', W', B) -> (O, H' W' B)
        np.dot(of_channel, self.ones(of_channel.shape[1:]), out=db)  # -> (O,)
        if not self.needs_dx:
            return dout
        self.dx = self._unpadded(self._handed_down(dout_rows))
        return self.dx

    def _handed_down(self, dout_rows: Array) -> Array:
        """Return what the output's rows `(H', O, W' B)` hand down to the padded input."""
        W, down, across, (kh, kw) = self.parameters["W"], self._down, self._across, self.kernel
        maps, clips = self.x.shape[::3]
        # Zeros above and below dout, and between its rows where a stride skips some of the input's.
        spread = self.buffer("spread", (down.covered + kh - 1, *dout_rows.shape[1:]))
        np.copyto(spread[down.seen_by(kh - 1)], dout_rows)
        turned = self.buffer("turned", (kw, maps, kh, self.channels))
        np.copyto(turned, W[:, :, ::-1].transpose(3, 1, 2, 0))  # (O, C, kh, kw) -> (kw, C, kh, O)
        drows = self.buffer("drows", (kw, maps, down.covered, across.positions, clips))
        np.matmul(  # (kw C, kh O) (H, kh O, W' B) -> (H, kw C, W' B)
            turned.reshape(kw * maps, -1),
            neighbours(spread, kh, down.covered, 1),
            out=drows.reshape(kw * maps, down.covered, -1).transpose(1, 0, 2),
        )
        dpadded = self.buffer("dpadded", (maps, down.padded, across.padded, clips))
        dpadded.fill(0)
        for j in range(kw):  # (kw, C, H, W', B) -> (C, H, W, B)
            dpadded[:, : down.covered, across.seen_by(j)] += drows[j]
        return dpadded

    def internals(self) -> Mapping[str, NDArray[np.generic]]:
        """Return `patches` `(C, kh, kw, H', W', B)`: what each position of the output sees."""
        row, tap, channel, column, clip = self._rows.strides
        patches = as_strided(
            self._rows,
            (self.input_shape[0], *self.kernel, *self.output_shape[1:], self._rows.shape[-1]),
            (channel, row, tap, self.stride[0] * row, column, clip),
            writeable=False,
        )
        return {"patches": patches}

    def _patches(self) -> Array:
        """Return what each row of the output sees, `(H', kh kw C, W' B)`."""
        covered, kw, maps, positions, clips = self._rows.shape
        rows = self._rows.reshape(covered, kw * maps, positions * clips)
        return neighbours(rows, self.kernel[0], self._down.positions, self._down.stride)

    def _by_row(self, y: Array) -> Array:
        """Return y or dout row after row, `(O, H', W', B)` as `(H', O, W' B)`."""
        return y.reshape(self.channels, self._down.positions, -1).transpose(1, 0, 2)

    def _padded(self, x: Array) -> Array:
        """Return x with the padding's zeros around it."""
        if not self._pads:
            return x
        padded = self.buffer(
            "padded", (len(x), self._down.padded, self._across.padded, x.shape[-1])
        )
        np.copyto(padded[self._inner], x)
        return padded

    def _unpadded(self, dpadded: Array) -> Array:
        """Return the gradient without that of the padding."""
        if not self._pads:
            return dpadded
        dx = self.buffer("dx", self.x.shape)
        np.copyto(dx, dpadded[self._inner])
        return dx
