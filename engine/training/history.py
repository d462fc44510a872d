"""What a run was like, step by step: its metrics, its evaluations, and what was changed when."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field

from engine.corpus.dataset import Dataset
from engine.training.progress import Evaluation, StepMetrics


@dataclass(frozen=True, slots=True)
class LearningRateChanged:
    """From the next update on, another eta."""

    value: float


@dataclass(frozen=True, slots=True)
class DataReplaced:
    """From the next step on, other clips of the same words."""

    dataset: Dataset


@dataclass(frozen=True, slots=True)
class WordsAdded(DataReplaced):
    """From the next step on, other clips, and an output more for each further word."""


@dataclass(frozen=True, slots=True)
class Taught:
    """In the next steps, these of the clips are taught; see `engine.training.teaching`."""

    clips: tuple[int, ...]
    steps: int


Change = LearningRateChanged | DataReplaced | Taught


@dataclass(frozen=True, slots=True)
class Event:
    """A change that came after step `step`."""

    step: int
    change: Change


class Metrics:
    """The metrics of successive steps, eight bytes a number.

    Parameters
    ----------
    run_id
        Whose metrics these are.
    first
        The step of the first one.
    """

    def __init__(self, run_id: int, first: int) -> None:
        self._run_id = run_id
        self._first = first
        self._losses = array("d")
        self._accuracies = array("d")
        self._norms = array("d")
        self._layers = 0

    def __len__(self) -> int:
        return len(self._losses)

    def append(self, metrics: StepMetrics) -> None:
        """Keep the metrics of the next step."""
        self._losses.append(metrics.loss)
        self._accuracies.append(metrics.accuracy)
        self._norms.extend(metrics.gradient_norms)
        self._layers = len(metrics.gradient_norms)

    def of_step(self, step: int) -> StepMetrics:
        """Return the metrics of a step; IndexError when it is not among these."""
        place = step - self._first
        if not 0 <= place < len(self):
            raise IndexError(step)
        norms = self._norms[place * self._layers : (place + 1) * self._layers]
        return StepMetrics(
            self._run_id, step, self._losses[place], self._accuracies[place], tuple(norms)
        )


@dataclass(slots=True)
class Branch:
    """One course of a run: what came after step `begins_at` of its parent.

    The first branch begins at step 0 and has no parent.
    """

    number: int
    parent: int | None
    begins_at: int
    metrics: Metrics
    evaluations: list[Evaluation] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    @property
    def tip(self) -> int:
        """The last step that was trained on it."""
        return self.begins_at + len(self.metrics)
