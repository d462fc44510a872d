"""The playhead: which record is shown, which phase of it, and how far.

It plays records and never invents one. In slow motion it asks the engine for one step at a time and
plays all its phases before it asks for the next; flat out it shows the newest record there is.
"""

from __future__ import annotations

from enum import Enum, auto
from itertools import cycle

import numpy as np
from PySide6.QtCore import QObject, Signal

from app.controllers.phases import WHOLE_STEP, Phase, phases_of_step
from app.controllers.speed import BUILD_UP_START, FLAT_OUT, SPEEDS, STEP_A_FRAME, Pace
from app.controllers.training import TrainingController
from engine.training.progress import Started
from engine.training.record import Record

SPOTLIGHT_SECONDS = 1.5
"""How long a clip is followed when steps pass too fast to look at each one's own."""

BUILD_UP_SECONDS_A_FRAME = 0.7
"""How long a build-up shows one step a frame before it goes flat out."""


RECORD_SECONDS = 0.03
"""How often another step is shown flat out. Every frame is painted, but to draw another step in
each of them would take the engine half of its speed, and nobody sees sixty networks a second."""


class Goal(Enum):
    """What the playhead plays up to."""

    NOTHING = auto()
    PHASE = auto()
    STEP = auto()
    ENDLESS = auto()


