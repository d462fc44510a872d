"""A clock for scrolling: sound comes in bursts, and the picture must not."""

from __future__ import annotations

LAG_SECONDS = 0.06
"""How far the picture stays behind what has arrived: longer than between two bursts."""

SETTLING_SECONDS = 1.0
"""In about this time the clock comes round to a stream that is faster or slower than it."""

LEAP_SECONDS = 0.5
"""Further away than this the clock leaps: the window stood still, or the stream began anew."""


class SmoothClock:
    """Says up to which second of a stream the picture shows it, smoothly.

    Attributes
    ----------
    now
        Seconds since the stream's beginning; never runs backwards, and never ahead of the sound.
    """

    def __init__(self) -> None:
        self.now = 0.0

    def tick(self, passed: float, arrived: float) -> float:
        """Return `now` after `passed` more seconds, with `arrived` seconds of sound there."""
        wanted = arrived - LAG_SECONDS
        moved = self.now + passed
        error = wanted - moved
        if abs(error) > LEAP_SECONDS:
            moved = wanted
        else:
            moved += error * min(1.0, passed / SETTLING_SECONDS)
        self.now = max(self.now, min(moved, arrived))
        return self.now
