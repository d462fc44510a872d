"""What the timeline knows of a run: its steps and evaluations, smoothed and kept small."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import chain
from math import isnan, nan

import numpy as np

from app.panels.metric_history import MetricHistory, Reduction, Rows
from engine.training.progress import Evaluation, StepMetrics

SMOOTHED_STEPS = 20
"""The time constant of the smoothed curves, in steps."""

SMALLEST_NORM = 1e-12
"""A gradient of 0 has no logarithm: it counts as this one."""

LARGEST_NORM = 1e12
"""A gradient beyond all numbers counts as this one."""


class StepChannel(IntEnum):
    """What is kept of the steps; the layers' log10 gradient norms follow from `NORMS` on."""

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
    are those of the last evaluation until then, None where there is none.
    """

    first: int
    last: int
    loss: tuple[float, float]
    training_accuracy: float | None
    validation_accuracy: float | None


class RunCurves:
    """One run's curves, for a network whose learning layers have these names.

    Attributes
    ----------
    newest, evaluation
        The last step and the last evaluation, exactly as they came.
    """

    def __init__(self, learning_layers: Sequence[str]) -> None:
        self.learning_layers = tuple(learning_layers)
        self.newest: StepMetrics | None = None
        self.evaluation: Evaluation | None = None
        self._steps = MetricHistory(
            (
                Reduction.LAST,
                Reduction.SMALLEST,
                Reduction.LARGEST,
                Reduction.LAST,
                Reduction.LAST,
                *(Reduction.MEAN for _ in self.learning_layers),
            )
        )
        self._evaluations = MetricHistory([Reduction.LAST] * len(EvaluationChannel), 1_000)
        self._loss = self._accuracy = 0.0
        self._smoothed = 0

    @property
    def last_step(self) -> int:
        """The last step that was heard of, 0 before the first."""
        steps = (heard.step for heard in (self.newest, self.evaluation) if heard)
        return max(steps, default=0)

    def add_steps(self, steps: Sequence[StepMetrics]) -> None:
        """Append any number of steps, in order."""
        if not steps:
            return
        width = StepChannel.NORMS + len(self.learning_layers)
        numbers = chain.from_iterable(
            (step.step, step.loss, step.loss, *self._smooth(step), *step.gradient_norms)
            for step in steps
        )
        rows = np.fromiter(numbers, np.float64, len(steps) * width).reshape(-1, width)
        norms = rows[:, StepChannel.NORMS :]
        np.nan_to_num(norms, copy=False, nan=LARGEST_NORM, posinf=LARGEST_NORM)
        np.log10(norms.clip(SMALLEST_NORM, LARGEST_NORM), out=norms)
        self._steps.add(rows)
        self.newest = steps[-1]

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

    def at(self, step: float) -> Reading | None:
        """Return what the curves say at a step, or at the nearest there is; None without steps."""
        if not len(self._steps):
            return None
        first_step = round(self._steps.at(0).row[StepChannel.STEP]) - self._steps.at(0).last
        bucket = self._steps.at(round(step) - first_step)
        last = first_step + bucket.last
        training, validation = self._accuracies(last)
        return Reading(
            first=first_step + bucket.first,
            last=last,
            loss=(
                float(bucket.row[StepChannel.LOSS_SMALLEST]),
                float(bucket.row[StepChannel.LOSS_LARGEST]),
            ),
            training_accuracy=training,
            validation_accuracy=validation,
        )

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
