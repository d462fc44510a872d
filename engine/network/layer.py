"""What every layer is: forward and backward side by side, and the numbers between them kept.

Inside the network a batch of B clips is a matrix with one column per clip, `(features, B)`: the
products of the small layers that a person can still look at are fastest in this order.
"""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np
from numpy.typing import DTypeLike, NDArray

Array = NDArray[np.floating]


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

    All of them are working buffers, overwritten by the next pass: copy what must last.
    """

    kind: str = ""

    def __init__(self, name: str) -> None:
        self.name = name
        self.parameters: dict[str, Array] = {}
        self.gradients: dict[str, Array] = {}
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

    def buffer(self, name: str, shape: tuple[int, ...]) -> Array:
        """Return the same array for the same name and shape: a training step allocates nothing."""
        key = (name, shape)
        if key not in self._buffers:
            self._buffers[key] = np.empty(shape, self._dtype)
        return self._buffers[key]
