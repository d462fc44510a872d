"""Endpointing: where in a stream of sound a word begins and ends.

Every 10 ms the level of the sound is compared with the noise floor, which is learned from the
stream itself: it rises slowly and falls fast, and waits while someone speaks. A word begins
where the level stands well above the floor, and ends when it has stayed near the floor for
longer than the stop gap inside a "six" or an "eight" can be. Where the background is loud and
steady a voice cannot stand well above it, and less is asked of a word.

Then its edges are found anew, where it is a certain share as loud as at its loudest, without the
power of the background: so noise hardly moves them. What is softer lies in the lead and trail.
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
START_IN_NOISE_DB = 3.0
"""... or, in loud and steady noise, only so far, for there no voice rises further ..."""
START_FRAMES = 3
"""... for so many frames in a row."""
END_SHARE = 0.6
"""What is less than this share of it above the floor is no speech."""
LOUD_NOISE_DB = (-48.0, -38.0)
"""A floor above the second is loud noise, one below the first is none. (Who speaks to a microphone
has -30 to -20.)"""
STEADY_NOISE_DB = (2.5, 4.0)
"""Noise whose levels, but for a tenth above and below, lie within the first is steady (a hiss, a
fan), beyond the second it is not: voices, steps and dishes are no words."""
RIPPLE_FRAMES = 1
"""So many loud frames, with none beside them, are a ripple of the noise and prolong no word."""
END_FRAMES = 30
"""So many frames without speech end a word."""
HANGOVER_SECONDS = END_FRAMES * FRAME_SECONDS
EDGE_DB = 14.0
"""At its edges a word is this far below its loudest: in noise, what is softer is lost."""
KEPT_DB = 20.0
"""So far below its loudest all of a word is kept, where the background is soft enough to hear it:
the features cut at 20 dB."""
EDGE_MARGIN = 2.0
"""An edge stands out of the background by so many times what that now and then rises itself."""
SMOOTHED_FRAMES = 5
"""Edges and background are looked for in the mean power of so many frames."""
BACKGROUND_FRAMES = 60
"""So much before the first loud frame tells what the background is."""
LEAD_FRAMES = 15
"""So much before its edge belongs to the word: a soft "f" or "s" is weak."""
TRAIL_FRAMES = 18
"""So much after its edge belongs to the word: most fade out slowly."""
SHORTEST_FRAMES = 6
"""With fewer loud frames it was a click. (Some people's "six" has only 70 ms of vowel.)"""
LONGEST_FRAMES = 250
"""What lasts longer is no single word."""

LOUDEST_DB = 60.0
"""What is louder counts as this: a device gone wild may give samples far beyond full scale."""
QUIETEST_FLOOR_DB = -70.0
"""The floor never sinks below, so that the faint noise after digital silence is no word."""
RISE_DB = 0.08
"""The most the floor rises in one frame: 8 dB a second."""
FALL = 0.2
"""The share of its distance to a lower level that the floor falls in one frame."""

REMEMBERED_FRAMES = BACKGROUND_FRAMES + LONGEST_FRAMES + 2 * END_FRAMES
"""The levels of a whole word and of the background before it."""

STEADY_FRAMES = 100
STEADY_RANGE_DB = 6.0
"""When four fifths of so many frames keep within this range, that is a new background."""


@dataclass(frozen=True, slots=True)
class WordSpan:
    """Where a word lies: samples of the stream from `start` up to, not including, `stop`.

    `edges` are, likewise, where it is loud; what is soft lies between them and start and stop.
    None when someone cut the word by hand. `heard_until` is the sample after the last sound of it:
    from there `HANGOVER_SECONDS` had to pass until it was certain that it had ended.
    """

    start: int
    stop: int
    edges: tuple[int, int] | None = None
    heard_until: int | None = None


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
        self._frame = -1  # the latest; frame t covers the samples from t * hop to (t + 2) * hop
        self._recent: deque[float] = deque(maxlen=REMEMBERED_FRAMES)
        self._loud_in_a_row = 0
        self._first_loud = 0
        self._last_loud = 0
        self._loud_count = 0
        self._free = 0  # the first sample after the last word
        self._start_db = START_DB

    def push(self, samples: Samples) -> list[WordSpan]:
        """Take the next samples, (n,), of the stream; return the words that ended in them."""
        stream = np.concatenate((self._pending, samples))
        levels = self._levels(stream)
        words = []
        for level in levels.tolist():
            self._frame += 1
            self._recent.append(level)
            if self._frame < LEARNING_FRAMES:
                self.noise_floor_db = max(min(self._recent), QUIETEST_FLOOR_DB)
            elif not self.speaking:
                self._wait(level)
            elif (word := self._listen(level)) is not None:
                words.append(word)
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
        # Not while a word may be rising: the background alone decides.
        if self._frame % LEARNING_FRAMES == 0 and not self._loud_in_a_row:
            self._start_db = self._needed_db()
        self._loud_in_a_row += 1
        if level <= self.noise_floor_db + self._start_db:
            self._loud_in_a_row = 0
        self._follow(level)
        if self._loud_in_a_row == START_FRAMES:
            self.speaking = True
            self._first_loud = self._frame - START_FRAMES + 1
            self._last_loud = self._frame
            self._loud_count = START_FRAMES

    def _needed_db(self) -> float:
        """Return how far above the floor a word must be, from what the background was of late."""
        levels = sorted(self._latest(BACKGROUND_FRAMES))
        tenth = len(levels) // 10
        loud = _share_between(*LOUD_NOISE_DB, self.noise_floor_db)
        unsteady = _share_between(*STEADY_NOISE_DB, levels[-1 - tenth] - levels[tenth])
        return START_DB + loud * (1 - unsteady) * (START_IN_NOISE_DB - START_DB)

    def _listen(self, level: float) -> WordSpan | None:
        """Take a frame while someone speaks; return the word if that has ended now."""
        loud = level > self.noise_floor_db + END_SHARE * self._start_db
        length = self._last_loud - self._first_loud + 1
        if loud:
            self._loud_count += 1
            self._loud_in_a_row += 1
            if self._loud_in_a_row > RIPPLE_FRAMES:
                self._last_loud = self._frame
            if self._is_steady():
                self.noise_floor_db = sum(self._latest(STEADY_FRAMES)) / STEADY_FRAMES
                self._finish()
        else:
            self._loud_in_a_row = 0
        if not loud or length > LONGEST_FRAMES:
            self._follow(level)
        if self._frame - self._last_loud < END_FRAMES:
            return None
        return self._end_of_word()

    def finish(self) -> list[WordSpan]:
        """Say that the stream has ended, as a file does; return the word it broke off in, if any.

        Louder noise that has only begun is none. To go on with another stream takes a `reset`.
        """
        word = self._end_of_word() if self.speaking and not self._is_steady(END_FRAMES) else None
        self._finish()
        return [] if word is None else [word]

    def _end_of_word(self) -> WordSpan | None:
        """Go back to waiting; return what was heard if that can be a word."""
        self._finish()
        length = self._last_loud - self._first_loud + 1
        if self._loud_count < SHORTEST_FRAMES or length > LONGEST_FRAMES:
            return None
        begin, speech, ripple = self._contour()
        first, last = _part_within(speech, EDGE_DB, ripple)
        kept_first, kept_last = _part_within(speech, KEPT_DB, ripple)
        start = max((begin + min(first - LEAD_FRAMES, kept_first)) * self._hop, self._free)
        last_kept = begin + max(last + TRAIL_FRAMES, kept_last)
        self._free = (min(last_kept, self._frame) + 2) * self._hop
        # Smoothing has moved both edges outwards.
        blurred = SMOOTHED_FRAMES // 2
        begins, ends = begin + first + blurred, begin + last - blurred + 2
        edges = (begins * self._hop, max(begins, ends) * self._hop)
        return WordSpan(start, self._free, edges, (self._last_loud + 2) * self._hop)

    def _contour(self) -> tuple[int, NDArray[np.float64], float]:
        """Return how the word that has just ended rises out of the background, and falls.

        That is: the first frame that may belong to it (at most `END_FRAMES` before the first loud
        one, and not in the word before); the smoothed power from there on, less that of the
        background; and how much higher the background now and then is itself.
        """
        oldest = self._frame + 1 - len(self._recent)
        begin = max(oldest, self._first_loud - BACKGROUND_FRAMES, self._free // self._hop)
        begin = min(begin, self._first_loud)
        levels = np.minimum(self._latest(self._frame + 1 - begin), LOUDEST_DB)
        power = np.convolve(10 ** (levels / 10), np.ones(SMOOTHED_FRAMES) / SMOOTHED_FRAMES, "same")
        first = self._first_loud - begin
        quiet = power[SMOOTHED_FRAMES // 2 : max(0, first - LEAD_FRAMES)]
        if len(quiet) < LEARNING_FRAMES:
            quiet = np.array([10 ** (self.noise_floor_db / 10)])
        background, high = np.quantile(quiet, [0.5, 0.9])  # that a click cannot move
        earliest = max(0, first - END_FRAMES)
        return begin + earliest, power[earliest:] - background, float(high - background)

    def _latest(self, count: int) -> list[float]:
        """Return the levels of so many frames, or of those that are remembered."""
        return list(self._recent)[-count:]

    def _finish(self) -> None:
        """Go back to waiting."""
        self.speaking = False
        self._loud_in_a_row = 0

    def _is_steady(self, least: int = STEADY_FRAMES) -> bool:
        """Tell whether what seemed a word is a background that has become louder.

        That takes `least` frames.
        """
        count = self._frame - self._first_loud
        if count < least:
            return False
        levels = sorted(self._latest(min(count, STEADY_FRAMES)))
        tenth = max(1, len(levels) // 10)
        return levels[-tenth] - levels[tenth] < STEADY_RANGE_DB

    def _follow(self, level: float) -> None:
        """Let the noise floor follow the level: slowly up, fast down."""
        distance = level - self.noise_floor_db
        step = min(distance, RISE_DB) if distance > 0 else FALL * distance
        self.noise_floor_db = max(self.noise_floor_db + step, QUIETEST_FLOOR_DB)


def _share_between(low: float, high: float, value: float) -> float:
    return min(max((value - low) / (high - low), 0.0), 1.0)


def _part_within(speech: NDArray[np.float64], depth_db: float, ripple: float) -> tuple[int, int]:
    """Return the first and the last frame at most so far below the loudest, and no ripple."""
    peak = float(speech.max())
    least = min(max(peak * 10 ** (-depth_db / 10), EDGE_MARGIN * ripple), peak / 2, peak)
    found = np.flatnonzero(speech >= least)
    return int(found[0]), int(found[-1])
