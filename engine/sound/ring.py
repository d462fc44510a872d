"""A ring of the latest sound: one thread writes, others read copies, and nobody waits."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.sound.sound import Samples


class Ring:
    """The last `seconds` of a stream, in memory that is set aside once.

    One thread (PortAudio's) writes; any number may read. No lock is needed: the writer says
    what it is about to overwrite before it does, and publishes `written` after; a reader copies
    first and then looks whether its part was touched meanwhile.

    Parameters
    ----------
    seconds, sample_rate
        How much is kept, and the rate in Hz.
    channels
        As the device delivers them; they are kept as they come and mixed when they are read.

    Attributes
    ----------
    written
        Number of samples since the start of the stream; sample `written - 1` is the newest.
    """

    def __init__(self, seconds: float, sample_rate: int, channels: int = 1) -> None:
        self.sample_rate = sample_rate
        self.capacity = round(seconds * sample_rate)
        self.written = 0
        self._claimed = 0  # samples before _claimed - capacity are gone, or going
        self._samples: NDArray[np.float32] = np.zeros((self.capacity, channels), dtype=np.float32)

    @property
    def oldest(self) -> int:
        """The first sample of the stream that can still be read."""
        return max(0, self._claimed - self.capacity)

    def write(self, block: NDArray[np.float32]) -> None:
        """Append a block, (n, channels) or (n,); of a longer one than the ring, the end."""
        frames = block if block.ndim == 2 else block[:, np.newaxis]
        count = len(frames)
        written = self.written + count
        self._claimed = written
        kept = min(count, self.capacity)
        place = (written - kept) % self.capacity
        first = min(kept, self.capacity - place)
        tail = count - kept
        self._samples[place : place + first] = frames[tail : tail + first]
        if first < kept:
            self._samples[: kept - first] = frames[tail + first :]
        self.written = written

    def read(self, start: int, stop: int) -> Samples:
        """Return the samples from `start` up to, not including, `stop`: (n,), the channels' mean.

        Raises
        ------
        LookupError
            When some of them are overwritten already, or not yet recorded.
        """
        if not 0 <= start <= stop <= self.written:
            raise LookupError(f"samples {start} to {stop} of {self.written}")
        place = start % self.capacity
        count = min(stop - start, self.capacity)
        first = min(count, self.capacity - place)
        copy = np.empty((count, self._samples.shape[1]), dtype=np.float32)
        copy[:first] = self._samples[place : place + first]
        copy[first:] = self._samples[: count - first]
        oldest = self.oldest
        if start < oldest:
            raise LookupError(f"samples {start} to {stop}: the oldest is {oldest}")
        return copy[:, 0] if copy.shape[1] == 1 else copy.mean(axis=1)
