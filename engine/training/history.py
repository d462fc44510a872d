"""What a run was like, step by step: its metrics, its losses, and what was changed when."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from math import isnan, nan

from engine.corpus.dataset import Dataset
from engine.training.kept_clips import KeptClips
from engine.training.progress import Ending, StepMetrics


@dataclass(frozen=True, slots=True)
class LearningRateChanged:
    """From the next update on, another eta."""

    value: float


@dataclass(frozen=True, slots=True)
class DataReplaced:
    """From the next step on, other clips of the same words; a run keeps them as `KeptClips`."""

    dataset: Dataset | KeptClips


@dataclass(frozen=True, slots=True)
class WeightEdited:
    """One parameter has been set by hand.

    Parameters
    ----------
    name
        The parameter's, as in `Network.parameters`: `hidden1.W`.
    index
        In that parameter.
    value
        What it is from then on.
    before
        What it was; a run fills it in.
    undoes
        Whether this takes an earlier edit back.
    """

    name: str
    index: tuple[int, ...]
    value: float
    before: float = nan
    undoes: bool = False


@dataclass(frozen=True, slots=True)
class WordsAdded(DataReplaced):
    """From the next step on, other clips, and an output more for each further word."""


@dataclass(frozen=True, slots=True)
class Taught:
    """In the next steps, these of the clips are taught; see `engine.training.teaching`."""

    clips: tuple[int, ...]
    steps: int


Change = LearningRateChanged | DataReplaced | WeightEdited | Taught


@dataclass(frozen=True, slots=True)
class Event:
    """A change that came after step `step`."""

    step: int
    change: Change


KEPT = 100_000
"""So many of the last steps' metrics are kept, for a run may go on for days: what is older can be
had by going back there. With three layers they take 6 to 13 MB."""


class Metrics:
    """The metrics of successive steps, eight bytes a number; at least of the last `KEPT`.

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
        self._ratios = array("d")
        self._layers = 0
        self._dropped = 0

    def __len__(self) -> int:
        """How many steps there have been, kept or not."""
        return self._dropped + len(self._losses)

    def append(self, metrics: StepMetrics) -> None:
        """Keep the metrics of the next step."""
        self._losses.append(metrics.loss)
        self._accuracies.append(metrics.accuracy)
        self._norms.extend(metrics.gradient_norms)
        self._layers = len(metrics.gradient_norms)
        self._ratios.extend(metrics.update_ratios or (nan,) * self._layers)
        if len(self._losses) == 2 * KEPT:
            self._drop(KEPT)

    def of_step(self, step: int) -> StepMetrics:
        """Return the metrics of a step; IndexError when it is not among these any more."""
        place = step - self._first - self._dropped
        if not 0 <= place < len(self._losses):
            raise IndexError(step)
        layers = slice(place * self._layers, (place + 1) * self._layers)
        return StepMetrics(
            run_id=self._run_id,
            step=step,
            loss=self._losses[place],
            accuracy=self._accuracies[place],
            gradient_norms=tuple(self._norms[layers]),
            update_ratios=tuple(nan if isnan(one) else one for one in self._ratios[layers]),
        )

    def _drop(self, steps: int) -> None:
        """Forget the oldest ones, many at a time: to move the others takes its time."""
        del self._losses[:steps], self._accuracies[:steps]
        del self._norms[: steps * self._layers], self._ratios[: steps * self._layers]
        self._dropped += steps


@dataclass(slots=True)
class Branch:
    """One course of a run: what came after step `begins_at` of its parent.

    The first branch begins at step 0 and has no parent. `ended_at` is the last step at which it
    came to an end by itself, None before the first time, and `ending` says why. `training_losses`
    are those of its evaluations, eight bytes each, for a run may go on for days.
    """

    number: int
    parent: int | None
    begins_at: int
    metrics: Metrics
    training_losses: array[float] = field(default_factory=lambda: array("d"))
    events: list[Event] = field(default_factory=list)
    ended_at: int | None = None
    ending: Ending | None = None

    @property
    def tip(self) -> int:
        """The last step that was trained on it."""
        return self.begins_at + len(self.metrics)

    @property
    def is_empty(self) -> bool:
        """Whether nothing has happened on it yet."""
        return not (len(self.metrics) or self.events)
