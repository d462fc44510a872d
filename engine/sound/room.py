"""How loud a room is while nobody speaks."""

from __future__ import annotations

import numpy as np

from engine.sound.endpoint import FRAME_SECONDS, LOWEST_HZ
from engine.sound.sound import Samples

QUIETEST_DBFS = -120.0


def noise_level(samples: Samples, sample_rate: int) -> float:
    """Return the level of a steady noise in dB of full scale, as the endpointer counts it.

    That is the median over half overlapping Hann frames of 20 ms of the power above 120 Hz, so a
    click or a cough in it does not count.

    Parameters
    ----------
    samples
        Shape (n,); fewer than one frame have `QUIETEST_DBFS`.
    sample_rate
        In Hz.
    """
    hop = round(FRAME_SECONDS * sample_rate)
    length = 2 * hop
    if len(samples) < length:
        return QUIETEST_DBFS
    window = (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(length) / length)).astype(np.float32)
    frames = np.lib.stride_tricks.sliding_window_view(samples, length)[::hop]
    lowest = int(np.ceil(LOWEST_HZ * length / sample_rate))
    spectrum = np.fft.rfft(frames * window)[:, lowest:]  # (frames, bins)
    # By Parseval's theorem the sum of the bins' powers, scaled so, is the mean square.
    power = np.square(np.abs(spectrum)).sum(axis=1) * 2.0 / (length * float(np.sum(window**2)))
    return max(QUIETEST_DBFS, 10.0 * float(np.log10(max(float(np.median(power)), 1e-12))))
