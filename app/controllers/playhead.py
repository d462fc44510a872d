"""Where in a step the picture stands: which record, which of its phases, and how far."""

from __future__ import annotations

from enum import Enum, auto

from app.controllers.phases import WHOLE_STEP, Phase, phases_of
from engine.training.record import Record


class Loop(Enum):
    """What is played again and again."""

    NOTHING = auto()
    PHASE = auto()
    STEP = auto()


class Stop(Enum):
    """Where the playhead stops of itself."""

    PART = auto()
    PHASE = auto()
    STEP = auto()


class Playhead:
    """A place in a record's phases; it knows nothing of the engine and of time.

    Attributes
    ----------
    record
        What is shown; None before the first run.
    phases
        Of a step of this network.
    index
        The place of the present phase in `phases`; -1 for a whole step.
    fraction
        How much of the phase is shown, 0 to 1.
    """

    def __init__(self) -> None:
        self.record: Record | None = None
        self.phases: tuple[Phase, ...] = ()
        self.index = -1
        self.fraction = 1.0

    @property
    def phase(self) -> Phase:
        """The present phase."""
        return WHOLE_STEP if self.index < 0 else self.phases[self.index]

    @property
    def at_end(self) -> bool:
        """Whether nothing of the record is left to be played."""
        nothing_yet = self.record is None or self.record.step == 0
        last = self.index in (-1, len(self.phases) - 1)
        return nothing_yet or (last and self.fraction >= 1)

    def begin(self, record: Record) -> None:
        """Stand before the first phase of a record."""
        self._take(record, 0, 0.0)

    def show_whole(self, record: Record) -> None:
        """Show a whole step at once."""
        self._take(record, -1, 1.0)

    def show_end(self, record: Record) -> None:
        """Stand behind the last phase of a record."""
        self._take(record, len(phases_of(record)) - 1, 1.0)

    def show_initialised(self, record: Record) -> None:
        """Show a network that nothing has updated yet: there is only an input to see."""
        self._take(record, 0, 1.0)

    def stand(self, index: int, fraction: float) -> None:
        """Stand in a phase of the same record."""
        self.index, self.fraction = index, fraction

    def advance(self, phases: float, stop: Stop, loop: Loop = Loop.NOTHING) -> bool:
        """Move on by so many phases of usual length; True when it has come to where it stops.

        However far that is, no phase is left out: at most the next one is entered.
        """
        self.index = max(0, self.index)
        part = self.phase.part_at(self.fraction)
        self.fraction += phases / self.phase.length
        if stop is Stop.PART and self.fraction >= (part + 1) / self.phase.parts:
            self.fraction = (part + 1) / self.phase.parts
            return True
        if self.fraction < 1:
            return False
        if loop is Loop.PHASE:
            self.fraction %= 1.0
            return False
        last = self.index == len(self.phases) - 1
        if last and loop is Loop.STEP:
            self.stand(0, 0.0)
            return False
        if last or stop is not Stop.STEP:
            self.fraction = 1.0
            return True
        rest = (self.fraction - 1) * self.phase.length
        self.index += 1
        self.fraction = min(1.0, rest / self.phase.length)
        return False

    def enter_next(self) -> None:
        """From the end of a phase, stand at the beginning of the next one."""
        if self.fraction >= 1 and 0 <= self.index < len(self.phases) - 1:
            self.stand(self.index + 1, 0.0)

    def phase_back(self) -> bool:
        """Show the end of the phase before this one; False where the step begins."""
        if self.index < 0:
            self.stand(len(self.phases) - 1, 1.0)
        elif self.index == 0:
            return False
        else:
            self.stand(self.index - 1, 1.0)
        return True

    def part_back(self) -> bool:
        """Show the moment before this one of the phase; False where the step begins."""
        parts = self.phase.parts
        # The moment after a part ends is the next one's beginning, and belongs to the part itself.
        finished = round(self.fraction * parts, 6)
        before = int(finished) - 1 if finished == int(finished) else int(finished)
        if self.index < 0 or before < 1:
            return self.phase_back()
        self.fraction = before / parts
        return True

    def _take(self, record: Record, index: int, fraction: float) -> None:
        self.record, self.phases = record, phases_of(record)
        self.index, self.fraction = index, fraction
