"""A stream at any rate gives the same samples as its whole recording."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.sound.files import to_corpus_rate
from engine.sound.resampling import CorpusRateStream
from engine.sound.sound import CORPUS_RATE, Sound

RATES = (8_000, 22_050, 44_100, 48_000, 96_000)


@settings(max_examples=30)
@given(
    rate=st.sampled_from(RATES),
    blocks=st.lists(st.integers(0, 5000), min_size=1, max_size=12),
)
def test_the_blocks_do_not_change_a_sample(rate: int, blocks: list[int]) -> None:
    whole = np.random.default_rng(1).normal(0.0, 0.1, max(1, sum(blocks))).astype(np.float32)
    stream = CorpusRateStream(rate)
    parts, at = [], 0
    for block in blocks:
        parts.append(stream.push(whole[at : at + block]))
        at += block
    parts += [stream.push(whole[at:]), stream.finish()]
    streamed = np.concatenate(parts)
    batch = to_corpus_rate(Sound(whole, rate)).samples
    assert streamed.dtype == np.float32
    np.testing.assert_array_equal(streamed, batch)


def test_a_stream_at_the_corpus_rate_goes_through_as_it_is() -> None:
    stream = CorpusRateStream(CORPUS_RATE)
    samples = np.ones(100, dtype=np.float32)
    assert stream.push(samples) is samples
    assert len(stream.finish()) == 0


@pytest.mark.parametrize("rate", RATES)
def test_what_is_underway_is_never_more_than_an_eighth_of_a_second(rate: int) -> None:
    stream = CorpusRateStream(rate)
    block = np.zeros(rate // 100, dtype=np.float32)
    come = 0
    for number in range(1, 201):
        come += len(stream.push(block))
        assert number * CORPUS_RATE / 100 - come <= CORPUS_RATE / 8
