"""A clip with its stages, and which places of one stage belong to which of another."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from engine.sound.features import FeatureSettings, band_edges
from engine.sound.sound import Samples, Sound
from engine.sound.stages import Stages, stages_of

POWERS_SHOWN_DB = 90.0
"""So far below the word's strongest bin the axis of power begins; what is weaker lies on it."""


@dataclass(frozen=True, slots=True, eq=False)
class ShownClip:
    """A sound, its stages, and the bounds of their axes.

    Parameters
    ----------
    edges
        The corners of the mel bands in Hz, (bands + 2,).
    peak
        The largest magnitude of a sample of the word.
    powers
        Round bounds in dB for the spectra of all frames.
    levels
        Round bounds in dB that hold every cell of the log-mel spectrogram.
    """

    sound: Sound
    settings: FeatureSettings
    stages: Stages
    edges: NDArray[np.float64]
    peak: float
    powers: tuple[float, float]
    levels: tuple[float, float]

    @classmethod
    def of(cls, sound: Sound, settings: FeatureSettings) -> ShownClip:
        """Make the stages of a sound; a long one takes too long for the window's thread."""
        stages = stages_of(sound, settings)
        strongest = 10.0 * ceil(float(stages.spectra.max()) / 10.0)
        strongest = max(strongest, POWERS_SHOWN_DB - 100.0)  # silence lies at the bottom
        quietest = 5.0 * floor(float(stages.log_mel.min()) / 5.0)
        loudest = 5.0 * ceil(float(stages.log_mel.max()) / 5.0)
        return cls(
            sound=sound,
            settings=settings,
            stages=stages,
            edges=band_edges(settings.bands, settings.lowest_hz, settings.highest_hz),
            peak=float(np.abs(stages.frames).max()),
            powers=(strongest - POWERS_SHOWN_DB, strongest),
            levels=(quietest, max(loudest, quietest + 5.0)),
        )

    @property
    def frames(self) -> int:
        """How many frames the word is cut into."""
        return len(self.stages.frames)

    @property
    def length(self) -> int:
        """How many samples a frame has."""
        return len(self.stages.window)

    @property
    def hop(self) -> int:
        """How many samples lie between the beginnings of two frames."""
        return round(self.settings.hop_seconds * self.stages.sample_rate)

    @property
    def word_samples(self) -> int:
        """How many samples the frames are cut from; a very short word is padded to one frame."""
        start, stop = self.stages.trim
        return max(stop - start, self.length)

    @property
    def centres(self) -> NDArray[np.float64]:
        """The centre of each mel band in Hz, (bands,)."""
        return self.edges[1:-1]

    def samples_of(self, frame: int) -> Samples:
        """Return the samples of a frame, (length,)."""
        samples: Samples = self.stages.frames[frame]
        return samples

    def frame_span(self, frame: int) -> tuple[float, float]:
        """Return where a frame begins and ends in the clip, in seconds."""
        half = self.length / 2 / self.stages.sample_rate
        centre = float(self.stages.frame_times[frame])
        return centre - half, centre + half

    def frame_at(self, seconds: float) -> int:
        """Return the frame whose middle is nearest to a time in the clip."""
        return int(np.abs(self.stages.frame_times - seconds).argmin())

    def row_of(self, frame: int) -> int:
        """Return the row of the warped window that lies nearest to a frame."""
        return int(np.abs(self.stages.source_frames - frame).argmin())

    def frame_of(self, row: int) -> int:
        """Return the frame that a row of the warped window is made of, the nearer of the two."""
        return nearest(float(self.stages.source_frames[row]), self.frames)

    def bin_at(self, hertz: float) -> int:
        """Return the bin of the spectrum that lies nearest to a frequency."""
        return int(np.abs(self.stages.frequencies - hertz).argmin())

    def band_at(self, hertz: float) -> int | None:
        """Return the band with the nearest centre, or None outside all bands."""
        if not self.edges[0] <= hertz <= self.edges[-1]:
            return None
        return int(np.abs(self.centres - hertz).argmin())


def nearest(place: float, count: int) -> int:
    """Return the whole number nearest to `place` from 0 to count - 1."""
    return min(max(round(place), 0), count - 1)
