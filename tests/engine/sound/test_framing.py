"""Frames cover the samples they should, whole or as a stream comes."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.sound.framing import WINDOWS, FrameStream, framing_for, to_decibels, window_of

SIGNAL = np.arange(3000, dtype=np.float32)


def test_frame_t_covers_the_samples_from_t_hops_on() -> None:
    framing = framing_for(16_000, 0.025, 0.010)
    frames = framing.frames_of(SIGNAL)
    assert frames.shape == (17, 400)
    np.testing.assert_array_equal(frames[:, 0], np.arange(17) * 160)
    np.testing.assert_array_equal(frames[3], SIGNAL[480:880])


@given(
    frame=st.integers(1, 300),
    hop=st.integers(1, 500),
    blocks=st.lists(st.integers(0, 400), max_size=15),
)
def test_a_stream_gives_every_frame_once_even_when_hops_are_longer_than_frames(
    frame: int, hop: int, blocks: list[int]
) -> None:
    framing = framing_for(1000, frame / 1000, hop / 1000)
    stream = FrameStream(framing)
    stops = np.minimum(np.cumsum([0, *blocks]), len(SIGNAL))
    given_frames = [
        framing.frames_of(stream.push(SIGNAL[start:stop])) for start, stop in pairwise(stops)
    ]
    streamed = np.concatenate([np.empty((0, frame), dtype=np.float32), *given_frames])
    np.testing.assert_array_equal(streamed, framing.frames_of(SIGNAL[: stops[-1]]))


@pytest.mark.parametrize("name", WINDOWS)
def test_windows_are_periodic_and_highest_in_the_middle(name: str) -> None:
    window = window_of(name, 400)
    np.testing.assert_allclose(window[1:], window[:0:-1], atol=1e-6)
    assert window[200] == pytest.approx(1.0)
    assert window.max() <= 1.0 + 1e-6


def test_decibels_have_a_floor() -> None:
    power = np.array([0.0, 1e-12, 1e-10, 1.0, 100.0], dtype=np.float32)
    np.testing.assert_allclose(to_decibels(power), [-100, -100, -100, 0, 20], atol=1e-4)
