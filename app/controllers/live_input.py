"""An open microphone with its analysis: each look at it says what was heard since the last one.

No Qt and no thread: the controller looks at it on a timer, a test whenever it likes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:  # these load scipy, which would hold up the first paint
    from engine.sound.endpoint import WordSpan
    from engine.sound.features import FeatureSettings
    from engine.sound.microphone import InputDevice, Microphone
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
        New samples (n,), and the log-mel frames in dB (k, bands) that they completed.
    peak_dbfs, clipping
        The loudest of the samples, in dB below full scale, and whether they are cut off there.
    speaking, words
        Whether a word has begun, and the words that have ended, in samples of the stream.
    """

    samples: Samples
    frames: NDArray[np.float32]
    peak_dbfs: float
    clipping: bool
    speaking: bool
    words: tuple[WordSpan, ...]


class LiveInput:
    """A started microphone, the spectrogram of what it hears, and the words in it."""

    def __init__(self, microphone: Microphone, settings: FeatureSettings) -> None:
        self.microphone = microphone
        self.sample_rate = microphone.sample_rate
        self.settings = settings
        self._longest = round(LONGEST_LOOK_SECONDS * self.sample_rate)
        self.restart()

    def restart(self) -> None:
        """Begin again with what the microphone gives from now on."""
        from engine.sound.endpoint import Endpointer
        from engine.sound.streaming import StreamingLogMel

        self._log_mel = StreamingLogMel(self.sample_rate, self.settings)
        self._endpointer = Endpointer(self.sample_rate)
        self._origin = self.microphone.ring.written
        self.position = 0

    def look(self) -> Heard | None:
        """Return what has come since the last look, or None when nothing has.

        Raises LookupError when the ring has come round meanwhile and samples are lost.
        """
        waiting = self.microphone.ring.written - self._origin - self.position
        if waiting <= 0:
            return None
        stop = self.position + min(waiting, self._longest)
        samples = self.samples(self.position, stop)
        self.position = stop
        words = tuple(self._endpointer.push(samples))
        magnitudes = np.abs(samples)
        peak = float(magnitudes.max())
        return Heard(
            samples=samples,
            frames=self._log_mel.push(samples),
            peak_dbfs=20.0 * float(np.log10(peak)) if peak > 1e-6 else SILENCE_DBFS,
            clipping=int(np.count_nonzero(magnitudes >= FULL_SCALE)) >= CLIPPED_SAMPLES,
            speaking=self._endpointer.speaking,
            words=words,
        )

    def samples(self, start: int, stop: int) -> Samples:
        """Return samples of the stream, counted from its beginning; LookupError when gone."""
        return self.microphone.ring.read(self._origin + start, self._origin + stop)

    def word(self, span: WordSpan) -> Sound:
        """Return a word as a clip of the corpus would be.

        Raises LookupError when it is gone from the ring, Failure when it is no usable word.
        """
        from engine.sound.files import check_word, to_corpus_rate
        from engine.sound.sound import Sound

        sound = to_corpus_rate(Sound(self.samples(span.start, span.stop), self.sample_rate))
        check_word(sound)
        return sound


def live_settings() -> FeatureSettings:
    """Return how the live spectrogram is made: as the network's features, with more bands."""
    from engine.sound.features import FeatureSettings

    return FeatureSettings(bands=40)


def open_input(device: InputDevice | None) -> LiveInput:
    """Open the microphone and begin to listen; slow, so not on the window's thread.

    Raises Failure when the microphone cannot be had.
    """
    from engine.sound.microphone import Microphone

    microphone = Microphone(device)
    microphone.start()
    try:
        return LiveInput(microphone, live_settings())
    except BaseException:
        microphone.stop()
        raise
