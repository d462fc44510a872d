"""What a run tells while it goes on: small numbers, published in order, none left out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from engine.training.record import Record
from engine.training.settings import TrainingSettings


class Ending(StrEnum):
    """Why a run ended."""

    CONVERGED = "converged"
    STEP_LIMIT = "step limit"


@dataclass(frozen=True, slots=True)
class StepMetrics:
    """The numbers of one step.

    `loss` and `accuracy` (0 to 1) are the batch's, before the update; `gradient_norms` has the
    Euclidean norm of the gradient of each layer that learns, in the order of the forward pass.

    `update_ratios` has, for the same layers, the norm of what the optimizer has changed over the
    norm of the parameters before: 0.001 means that the layer moved by a thousandth of its size. It
    is exact, whatever the optimizer, but measured only at the first step and every eighth one after
    it, and where a record is made; in between it is not a number, for to measure it at every step
    would slow small networks by several percent.
    """

    run_id: int
    step: int
    loss: float
    accuracy: float
    gradient_norms: tuple[float, ...]
    update_ratios: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Mean loss and accuracy (0 to 1) over the clips to learn from, and over those held back.

    Without validation clips the two validation numbers are None.
    """

    run_id: int
    step: int
    training_loss: float
    training_accuracy: float
    validation_loss: float | None
    validation_accuracy: float | None


@dataclass(frozen=True, slots=True)
class Step:
    """What one turn of the trainer yields; `again` where a run walks along what it had trained."""

    metrics: StepMetrics
    evaluation: Evaluation | None
    record: Record | None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Started:
    """A run stands ready, its weights initialised.

    `training_clips` were recorded; `training_examples` are all that is learned from: those, and
    the varied takes of them.
    """

    run_id: int
    settings: TrainingSettings
    words: tuple[str, ...]
    learning_layers: tuple[str, ...]
    parameters: int
    training_clips: int
    validation_clips: int
    training_examples: int


@dataclass(frozen=True, slots=True)
class Ended:
    """A run came to its end by itself."""

    run_id: int
    step: int
    ending: Ending


@dataclass(frozen=True, slots=True)
class Stopped:
    """A run was stopped by a failure; `error` is a `Failure` where a person can mend it."""

    run_id: int
    step: int
    error: Exception


@dataclass(frozen=True, slots=True)
class Sought:
    """A run stands at a past step again, on this branch; its record comes on the other lane."""

    run_id: int
    step: int
    branch: int


@dataclass(frozen=True, slots=True)
class Position:
    """A run has come to this step of a branch again: its numbers have been told before."""

    run_id: int
    step: int
    branch: int


@dataclass(frozen=True, slots=True)
class Branched:
    """A new branch begins after step `begins_at` of `parent`, and the run stands on it."""

    run_id: int
    branch: int
    parent: int
    begins_at: int


@dataclass(frozen=True, slots=True)
class LearningRateRecalled:
    """Another eta (before the schedule) is in force, since the run stands elsewhere in its past."""

    run_id: int
    value: float


@dataclass(frozen=True, slots=True)
class EditEffect:
    """What one weight, set by hand after step `step`, does to the loss.

    `name` is the parameter's, as `hidden1.W`; `before` and `after` are its two values. `clip_loss`
    is the spotlight clip's, `batch_loss` the mean over the clips of the present step, with what
    dropout left out then.
    """

    run_id: int
    step: int
    name: str
    index: tuple[int, ...]
    before: float
    after: float
    clip_loss_before: float
    clip_loss_after: float
    batch_loss_before: float
    batch_loss_after: float


@dataclass(frozen=True, slots=True)
class Grown:
    """The network of a run has an output for each of these words, the last ones new."""

    run_id: int
    step: int
    words: tuple[str, ...]
    parameters: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What the network of a run takes one clip for: each word's prediction, 0 to 1."""

    run_id: int
    step: int
    words: tuple[str, ...]
    predictions: tuple[float, ...]

    @property
    def best(self) -> tuple[str, float]:
        """The likeliest word, and its prediction."""
        place = max(range(len(self.words)), key=self.predictions.__getitem__)
        return self.words[place], self.predictions[place]


@dataclass(frozen=True, slots=True, eq=False)
class History:
    """One parameter's values over a run, as far as it has come: after each of `steps`, `(n,)`."""

    run_id: int
    name: str
    index: tuple[int, ...]
    steps: NDArray[np.int64]
    values: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Correction:
    """A clip was taught: the record of the first of these steps, and the answers around them."""

    run_id: int
    record: Record
    steps: int
    before: Answer
    after: Answer

    @property
    def word(self) -> str:
        """What was taught."""
        return self.record.words[self.record.label]


Message = (
    Correction
    | Answer
    | History
    | StepMetrics
    | Evaluation
    | Started
    | Grown
    | Sought
    | Position
    | Branched
    | LearningRateRecalled
    | EditEffect
    | Ended
    | Stopped
)
