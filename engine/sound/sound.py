"""Samples with their rate: what files and microphones give, and what features are made of."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

CORPUS_RATE = 16_000
"""Every clip of a corpus has this sample rate, in Hz."""

Samples = NDArray[np.float32]
"""Mono samples, shape (n,), full scale is -1 to 1."""


@dataclass(frozen=True, slots=True, eq=False)
class Sound:
    """Mono samples, float32 of shape (n,) with full scale -1 to 1, and their rate in Hz."""

    samples: Samples
    sample_rate: int

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return len(self.samples) / self.sample_rate

    def cut(self, start: int, stop: int) -> Sound:
        """Return the samples from `start` up to, not including, `stop`, without copying."""
        return Sound(self.samples[start:stop], self.sample_rate)
