"""What a run tells while it goes on: small numbers, published in order, none left out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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
    """

    run_id: int
    step: int
    loss: float
    accuracy: float
    gradient_norms: tuple[float, ...]


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
    """What one turn of the trainer yields."""

    metrics: StepMetrics
    evaluation: Evaluation | None
    record: Record | None


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


Message = Answer | StepMetrics | Evaluation | Started | Sought | Ended | Stopped