class PlaybackController(QObject):
    """Turns run, pause, one step, one phase and speed into commands and moments."""

    moment_changed = Signal(object, object, float)
    """A `Record`, a `Phase`, and how much of the phase is shown, 0 to 1."""
    playing_changed = Signal(bool)
    speed_changed = Signal(int)
    """The place in `SPEEDS`."""
    build_up_changed = Signal(bool)

    def __init__(self, training: TrainingController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._training = training
        self._goal = Goal.NOTHING
        self._speed = BUILD_UP_START
        self._build_up = True
        self._seconds_at_speed = 0.0
        self._seconds_since_record = 0.0
        self._record: Record | None = None
        self._pending: Record | None = None
        self._waiting = False
        self._phases: tuple[Phase, ...] = ()
        self._index = -1
        self._fraction = 1.0
        self._pinned: int | None = None
        self._spotlight_held = False
        self._spotlight_seconds = 0.0
        self._words = cycle([0])
        self._rng = np.random.default_rng(0)
        training.record_arrived.connect(self._take_record)
        training.run_started.connect(self._begin_run)
        training.run_ended.connect(lambda _: self._set_goal(Goal.NOTHING))
        training.failed.connect(lambda _: self._set_goal(Goal.NOTHING))

    @property
    def playing(self) -> bool:
        """Whether the playhead moves."""
        return self._goal is not Goal.NOTHING

    @property
    def phases(self) -> tuple[Phase, ...]:
        """The phases of a step of the present network."""
        return self._phases

    @property
    def phase_index(self) -> int:
        """The place of the present phase in `phases`; -1 for a whole step."""
        return self._index

    @property
    def speed(self) -> int:
        """The place in `SPEEDS`."""
        return self._speed

    def run(self) -> None:
        """Play step after step."""
        self._seconds_at_speed = 0.0
        self._set_goal(Goal.ENDLESS)

    def pause(self) -> None:
        """Stand still where the playhead is."""
        self._set_goal(Goal.NOTHING)

    def toggle(self) -> None:
        """Run, or pause."""
        self.pause() if self.playing else self.run()

    def one_step(self) -> None:
        """Play to the end of the step; from there, play the next one."""
        self._set_goal(Goal.STEP)

    def one_phase(self) -> None:
        """Play to the end of the phase; from there, play the next one."""
        if self._fraction >= 1 and 0 <= self._index < len(self._phases) - 1:
            self._index, self._fraction = self._index + 1, 0.0
        self._set_goal(Goal.PHASE)

    def one_phase_back(self) -> None:
        """Show the end of the phase before this one, in the same step."""
        self.pause()
        if self._record is None or self._record.step == 0:
            return
        self._index = len(self._phases) - 1 if self._index < 0 else max(0, self._index - 1)
        self._fraction = 1.0
        self._show()

    def set_speed(self, speed: int) -> None:
        """Choose a speed by hand; that ends a build-up."""
        self.set_build_up(False)
        self._change_speed(speed)

    def set_build_up(self, on: bool) -> None:
        """Begin slowly and let each step pass faster than the last, up to flat out."""
        if on == self._build_up:
            return
        self._build_up = on
        self.build_up_changed.emit(on)
        if on:
            self._change_speed(BUILD_UP_START)

    def pin_spotlight(self, index: int | None) -> None:
        """Follow one training example from the next step on; None goes back to the batch's own."""
        self._pinned = index
        self._training.set_spotlight(index)

    def tick(self, seconds: float) -> None:
        """Move on by the time since the last frame."""
        self._training.poll()
        if not self.playing:
            return
        self._seconds_at_speed += seconds
        pace = SPEEDS[self._speed].pace
        if pace is Pace.PHASES or self._goal is Goal.PHASE:
            self._stand_engine()
            self._advance(seconds / SPEEDS[self._speed].phase_seconds)
            return
        self._follow_spotlight(seconds)
        if pace is Pace.FLAT_OUT and self._goal is Goal.ENDLESS:
            self._run_flat_out(seconds)
        elif not self._waiting:
            self._ask_for_step()
        if self._build_up and self._speed == STEP_A_FRAME:
            self._build_up_further(self._seconds_at_speed >= BUILD_UP_SECONDS_A_FRAME)

    def _advance(self, phases: float) -> None:
        """Move the playhead by so many phases, but never beyond the step's end or the goal's."""
        if self._waiting:
            return
        if self._at_end_of_step():
            self._next_step()
            return
        self._fraction += phases
        while self._fraction >= 1:
            if self._goal is Goal.PHASE or self._index == len(self._phases) - 1:
                self._fraction = 1.0
                break
            self._index += 1
            self._fraction -= 1
        self._show()
        if self._fraction < 1:
            return
        if self._goal is not Goal.ENDLESS:
            self._set_goal(Goal.NOTHING)
        else:
            self._build_up_further(self._build_up)

    def _at_end_of_step(self) -> bool:
        last = self._index in (-1, len(self._phases) - 1)
        nothing_yet = self._record is None or self._record.step == 0
        return nothing_yet or (last and self._fraction >= 1)

    def _next_step(self) -> None:
        if self._pending is not None:
            record, self._pending = self._pending, None
            self._begin_record(record)
        else:
            self._ask_for_step()

    def _ask_for_step(self) -> None:
        self._waiting = True
        self._training.one_step()

    def _run_flat_out(self, seconds: float) -> None:
        if not self._training.training_flat_out:
            self._training.run_flat_out()
        self._seconds_since_record += seconds
        if self._seconds_since_record >= RECORD_SECONDS:
            self._seconds_since_record = 0.0
            self._training.want_frame()
        self._show()

    def _stand_engine(self) -> None:
        """Leave full speed, and let each step's record follow a clip of its own batch."""
        if self._training.training_flat_out:
            self._training.pause()
        if self._spotlight_held and self._pinned is None:
            self._spotlight_held = False
            self._spotlight_seconds = 0.0
            self._training.set_spotlight(None)

    def _take_record(self, record: Record) -> None:
        if record.step == 0:
            self._show_initialised(record)
        elif not self.playing:
            self._waiting = False
            self._show_whole(record)
            self._show()  # no other frame follows, and the canvas shows whole steps a frame late
        elif SPEEDS[self._speed].pace is Pace.PHASES or self._goal is Goal.PHASE:
            if self._waiting or self._at_end_of_step():
                self._waiting = False
                self._begin_record(record)
            else:
                self._pending = record
        else:
            self._waiting = False
            self._show_whole(record)
            if self._goal is Goal.STEP:
                self._set_goal(Goal.NOTHING)

    def _begin_record(self, record: Record) -> None:
        self._record, self._index, self._fraction = record, 0, 0.0
        self._show()

    def _show_whole(self, record: Record) -> None:
        self._record, self._index, self._fraction = record, -1, 1.0
        self._show()

    def _show_initialised(self, record: Record) -> None:
        stages = sum(layer.kind == "dense" for layer in record.layers)
        self._phases = phases_of_step(stages)
        self._record, self._pending, self._waiting = record, None, False
        self._index, self._fraction = 0, 1.0
        self._show()

    def _show(self) -> None:
        if self._record is not None:
            phase = WHOLE_STEP if self._index < 0 else self._phases[self._index]
            self.moment_changed.emit(self._record, phase, min(1.0, self._fraction))

    def _begin_run(self, started: Started) -> None:
        self._set_goal(Goal.NOTHING)
        self._words = cycle(range(len(started.words)))
        self._pinned = None
        if self._build_up:
            self._change_speed(BUILD_UP_START)

    def _set_goal(self, goal: Goal) -> None:
        was_playing = self.playing
        self._goal = goal
        if not self.playing:
            self._waiting = False
            if was_playing:
                self._training.pause()
                self._show()
        if was_playing != self.playing:
            self.playing_changed.emit(self.playing)

    def _change_speed(self, speed: int) -> None:
        speed = max(0, min(speed, FLAT_OUT))
        if speed != self._speed:
            self._speed = speed
            self._seconds_at_speed = 0.0
            self.speed_changed.emit(speed)

    def _build_up_further(self, due: bool) -> None:
        if due and self._speed < FLAT_OUT:
            self._change_speed(self._speed + 1)

    def _follow_spotlight(self, seconds: float) -> None:
        """Follow a clip of one word after the other, each long enough to be looked at."""
        self._spotlight_seconds -= seconds
        dataset = self._training.dataset
        if self._spotlight_seconds > 0 or dataset is None or self._pinned is not None:
            return
        self._spotlight_seconds = SPOTLIGHT_SECONDS
        clips = np.flatnonzero(dataset.training.labels == next(self._words))
        if len(clips):
            self._spotlight_held = True
            self._training.set_spotlight(int(self._rng.choice(clips)))
