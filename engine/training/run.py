"""A run: a network's life from one seed, which can be gone back in, and lived on otherwise."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from engine.corpus.dataset import Dataset
from engine.network.network import RandomStates
from engine.training.branches import (
    begin_branch,
    changes_after,
    changes_before,
    check_step,
    convergence_at,
    last_edit,
    metrics_of,
    path,
)
from engine.training.checkpoints import Checkpoint, Checkpoints, spacing_of
from engine.training.edits import edited_array
from engine.training.history import (
    Branch,
    Change,
    DataReplaced,
    Event,
    LearningRateChanged,
    Metrics,
    Taught,
    WeightEdited,
)
from engine.training.kept_clips import KeptClips
from engine.training.parameter_history import parameter_history
from engine.training.progress import Ending, Step, StepMetrics
from engine.training.record import Record
from engine.training.settings import TrainingSettings
from engine.training.trainer import EVALUATE_EVERY, Trainer

BUDGET = 256 * 2**20
"""Bytes of checkpoints."""


class Run:
    """A trainer and its past.

    The run stands at one step of one branch. Training on from its last step makes the branch
    longer. From an earlier one, the same steps are walked along again, bit for bit; once something
    is changed there, a new branch begins, and the old one stays.

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
        self._spacing = spacing_of(settings.network)
        self.checkpoints = Checkpoints(budget)
        self.checkpoints.add(0, self.trainer.checkpoint())

    @property
    def step(self) -> int:
        """The step at which the run stands."""
        return self.trainer.step

    def steps(self, *, until_converged: bool = True) -> Generator[Step, None, Ending]:
        """Train or walk on; each `next()` is one step. The generator returns why the branch ended.

        A branch ends when it has converged, or at the step limit. Whoever goes on after that has
        as many steps again, converged or not. Walking along, a branch ends where it had ended.

        Raises
        ------
        Failure
            As `Trainer.steps` does; the run stands at its last good step then.
        """
        while True:
            branch = self.branches[self.branch]
            if self.step < branch.tip:
                yield self._walk_on()
                if branch.ending and self._stands_at(branch, branch.ended_at):
                    return branch.ending
                continue
            if self.step >= (branch.ended_at or 0) + self.trainer.settings.step_limit:
                return self._end(Ending.STEP_LIMIT)
            step = self._train_on()
            watched = until_converged and branch.ending is None
            yield step
            if watched and self._stands_at(branch, branch.tip) and self.trainer.has_converged(step):
                return self._end(Ending.CONVERGED)

    def change(self, change: Change) -> None:
        """Change the learning rate, the clips or a weight from the next step on, or teach a clip.

        Raises
        ------
        Failure
            When there is no such weight, or it cannot be that value.
        """
        if change == LearningRateChanged(self.trainer.learning_rate):
            return
        if isinstance(change, WeightEdited):
            array = edited_array(self.trainer.network, change)
            change = replace(change, before=float(array[change.index]))
        self.branch_here()
        self._apply(change)
        if isinstance(change, DataReplaced):
            change = replace(change, dataset=self.trainer.kept_clips)
        self.branches[self.branch].events.append(Event(self.step, change))

    def branch_here(self) -> None:
        """Begin a new branch, where the run stands at an earlier step than its branch's last."""
        if not self._stands_at_tip():
            run_id = self.trainer.run_id
            self.branch = begin_branch(self.branches, self.branch, self.step, run_id).number

    def seek(self, step: int, branch: int | None = None, *, follow: int | None = None) -> Record:
        """Stand at a step of a branch, by default the present one, and return its record.

        Bit for bit the record that the step had, or would have had, with a spotlight on the clip
        `follow` (None: on that of the run). Step 0 is the network as it was initialised, which
        nothing has updated yet.

        Raises
        ------
        Failure
            When that branch has no such step.
        """
        branch = self.branch if branch is None else branch
        check_step(self.branches, branch, step)
        spotlight, dataset = self.trainer.spotlight, self.trainer.dataset
        self._replay(branch, max(step - 1, 0))
        self.branch = branch
        if step or not self.branches[branch].tip:
            self._apply_events(branch, self.step)
        if self.trainer.dataset is dataset:
            self.trainer.spotlight = spotlight
        else:
            follow = None  # it was one of other clips
        with self._following(follow):
            record = self._recorded_step() if step else self.trainer.preview()
        self._arrive()
        return record

    def preview(self, follow: int | None = None) -> Record:
        """Return what the present step's batch gives with the weights as they stand.

        Its dropout is what it was in that step; `follow` as in `seek`.
        """
        with self._following(follow), np.errstate(over="ignore", invalid="ignore"):
            return self.trainer.preview(self._present_dropout())

    def last_edit(self) -> WeightEdited | None:
        """Return what was last set by hand on the way here and has not been taken back."""
        end = self.step + 1 if self._stands_at_tip() else self.step
        return last_edit(changes_before(self.branches, self.branch, end))

    def take_back(self, edit: WeightEdited) -> None:
        """Give the weight of the last edit the value that it had before it."""
        here = self.branches[self.branch]
        event = next((one for one in here.events if one.change is edit), None)
        if event is None or event.step < self.step:
            self.change(replace(edit, value=edit.before, undoes=True))
            return
        here.events.remove(event)
        self._apply(replace(edit, value=edit.before))
        if here.is_empty and here.parent is not None:
            self.branch = here.parent

    def metrics(self, step: int, branch: int | None = None) -> StepMetrics:
        """Return the metrics of a past step; IndexError when there is no such step."""
        return metrics_of(self.branches, self.branch if branch is None else branch, step)

    def parameter_history(
        self, name: str, index: tuple[int, ...]
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Return steps on the way to where the run stands, and a parameter's value after each.

        Of the steps with a checkpoint, and of the present one: nothing is replayed. See
        `engine.training.parameter_history`.
        """
        way, end = [], self.step
        for part in path(self.branches, self.branch):
            way.append((part.number, end))
            end = min(end, part.begins_at)
        network = self.trainer.network
        steps, values = parameter_history(self.checkpoints, network, way, name, index)
        if steps[-1] == self.step:
            return steps, values
        present = float(network.parameters[name][index])
        return np.append(steps, self.step), np.append(values, present)

    def _train_on(self) -> Step:
        branch = self.branches[self.branch]
        with self._standing_again_after_a_failure():
            step = self.trainer.one_step()
        branch.metrics.append(step.metrics)
        if step.evaluation:
            branch.training_losses.append(step.evaluation.training_loss)
        if self.step % self._spacing == 0:
            self.checkpoints.add(self.branch, self.trainer.checkpoint())
        return step

    def _walk_on(self) -> Step:
        """Train a step of the present branch once more."""
        self._apply_events(self.branch, self.step)
        with self._standing_again_after_a_failure():
            step = self.trainer.one_step(evaluate=False)
        if self.step % EVALUATE_EVERY == 0 or self._stands_at_tip():
            self._arrive()
        return replace(step, again=True)

    @contextmanager
    def _standing_again_after_a_failure(self) -> Iterator[None]:
        """Stand, after a step that broke off in its midst, where the run stood before it."""
        here = self.step
        try:
            yield
        except Exception:
            self._replay(self.branch, here)
            self._arrive()
            raise

    def _arrive(self) -> None:
        """Stand at a past step as if it had been reached by training."""
        near = self._nearest_checkpoint(self.branch, self.step)
        self.trainer.convergence = convergence_at(self.branches, self.branch, self.step, near)
        if self.step and self._stands_at_tip():
            self._apply_events(self.branch, self.step)

    def _end(self, ending: Ending) -> Ending:
        branch = self.branches[self.branch]
        branch.ended_at, branch.ending = self.step, ending
        return ending

    def _stands_at(self, branch: Branch, step: int | None) -> bool:
        return self._stands_at_tip() and (self.branch, self.step) == (branch.number, step)

    def _stands_at_tip(self) -> bool:
        return self.step == self.branches[self.branch].tip

    def _nearest_checkpoint(self, branch: int, step: int) -> Checkpoint:
        for part in path(self.branches, branch):
            found = self.checkpoints.nearest(part.number, step)
            if found is not None:
                return found
            step = min(step, part.begins_at)
        raise AssertionError("the checkpoint of step 0 is never dropped")

    def _replay(self, branch: int, step: int) -> None:
        """Stand at a step of a branch as before whatever was changed after it."""
        trainer = self.trainer
        trainer.restore(self._nearest_checkpoint(branch, step))
        trainer.record_wanted = False
        while trainer.step < step:
            self._apply_events(branch, trainer.step)
            trainer.one_step(evaluate=False)

    def _apply_events(self, branch: int, step: int) -> None:
        """Change again what was changed after `step` on the way to the tip of a branch."""
        for change in changes_after(self.branches, branch, step):
            self._apply(change)

    def _apply(self, change: Change) -> None:
        match change:
            case LearningRateChanged(value):
                self.trainer.learning_rate = value
            case DataReplaced(dataset):
                self.trainer.replace_data(
                    dataset.dataset() if isinstance(dataset, KeptClips) else dataset
                )
            case WeightEdited():
                edited_array(self.trainer.network, change)[change.index] = change.value
            case Taught(clips, steps):
                self.trainer.teach(clips, steps)

    def _recorded_step(self) -> Record:
        self.trainer.record_wanted = True
        record = self.trainer.one_step(evaluate=False).record
        self.trainer.record_wanted = False
        assert record is not None
        return record

    def _present_dropout(self) -> RandomStates:
        """Return from what the present step's dropout was drawn; at step 0, the next step's."""
        trainer = self.trainer
        if not (self.step and trainer.network.random_states):
            return trainer.network.random_states
        here, spotlight = trainer.checkpoint(), trainer.spotlight
        self._replay(self.branch, self.step - 1)
        drawn_from = trainer.network.random_states
        trainer.restore(here)
        trainer.spotlight = spotlight
        return drawn_from

    @contextmanager
    def _following(self, clip: int | None) -> Iterator[None]:
        """Let records follow a clip for a while; None leaves the spotlight where it is."""
        spotlight = self.trainer.spotlight
        if clip is not None and clip < len(self.trainer.dataset.training.labels):
            self.trainer.spotlight = clip
        try:
            yield
        finally:
            self.trainer.spotlight = spotlight
