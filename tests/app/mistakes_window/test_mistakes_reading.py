"""What is said about a confusion matrix, in numbers and in sentences."""

from __future__ import annotations

import numpy as np
import pytest

from app.mistakes_window.reading import (
    Cell,
    Reading,
    cell_text,
    percent,
    title_text,
    total_text,
    worst_text,
)
from engine.corpus.clip import Split
from engine.corpus.dataset import Examples
from engine.recognition.mistakes import Mistakes

WORDS = ("one", "seven", "nine")


def reading_of(counts: list[list[int]], split: Split = Split.VALIDATION) -> Reading:
    pairs = [
        (said, taken)
        for said, row in enumerate(counts)
        for taken, count in enumerate(row)
        for _ in range(count)
    ]
    labels = np.array([said for said, _ in pairs], np.int64)
    answers = np.array([taken for _, taken in pairs], np.int64)
    examples = Examples(np.zeros((len(pairs), 2, 2), np.float32), labels, ())
    return Reading(
        Mistakes(1, 1480, WORDS, examples, answers, np.ones(len(pairs), np.float32)), split
    )


@pytest.fixture
def reading() -> Reading:
    return reading_of([[10, 0, 1], [0, 8, 3], [2, 0, 0]])


def test_sums_and_accuracies(reading):
    assert (reading.said.tolist(), reading.taken.tolist()) == ([11, 11, 2], [12, 8, 4])
    assert (reading.total, reading.right) == (24, 18)
    assert [reading.accuracy(word) for word in range(3)] == [10 / 11, 8 / 11, 0.0]
    assert reading.share(Cell(1, 2)) == pytest.approx(3 / 11)


def test_a_cell_is_said_in_words(reading):
    assert cell_text(reading, Cell(1, 2)) == "seven taken for nine: 3 of 11 (27.3 %)"
    assert cell_text(reading, Cell(0, 0)) == "one known for what it is: 10 of 11 (90.9 %)"
    assert title_text(reading) == "Validation clips · step 1,480"
    assert total_text(reading) == "75 % right: 18 of 24"


def test_the_words_that_are_confused_most_are_named_the_most_first(reading):
    assert reading.worst() == (Cell(1, 2), Cell(2, 0), Cell(0, 2))
    assert worst_text(reading) == (
        "Most often taken: seven for nine (3 of 11), nine for one (2 of 2), one for nine (1 of 11)."
    )
    assert worst_text(reading_of([[1, 0, 0], [0, 1, 0], [0, 0, 1]])) == (
        "No word is taken for another."
    )


def test_without_clips_nothing_is_claimed():
    nothing = reading_of([[0] * 3] * 3, Split.TRAINING)
    assert nothing.accuracy(0) is None
    assert nothing.share(Cell(0, 1)) == 0.0
    assert total_text(nothing) == "There are no such clips."
    assert worst_text(nothing) == ""
    assert title_text(nothing).startswith("Training clips")


def test_percents_are_brief_and_never_round_a_mistake_away():
    assert [percent(share) for share in (0.0, 1.0, 0.5, 2 / 3, 0.9996, 0.0002)] == [
        "0 %",
        "100 %",
        "50 %",
        "66.7 %",
        "99.9 %",
        "0.1 %",
    ]
