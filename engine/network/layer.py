"""What every layer is: forward and backward side by side, and the numbers between them kept.

Each layer lays a batch of B clips out in the order in which its products are fastest:

- dense: one column per clip, `(features, B)`
- convolution and pooling: feature maps with the clips last, `(channels, height, width, B)`
- recurrent: one frame after the other, `(frames, B, features)`

The first layer of a network brings the features, `(B, frames, bands)`, into the order that the
next one needs; see `engine.network.arrangement`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping

import numpy as np
from numpy.typing import DTypeLike, NDArray

Array = NDArray[np.floating]

_ALIGNMENT = 64  # bytes: one cache line, and the widest vector registers


class Layer(ABC):
    """One layer. After a forward and a backward pass it still holds what went in and came out.

    Attributes
    ----------
    x, y
        Input and output of the last forward pass.
    dout, dx
        Gradient of the loss with respect to `y` and to `x`, from the last backward pass.
    parameters, gradients
        The learned arrays and the gradient of the loss with respect to each, by the same short
        names; both are views into the network's flat vectors.
    x_batch_axis, y_batch_axis
        Which axis of `x` and `dx`, and of `y` and `dout`, counts the clips.
    needs_dx
        False where nobody asks for `dx`: below the first layer that learns there is nothing to
        teach. `backward` then leaves `dx` as it was.

    averages_internals
        Whether the mean of `internals` over the clips says something: of gates it does, of patches
        and winners it does not.

    All of them are working buffers, overwritten by the next pass: copy what must last.
    """

    kind: str = ""
    x_batch_axis: int = -1
    y_batch_axis: int = -1
    averages_internals: bool = False

    def __init__(self, name: str) -> None:
        self.name = name
        self.parameters: dict[str, Array] = {}
        self.gradients: dict[str, Array] = {}
        self.needs_dx = True
        self.x: Array
        self.y: Array
        self.dout: Array
        self.dx: Array
        self._buffers: dict[tuple[str, tuple[int, ...]], Array] = {}
        self._dtype: DTypeLike = np.float32

    def shapes(self) -> dict[str, tuple[int, ...]]:
        """Return the shape of each parameter, by name."""
        return {}

    def bind(
        self, parameters: dict[str, Array], gradients: dict[str, Array], dtype: DTypeLike
    ) -> None:
        """Take the views that the network has laid out for this layer."""
        self.parameters = parameters
        self.gradients = gradients
        self._dtype = dtype

    def initialise(self, rng: np.random.Generator) -> None:
        """Give the parameters their first values."""
        del rng

    @abstractmethod
    def forward(self, x: Array) -> Array:
        """Return the layer's output for `x`, and keep both."""

    @abstractmethod
    def backward(self, dout: Array) -> Array:
        """Fill `gradients` from dL/dy, and return dL/dx; follows the `forward` of the same x."""

    def internals(self) -> Mapping[str, NDArray[np.generic]]:
        """Return what happened inside, by name, each with the clips along the last axis.

        Gates and states of each frame, patches, winners: what a picture of this layer needs
        besides its input, its output and their gradients. Valid after a backward pass. Names that
        begin with d are gradients of the loss, as in `dx`.
        """
        return {}

    def buffer(self, name: str, shape: tuple[int, ...]) -> Array:
        """Return the same array for the same name and shape: a training step allocates nothing.

        The first time it is full of zeros.
        """
        key = (name, shape)
        if key not in self._buffers:
            self._buffers[key] = aligned(shape, self._dtype)
        return self._buffers[key]

    def ones(self, shape: tuple[int, ...]) -> Array:
        """Return ones, always the same: a product with them is the fastest way to a sum."""
        key = ("ones", shape)
        if key not in self._buffers:
            self._buffers[key] = aligned(shape, self._dtype)
            self._buffers[key].fill(1)
        return self._buffers[key]


def aligned(shape: tuple[int, ...], dtype: DTypeLike) -> Array:
    """Return zeros that begin at a cache line: elsewhere a copy can be 12 times slower."""
    size = int(np.prod(shape, dtype=np.int64)) * np.dtype(dtype).itemsize
    room = np.zeros(size + _ALIGNMENT, np.uint8)
    start = -room.ctypes.data % _ALIGNMENT
    view: Array = room[start : start + size].view(dtype)
    return view.reshape(shape)
