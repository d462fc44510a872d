"""Log-mel energies of a stream, frame by frame as its samples arrive."""

from __future__ import annotations

import numpy as np

from engine.sound.features import Features, FeatureSettings, analysis_for, log_mel_frames
from engine.sound.sound import Samples


class StreamingLogMel:
    """Gives the frames of `log_mel` for a stream that comes in blocks of any size.

    Parameters
    ----------
    sample_rate
        In Hz.
    settings
        As for `log_mel`; ValueError as in `mel_filterbank`.
    """

    def __init__(self, sample_rate: int, settings: FeatureSettings) -> None:
        self._analysis = analysis_for(sample_rate, settings)
        self._pending: Samples = np.empty(0, dtype=np.float32)

    def push(self, samples: Samples) -> Features:
        """Take the next samples, (n,); return the frames they complete, (k, bands), in dB."""
        stream = np.concatenate((self._pending, samples))
        features = log_mel_frames(stream, self._analysis)
        self._pending = stream[len(features) * self._analysis.hop :]
        return features
