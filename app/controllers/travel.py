"""Going through the past of a run: from step to step, from branch to branch, and to bookmarks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from app.controllers.training import TrainingController
from engine.training.progress import Branched, Position, Sought, Started, StepMetrics


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A step of a branch to come back to, and a note that may be empty."""

    step: int
    branch: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class BranchSpan:
    """Where a branch begins, after which step of which other one, and its newest step."""

    number: int
    parent: int | None
    begins_at: int
    tip: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the run stands, and what its branch's newest step is."""

    step: int
    branch: int
    newest: int

    @property
    def in_past(self) -> bool:
        """Whether later steps have been trained on this branch."""
        return self.step < self.newest


Place = tuple[int, int]
"""A step and the number of a branch."""


class TravelController(QObject):
    """Knows the branches and the bookmarks of the present run, and asks for its past steps.

    The engine is asked for one step at a time: while it has not answered, only the newest wish is
    kept, so that dragging never falls behind the hand.

    Parameters
    ----------
    training
        Tells what the engine does.
    seek
        Is called with step and branch to have the engine stand there; by default the training
        itself.
    """

    standing_changed = Signal(object)
    """A `Standing`."""
    branches_changed = Signal(tuple)
    """The `BranchSpan` of every branch, when one has begun."""
    bookmarks_changed = Signal(tuple)
    """Every `Bookmark` of the run, in the order of their steps."""

    def __init__(
        self,
        training: TrainingController,
        parent: QObject | None = None,
        *,
        seek: Callable[[int, int], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._training = training
        self._seek = seek or training.seek
        self._spans = [BranchSpan(0, None, 0, 0)]
        self._step = self._branch = 0
        self._bookmarks: list[Bookmark] = []
        self._asked: Place | None = None
        self._wanted: Place | None = None
        self._branch_at: Place | None = None
        training.run_started.connect(self._begin_run)
        training.branched.connect(self._take_branch)
        training.steps_taken.connect(self._take_steps)
        training.position_changed.connect(self._take_position)
        training.sought.connect(self._take_answer)
        training.failed.connect(lambda _: self._answered(None))

    @property
    def standing(self) -> Standing:
        """Where the run stands."""
        return Standing(self._step, self._branch, self._spans[self._branch].tip)

    @property
    def branches(self) -> tuple[BranchSpan, ...]:
        """All branches, by number."""
        return tuple(self._spans)

    @property
    def bookmarks(self) -> tuple[Bookmark, ...]:
        """All bookmarks, in the order of their steps."""
        return tuple(self._bookmarks)

    def go_to(self, step: int, branch: int | None = None) -> None:
        """Stand at a step of a branch, by default the present one; the nearest that there is."""
        number = self._goal()[1] if branch is None else branch
        place = (max(0, min(step, self._spans[number].tip)), number)
        if self._asked is not None:
            self._wanted = place
        elif place != (self._step, self._branch) or self._training.training_flat_out:
            self._ask(place)

    def step_by(self, steps: int) -> None:
        """Go on by so many steps, back where they are negative."""
        self.go_to(self._goal()[0] + steps)

    def go_to_first(self) -> None:
        """Stand at the network as it was initialised."""
        self.go_to(0)

    def return_to_newest(self) -> None:
        """Leave the past: stand at the newest step of the present branch."""
        self.go_to(self._spans[self._goal()[1]].tip)

    def branch_at(self, step: int, branch: int | None = None) -> None:
        """Stand at a step, and have what is trained from there be a new branch."""
        number = self._branch if branch is None else branch
        place = (max(0, min(step, self._spans[number].tip)), number)
        if self._asked is None and place == (self._step, self._branch):
            self._training.branch_here()
            return
        self._branch_at = place
        self.go_to(*place)

    def add_bookmark(
        self, note: str = "", step: int | None = None, branch: int | None = None
    ) -> Bookmark:
        """Remember a place, by default where the run stands; one that is known keeps its note."""
        bookmark = Bookmark(
            self._step if step is None else step, self._branch if branch is None else branch, note
        )
        known = self.bookmark_at(bookmark.step, bookmark.branch)
        if known is not None:
            return known
        self._keep_bookmarks([*self._bookmarks, bookmark])
        return bookmark

    def bookmark_at(self, step: int, branch: int) -> Bookmark | None:
        """Return the bookmark of a place, if there is one."""
        places = ((one.step, one.branch) for one in self._bookmarks)
        return next(
            (one for one, at in zip(self._bookmarks, places, strict=True) if at == (step, branch)),
            None,
        )

    def remove_bookmark(self, bookmark: Bookmark) -> None:
        """Forget a place."""
        self._keep_bookmarks([one for one in self._bookmarks if one != bookmark])

    def rename_bookmark(self, bookmark: Bookmark, note: str) -> None:
        """Give a bookmark another note."""
        self._keep_bookmarks(
            [replace(one, note=note) if one == bookmark else one for one in self._bookmarks]
        )

    def go_to_bookmark(self, bookmark: Bookmark) -> None:
        """Stand at a bookmark."""
        self.go_to(bookmark.step, bookmark.branch)

    def next_bookmark(self) -> None:
        """Stand at the bookmark after this place, if there is one."""
        here = self._goal()
        later = [one for one in self._bookmarks if (one.step, one.branch) > here]
        if later:
            self.go_to_bookmark(later[0])

    def previous_bookmark(self) -> None:
        """Stand at the bookmark before this place, if there is one."""
        here = self._goal()
        earlier = [one for one in self._bookmarks if (one.step, one.branch) < here]
        if earlier:
            self.go_to_bookmark(earlier[-1])

    def _goal(self) -> Place:
        """Return where the run will stand once it has done all that it was asked for."""
        return self._wanted or self._asked or (self._step, self._branch)

    def _ask(self, place: Place) -> None:
        self._asked, self._wanted = place, None
        self._seek(*place)

    def _take_answer(self, sought: Sought) -> None:
        self._step, self._branch = sought.step, sought.branch
        self.standing_changed.emit(self.standing)
        self._answered((sought.step, sought.branch))

    def _answered(self, place: Place | None) -> None:
        """Ask for what was wanted meanwhile; `place` is where the run stands, None if unknown."""
        wanted, self._asked, self._wanted = self._wanted, None, None
        if wanted is not None and wanted != place:
            self._ask(wanted)
        elif place is not None and place == self._branch_at:
            self._branch_at = None
            self._training.branch_here()
        else:
            self._branch_at = None

    def _begin_run(self, _started: Started) -> None:
        self._spans = [BranchSpan(0, None, 0, 0)]
        self._step = self._branch = 0
        self._asked = self._wanted = self._branch_at = None
        self.branches_changed.emit(self.branches)
        self._keep_bookmarks([])
        self.standing_changed.emit(self.standing)

    def _take_branch(self, branched: Branched) -> None:
        begins_at = branched.begins_at
        self._spans.append(BranchSpan(branched.branch, branched.parent, begins_at, begins_at))
        self._step, self._branch = begins_at, branched.branch
        self.branches_changed.emit(self.branches)
        self.standing_changed.emit(self.standing)

    def _take_steps(self, steps: Sequence[StepMetrics]) -> None:
        span = self._spans[self._branch]
        self._spans[self._branch] = replace(span, tip=max(span.tip, steps[-1].step))

    def _take_position(self, position: Position) -> None:
        if position.branch < len(self._spans):
            self._step, self._branch = position.step, position.branch
            self.standing_changed.emit(self.standing)

    def _keep_bookmarks(self, bookmarks: list[Bookmark]) -> None:
        self._bookmarks = sorted(bookmarks, key=lambda one: (one.step, one.branch))
        self.bookmarks_changed.emit(self.bookmarks)
