"""The curves of a run with all its branches: the course that led here, and those beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import inf

import numpy as np

from app.panels.metric_history import Rows
from app.panels.run_curves import EvaluationChannel, Reading, RunCurves, StepChannel
from engine.training.progress import Evaluation, StepMetrics


@dataclass(slots=True)
class _Branch:
    curves: RunCurves
    parent: int | None
    begins_at: int
    kept: dict[tuple[str, int], tuple[int, Rows]] = field(default_factory=dict)
    """Columns by kind and their number, with how many rows they were made of."""

    @property
    def tip(self) -> int:
        return self.curves.newest.step if self.curves.newest else self.begins_at

    def columns(self, kind: str, most: int) -> Rows:
        """Return rows of steps or evaluations, made again only when some have come."""
        length = len(self.curves) if kind == "steps" else self.curves.evaluated
        known = self.kept.get((kind, most))
        if known is None or known[0] != length:
            rows = self.curves.steps(most) if kind == "steps" else self.curves.evaluations(most)
            self.kept = {place: one for place, one in self.kept.items() if place[0] != kind}
            self.kept[kind, most] = known = (length, rows)
        return known[1]


@dataclass(frozen=True, slots=True)
class OtherCourse:
    """What lies beside the present course: rows of steps and evaluations from the fork on."""

    fork: int
    steps: Rows
    evaluations: Rows


class BranchCurves:
    """All branches of a run; steps and evaluations are added to the one that it stands on.

    Parameters
    ----------
    learning_layers
        The names of the layers that learn.
    """

    def __init__(self, learning_layers: Sequence[str]) -> None:
        self.learning_layers = tuple(learning_layers)
        self._branches = {0: _Branch(RunCurves(learning_layers), None, 0)}
        self._present = 0

    @property
    def present(self) -> int:
        """The number of the branch that the run stands on."""
        return self._present

    @property
    def tip(self) -> int:
        """The newest step of the present course."""
        return self._branches[self._present].tip

    @property
    def last_step(self) -> int:
        """The last step of any branch that was heard of."""
        return max(max(one.tip, one.curves.last_step) for one in self._branches.values())

    def tip_of(self, number: int) -> int:
        """Return the newest step of a branch."""
        return self._branches[number].tip

    def newest_reading(self) -> Reading | None:
        """Return what was told last of the present course, exactly as it came."""
        curves = self._branches[self._present].curves
        newest, evaluation = curves.newest, curves.evaluation
        reading = self.at(self.tip) if newest is None else curves.at(newest.step)
        if reading is not None and newest is not None:
            reading = replace(
                reading,
                first=newest.step,
                last=newest.step,
                loss=(newest.loss, newest.loss),
                gradient_norms=newest.gradient_norms,
            )
        if reading is None or evaluation is None:
            return reading
        return replace(
            reading,
            training_accuracy=evaluation.training_accuracy,
            validation_accuracy=evaluation.validation_accuracy,
        )

    def begin_branch(self, number: int, parent: int, begins_at: int) -> None:
        """Let what comes from now on be a new branch's, which begins after a step of `parent`."""
        if number not in self._branches:
            curves = RunCurves(self.learning_layers)
            self._branches[number] = _Branch(curves, parent, begins_at)
            curves.go_on_from(self._part_at(parent, begins_at).curves, begins_at)
        self._present = number

    def stand_on(self, number: int) -> None:
        """Let what comes from now on be an older branch's."""
        if number in self._branches:
            self._present = number

    def add_steps(self, steps: Sequence[StepMetrics]) -> None:
        """Append steps to the present branch, in order."""
        self._branches[self._present].curves.add_steps(steps)

    def add_evaluation(self, evaluation: Evaluation) -> None:
        """Append an evaluation, unless later ones are there: then it has been told before."""
        curves = self._branches[self._present].curves
        if curves.evaluation is None or evaluation.step >= curves.evaluation.step:
            curves.add_evaluation(evaluation)

    def steps(self, most: int) -> Rows:
        """Return rows of `StepChannel`s of the present course, at most `most` of each branch."""
        return self._course("steps", StepChannel.STEP, most)

    def evaluations(self, most: int) -> Rows:
        """Return rows of `EvaluationChannel`s of the present course."""
        return self._course("evaluations", EvaluationChannel.STEP, most)

    def others(self, most: int) -> list[OtherCourse]:
        """Return what was trained beside the present course, branch by branch."""
        leaves = {number: end for number, _, end in self._path(self._present)}
        found = []
        for number, branch in self._branches.items():
            fork = leaves.get(number, branch.begins_at)
            if fork < branch.tip:
                steps = branch.columns("steps", most)
                evaluations = branch.columns("evaluations", most)
                found.append(
                    OtherCourse(
                        int(fork),
                        steps[steps[:, StepChannel.STEP] >= fork],
                        evaluations[evaluations[:, EvaluationChannel.STEP] >= fork],
                    )
                )
        return found

    def norms_of(self, rows: Rows) -> Rows:
        """Return log10 of the layers' gradient norms in such rows, `(n, layers)`."""
        return self._branches[0].curves.norms_of(rows)

    def ratios_of(self, rows: Rows) -> Rows:
        """Return log10 of the layers' update ratios in such rows, `(n, layers)`."""
        return self._branches[0].curves.ratios_of(rows)

    def at(self, step: float) -> Reading | None:
        """Return what the present course says at a step, or at the nearest there is."""
        return self._part_at(self._present, step).curves.at(step)

    def _course(self, kind: str, step: int, most: int) -> Rows:
        parts = []
        for _, branch, end in self._path(self._present):
            rows = branch.columns(kind, most)
            parts.append(rows if end == inf else rows[rows[:, step] <= end])
        if len(parts) == 1:
            return parts[0]
        joined: Rows = np.concatenate(parts[::-1])
        return joined

    def _path(self, number: int | None) -> Iterator[tuple[int, _Branch, float]]:
        """Yield a branch, its parent, and so on, each with the step at which it is left."""
        end = inf
        while number is not None:
            branch = self._branches[number]
            yield number, branch, end
            end = min(end, branch.begins_at)
            number = branch.parent

    def _part_at(self, number: int, step: float) -> _Branch:
        """Return the branch on the way to the tip of another to which a step belongs."""
        for _, branch, _ in self._path(number):
            if branch.parent is None or (round(step) > branch.begins_at and len(branch.curves)):
                return branch
        raise AssertionError("the first branch has no parent")
