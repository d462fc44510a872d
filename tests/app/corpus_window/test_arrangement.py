"""Which clips are shown, in which order, and when words are out of balance."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.corpus_window.arrangement import (
    Criteria,
    Group,
    Origin,
    WordCount,
    arrange,
    count_words,
    imbalance,
)
from engine.corpus.clip import Clip, Source, Split


def clip(word: str, take: int, speaker: str = "me", source: Source = Source.MICROPHONE) -> Clip:
    return Clip(word, speaker, source, Split.TRAINING, Path(word) / f"{speaker}-{take:03d}.wav")


OWN = (clip("yes", 1), clip("no", 1), clip("yes", 2), clip("maybe", 1, "ann", Source.FILE))
OTHERS = (clip("no", 7, "bob", Source.EMBEDDED), clip("yes", 8, "bob", Source.EMBEDDED))


def test_clips_are_grouped_by_word_and_the_newest_of_mine_come_first() -> None:
    shown = arrange(OWN, OTHERS, Criteria())
    assert shown.clips == (OWN[1], OTHERS[0], OWN[2], OWN[0], OTHERS[1], OWN[3])
    assert shown.groups == (
        Group("no", 0, 2, 1),
        Group("yes", 2, 3, 2),
        Group("maybe", 5, 1, 1),
    )


@pytest.mark.parametrize(
    ("criteria", "kept"),
    [
        (Criteria(word="yes"), [OWN[2], OWN[0], OTHERS[1]]),
        (Criteria(speaker="ann"), [OWN[3]]),
        (Criteria(split=Split.VALIDATION), []),
        (Criteria(origin=Origin.MINE), [OWN[2], OWN[0], OWN[1], OWN[3]]),
        (Criteria(origin=Origin.READ_ONLY), list(OTHERS)),
        (Criteria(origin=Origin.FILE), [OWN[3]]),
        (Criteria(origin=Origin.EMBEDDED), list(OTHERS)),
        (Criteria(text="BOB es"), [OTHERS[1]]),
        (Criteria(text="me-002"), [OWN[2]]),
    ],
    ids=str,
)
def test_only_what_is_asked_for_is_shown(criteria: Criteria, kept: list[Clip]) -> None:
    assert list(arrange(OWN, OTHERS, criteria).clips) == kept


def test_a_clip_that_validates_is_found_by_its_split() -> None:
    kept = replace(OWN[0], split=Split.VALIDATION)
    shown = arrange((kept, *OWN[1:]), (), Criteria(split=Split.VALIDATION))
    assert shown.clips == (kept,)


def test_words_are_counted_with_mine_apart() -> None:
    assert count_words(OWN, OTHERS) == (
        WordCount("no", 2, 1),
        WordCount("yes", 3, 2),
        WordCount("maybe", 1, 1),
    )


def test_more_than_three_times_as_many_clips_are_out_of_balance() -> None:
    assert imbalance({"yes": 9, "no": 3, "go": 5}) is None
    assert imbalance({"yes": 10, "no": 3, "go": 5}) == ("yes", "no")
    assert imbalance({"yes": 10}) is None
    assert imbalance({}) is None
