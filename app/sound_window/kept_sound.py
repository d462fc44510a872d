"""The last seconds of a stream, or a whole clip, with its spectrogram as far as it is made.

Keeping is cheap, so it goes on while nobody looks. The spectrogram is made in portions, whatever
has been kept meanwhile, so that another setting never makes the window wait.
"""

from __future__ import annotations

from collections import deque
from copy import deepcopy
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from app.panels.rolling import History
from engine.sound.ring import Ring
from engine.sound.sound import Samples, Sound
from engine.sound.spectra import (
    Spectrogram,
    SpectrogramSettings,
    StreamingSpectrogram,
    row_frequencies,
)

KEPT_SECONDS = 12.0
PORTION_SECONDS = 0.1
"""So much sound is analysed between two looks at the clock; of each portion one peak is kept."""


class KeptSound:
    """Samples and frames of a stream, both by their place in it.

    Frame n stands for the time from `frame_start(n)` to `frame_start(n + 1)`, which is one hop
    around the middle of its samples.

    Parameters
    ----------
    sample_rate
        In Hz.
    settings
        How the spectrogram is made; Failure when that cannot be at this rate.
    seconds
        How much is kept.
    """

    def __init__(
        self, sample_rate: int, settings: SpectrogramSettings, seconds: float = KEPT_SECONDS
    ) -> None:
        self.sample_rate = sample_rate
        self.seconds = seconds
        self._ring = Ring(seconds, sample_rate)
        self._peaks: deque[tuple[int, float]] = deque()  # number of a portion, and how loud it is
        self._analysed = 0
        self._frames: History
        self._choose(settings)
        self._begin_analysis()

    @classmethod
    def of(cls, sound: Sound, settings: SpectrogramSettings) -> KeptSound:
        """Keep the whole of `sound`."""
        kept = cls(sound.sample_rate, settings, sound.seconds)
        kept.add(sound.samples)
        return kept

    def copy(self) -> KeptSound:
        """Return what is kept now, to stay as it is."""
        return deepcopy(self)

    def use(self, settings: SpectrogramSettings) -> None:
        """Make the spectrogram anew, from the oldest sound that is kept; Failure as above."""
        self._choose(settings)
        self._begin_analysis()

    def add(self, samples: Samples) -> None:
        """Keep the next samples, (n,)."""
        if len(samples) == 0:
            return
        self._ring.write(samples)
        portion = int(self._ring.written / (PORTION_SECONDS * self.sample_rate))
        peak = float(np.abs(samples).max())
        if self._peaks and self._peaks[-1][0] == portion:
            peak = max(peak, self._peaks.pop()[1])
        self._peaks.append((portion, peak))
        while self._peaks[0][0] * PORTION_SECONDS < self.first - PORTION_SECONDS:
            self._peaks.popleft()

    def analyse(self, seconds: float) -> bool:
        """Work on the spectrogram for at most about so long; return whether it is complete."""
        if self._analysed < self._ring.oldest:
            self._begin_analysis()
        until = perf_counter() + seconds
        portion = max(1, round(PORTION_SECONDS * self.sample_rate))
        while self._analysed < self._ring.written:
            stop = min(self._analysed + portion, self._ring.written)
            self._frames.add(self._stream.push(self._ring.read(self._analysed, stop)))
            self._analysed = stop
            if perf_counter() >= until:
                break
        return self._analysed == self._ring.written

    @property
    def first(self) -> float:
        """The oldest moment that is kept, in seconds since the stream's beginning."""
        return self._ring.oldest / self.sample_rate

    @property
    def last(self) -> float:
        """The newest moment."""
        return self._ring.written / self.sample_rate

    @property
    def peak(self) -> float:
        """The loudest magnitude that is kept."""
        return max((peak for _, peak in self._peaks), default=0.0)

    @property
    def first_frame(self) -> int:
        """The oldest frame that is there."""
        return self._frames.oldest

    @property
    def stop_frame(self) -> int:
        """The frame after the newest."""
        return self._frames.total

    def frame_start(self, frame: int) -> float:
        """Return from when on frame `frame` is shown, in seconds."""
        return (self._offset + frame * self._hop) / self.sample_rate

    def frame_at(self, seconds: NDArray[np.float64]) -> NDArray[np.intp]:
        """Return which frames stand for these moments; some of them may not be there."""
        places = (seconds * self.sample_rate - self._offset) / self._hop
        # What is meant to be a whole number counts as one.
        return np.floor(places + 1e-6).astype(np.intp)

    def frames(self, first: int, stop: int) -> Spectrogram:
        """Return the frames [first, stop), (k, rows); LookupError when one is not there."""
        return self._frames.read(first, stop)

    def samples(self, first: int, stop: int) -> Samples:
        """Return the samples [first, stop) of the stream; LookupError when one is not there."""
        return self._ring.read(first, stop)

    @property
    def first_sample(self) -> int:
        """The oldest sample that is there."""
        return self._ring.oldest

    @property
    def stop_sample(self) -> int:
        """The sample after the newest."""
        return self._ring.written

    def cut(self, start: float, stop: float) -> Sound:
        """Return what is kept from `start` to `stop` in seconds; perhaps nothing."""
        first = max(round(start * self.sample_rate), self.first_sample)
        last = min(round(stop * self.sample_rate), self.stop_sample)
        return Sound(self.samples(first, max(first, last)), self.sample_rate)

    def _choose(self, settings: SpectrogramSettings) -> None:
        self.rows: NDArray[np.float64] = row_frequencies(self.sample_rate, settings)
        self.settings = settings
        self._hop = round(settings.hop_seconds * self.sample_rate)
        self._length = round(settings.frame_seconds * self.sample_rate)

    def _begin_analysis(self) -> None:
        self._stream = StreamingSpectrogram(self.sample_rate, self.settings)
        self._analysed = self._ring.oldest
        capacity = int(self.seconds * self.sample_rate / self._hop) + 2
        self._frames = History(capacity, len(self.rows))
        # Frame 0 is shown for one hop around the middle of its samples.
        self._offset = self._analysed + (self._length - self._hop) / 2
