"""Dropout: units are left out at random while a network learns, so that none leans on another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum, auto
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.network.layer import Array, Layer


class DropoutMode(Enum):
    """What a dropout layer does in its forward pass."""

    OFF = auto()
    """Let everything through: to evaluate, and to recognise."""

    DRAW = auto()
    """Draw a new mask for this batch: to train."""

    REPEAT = auto()
    """Use the mask of the last drawn batch again: to record or to check that step."""


class Dropout(Layer):
    """`y = mask * x`, slope `mask`: 0 for a `share` of the values, `1 / (1 - share)` for the rest.

    The kept values are enlarged, so that the mean stays and nothing needs to change when the layer
    is switched off. Takes any shape.
    Source: Srivastava et al., Dropout: a simple way to prevent neural networks from overfitting
    (2014), sections 4 and 10 (there the kept values are not enlarged but the weights made smaller).

    Parameters
    ----------
    share
        Of the values that are dropped, from 0 to below 1.
    seed
        Of the layer's own generator: the same seed gives the same masks.

    Attributes
    ----------
    mode
        See `DropoutMode`; at first OFF.
    repeat_column
        With REPEAT: which clip of the drawn batch lends its mask to every clip of `x`; None gives
        each clip its own, and `x` then has the shape of the drawn batch.
    """

    kind = "dropout"

    def __init__(self, name: str, share: float, seed: int | Sequence[int]) -> None:
        super().__init__(name)
        if not 0 <= share < 1:
            raise Failure(
                QT_TRANSLATE_NOOP("engine", "The {name} cannot be {value}."),
                QT_TRANSLATE_NOOP("engine", "Choose a number from 0 to below 1."),
                name=QT_TRANSLATE_NOOP("engine", "share of dropped values"),
                value=share,
            )
        self.share = share
        self.mode = DropoutMode.OFF
        self.repeat_column: int | None = None
        self._generator = np.random.default_rng(seed)
        self._drawn: Array | None = None
        self._mask: Array | None = None

    @property
    def generator_state(self) -> Mapping[str, Any]:
        """What the next masks depend on: numbers and names only, to be kept and set again."""
        return dict(self._generator.bit_generator.state)

    @generator_state.setter
    def generator_state(self, state: Mapping[str, Any]) -> None:
        self._generator.bit_generator.state = dict(state)

    def forward(self, x: Array) -> Array:
        self.x = x
        self._mask = self._mask_for(x)
        if self._mask is None:
            self.y = x
            return self.y
        self.y = self.buffer("y", x.shape)
        np.multiply(x, self._mask, out=self.y)
        return self.y

    def backward(self, dout: Array) -> Array:
        self.dout = dout
        if self._mask is None:
            self.dx = dout
            return self.dx
        self.dx = self.buffer("dx", dout.shape)
        np.multiply(dout, self._mask, out=self.dx)
        return self.dx

    def internals(self) -> Mapping[str, NDArray[np.generic]]:
        """Return `kept`: which values went through in the last pass, bool, shaped as `x`."""
        if self._mask is None:
            kept = np.ones(self.x.shape, np.bool_)
        else:
            kept = np.broadcast_to(self._mask, self.x.shape) > 0
        return {"kept": np.moveaxis(kept, self.x_batch_axis, -1)}

    def _mask_for(self, x: Array) -> Array | None:
        if self.mode is DropoutMode.OFF:
            return None
        if self.mode is DropoutMode.DRAW:
            self._drawn = self._draw(x.shape)
            return self._drawn
        if self._drawn is None:
            raise LookupError(f"layer {self.name} has drawn no mask that it could repeat")
        if self.repeat_column is None:
            return self._drawn
        axis = self.x_batch_axis
        return np.take(self._drawn, [self.repeat_column], axis=axis)  # B clips -> 1

    def _draw(self, shape: tuple[int, ...]) -> Array:
        drawn = self.buffer("drawn", shape).astype(np.float32, copy=False)
        self._generator.random(dtype=np.float32, out=drawn)  # a proof in float64 draws the same
        mask = self.buffer("mask", shape)
        np.greater_equal(drawn, self.share, out=mask)
        mask *= 1 / (1 - self.share)
        return mask
