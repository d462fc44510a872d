"""An open microphone with its analysis: each look at it says what was heard since the last one.

The ring holds the device's own samples. Each look takes them from there to the corpus's rate, as
a stream, and turns them up, so that picture, words and clips are all made from the same samples.

No Qt and no thread: the controller looks at it on a timer, a test whenever it likes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.sound.sound import CORPUS_RATE

if TYPE_CHECKING:  # these load scipy, which would hold up the first paint
    from engine.sound.endpoint import WordSpan
    from engine.sound.features import FeatureSettings
    from engine.sound.microphone import Microphone
    from engine.sound.sound import Samples, Sound

LONGEST_LOOK_SECONDS = 0.5
"""After a pause the rest waits for the next look, so that no look takes long."""

SILENCE_DBFS = -120.0
FULL_SCALE = 0.999
CLIPPED_SAMPLES = 3
"""So many samples at full scale in one look are clipping; one can be a true peak."""


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """What one look found.

    Parameters
    ----------
    samples, frames
        New samples (n,) at the corpus's rate, and the log-mel frames in dB (k, bands) that they
        completed.
    peak_dbfs, clipping
        The loudest of the device's samples, turned up, in dB below full scale, and whether they
        are cut off there.
    noise_floor_db
        How loud the room is without speech, in dB below full scale.
    speaking, words
        Whether a word has begun, and the words that have ended, in samples of the stream.
    """

    samples: Samples
    frames: NDArray[np.float32]
    peak_dbfs: float
    clipping: bool
    noise_floor_db: float
    speaking: bool
    words: tuple[WordSpan, ...]


class LiveInput:
    """A started microphone, the spectrogram of what it hears, and the words in it.

    Parameters
    ----------
    microphone
        At any rate, with any number of channels.
    settings
        How the spectrogram is made.

    Attributes
    ----------
    gain_db
        How much everything is turned up.
    position
        How many samples of the stream, at the corpus's rate, have been looked at.
    gaps
        How often the stream began again since the ring had come round.
    """

    sample_rate = CORPUS_RATE

    def __init__(self, microphone: Microphone, settings: FeatureSettings) -> None:
        self.microphone = microphone
        self.settings = settings
        self.gain_db = 0.0
        self.gaps = 0
        self.position = 0
        self._taken = 0
        self._longest = round(LONGEST_LOOK_SECONDS * microphone.sample_rate)
        self._begin()

    def restart(self) -> None:
        """Begin again with what the microphone gives from now on: something in between is lost."""
        self.gaps += 1
        self._begin()

    def look(self) -> Heard | None:
        """Return what has come since the last look, or None when nothing has.

        Raises LookupError when the ring has come round meanwhile and samples are lost.
        """
        ring = self.microphone.ring
        waiting = ring.written - self._taken
        if waiting <= 0:
            return None
        stop = self._taken + min(waiting, self._longest)
        recorded = ring.read(self._taken, stop)
        self._taken = stop
        factor = 10.0 ** (self.gain_db / 20.0)
        samples = self._resampling.push(recorded)
        if factor != 1.0:  # as a device that is turned up would cut it off
            samples = np.clip(samples * np.float32(factor), -1.0, 1.0)
        self._stream.write(samples)
        self.position += len(samples)
        words = tuple(self._endpointer.push(samples))
        magnitudes = np.abs(recorded) * factor
        peak = min(1.0, float(magnitudes.max()))
        return Heard(
            samples=samples,
            frames=self._log_mel.push(samples),
            peak_dbfs=20.0 * float(np.log10(peak)) if peak > 1e-6 else SILENCE_DBFS,
            clipping=int(np.count_nonzero(magnitudes >= FULL_SCALE)) >= CLIPPED_SAMPLES,
            noise_floor_db=self._endpointer.noise_floor_db,
            speaking=self._endpointer.speaking,
            words=words,
        )

    @property
    def losses(self) -> int:
        """How often sound was lost: the device's overflows, and the gaps."""
        return self.microphone.overflows + self.gaps

    def samples(self, start: int, stop: int) -> Samples:
        """Return samples of the stream, counted from its beginning; LookupError when gone."""
        return self._stream.read(start, stop)

    def word(self, span: WordSpan) -> Sound:
        """Return a word as a clip of the corpus would be.

        Raises LookupError when it is gone from the ring, Failure when it is no usable word.
        """
        from engine.sound.files import check_word
        from engine.sound.sound import Sound

        sound = Sound(self.samples(span.start, span.stop), CORPUS_RATE)
        check_word(sound)
        return sound

    def assume_noise(self, level_db: float) -> None:
        """Find words from now on as if the room were so loud, until it proves to be different."""
        self._endpointer.noise_floor_db = level_db

    def moment_of(self, position: float) -> float | None:
        """Return when a sample of the stream was spoken, in seconds of `time.monotonic`."""
        ratio = self.microphone.sample_rate / CORPUS_RATE
        return self.microphone.arrivals.moment_of(self._origin + position * ratio)

    def _begin(self) -> None:
        from engine.sound.endpoint import Endpointer
        from engine.sound.microphone import RING_SECONDS
        from engine.sound.resampling import CorpusRateStream
        from engine.sound.ring import Ring
        from engine.sound.streaming import StreamingLogMel

        self._resampling = CorpusRateStream(self.microphone.sample_rate)
        self._log_mel = StreamingLogMel(CORPUS_RATE, self.settings)
        self._endpointer = Endpointer(CORPUS_RATE)
        self._stream = Ring(RING_SECONDS, CORPUS_RATE)
        self._origin = self._taken = self.microphone.ring.written
        self.position = 0


def live_settings() -> FeatureSettings:
    """Return how the live spectrogram is made: as the network's features, with more bands."""
    from engine.sound.features import FeatureSettings

    return FeatureSettings(bands=40)


def open_input(name: str | None) -> LiveInput:
    """Open the microphone of this name (None: the system's default) and begin to listen.

    Slow, so not on the window's thread. Raises Failure when the microphone cannot be had.
    """
    from engine.sound.microphone import Microphone, find_device

    microphone = Microphone(None if name is None else find_device(name))
    microphone.start()
    try:
        return LiveInput(microphone, live_settings())
    except BaseException:
        microphone.stop()
        raise
