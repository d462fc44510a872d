"""A run: a network's life from one seed, which can be gone back in, and lived on otherwise."""

from __future__ import annotations

from collections.abc import Generator, Iterator

import numpy as np
from numpy.typing import NDArray

from engine.corpus.dataset import Dataset
from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.training.checkpoints import Checkpoints
from engine.training.convergence import Convergence
from engine.training.history import (
    Branch,
    Change,
    DataReplaced,
    Event,
    LearningRateChanged,
    Metrics,
)
from engine.training.parameter_history import parameter_history
from engine.training.progress import Ending, Evaluation, Step, StepMetrics
from engine.training.record import Record
from engine.training.settings import TrainingSettings
from engine.training.trainer import Checkpoint, Trainer

BUDGET = 256 * 2**20
"""Bytes of checkpoints."""

SPACING = 8
"""Steps between two checkpoints: to train so many again takes less than a picture's time."""


class Run:
    """A trainer and its past.

    The run stands at one step of one branch. Training on from its last step makes the branch
    longer; training on from an earlier one begins a new branch, and the old one stays.

    Parameters
    ----------
    dataset, settings, run_id
        See `Trainer`.
    budget
        Bytes that checkpoints may take.

    Attributes
    ----------
    trainer
        Stands where the run stands. What it is told of data and learning rate goes through
        `change`, so that it can be replayed.
    branches
        In the order in which they began.
    branch
        The number of the one on which the run stands.
    checkpoints
        Those of all branches.
    """

    def __init__(
        self,
        dataset: Dataset,
        settings: TrainingSettings,
        run_id: int = 0,
        *,
        budget: int = BUDGET,
    ) -> None:
        self.trainer = Trainer(dataset, settings, run_id)
        self.branches = [Branch(0, None, 0, Metrics(run_id, 1))]
        self.branch = 0
        self.checkpoints = Checkpoints(budget)
        self.checkpoints.add(0, self.trainer.checkpoint())

    @property
    def step(self) -> int:
        """The step at which the run stands."""
        return self.trainer.step

    def steps(self, *, until_converged: bool = True) -> Generator[Step, None, Ending]:
        """Train as `Trainer.steps` does, and keep what is needed to come back."""
        steps = self.trainer.steps(until_converged=until_converged)
        while True:
            self._branch_off()
            try:
                step = next(steps)
            except StopIteration as stop:
                ending: Ending = stop.value
                return ending
            self._keep(step)
            yield step

    def change(self, change: Change) -> None:
        """Change the learning rate or the clips from the next step on."""
        self._branch_off()
        self.branches[self.branch].events.append(Event(self.step, change))
        self._apply(change)

    def seek(self, step: int, branch: int | None = None) -> Record:
        """Stand at a step of a branch, by default the present one, and return its record.

        Bit for bit the record that the step had, or would have had. Step 0 is the network as it
        was initialised, which nothing has updated yet.

        Raises
        ------
        Failure
            When that branch has no such step.
        """
        branch = self.branch if branch is None else branch
        if not (0 <= branch < len(self.branches) and 0 <= step <= self.branches[branch].tip):
            raise Failure(
                QT_TRANSLATE_NOOP("engine", "The run has no step {step} on branch {branch}."),
                QT_TRANSLATE_NOOP("engine", "Choose a step from 0 to {tip}."),
                step=step,
                branch=branch,
                tip=self.branches[branch].tip if 0 <= branch < len(self.branches) else 0,
            )
        trainer = self.trainer
        trainer.restore(self._nearest_checkpoint(branch, max(step - 1, 0)))
        while trainer.step < step - 1:
            self._apply_events(branch, trainer.step)
            trainer.record_wanted = False
            trainer.one_step(evaluate=False)
        self.branch = branch
        if step == 0:
            return trainer.preview()
        record = self._replay_recorded(branch)
        self._recall_convergence(branch, step)
        if step == self.branches[branch].tip:
            self._apply_events(branch, step)
        return record

    def metrics(self, step: int, branch: int | None = None) -> StepMetrics:
        """Return the metrics of a past step; IndexError when there is no such step."""
        for part in self._path(self.branch if branch is None else branch):
            if step > part.begins_at:
                return part.metrics.of_step(step)
        raise IndexError(step)

    def evaluations(self, branch: int | None = None) -> list[Evaluation]:
        """Return the evaluations on the way from step 0 to the tip of a branch, in order."""
        found: list[Evaluation] = []
        end: float = float("inf")
        for part in self._path(self.branch if branch is None else branch):
            found = [one for one in part.evaluations if one.step <= end] + found
            end = part.begins_at
        return found

    def parameter_history(
        self, name: str, index: tuple[int, ...]
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Return steps on the way to where the run stands, and a parameter's value after each.

        Of the steps with a checkpoint, and of the present one: nothing is replayed. See
        `engine.training.parameter_history`.
        """
        way, end = [], self.step
        for part in self._path(self.branch):
            way.append((part.number, end))
            end = min(end, part.begins_at)
        network = self.trainer.network
        steps, values = parameter_history(self.checkpoints, network, way, name, index)
        if steps[-1] == self.step:
            return steps, values
        present = float(network.parameters[name][index])
        return np.append(steps, self.step), np.append(values, present)

    def _keep(self, step: Step) -> None:
        branch = self.branches[self.branch]
        branch.metrics.append(step.metrics)
        if step.evaluation:
            branch.evaluations.append(step.evaluation)
        if self.step % SPACING == 0:
            self.checkpoints.add(self.branch, self.trainer.checkpoint())

    def _branch_off(self) -> None:
        """Begin a new branch where the run stands at an earlier step than its branch's last."""
        if self.step >= self.branches[self.branch].tip:
            return
        path = self._path(self.branch)
        parent = next(part for part in path if self.step > part.begins_at or part.parent is None)
        number = len(self.branches)
        metrics = Metrics(self.trainer.run_id, self.step + 1)
        self.branches.append(Branch(number, parent.number, self.step, metrics))
        self.branch = number

    def _path(self, branch: int) -> Iterator[Branch]:
        """Yield a branch, its parent, and so on, back to the first."""
        number: int | None = branch
        while number is not None:
            yield self.branches[number]
            number = self.branches[number].parent

    def _nearest_checkpoint(self, branch: int, step: int) -> Checkpoint:
        for part in self._path(branch):
            found = self.checkpoints.nearest(part.number, step)
            if found is not None:
                return found
            step = min(step, part.begins_at)
        raise AssertionError("the checkpoint of step 0 is never dropped")

    def _apply_events(self, branch: int, step: int) -> None:
        """Change again what was changed after `step` on the way to the tip of a branch."""
        end: float = float("inf")
        for part in self._path(branch):
            for event in part.events:
                if event.step == step < end:
                    self._apply(event.change)
            end = min(end, part.begins_at)

    def _apply(self, change: Change) -> None:
        match change:
            case LearningRateChanged(value):
                self.trainer.learning_rate = value
            case DataReplaced(dataset):
                self.trainer.replace_data(dataset)

    def _replay_recorded(self, branch: int) -> Record:
        self._apply_events(branch, self.step)
        self.trainer.record_wanted = True
        record = self.trainer.one_step(evaluate=False).record
        self.trainer.record_wanted = False
        assert record is not None
        return record

    def _recall_convergence(self, branch: int, step: int) -> None:
        convergence = Convergence()
        for evaluation in self.evaluations(branch):
            if evaluation.step <= step:
                convergence = convergence.after(evaluation.training_loss)
        self.trainer.convergence = convergence
