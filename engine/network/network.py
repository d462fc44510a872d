"""A network: named layers in order, one flat vector of parameters, one of gradients."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from math import prod
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from engine.network.dropout import Dropout, DropoutMode
from engine.network.layer import Array, Layer, aligned
from engine.network.losses import Labels, Loss

RandomStates = tuple[Mapping[str, Any], ...]
"""The state of the generator of each dropout layer, in order."""


class Network:
    """Layers in order and a loss at their end.

    Parameters
    ----------
    layers
        In the order of the forward pass; names are unique.
    loss
        Compares the last layer's output with the labels.
    seed
        Of the initial weights: the same seed gives the same weights.
    dtype
        float32 to train, float64 to prove.
    """

    def __init__(
        self, layers: Sequence[Layer], loss: Loss, *, seed: int, dtype: DTypeLike = np.float32
    ) -> None:
        self.layers = tuple(layers)
        self.loss = loss
        self.dtype: np.dtype[Any] = np.dtype(dtype)
        size = sum(prod(shape) for layer in layers for shape in layer.shapes().values())
        self.vector = aligned((size,), self.dtype)
        self.gradient_vector = aligned((size,), self.dtype)
        self.parameters: dict[str, Array] = {}
        self.gradients: dict[str, Array] = {}
        self.segments: dict[str, slice] = {}
        self._bind()
        self._dropouts = [layer for layer in self.layers if isinstance(layer, Dropout)]
        self._lowest = next(place for place, layer in enumerate(layers) if layer.parameters)
        rng = np.random.default_rng(seed)
        for layer in self.layers:
            layer.initialise(rng)

    def _bind(self) -> None:
        start = 0
        for layer in self.layers:
            parameters, gradients, first = {}, {}, start
            for name, shape in layer.shapes().items():
                part = slice(start, start + prod(shape))
                parameters[name] = self.vector[part].reshape(shape)
                gradients[name] = self.gradient_vector[part].reshape(shape)
                self.parameters[f"{layer.name}.{name}"] = parameters[name]
                self.gradients[f"{layer.name}.{name}"] = gradients[name]
                start = part.stop
            if parameters:
                self.segments[layer.name] = slice(first, start)
            layer.bind(parameters, gradients, self.dtype)

    def forward(self, x: Array) -> Array:
        """Return the last layer's output `(classes, B)` for features `x` `(B, frames, bands)`."""
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, dout: Array, *, input_gradient: bool = True) -> None:
        """Fill the gradients from dL/d(output) `(classes, B)`.

        Without `input_gradient` the way ends at the first layer that learns, which is all that an
        update needs; what lies before it keeps the numbers of an earlier pass.
        """
        self.layers[self._lowest].needs_dx = input_gradient
        for layer in reversed(self.layers[0 if input_gradient else self._lowest :]):
            dout = layer.backward(dout)

    def loss_and_gradients(
        self, x: Array, labels: Labels, *, input_gradient: bool = False
    ) -> float:
        """Run one forward and one backward pass over a batch, and return its mean loss.

        Parameters
        ----------
        x
            Features, `(B, frames, bands)`.
        labels
            Index of each clip's word, `(B,)`.
        input_gradient
            Whether dL/d(features) is wanted, too; see `input_gradient`.
        """
        drawing = [dropout for dropout in self._dropouts if dropout.mode is DropoutMode.OFF]
        try:
            for dropout in drawing:
                dropout.mode = DropoutMode.DRAW
            loss = self.loss.forward(self.forward(np.asarray(x, self.dtype)), labels)
            self.backward(self.loss.backward(), input_gradient=input_gradient)
        finally:
            for dropout in drawing:
                dropout.mode = DropoutMode.OFF
        return loss

    @property
    def input_gradient(self) -> Array:
        """dL/d(features) `(B, frames, bands)` of the last pass that was asked for it."""
        return self.layers[0].dx

    @property
    def random_states(self) -> RandomStates:
        """What the next batch's dropout will be drawn from; set it to draw the same again."""
        return tuple(dropout.generator_state for dropout in self._dropouts)

    @random_states.setter
    def random_states(self, states: RandomStates) -> None:
        for dropout, state in zip(self._dropouts, states, strict=True):
            dropout.generator_state = state

    @contextmanager
    def same_dropout(self, clip: int | None = None) -> Iterator[None]:
        """Leave out what the last training batch left out; of its clip number `clip` alone.

        So a clip can be followed by itself, and a gradient be proved, in the very network that the
        batch met.
        """
        for dropout in self._dropouts:
            dropout.mode, dropout.repeat_column = DropoutMode.REPEAT, clip
        try:
            yield
        finally:
            for dropout in self._dropouts:
                dropout.mode = DropoutMode.OFF

    def evaluate(self, x: Array, labels: Labels, *, most: int = 64) -> tuple[float, float]:
        """Return mean loss and accuracy (0 to 1) over any number of clips, `most` at a time."""
        loss, right = 0.0, 0
        for start in range(0, len(x), most):
            part = slice(start, start + most)
            loss += self.loss.forward(self.forward(x[part]), labels[part]) * len(labels[part])
            right += int((self.loss.predictions.argmax(axis=0) == labels[part]).sum())
        return loss / len(x), right / len(x)

    def predict(self, x: Array) -> NDArray[np.floating]:
        """Return the prediction for each clip, `(B, classes)`, each between 0 and 1."""
        output = self.forward(np.asarray(x, self.dtype))
        self.loss.forward(output, np.zeros(len(x), np.int64))
        return self.loss.predictions.T.copy()  # (classes, B) -> (B, classes)

    def with_parameters(self) -> Iterator[Layer]:
        """Yield the layers that learn, in order."""
        return (layer for layer in self.layers if layer.parameters)
