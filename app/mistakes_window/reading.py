"""What the numbers of a confusion matrix say: sums, shares, and the words most confused."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from engine.corpus.clip import Split
from engine.recognition.mistakes import Mistakes

NAMED = 3
"""So many pairs of words are named in a sentence."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A row and a column: places in the network's words."""

    said: int
    taken_for: int

    @property
    def is_right(self) -> bool:
        """Whether clips in it were known for what they are."""
        return self.said == self.taken_for


class Reading:
    """A matrix with all that is reckoned from it.

    Attributes
    ----------
    counts
        Clips of word i that were taken for word j, (words, words).
    said, taken
        The sums of its rows and of its columns.
    """

    def __init__(self, mistakes: Mistakes, split: Split) -> None:
        self.mistakes = mistakes
        self.split = split
        self.words = mistakes.words
        self.counts: NDArray[np.int64] = mistakes.counts
        self.said: NDArray[np.int64] = self.counts.sum(axis=1)
        self.taken: NDArray[np.int64] = self.counts.sum(axis=0)

    @property
    def total(self) -> int:
        """How many clips there are."""
        return int(self.counts.sum())

    @property
    def right(self) -> int:
        """How many clips were known for what they are."""
        return int(self.counts.trace())

    def count(self, cell: Cell) -> int:
        """Return how many clips stand behind a cell."""
        return int(self.counts[cell.said, cell.taken_for])

    def share(self, cell: Cell) -> float:
        """Return them as a share of all clips of the word that was said, 0 to 1."""
        return self.count(cell) / max(int(self.said[cell.said]), 1)

    def accuracy(self, word: int) -> float | None:
        """Return which share of a word's clips is known, 0 to 1; None when it has none."""
        said = int(self.said[word])
        return int(self.counts[word, word]) / said if said else None

    def worst(self, most: int = NAMED) -> tuple[Cell, ...]:
        """Return the mistakes that are made most often, first by count, then by share."""
        wrong = self.counts.copy()
        np.fill_diagonal(wrong, 0)
        cells = [Cell(int(said), int(taken)) for said, taken in np.argwhere(wrong)]
        cells.sort(key=lambda cell: (-self.count(cell), -self.share(cell)))
        return tuple(cells[:most])


def percent(share: float) -> str:
    """Return a share in percent; only all of it is 100, and only nothing of it is 0."""
    tenths = round(1000 * share)
    if 0.0 < share < 1.0:
        tenths = min(max(tenths, 1), 999)
    text = f"{tenths / 10:.1f}"
    return f"{text.removesuffix('.0')} %"


def cell_text(reading: Reading, cell: Cell) -> str:
    """Say in words what a cell counts: seven taken for nine: 3 of 11 (27.3 %)."""
    if cell.is_right:
        text = QCoreApplication.translate("Mistakes", "{said} known for what it is: {count}")
    else:
        text = QCoreApplication.translate("Mistakes", "{said} taken for {taken}: {count}")
    of_all = QCoreApplication.translate("Mistakes", "{count} of {total}").format(
        count=f"{reading.count(cell):,}", total=f"{int(reading.said[cell.said]):,}"
    )
    return text.format(
        said=reading.words[cell.said],
        taken=reading.words[cell.taken_for],
        count=f"{of_all} ({percent(reading.share(cell))})",
    )


def title_text(reading: Reading) -> str:
    """Say which clips were asked about, and at which step."""
    if reading.split is Split.VALIDATION:
        text = QCoreApplication.translate("Mistakes", "Validation clips · step {step}")
    else:
        text = QCoreApplication.translate("Mistakes", "Training clips · step {step}")
    return text.format(step=f"{reading.mistakes.step:,}")


def total_text(reading: Reading) -> str:
    """Say how many of all clips were right."""
    if not reading.total:
        return QCoreApplication.translate("Mistakes", "There are no such clips.")
    text = QCoreApplication.translate("Mistakes", "{share} right: {right} of {total}")
    return text.format(
        share=percent(reading.right / reading.total),
        right=f"{reading.right:,}",
        total=f"{reading.total:,}",
    )


def worst_text(reading: Reading) -> str:
    """Name the words that are confused most, in a sentence."""
    if not reading.total:
        return ""
    pairs = [
        QCoreApplication.translate("Mistakes", "{said} for {taken} ({count} of {total})").format(
            said=reading.words[cell.said],
            taken=reading.words[cell.taken_for],
            count=f"{reading.count(cell):,}",
            total=f"{int(reading.said[cell.said]):,}",
        )
        for cell in reading.worst()
    ]
    if not pairs:
        return QCoreApplication.translate("Mistakes", "No word is taken for another.")
    comma = QCoreApplication.translate("Mistakes", ", ")
    text = QCoreApplication.translate("Mistakes", "Most often taken: {pairs}.")
    return text.format(pairs=comma.join(pairs))
