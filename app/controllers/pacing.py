"""How fast it is played: chosen by hand, or growing by itself from step to step."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.controllers.speed import BUILD_UP_START, FLAT_OUT, SPEEDS, STEP_A_FRAME, Pace

BUILD_UP_SECONDS_A_FRAME = 0.7
"""How long a build-up shows one step a frame before it goes flat out."""


class Pacing(QObject):
    """The present speed; a build-up begins slowly and lets each step pass faster than the last."""

    speed_changed = Signal(int)
    """The place in `SPEEDS`."""
    build_up_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.speed = BUILD_UP_START
        self.builds_up = True
        self._seconds = 0.0
        self._before: tuple[int, bool] | None = None

    @property
    def pace(self) -> Pace:
        """What one frame of the window shows."""
        return SPEEDS[self.speed].pace

    @property
    def phase_seconds(self) -> float:
        """How long a phase of usual length takes."""
        return SPEEDS[self.speed].phase_seconds

    def choose(self, speed: int) -> None:
        """Choose a speed by hand; that ends a build-up."""
        self._before = None
        self.build_up(False)
        self._change(speed)

    def build_up(self, on: bool) -> None:
        """Begin slowly and grow, up to flat out; or stay as fast as it is."""
        if on == self.builds_up:
            return
        self.builds_up = on
        self.build_up_changed.emit(on)
        if on:
            self._change(BUILD_UP_START)

    def slow_down(self, speed: int) -> None:
        """Be no faster than this for a while; `go_on` is as fast again as it is now."""
        if self.speed > speed:
            before = self.speed, self.builds_up
            self.choose(speed)
            self._before = before

    def go_on(self) -> None:
        """Be as fast as before `slow_down`, unless another speed has been chosen since."""
        if self._before is None:
            return
        (speed, builds_up), self._before = self._before, None
        if builds_up:
            self.builds_up = True
            self.build_up_changed.emit(True)
        self._change(speed)

    def begin(self) -> None:
        """Begin to play: what was built up before does not count."""
        self._seconds = 0.0

    def begin_run(self) -> None:
        """Begin with a new run."""
        if self.builds_up:
            self._change(BUILD_UP_START)

    def step_played(self) -> None:
        """Let the next step pass faster, after one that has been played in all its phases."""
        if self.builds_up:
            self._faster()

    def pass_time(self, seconds: float) -> None:
        """Go on with the build-up where no single step can be followed any more."""
        self._seconds += seconds
        long_enough = self._seconds >= BUILD_UP_SECONDS_A_FRAME
        if self.builds_up and self.speed == STEP_A_FRAME and long_enough:
            self._faster()

    def _faster(self) -> None:
        self._change(self.speed + 1)

    def _change(self, speed: int) -> None:
        speed = max(0, min(speed, FLAT_OUT))
        if speed != self.speed:
            self.speed = speed
            self._seconds = 0.0
            self.speed_changed.emit(speed)
