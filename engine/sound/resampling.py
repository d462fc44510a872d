"""A stream at any rate becomes a stream at the corpus's rate."""

from __future__ import annotations

import numpy as np
import soxr

from engine.sound.sound import CORPUS_RATE, Samples


class CorpusRateStream:
    """Gives what `to_corpus_rate` gives for the whole, for a stream in blocks of any size.

    The samples are the same bit for bit, and come some 20 ms later (soxr's quality HQ); a stream
    that is at the corpus's rate already goes through as it is.

    Parameters
    ----------
    sample_rate
        Of what is pushed, in Hz.
    """

    def __init__(self, sample_rate: int) -> None:
        self._stream = None
        if sample_rate != CORPUS_RATE:
            self._stream = soxr.ResampleStream(sample_rate, CORPUS_RATE, 1, dtype="float32")

    def push(self, samples: Samples) -> Samples:
        """Take the next samples, (n,); return those at the corpus's rate that are certain now."""
        if self._stream is None:
            return samples
        resampled: Samples = self._stream.resample_chunk(np.ascontiguousarray(samples))
        return resampled

    def finish(self) -> Samples:
        """Return the rest of a stream that has ended; nothing may be pushed after it."""
        nothing: Samples = np.empty(0, dtype=np.float32)
        if self._stream is None:
            return nothing
        rest: Samples = self._stream.resample_chunk(nothing, last=True)
        return rest
