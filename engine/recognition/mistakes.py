"""Which word is taken for which, and by which clips."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.corpus.clip import Clip
from engine.corpus.dataset import Examples
from engine.network.network import Network

AT_ONCE = 64


@dataclass(frozen=True, slots=True, eq=False)
class Mistakes:
    """What a network says of clips whose words are known.

    Parameters
    ----------
    run_id, step
        Whose weights answered.
    words
        The network's, in the order of rows and columns.
    examples
        What was asked, in one order.
    answers, certainties
        For each clip the index of the likeliest word and its prediction, both `(n,)`.
    """

    run_id: int
    step: int
    words: tuple[str, ...]
    examples: Examples
    answers: NDArray[np.int64]
    certainties: NDArray[np.floating]

    @property
    def counts(self) -> NDArray[np.int64]:
        """How many clips of word i were taken for word j, `(words, words)`."""
        counts = np.zeros((len(self.words), len(self.words)), np.int64)
        np.add.at(counts, (self.examples.labels, self.answers), 1)
        return counts

    @property
    def accuracy(self) -> float | None:
        """The share that was right, 0 to 1; None when nothing was asked."""
        asked = len(self.answers)
        return float((self.answers == self.examples.labels).mean()) if asked else None

    def behind(self, said: int, taken_for: int) -> tuple[Clip, ...]:
        """Return the clips behind a cell, those that the network is surest of first."""
        return tuple(self.examples.clips[place] for place in self.places_behind(said, taken_for))

    def places_behind(self, said: int, taken_for: int) -> NDArray[np.intp]:
        """Return where the clips of `behind` are among the examples, in the same order."""
        places = np.flatnonzero((self.examples.labels == said) & (self.answers == taken_for))
        return places[np.argsort(-self.certainties[places], kind="stable")]


def mistakes_of(
    network: Network, examples: Examples, words: tuple[str, ...], run_id: int = 0, step: int = 0
) -> Mistakes:
    """Ask a network about all `examples`, whose labels are places in `words`."""
    answers = np.empty(len(examples.labels), np.int64)
    certainties = np.empty(len(examples.labels), network.dtype)
    for start in range(0, len(answers), AT_ONCE):
        part = slice(start, start + AT_ONCE)
        predictions = network.predict(examples.features[part])
        answers[part] = predictions.argmax(axis=1)
        certainties[part] = predictions.max(axis=1)
    for array in (answers, certainties):
        array.setflags(write=False)
    return Mistakes(run_id, step, words, examples, answers, certainties)
