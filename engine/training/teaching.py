"""Teaching one clip at once: a few steps in which it comes again and again, among all other words.

A step on one clip alone would pull the whole network to its word. So each batch of these steps has
the clip, those that were corrected before it, and as many clips of each other word as there is
room for: what the network knew is learned again in the same breath.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.corpus.dataset import Dataset
from engine.training.batches import Indices

BATCH = 16
"""Clips of each teaching step, whatever the size of the run's other batches."""
TAUGHT = 2
"""So many of them are taught; the others are drawn, word by word."""
STEPS = 20
"""After so many steps nearly every clip is known, and nothing else forgotten.

Measured on the Free Spoken Digit Dataset, the embedded digits and one person's eight takes of four
words; ten clips that the network had wrong, taught one at a time, once and then 20 times (dnn and
gru). Right after one correction 100 %, with a prediction of 0.95 to 0.99; accuracy of the other
words after 20 corrections of one clip: 0.3 points less at most, on average. With 4 of 16 taught, or
5 steps, single corrections cost up to 5 points until the next steps.
"""
SHARE = 0.5
LEAST_FACTOR = 0.125
"""These steps have half of the learning rate, and at least an eighth: a schedule that has ended
would teach nothing."""


@dataclass(frozen=True, slots=True)
class Teaching:
    """Steps `begins_at + 1` to `begins_at + steps` of a run; a value, for a checkpoint to keep.

    `clips` are the taught one and corrections before it, newest first, as indices among the
    training examples.
    """

    clips: tuple[int, ...]
    begins_at: int
    steps: int

    def covers(self, step: int) -> bool:
        """Whether the step after `step` is one of these."""
        return self.begins_at <= step < self.begins_at + self.steps

    def batch(self, step: int, labels: NDArray[np.int64], seed: int) -> Indices:
        """Return the clips of the step after `step`, `(BATCH,)`, the taught one first.

        A pure function of its arguments, so that a run can go back in time.
        """
        rng = np.random.default_rng((seed, 3, step))
        taught = np.resize(np.array(self.clips, np.int64), TAUGHT)
        words = np.unique(labels)
        others = rng.permutation(words[words != labels[taught[0]]])
        drawn = [
            rng.choice(np.flatnonzero(labels == word)) for word in np.resize(others, BATCH - TAUGHT)
        ]
        return np.concatenate([taught, np.array(drawn, np.int64)])


def teaching_factor(factor: float) -> float:
    """Return by what the learning rate of a teaching step is multiplied, instead of `factor`."""
    return max(SHARE * factor, LEAST_FACTOR)


@dataclass(frozen=True, slots=True)
class Teach:
    """The command to a worker: teach `clips[0]` of `dataset` in so many steps.

    `clips` are as in `Teaching`. The run goes on with the dataset if it is another one. A
    `Correction` answers, and then the run does what it did before.
    """

    dataset: Dataset
    clips: tuple[int, ...]
    steps: int = STEPS
