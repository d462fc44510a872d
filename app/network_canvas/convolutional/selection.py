"""Which channels and which slices of their kernels are shown, and which channel is in focus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.network_canvas.convolutional.block import Block
from app.network_canvas.convolutional.picture import ConvolutionalPicture
from app.network_canvas.convolutional.tiles import BlockPlace
from engine.explain.places import Place


@dataclass(frozen=True, slots=True, eq=False)
class Selection:
    """What is shown of one block.

    Attributes
    ----------
    channels
        The channels that stand at the block's places, in their order, `(n,)`.
    slices
        Of each of them the input maps whose kernels are shown, `(n, k)`.
    focus
        The channel that is computed with its numbers; always one of `channels`.
    source
        The input map that matters most to it.
    """

    channels: NDArray[np.intp]
    slices: NDArray[np.intp]
    focus: int
    source: int

    @property
    def focus_row(self) -> int:
        """At which place the channel in focus stands."""
        return int(np.flatnonzero(self.channels == self.focus)[0])

    def row_of(self, channel: int) -> int | None:
        """Return at which place a channel stands."""
        rows = np.flatnonzero(self.channels == channel)
        return int(rows[0]) if len(rows) else None


def selected(
    picture: ConvolutionalPicture, places: Sequence[BlockPlace], pinned: Place | None
) -> tuple[Selection, ...]:
    """Return what is shown of each block: the pinned channel, and the strongest others."""
    chosen = []
    wanted = picture.block_named(pinned.layer) if pinned is not None else None
    for number, (block, place) in enumerate(zip(picture.blocks, places, strict=True)):
        focus, source = block.strongest_channel(), None
        if pinned is not None and wanted == number and pinned.index[0] < block.channels:
            focus = pinned.index[0]
            if pinned.array.endswith("W"):
                source = pinned.index[1]
        source = block.strongest_input(focus) if source is None else source
        chosen.append(_selection(block, place, focus, source))
    return tuple(chosen)


def _selection(block: Block, place: BlockPlace, focus: int, source: int) -> Selection:
    strength = block.strength.copy()
    strength[focus] = np.inf
    channels = _strongest(strength, len(place.channels))
    slices = block.slice_strength.copy()
    slices[focus, source] = np.inf
    chosen = np.stack([_strongest(slices[channel], place.slices) for channel in channels])
    return Selection(channels, chosen, focus, source)


def _strongest(strength: NDArray[np.floating], count: int) -> NDArray[np.intp]:
    """Return the places of the largest values, in their own order."""
    if count >= len(strength):
        return np.arange(len(strength))
    return np.sort(np.argsort(-strength, kind="stable")[:count])
