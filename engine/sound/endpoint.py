"""Endpointing: where in a stream of sound a word begins and ends.

Every 10 ms the level of the sound is compared with the noise floor, which is learned from the
stream itself: it rises slowly and falls fast, and waits while someone speaks. A word begins
where the level stands well above the floor, and ends when it has stayed near the floor for
longer than the stop gap inside a "six" or an "eight" can be.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.sound.sound import Samples

FRAME_SECONDS = 0.010
LOWEST_HZ = 120.0
"""Hum, wind and steps lie below, and no part of a word that matters."""

LEARNING_FRAMES = 10
"""The quietest of the first frames is the first guess of the noise floor."""

START_DB = 10.0
"""A word begins when the level is this far above the noise floor ..."""
START_FRAMES = 3
"""... for so many frames in a row."""
END_DB = 6.0
"""What is less than this above the floor is no speech."""
RIPPLE_FRAMES = 1
"""So many loud frames, with none beside them, are a ripple of the noise and prolong no word."""
END_FRAMES = 30
"""So many frames without speech end a word."""
LEAD_FRAMES = 15
"""So much before the first loud frame belongs to the word: a soft "f" or "s" is weak."""
TRAIL_FRAMES = 10
"""So much after the last loud frame belongs to the word."""
SHORTEST_FRAMES = 6
"""With fewer loud frames it was a click. (Some people's "six" has only 70 ms of vowel.)"""
LONGEST_FRAMES = 250
"""What lasts longer is no single word."""

QUIETEST_FLOOR_DB = -70.0
"""The floor never sinks below, so that the faint noise after digital silence is no word."""
RISE_DB = 0.08
"""The most the floor rises in one frame: 8 dB a second."""
FALL = 0.2
"""The share of its distance to a lower level that the floor falls in one frame."""

STEADY_FRAMES = 100
STEADY_RANGE_DB = 6.0
"""When four fifths of so many frames keep within this range, that is a new background."""


@dataclass(frozen=True, slots=True)
class WordSpan:
    """Where a word lies: samples of the stream from `start` up to, not including, `stop`."""

    start: int
    stop: int


class Endpointer:
    """Finds the words in a stream, in blocks of any size; the blocks do not change the result.

    Parameters
    ----------
    sample_rate
        In Hz.

    Attributes
    ----------
    noise_floor_db
        The level of the background in dB of full scale, as far as it is known.
    speaking
        Whether a word has begun and not yet ended.
    """

    def __init__(self, sample_rate: int) -> None:
        self._hop = round(FRAME_SECONDS * sample_rate)
        length = 2 * self._hop
        window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(length) / length)
        self._window = window.astype(np.float32)
        self._lowest_bin = int(np.ceil(LOWEST_HZ * length / sample_rate))
        # By Parseval's theorem the sum of the bins' powers, scaled so, is the mean square.
        self._scale = 2.0 / (length * float(np.sum(window**2)))
        self.reset()

    def reset(self) -> None:
        """Forget the stream and its noise; the next sample is sample 0."""
        self.speaking = False
        self.noise_floor_db = QUIETEST_FLOOR_DB
        self._pending: Samples = np.empty(0, dtype=np.float32)
        self._frame = 0  # frame t covers the samples from t * hop to (t + 2) * hop
        self._recent: deque[float] = deque(maxlen=STEADY_FRAMES)
        self._loud_in_a_row = 0
        self._first_loud = 0
        self._last_loud = 0
        self._loud_count = 0

    def push(self, samples: Samples) -> list[WordSpan]:
        """Take the next samples, (n,), of the stream; return the words that ended in them."""
        stream = np.concatenate((self._pending, samples))
        levels = self._levels(stream)
        words = []
        for level in levels.tolist():
            self._recent.append(level)
            if self._frame < LEARNING_FRAMES:
                self.noise_floor_db = max(min(self._recent), QUIETEST_FLOOR_DB)
            elif not self.speaking:
                self._wait(level)
            elif (word := self._listen(level)) is not None:
                words.append(word)
            self._frame += 1
        self._pending = stream[len(levels) * self._hop :]
        return words

    def _levels(self, stream: Samples) -> NDArray[np.float32]:
        """Return the level above `LOWEST_HZ` of every whole frame in dB, shape (frames,).

        Half overlapping, Hann-weighted. numpy transforms one frame after the other (scipy
        several at once), so that the blocks cannot change a rounding.
        """
        if len(stream) < 2 * self._hop:
            return np.empty(0, dtype=np.float32)
        frames = np.lib.stride_tricks.sliding_window_view(stream, 2 * self._hop)[:: self._hop]
        spectrum = np.fft.rfft(frames * self._window)[:, self._lowest_bin :]  # (frames, bins)
        power: NDArray[np.float32] = np.square(np.abs(spectrum)).sum(axis=1) * self._scale
        decibels: NDArray[np.float32] = 10 * np.log10(np.fmax(power, np.float32(1e-12)))
        return decibels

    def _wait(self, level: float) -> None:
        """Take a frame while nobody speaks."""
        self._loud_in_a_row += 1
        if level <= self.noise_floor_db + START_DB:
            self._loud_in_a_row = 0
        self._follow(level)
        if self._loud_in_a_row == START_FRAMES:
            self.speaking = True
            self._first_loud = self._frame - START_FRAMES + 1
            self._last_loud = self._frame
            self._loud_count = START_FRAMES

    def _listen(self, level: float) -> WordSpan | None:
        """Take a frame while someone speaks; return the word if that has ended now."""
        loud = level > self.noise_floor_db + END_DB
        length = self._last_loud - self._first_loud + 1
        if loud:
            self._loud_count += 1
            self._loud_in_a_row += 1
            if self._loud_in_a_row > RIPPLE_FRAMES:
                self._last_loud = self._frame
            if self._is_steady():
                self.noise_floor_db = sum(self._recent) / len(self._recent)
                self._finish()
        else:
            self._loud_in_a_row = 0
        if not loud or length > LONGEST_FRAMES:
            self._follow(level)
        if self._frame - self._last_loud < END_FRAMES:
            return None
        self._finish()
        if self._loud_count < SHORTEST_FRAMES or length > LONGEST_FRAMES:
            return None
        # Lead and trail are shorter together than what ends a word, so two words never overlap.
        first = max(0, self._first_loud - LEAD_FRAMES)
        return WordSpan(first * self._hop, (self._last_loud + 2 + TRAIL_FRAMES) * self._hop)

    def _finish(self) -> None:
        """Go back to waiting."""
        self.speaking = False
        self._loud_in_a_row = 0

    def _is_steady(self) -> bool:
        """Tell whether what seemed a word is a background that has become louder."""
        if self._frame - self._first_loud < STEADY_FRAMES:
            return False
        levels = sorted(self._recent)
        tenth = STEADY_FRAMES // 10
        return levels[-tenth] - levels[tenth] < STEADY_RANGE_DB

    def _follow(self, level: float) -> None:
        """Let the noise floor follow the level: slowly up, fast down."""
        distance = level - self.noise_floor_db
        step = min(distance, RISE_DB) if distance > 0 else FALL * distance
        self.noise_floor_db = max(self.noise_floor_db + step, QUIETEST_FLOOR_DB)
