"""A word that was recognised, played forward over whatever else is shown, and held for a moment."""

from __future__ import annotations

from app.controllers.phases import Phase
from app.controllers.playhead import Playhead, Stop
from app.controllers.speed import PHASE_SECONDS
from engine.training.record import Record

BRISKNESS = 4.0
"""So many times as fast as at speed 1: the answer is there at once, the way to it can be seen."""

HELD_SECONDS = 2.0
"""How long the answer stays before the training is shown again."""

Moment = tuple[Record, Phase, float]


class Heard:
    """Plays one `forward_only` record; it knows nothing of the training that goes on."""

    def __init__(self, record: Record) -> None:
        self._head = Playhead()
        self._head.begin(record)
        self._held = 0.0

    @property
    def moment(self) -> Moment:
        """What is to be shown now."""
        head = self._head
        assert head.record is not None
        return head.record, head.phase, min(1.0, head.fraction)

    @property
    def phases(self) -> tuple[Phase, ...]:
        """The phases of the way forward."""
        return self._head.phases

    @property
    def phase_index(self) -> int:
        """The place of the present one in `phases`."""
        return self._head.index

    def advance(self, seconds: float) -> bool:
        """Move on by some time; False once it has been held long enough."""
        last = self._head.index == len(self._head.phases) - 1
        if last and self._head.fraction >= 1:
            self._held += seconds
            return self._held < HELD_SECONDS
        self._head.advance(BRISKNESS * seconds / PHASE_SECONDS, Stop.STEP)
        return True
