"""How long sound takes from the microphone to where it is shown."""

from __future__ import annotations

from array import array
from collections import deque
from statistics import median

NOTES = 1024
"""So many blocks are remembered: more than a second even of the smallest."""

LONGEST_DELAY_SECONDS = 1.0
"""Some drivers say nonsense about a block's age; what is older than this is nonsense."""


class Arrivals:
    """When the latest blocks of a stream came: noted in PortAudio's thread, read in any.

    Their memory is set aside once; the thread that notes publishes its count last.

    Parameters
    ----------
    sample_rate
        In Hz.
    """

    def __init__(self, sample_rate: int) -> None:
        self._sample_rate = sample_rate
        self._count = 0
        self._stops = array("q", bytes(8 * NOTES))
        self._moments = array("d", bytes(8 * NOTES))
        self._recorded = array("d", bytes(8 * NOTES))
        self._handed_over = array("d", bytes(8 * NOTES))

    def note(self, stop: int, moment: float, recorded: float, handed_over: float) -> None:
        """Note a block that has just come.

        Parameters
        ----------
        stop
            How many samples of the stream there are with it.
        moment
            Now, in seconds of the clock that `moment_of` answers in.
        recorded, handed_over
            When its first sample was recorded, and now, in seconds of the stream's own clock.
        """
        place = self._count % NOTES
        self._stops[place] = stop
        self._moments[place] = moment
        self._recorded[place] = recorded
        self._handed_over[place] = handed_over
        self._count += 1

    def moment_of(self, sample: float) -> float | None:
        """Return when a sample of the stream was recorded; None when that is not known (any more).

        Where the driver does not say how old a block is, it is taken for just recorded.
        """
        count = self._count
        found = None
        for number in range(count - 1, max(0, count - NOTES + 1) - 1, -1):
            place = number % NOTES
            if self._stops[place] <= sample:
                break
            found = place
        if found is None or self._stops[found] <= sample:
            return None
        before = (self._stops[found] - sample) / self._sample_rate
        return self._moments[found] - self._waited(found) - before

    def _waited(self, place: int) -> float:
        """Return how long ago the block's last sample was recorded when the block came."""
        waited = self._handed_over[place] - self._recorded[place]
        length = self._stops[place] - self._stops[place - 1]  # of the first block from 0
        waited -= max(0, length) / self._sample_rate
        return waited if 0.0 <= waited <= LONGEST_DELAY_SECONDS else 0.0


class Delays:
    """The latest measured delays, and their median.

    Parameters
    ----------
    count
        How many are kept.
    """

    def __init__(self, count: int = 120) -> None:
        self._seconds: deque[float] = deque(maxlen=count)

    def add(self, seconds: float) -> None:
        """Take one more."""
        self._seconds.append(seconds)

    def clear(self) -> None:
        """Forget all."""
        self._seconds.clear()

    @property
    def typical(self) -> float | None:
        """The median in seconds; None while nothing was measured."""
        return median(self._seconds) if self._seconds else None
