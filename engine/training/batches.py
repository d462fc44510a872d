"""Which clips each step learns from."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray


def batches(clips: int, batch_size: int, rng: np.random.Generator) -> Iterator[NDArray[np.int64]]:
    """Yield index arrays `(batch_size,)` without end.

    Each clip comes once before any comes again; what is left at the end of a round that does not
    fill a batch begins the next one. With fewer clips than `batch_size`, all of them are a batch.
    """
    size = min(batch_size, clips)
    waiting = np.empty(0, np.int64)
    while True:
        while len(waiting) < size:
            waiting = np.concatenate([waiting, rng.permutation(clips)])
        yield waiting[:size]
        waiting = waiting[size:]
