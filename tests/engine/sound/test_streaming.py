"""The streaming path gives the frames of the batch path, however the stream is cut up."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.sound.features import FeatureSettings, log_mel
from engine.sound.streaming import StreamingLogMel

SIGNAL = (0.1 * np.random.default_rng(3).standard_normal(12_000)).astype(np.float32)


@given(
    rate=st.sampled_from([8_000, 16_000, 44_100]),
    bands=st.integers(4, 30),
    blocks=st.lists(st.integers(0, 3000), max_size=12),
)
def test_any_blocks_give_the_frames_of_the_whole(rate: int, bands: int, blocks: list[int]) -> None:
    settings = FeatureSettings(bands=bands)
    stream = StreamingLogMel(rate, settings)
    stops = np.minimum(np.cumsum([0, *blocks]), len(SIGNAL))
    frames = [stream.push(SIGNAL[start:stop]) for start, stop in pairwise(stops)]
    streamed = np.concatenate([np.empty((0, bands), dtype=np.float32), *frames])
    expected = log_mel(SIGNAL[: stops[-1]], rate, settings)
    assert streamed.dtype == np.float32
    np.testing.assert_allclose(streamed, expected, rtol=0, atol=1e-3)


@pytest.mark.parametrize("block", [1, 37, 160, 512])
def test_equal_blocks_give_the_frames_of_the_whole(block: int) -> None:
    settings = FeatureSettings()
    signal = SIGNAL[:3000]
    stream = StreamingLogMel(16_000, settings)
    frames = [stream.push(signal[at : at + block]) for at in range(0, len(signal), block)]
    np.testing.assert_allclose(
        np.concatenate(frames), log_mel(signal, 16_000, settings), rtol=0, atol=1e-3
    )


def test_a_block_may_be_reused_after_it_was_pushed() -> None:
    settings = FeatureSettings()
    stream = StreamingLogMel(16_000, settings)
    block = SIGNAL[:500].copy()
    first = stream.push(block)
    block[:] = SIGNAL[500:1000]
    frames = np.concatenate((first, stream.push(block)))
    np.testing.assert_allclose(frames, log_mel(SIGNAL[:1000], 16_000, settings), atol=1e-3)
