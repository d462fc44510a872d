"""Which clips a step learns from, whatever steps were asked for before."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.failure import Failure
from engine.training.batches import Batches, check_batch_size


@given(clips=st.integers(1, 40), size=st.integers(1, 50), seed=st.integers(0, 9))
def test_each_clip_comes_once_before_any_comes_again(clips, size, seed):
    batches = Batches(clips, size, (seed,))
    rounds = np.concatenate([batches[number] for number in range(3 * clips)])

    for start in range(0, len(rounds) - clips + 1, clips):
        assert sorted(rounds[start : start + clips].tolist()) == list(range(clips))


def test_fewer_clips_than_a_batch_are_one_batch():
    assert sorted(Batches(3, 16, (0,))[0].tolist()) == [0, 1, 2]


@given(numbers=st.lists(st.integers(0, 60), min_size=1, max_size=12))
def test_a_batch_is_the_same_in_whatever_order_they_are_asked_for(numbers):
    asked = Batches(10, 4, (3, 1))

    for number in numbers:
        assert (asked[number] == Batches(10, 4, (3, 1))[number]).all()


def test_another_seed_gives_other_batches():
    assert (Batches(50, 16, (1,))[0] != Batches(50, 16, (2,))[0]).any()


def test_a_batch_larger_than_the_corpus_is_refused_by_name():
    check_batch_size(60, clips=60)
    with pytest.raises(Failure, match="A batch of 61 clips is larger than the corpus of 60"):
        check_batch_size(61, clips=60)
