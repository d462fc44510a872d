"""Which clips each step learns from."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from engine.failure import QT_TRANSLATE_NOOP, Failure

Indices = NDArray[np.int64]


class Batches:
    """The batches of a run: which clips, a pure function of the seed and of the batch's number.

    Each clip comes once before any comes again; what is left at the end of a round that does not
    fill a batch begins the next one. Nothing is remembered from batch to batch, so that a run can
    go back in time.

    Parameters
    ----------
    clips
        How many there are.
    batch_size
        With fewer clips, all of them are a batch.
    seed
        One or several numbers; the same ones give the same batches.
    """

    def __init__(self, clips: int, batch_size: int, seed: Sequence[int]) -> None:
        self.size = min(batch_size, clips)
        self._clips = clips
        self._seed = tuple(seed)
        self._order = lru_cache(maxsize=2)(self._shuffled)

    def __getitem__(self, number: int) -> Indices:
        """Return the indices of batch `number` (from 0), `(size,)`."""
        round_number, place = divmod(number * self.size, self._clips)
        batch = self._order(round_number)[place : place + self.size]
        missing = self.size - len(batch)
        if missing:
            batch = np.concatenate([batch, self._order(round_number + 1)[:missing]])
        return batch

    def _shuffled(self, round_number: int) -> Indices:
        rng = np.random.default_rng([*self._seed, round_number])
        return rng.permutation(self._clips)


def check_batch_size(batch_size: int, clips: int) -> None:
    """Raise a Failure for a batch that was asked for and that so few clips cannot fill.

    `Batches` makes do with what there is, since a corpus that is being spoken grows into its
    batches; whoever asks for a number on purpose is told.
    """
    if batch_size > clips:
        raise Failure(
            QT_TRANSLATE_NOOP(
                "engine", "A batch of {batch} clips is larger than the corpus of {clips}."
            ),
            QT_TRANSLATE_NOOP("engine", "Choose a batch of at most {clips}, or add clips."),
            batch=batch_size,
            clips=clips,
        )
