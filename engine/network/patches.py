"""Where a window that slides over feature maps stands, and what each of its elements sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.failure import QT_TRANSLATE_NOOP, Failure, check_known
from engine.network.layer import Array

PADDINGS = ("valid", "same")


@dataclass(frozen=True, slots=True)
class Axis:
    """A window sliding along one axis of a map.

    Attributes
    ----------
    size
        Of the map, without padding.
    window, stride
        How long the window is, and how far apart two positions of it are.
    before, after
        Zeros padded in front of the map and behind it.
    positions
        How many positions the window takes: the size of the output.
    """

    size: int
    window: int
    stride: int
    before: int
    after: int
    positions: int

    @property
    def padded(self) -> int:
        """Size of the map with its padding."""
        return self.before + self.size + self.after

    @property
    def inner(self) -> slice:
        """Where the map lies in the padded map."""
        return slice(self.before, self.before + self.size)

    @property
    def covered(self) -> int:
        """How much of the padded map the window sees; a rest at the far edge fills no window."""
        return self.stride * (self.positions - 1) + self.window

    def seen_by(self, offset: int) -> slice:
        """Return what the window's element `offset` sees, one entry of the padded map a position.

        The transpose of "which entry does it see" is "to which entry does its gradient go", so the
        same slice serves both passes.
        """
        return slice(offset, offset + self.stride * (self.positions - 1) + 1, self.stride)


def slide(
    input_shape: tuple[int, int, int],
    window: tuple[int, int],
    stride: tuple[int, int],
    padding: str = "valid",
) -> tuple[Axis, Axis]:
    """Return how a window slides down and across maps of `input_shape` `(C, H, W)`.

    Parameters
    ----------
    window, stride
        Height and width; how far down and across.
    padding
        `"valid"`: the window stays within the map. `"same"`: zeros around the map, the odd one at
        the far side, so that a stride of s gives ceil(size / s) positions.

    Raises
    ------
    Failure
        When a value is impossible; the sentence names it.

    Source: Dumoulin and Visin, A guide to convolution arithmetic for deep learning (2016),
    relationship 6; the sides of the padding are TensorFlow's.
    """
    check_known(padding, PADDINGS)
    if min(window) < 1 or min(stride) < 1:
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "A window of {window} cannot move by {stride}."),
            QT_TRANSLATE_NOOP("engine", "Use a window and a stride of at least 1 each way."),
            window=_times(window),
            stride=_times(stride),
        )
    if min(input_shape) < 1 or (
        padding == "valid" and (window[0] > input_shape[1] or window[1] > input_shape[2])
    ):
        raise Failure(
            QT_TRANSLATE_NOOP(
                "engine", "A window of {window} does not fit into {channels} map(s) of {size}."
            ),
            QT_TRANSLATE_NOOP("engine", "Use a smaller window, or fewer layers in front of it."),
            window=_times(window),
            channels=input_shape[0],
            size=_times(input_shape[1:]),
        )
    down = _axis(input_shape[1], window[0], stride[0], padding)
    across = _axis(input_shape[2], window[1], stride[1], padding)
    return down, across


def neighbours(rows: Array, count: int, positions: int, stride: int) -> Array:
    """Return, for each position, `count` neighbouring rows of `rows` as one matrix: a view.

    `rows` is `(R, K, n)` and contiguous; the result is `(positions, count * K, n)`, its matrix p
    being the rows from `p * stride` on, one below the other. The matrices overlap: read only.
    """
    step, *within = rows.strides
    shape = (positions, count * rows.shape[1], rows.shape[2])
    return np.ndarray(shape, rows.dtype, rows, strides=(step * stride, *within))


def _axis(size: int, window: int, stride: int, padding: str) -> Axis:
    if padding == "valid":
        return Axis(size, window, stride, 0, 0, (size - window) // stride + 1)
    positions = -(-size // stride)
    zeros = max(0, stride * (positions - 1) + window - size)
    return Axis(size, window, stride, zeros // 2, zeros - zeros // 2, positions)


def _times(sizes: Sequence[int]) -> str:
    return " x ".join(map(str, sizes))
