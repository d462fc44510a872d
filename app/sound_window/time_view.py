"""Which part of a sound is in sight, in seconds."""

from __future__ import annotations

SHORTEST_SECONDS = 0.02
"""Closer there is nothing more to see: a frame is longer."""

LIVE_SECONDS = 6.0
"""What is in sight at first while the microphone is heard."""


class TimeView:
    """A window of `seconds` from `start` on a sound that reaches from `first` to `last`.

    While it follows a stream, its end is the newest sound, and before the stream's beginning
    there is nothing to see. On a sound that stands still every move ends inside the sound.
    """

    def __init__(self) -> None:
        self.first = 0.0
        self.last = 0.0
        self.start = -LIVE_SECONDS
        self.seconds = LIVE_SECONDS

    @property
    def stop(self) -> float:
        """Where the view ends."""
        return self.start + self.seconds

    def follow(self, now: float, longest: float) -> None:
        """Show what is newest of a stream of which `longest` seconds are kept."""
        self.first, self.last = now - longest, now
        self.seconds = min(self.seconds, longest)
        self.start = now - self.seconds

    def hold(self, first: float, last: float) -> None:
        """Stay on a sound that stands still; what is in sight does not move yet."""
        self.first, self.last = first, max(last, first + SHORTEST_SECONDS)

    def fit(self) -> None:
        """Show everything."""
        self.start, self.seconds = self.first, self.last - self.first

    def zoom(self, factor: float, about: float) -> None:
        """Show `factor` times as much; the moment `about` stays where it is."""
        whole = self.last - self.first
        seconds = min(max(self.seconds * factor, SHORTEST_SECONDS), max(whole, SHORTEST_SECONDS))
        share = (about - self.start) / self.seconds
        self.start = about - share * seconds
        self.seconds = seconds
        self._stay_inside()

    def pan(self, seconds: float) -> None:
        """Move to what is `seconds` later."""
        self.seconds = min(self.seconds, self.last - self.first)
        self.start += seconds
        self._stay_inside()

    def reveal(self, moment: float) -> None:
        """Move as little as needed to have `moment` in sight."""
        self.seconds = min(self.seconds, self.last - self.first)
        self.start = min(max(self.start, moment - self.seconds), moment)
        self._stay_inside()

    def _stay_inside(self) -> None:
        self.start = max(self.first, min(self.start, self.last - self.seconds))
