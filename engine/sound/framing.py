"""Framing: a stretch of samples as short, overlapping, weighted frames, whole or as it arrives."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from engine.sound.sound import Samples
from engine.sound.transforms import fast_length

WINDOWS: dict[str, tuple[float, ...]] = {
    "hann": (0.5, -0.5),
    "hamming": (0.54, -0.46),
    "blackman": (0.42, -0.5, 0.08),
    "rectangular": (1.0,),
}
"""The coefficients of each window: their sum over k of a_k cos(2 pi k n / length).

F. J. Harris, On the use of windows for harmonic analysis with the discrete Fourier transform,
Proceedings of the IEEE 66, 1978.
"""

POWER_FLOOR = 1e-10
"""Weaker powers count as this one (-100 dB), so that digital silence has a logarithm."""

DECIBELS_PER_NEPER = np.float32(10.0 / np.log(10.0))


@dataclass(frozen=True, slots=True, eq=False)
class Framing:
    """Frame t covers the samples from t * hop to t * hop + length (not centred).

    `length`, `hop` and `fft_length` in samples; `window` (length,), read-only.
    """

    length: int
    hop: int
    fft_length: int
    window: Samples

    def frame_count(self, samples: int) -> int:
        """Return how many whole frames lie in so many samples."""
        return max(0, 1 + (samples - self.length) // self.hop)

    def bin_frequencies(self, sample_rate: int) -> NDArray[np.float64]:
        """Return the frequency of each bin of the transform in Hz, (fft_length // 2 + 1,)."""
        bins = np.arange(self.fft_length // 2 + 1, dtype=np.float64)
        return bins * (sample_rate / self.fft_length)

    def frames_of(self, samples: Samples) -> Samples:
        """Return the whole frames, (frames, length): a view of the samples, unweighted."""
        samples = np.ascontiguousarray(samples, dtype=np.float32)
        step = samples.itemsize
        shape = (self.frame_count(len(samples)), self.length)
        return np.ndarray(shape, np.float32, samples, 0, (self.hop * step, step))


@lru_cache(maxsize=32)
def window_of(name: str, length: int) -> Samples:
    """Return one of `WINDOWS`, periodic, shape (length,), read-only."""
    angles = 2 * np.pi * np.arange(length) / length
    window = np.zeros(length)
    for order, coefficient in enumerate(WINDOWS[name]):
        window = window + coefficient * np.cos(order * angles)
    weights: Samples = window.astype(np.float32)
    weights.setflags(write=False)
    return weights


def framing_for(
    sample_rate: int, frame_seconds: float, hop_seconds: float, window: str = "hann"
) -> Framing:
    """Return frames of such lengths at this rate, the transform just as long as it is fast."""
    length = round(frame_seconds * sample_rate)
    hop = round(hop_seconds * sample_rate)
    fft_length = fast_length(length)
    return Framing(length, hop, fft_length, window_of(window, length))


def to_decibels(power: NDArray[np.float32]) -> NDArray[np.float32]:
    """Turn powers into dB in place, at least -100, and return them."""
    np.maximum(power, np.float32(POWER_FLOOR), out=power)
    np.log(power, out=power)
    power *= DECIBELS_PER_NEPER
    return power


class FrameStream:
    """Keeps of a stream what its next frames need, so that blocks may have any size."""

    def __init__(self, framing: Framing) -> None:
        self._framing = framing
        self._pending: Samples = np.empty(0, dtype=np.float32)
        self._skipped = 0  # samples still to come that no frame covers: the hop may be longer

    def push(self, samples: Samples) -> Samples:
        """Take the next samples, (n,); return those whose whole frames are the new frames."""
        if self._skipped:
            skipped = min(self._skipped, len(samples))
            self._skipped -= skipped
            samples = samples[skipped:]
        stream: Samples = np.concatenate((self._pending, samples))
        used = self._framing.frame_count(len(stream)) * self._framing.hop
        self._pending = stream[used:]
        if used > len(stream):
            self._skipped = used - len(stream)
        return stream
