"""What the timeline knows of a run: its steps and evaluations, smoothed and kept small."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import chain
from math import isnan, nan

import numpy as np

from app.panels.metric_history import Bucket, MetricHistory, Reduction, Rows
from engine.training.progress import Evaluation, StepMetrics

SMOOTHED_STEPS = 20
"""The time constant of the smoothed curves, in steps."""

SMALLEST = 1e-12
"""A norm or ratio of 0 has no logarithm: it counts as this one."""

LARGEST = 1e12
"""A norm or ratio beyond all numbers counts as this one."""


class StepChannel(IntEnum):
    """What is kept of the steps.

    From `NORMS` on follow log10 of the layers' gradient norms, then of their update ratios.
    """

    STEP = 0
    LOSS_SMALLEST = 1
    LOSS_LARGEST = 2
    LOSS_SMOOTHED = 3
    ACCURACY_SMOOTHED = 4
    NORMS = 5


class EvaluationChannel(IntEnum):
    """What is kept of the evaluations."""

    STEP = 0
    TRAINING_ACCURACY = 1
    VALIDATION_LOSS = 2
    VALIDATION_ACCURACY = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """What the curves say at a place: steps `first` to `last` share it in a long run.

    `loss` is the batch's, from the smallest to the largest of these steps; the accuracies (0 to 1)
    are those of the last evaluation until then, None where there is none. `gradient_norms` and
    `update_ratios` are the layers' (geometric) means; the ratio of a step at which none was
    measured is the last one before.
    """

    first: int
    last: int
    loss: tuple[float, float]
    training_accuracy: float | None
    validation_accuracy: float | None
    gradient_norms: tuple[float, ...] = ()
    update_ratios: tuple[float, ...] = ()


class RunCurves:
    """The curves of one branch of a run, for a network whose learning layers have these names.

    Attributes
    ----------
    newest, evaluation
        The last step and the last evaluation, exactly as they came.
    """

    def __init__(self, learning_layers: Sequence[str]) -> None:
        self.learning_layers = tuple(learning_layers)
        self.newest: StepMetrics | None = None
        self.evaluation: Evaluation | None = None
        layers = len(self.learning_layers)
        self._steps = MetricHistory(
            (
                Reduction.LAST,
                Reduction.SMALLEST,
                Reduction.LARGEST,
                Reduction.LAST,
                Reduction.LAST,
                *[Reduction.MEAN] * 2 * layers,
            )
        )
        self._evaluations = MetricHistory([Reduction.LAST] * len(EvaluationChannel), 1_000)
        self._loss = self._accuracy = 0.0
        self._smoothed = 0
        self._unmeasured = (nan,) * layers
        self._ratios: Rows = np.full((1, layers), nan)

    def __len__(self) -> int:
        return len(self._steps)

    @property
    def evaluated(self) -> int:
        """How many evaluations there are."""
        return len(self._evaluations)

    def go_on_from(self, parent: RunCurves, step: int) -> None:
        """Begin where `parent` was after a step: what is smoothed or not measured goes on."""
        bucket = parent.bucket(step)
        if bucket is None:
            return
        self._loss, self._accuracy = bucket.row[
            [StepChannel.LOSS_SMOOTHED, StepChannel.ACCURACY_SMOOTHED]
        ]
        self._smoothed = min(step, SMOOTHED_STEPS)
        self._ratios = 10 ** parent.ratios_of(bucket.row[None])

    @property
    def last_step(self) -> int:
        """The last step that was heard of, 0 before the first."""
        steps = (heard.step for heard in (self.newest, self.evaluation) if heard)
        return max(steps, default=0)

    def add_steps(self, steps: Sequence[StepMetrics]) -> None:
        """Append any number of steps, in order."""
        if not steps:
            return
        layers = len(self.learning_layers)
        width = StepChannel.NORMS + 2 * layers
        numbers = chain.from_iterable(
            (
                step.step,
                step.loss,
                step.loss,
                *self._smooth(step),
                *step.gradient_norms,
                *(step.update_ratios or self._unmeasured),
            )
            for step in steps
        )
        rows = np.fromiter(numbers, np.float64, len(steps) * width).reshape(-1, width)
        norms, ratios = self.norms_of(rows), self.ratios_of(rows)
        np.nan_to_num(norms, copy=False, nan=LARGEST, posinf=LARGEST)
        ratios[:] = self._measured(ratios)
        for part in (norms, ratios):
            np.log10(part.clip(SMALLEST, LARGEST), out=part)
        self._steps.add(rows)
        self.newest = steps[-1]

    def norms_of(self, rows: Rows) -> Rows:
        """Return log10 of the layers' gradient norms in such rows, `(n, layers)`."""
        return rows[:, StepChannel.NORMS : StepChannel.NORMS + len(self.learning_layers)]

    def ratios_of(self, rows: Rows) -> Rows:
        """Return log10 of the layers' update ratios in such rows, `(n, layers)`."""
        return rows[:, StepChannel.NORMS + len(self.learning_layers) :]

    def add_evaluation(self, evaluation: Evaluation) -> None:
        """Append an evaluation."""
        numbers = (
            evaluation.step,
            evaluation.training_accuracy,
            evaluation.validation_loss,
            evaluation.validation_accuracy,
        )
        self._evaluations.add(np.array([[nan if n is None else n for n in numbers]], np.float64))
        self.evaluation = evaluation

    def steps(self, most: int) -> Rows:
        """Return at most `most` rows of `StepChannel`s for the whole run."""
        return self._steps.columns(most)

    def evaluations(self, most: int) -> Rows:
        """Return at most `most` rows of `EvaluationChannel`s for the whole run."""
        return self._evaluations.columns(most)

    def bucket(self, step: float) -> Bucket | None:
        """Return what is kept of a step, or of the nearest there is; None without steps.

        Its `first` and `last` are steps.
        """
        if not len(self._steps):
            return None
        earliest = self._steps.at(0)
        first_step = round(earliest.row[StepChannel.STEP]) - earliest.last
        found = self._steps.at(round(step) - first_step)
        return Bucket(first_step + found.first, first_step + found.last, found.row)

    def at(self, step: float) -> Reading | None:
        """Return what the curves say at a step, or at the nearest there is; None without steps."""
        bucket = self.bucket(step)
        if bucket is None:
            return None
        training, validation = self._accuracies(bucket.last)
        row = bucket.row[None]
        return Reading(
            first=bucket.first,
            last=bucket.last,
            loss=(
                float(bucket.row[StepChannel.LOSS_SMALLEST]),
                float(bucket.row[StepChannel.LOSS_LARGEST]),
            ),
            training_accuracy=training,
            validation_accuracy=validation,
            gradient_norms=tuple((10 ** self.norms_of(row)[0]).tolist()),
            update_ratios=tuple((10 ** self.ratios_of(row)[0]).tolist()),
        )

    def _measured(self, ratios: Rows) -> Rows:
        """Return the ratios `(n, layers)` with the last measured ones where there are none."""
        together = np.concatenate([self._ratios, ratios])
        measured = ~np.isnan(together).all(axis=1)
        places = np.maximum.accumulate(np.where(measured, np.arange(len(together)), 0))
        filled: Rows = together[places]
        self._ratios = filled[-1:]
        return filled[1:]

    def _accuracies(self, step: int) -> tuple[float | None, float | None]:
        rows = self._evaluations.buckets()
        place = int(np.searchsorted(rows[:, EvaluationChannel.STEP], step, side="right")) - 1
        if place < 0:
            return None, None
        training, validation = (
            float(rows[place, channel])
            for channel in (
                EvaluationChannel.TRAINING_ACCURACY,
                EvaluationChannel.VALIDATION_ACCURACY,
            )
        )
        return training, None if isnan(validation) else validation

    def _smooth(self, step: StepMetrics) -> tuple[float, float]:
        """Return loss and accuracy, averaged with exponentially fading weights.

        Until there are `SMOOTHED_STEPS` steps it is their plain mean, so that the first batch does
        not weigh more than the others.
        """
        self._smoothed = min(self._smoothed + 1, SMOOTHED_STEPS)
        share = 1 / self._smoothed
        self._loss += (step.loss - self._loss) * share
        self._accuracy += (step.accuracy - self._accuracy) * share
        return self._loss, self._accuracy
