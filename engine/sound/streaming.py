"""Log-mel energies of a stream, frame by frame as its samples arrive."""

from __future__ import annotations

from engine.sound.features import Features, FeatureSettings, analysis_for, log_mel_frames
from engine.sound.framing import FrameStream
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
        self._stream = FrameStream(self._analysis.framing)

    def push(self, samples: Samples) -> Features:
        """Take the next samples, (n,); return the frames they complete, (k, bands), in dB."""
        return log_mel_frames(self._stream.push(samples), self._analysis)
