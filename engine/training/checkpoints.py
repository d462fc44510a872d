"""Checkpoints of a run: many of late, few of long ago, never more than the memory allows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.network.layer import Array
from engine.network.network import RandomStates
from engine.training.convergence import Convergence
from engine.training.kept_clips import KeptClips
from engine.training.teaching import Teaching

SPACING = 8
CLOSE_SPACING = 4


def spacing_of(network: str) -> int:
    """Return how many steps lie between two checkpoints of a network of this kind.

    To train so many again takes less than a picture's time; a step with convolutions or recurrence
    takes ten times as long as one of dense layers.
    """
    return SPACING if network in ("linear", "dnn") else CLOSE_SPACING


@dataclass(frozen=True, slots=True, eq=False)
class Checkpoint:
    """All that the next step depends on, besides the settings; it shares no memory.

    `clips` is the dataset, `data_from` the step after which it came, `data_number` how often it
    had been replaced by then.
    """

    step: int
    vector: Array
    optimizer: Mapping[str, Any]
    dropout: RandomStates
    learning_rate: float
    convergence: Convergence
    clips: KeptClips
    data_from: int
    data_number: int
    teaching: Teaching | None = None

    @property
    def bytes(self) -> int:
        """Memory that it takes; the clips are kept once for all, and are not counted."""
        arrays = (value for value in self.optimizer.values() if isinstance(value, np.ndarray))
        return self.vector.nbytes + sum(array.nbytes for array in arrays)


class Checkpoints:
    """Checkpoints by branch and step, under a budget.

    Where memory runs out, the one goes whose absence is least felt: the gap that it leaves, in
    steps, is the smallest for its age. So the gaps grow with age, and going back to any step takes
    a replay in proportion to how long ago it was. The first and the last one of a branch stay.

    Parameters
    ----------
    budget
        Bytes that all of them together may take.
    """

    def __init__(self, budget: int) -> None:
        self.budget = budget
        self.bytes = 0
        self._of_branch: dict[int, list[Checkpoint]] = {}
        self._steps: dict[int, list[int]] = {}

    def __len__(self) -> int:
        return sum(map(len, self._of_branch.values()))

    def steps(self, branch: int) -> tuple[int, ...]:
        """Return the steps of a branch at which there is one, in order."""
        return tuple(self._steps.get(branch, ()))

    def of_branch(self, branch: int) -> tuple[Checkpoint, ...]:
        """Return those of a branch, in order."""
        return tuple(self._of_branch.get(branch, ()))

    def add(self, branch: int, checkpoint: Checkpoint) -> None:
        """Keep one more, later than all others of its branch."""
        self._of_branch.setdefault(branch, []).append(checkpoint)
        self._steps.setdefault(branch, []).append(checkpoint.step)
        self.bytes += checkpoint.bytes
        while self.bytes > self.budget and self._drop_one():
            pass

    def nearest(self, branch: int, step: int) -> Checkpoint | None:
        """Return the last one of a branch that is not later than `step`; None if there is none."""
        place = bisect_right(self._steps.get(branch, []), step) - 1
        return self._of_branch[branch][place] if place >= 0 else None

    def _drop_one(self) -> bool:
        least, where = np.inf, None
        newest = max(steps[-1] for steps in self._steps.values())
        for branch, kept in self._steps.items():
            if len(kept) < 3:
                continue
            steps = np.array(kept)
            gaps = steps[2:] - steps[:-2]
            felt = gaps / (newest + 1 - steps[1:-1])
            place = int(felt.argmin())
            if felt[place] < least:
                least, where = float(felt[place]), (branch, place + 1)
        if where is None:
            return False
        branch, place = where
        self.bytes -= self._of_branch[branch].pop(place).bytes
        self._steps[branch].pop(place)
        return True
