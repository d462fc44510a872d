"""The playhead: which record is shown, which phase of it, and how far.

It plays records and never invents one. In slow motion it asks the engine for one step at a time and
plays all its phases before it asks for the next; flat out it shows the newest record there is.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QObject, Signal

from app.controllers.heard import Heard
from app.controllers.pacing import Pacing
from app.controllers.phases import Phase
from app.controllers.playhead import Loop, Playhead, Stop
from app.controllers.speed import SLOW_MOTION, Pace
from app.controllers.spotlight import Spotlight
from app.controllers.training import TrainingController
from engine.training.progress import Started
from engine.training.record import Record

RECORD_SECONDS = 0.05
"""How often another step is shown flat out. Every frame is painted, but to draw another step in
each of them would take the engine half of its speed, and nobody sees sixty networks a second."""


class Goal(Enum):
    """What the playhead plays up to."""

    NOTHING = auto()
    PART = auto()
    PHASE = auto()
    STEP = auto()
    ENDLESS = auto()


class Back(Enum):
    """How an earlier step is shown that was asked for in order to go back."""

    NO = auto()
    TO_ITS_END = auto()
    WHOLE = auto()


STOPS = {Goal.PART: Stop.PART, Goal.PHASE: Stop.PHASE}


class PlaybackController(QObject):
    """Turns run, pause, one step, one phase and speed into commands and moments."""

    moment_changed = Signal(object, object, float)
    """A `Record`, a `Phase`, and how much of the phase is shown, 0 to 1."""
    playing_changed = Signal(bool)
    speed_changed = Signal(int)
    """The place in `SPEEDS`."""
    build_up_changed = Signal(bool)
    loop_changed = Signal(object)
    """A `Loop`."""

    def __init__(self, training: TrainingController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._training = training
        self._goal = Goal.NOTHING
        self._pacing = Pacing(self)
        self._pacing.speed_changed.connect(self.speed_changed)
        self._pacing.build_up_changed.connect(self.build_up_changed)
        self._seconds_since_record = 0.0
        self._head = Playhead()
        self._loop = Loop.NOTHING
        self._pending: Record | None = None
        self._waiting = False
        self._back = Back.NO
        self._heard: Heard | None = None
        self._shows_correction = False
        self.spotlight = Spotlight(training, self)
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
        """The phases of what is shown: of a step, or of a word's way forward."""
        return self._head.phases if self._heard is None else self._heard.phases

    @property
    def phase_index(self) -> int:
        """The place of the present phase in `phases`; -1 for a whole step."""
        return self._head.index if self._heard is None else self._heard.phase_index

    @property
    def loop(self) -> Loop:
        """What is played again and again."""
        return self._loop

    @property
    def speed(self) -> int:
        """The place in `SPEEDS`."""
        return self._pacing.speed

    def run(self) -> None:
        """Play step after step."""
        self._pacing.begin()
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
        self._head.enter_next()
        self._set_goal(Goal.PHASE)

    def one_part(self) -> None:
        """Play one frame of a recurrent layer; of any other phase, all of it."""
        self._head.enter_next()
        self._set_goal(Goal.PART)

    def one_phase_back(self) -> None:
        """Show the end of the phase before this one; from the first, the end of the last step."""
        self._go_back(self._head.phase_back)

    def one_part_back(self) -> None:
        """Show the frame before this one; of any other phase, the end of the one before."""
        self._go_back(self._head.part_back)

    def one_step_back(self) -> None:
        """Show the step before this one."""
        self.pause()
        self._seek_before(Back.WHOLE)

    def to_beginning(self) -> None:
        """Show the beginning of the step."""
        self.pause()
        if self._head.record is not None and self._head.record.step:
            self._head.stand(0, 0.0)
            self._show()

    def set_loop(self, loop: Loop) -> None:
        """Play the present phase or step again and again, or nothing."""
        if loop is not self._loop:
            self._loop = loop
            self.loop_changed.emit(loop)

    def set_speed(self, speed: int) -> None:
        """Choose a speed by hand; that ends a build-up."""
        self._pacing.choose(speed)

    def set_build_up(self, on: bool) -> None:
        """Begin slowly and let each step pass faster than the last, up to flat out."""
        self._pacing.build_up(on)

    def seek(self, step: int, branch: int) -> None:
        """Stand still at a past step of a branch, which is then shown whole."""
        self.pause()
        self._pending = None
        self._training.seek(step, branch)

    def stand(self, phase_name: str, fraction: float = 1.0) -> None:
        """Show so much of a phase of the present record; KeyError when there is no such phase."""
        names = [phase.name for phase in self._head.phases]
        if phase_name not in names:
            raise KeyError(phase_name)
        self.pause()
        self._head.stand(names.index(phase_name), fraction)
        self._show()

    def show_heard(self, record: Record) -> None:
        """Play a recognised word forward for a moment; the training goes on underneath."""
        self._heard = Heard(record)
        self.moment_changed.emit(*self._heard.moment)

    def show_correction(self, record: Record) -> None:
        """Play all phases of the step in which a clip was taught, and stay at its end."""
        self._heard, self._pending = None, None
        self.pause()
        self._pacing.slow_down(SLOW_MOTION)
        self._head.begin(record)
        self._show()
        self._set_goal(Goal.STEP)
        self._shows_correction = True

    def tick(self, seconds: float) -> None:
        """Move on by the time since the last frame."""
        self._training.poll()
        self._play_heard(seconds)
        if not self.playing:
            return
        if self._plays_phases():
            self._stand_engine()
            self._advance(seconds / self._pacing.phase_seconds)
            return
        self.spotlight.at_speed(seconds)
        if self._pacing.pace is Pace.FLAT_OUT and self._goal is Goal.ENDLESS:
            self._run_flat_out(seconds)
        elif not self._waiting:
            self._ask_for_step()
        self._pacing.pass_time(seconds)

    def _go_back(self, move: Callable[[], bool]) -> None:
        self.pause()
        if self._head.record is None or self._head.record.step == 0:
            return
        if move():
            self._show()
        else:
            self._seek_before(Back.TO_ITS_END)

    def _seek_before(self, back: Back) -> None:
        record = self._head.record
        if record is not None and record.step > 0:
            self._back, self._pending = back, None
            self._training.seek(record.step - 1)

    def _advance(self, phases: float) -> None:
        """Move the playhead by so many phases, but never beyond the step's end or the goal's."""
        if self._waiting:
            return
        if self._head.at_end and self._loop is Loop.NOTHING:
            self._next_step()
            return
        stop = STOPS.get(self._goal, Stop.STEP)
        loop = self._loop if self._goal is Goal.ENDLESS else Loop.NOTHING
        reached = self._head.advance(phases, stop, loop)
        self._show()
        if not reached:
            return
        if self._goal is not Goal.ENDLESS:
            self._set_goal(Goal.NOTHING)
        else:
            self._pacing.step_played()

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
        """Leave full speed, so that every step's phases can be played."""
        if self._training.training_flat_out:
            self._training.pause()
        self.spotlight.in_slow_motion()

    def _take_record(self, record: Record) -> None:
        back, self._back = self._back, Back.NO
        if record.step == 0:
            self._pending, self._waiting = None, False
            self._head.show_initialised(record)
            self._show()
        elif back is Back.TO_ITS_END:
            self._head.show_end(record)
            self._show()
        elif not self.playing:
            self._waiting = False
            self._show_whole(record)
            self._show()  # no other frame follows, and the canvas shows whole steps a frame late
        elif self._plays_phases():
            if self._waiting or self._head.at_end:
                self._waiting = False
                self._begin_record(record)
            else:
                self._pending = record
        else:
            self._waiting = False
            self._show_whole(record)
            if self._goal is Goal.STEP:
                self._set_goal(Goal.NOTHING)

    def _plays_phases(self) -> bool:
        return self._pacing.pace is Pace.PHASES or self._goal in STOPS

    def _begin_record(self, record: Record) -> None:
        self._head.begin(record)
        self._show()

    def _show_whole(self, record: Record) -> None:
        self._head.show_whole(record)
        self._show()

    def _play_heard(self, seconds: float) -> None:
        if self._heard is None:
            return
        if self._heard.advance(seconds):
            self.moment_changed.emit(*self._heard.moment)
        else:
            self._heard = None
            self._show()

    def _show(self) -> None:
        head = self._head
        if head.record is not None and self._heard is None:
            self.moment_changed.emit(head.record, head.phase, min(1.0, head.fraction))

    def _begin_run(self, started: Started) -> None:
        self._heard, self._pending = None, None
        self._set_goal(Goal.NOTHING)
        self.spotlight.begin_run(len(started.words))
        self._pacing.begin_run()

    def _set_goal(self, goal: Goal) -> None:
        was_playing = self.playing
        steps_unseen = self._goal is Goal.ENDLESS and self._pacing.pace is Pace.FLAT_OUT
        self._goal = goal
        if self._shows_correction:
            self._shows_correction = False
            self._pacing.go_on()
        if not self.playing:
            self._waiting = False
            if was_playing:
                self._stand_still(steps_unseen)
        if was_playing != self.playing:
            self.playing_changed.emit(self.playing)

    def _stand_still(self, steps_unseen: bool) -> None:
        """Pause; where many steps have passed unseen, show the one at which the engine stands."""
        self._training.pause()
        self._show()
        if steps_unseen:
            self._training.show_present()
