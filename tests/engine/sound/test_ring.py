"""The ring gives back exactly what was written, or says that it is gone."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.sound.ring import Ring

CAPACITY = 100


@given(blocks=st.lists(st.integers(0, 250), max_size=20), data=st.data())
def test_the_newest_samples_are_read_back(blocks: list[int], data: st.DataObject) -> None:
    stream = np.arange(1, sum(blocks) + 1, dtype=np.float32)
    ring = Ring(seconds=1, sample_rate=CAPACITY)
    at = 0
    for count in blocks:
        ring.write(stream[at : at + count])
        at += count
    assert ring.written == at
    assert ring.oldest == max(0, at - CAPACITY)
    np.testing.assert_array_equal(ring.read(ring.oldest, at), stream[ring.oldest :])
    start = data.draw(st.integers(ring.oldest, at))
    stop = data.draw(st.integers(start, at))
    np.testing.assert_array_equal(ring.read(start, stop), stream[start:stop])


def test_blocks_of_one_column_are_taken_too() -> None:
    ring = Ring(seconds=1, sample_rate=CAPACITY)
    ring.write(np.arange(30, dtype=np.float32)[:, None])
    np.testing.assert_array_equal(ring.read(10, 30), np.arange(10, 30))


def test_several_channels_are_kept_as_they_come_and_mixed_when_they_are_read() -> None:
    ring = Ring(seconds=1, sample_rate=CAPACITY, channels=2)
    stream = np.arange(300, dtype=np.float32).reshape(150, 2)
    for start in range(0, 150, 40):
        ring.write(stream[start : start + 40])
    np.testing.assert_array_equal(ring.read(60, 150), stream[60:].mean(axis=1))


@pytest.mark.parametrize(("start", "stop"), [(49, 60), (0, 150), (140, 151), (-1, 5), (120, 110)])
def test_what_is_gone_or_not_yet_there_is_refused(start: int, stop: int) -> None:
    ring = Ring(seconds=1, sample_rate=CAPACITY)
    ring.write(np.zeros(150, dtype=np.float32))
    with pytest.raises(LookupError, match=r"samples"):
        ring.read(start, stop)


def test_what_was_read_is_a_copy() -> None:
    ring = Ring(seconds=1, sample_rate=CAPACITY)
    ring.write(np.ones(50, dtype=np.float32))
    before = ring.read(0, 50)
    ring.write(np.full(100, 2.0, dtype=np.float32))
    np.testing.assert_array_equal(before, np.ones(50))


def test_a_part_overwritten_while_it_is_read_is_refused() -> None:
    class OvertakenRing(Ring):
        """Its writer comes by between the reader's first look and its last."""

        @property
        def oldest(self) -> int:
            self.write(np.full(40, 9.0, dtype=np.float32))
            return super().oldest

    ring = OvertakenRing(seconds=1, sample_rate=CAPACITY)
    ring.write(np.ones(CAPACITY, dtype=np.float32))
    with pytest.raises(LookupError):
        ring.read(10, 60)
    np.testing.assert_array_equal(ring.read(90, 100), np.ones(10))


def test_a_reader_beside_a_fast_writer_never_sees_a_torn_block() -> None:
    ring = Ring(seconds=1, sample_rate=20_000)
    blocks = np.arange(400 * 1999, dtype=np.float32).reshape(400, 1999)  # exact in float32

    def write() -> None:
        for block in blocks:
            ring.write(block)

    writer = threading.Thread(target=write)
    writer.start()
    reads = 0
    while writer.is_alive() or reads == 0:
        stop = ring.written
        start = max(0, stop - 19_000)
        try:
            samples = ring.read(start, stop)
        except LookupError:
            continue
        reads += 1
        np.testing.assert_array_equal(samples, np.arange(start, stop))
    writer.join()
    assert ring.written == blocks.size
    np.testing.assert_array_equal(
        ring.read(ring.oldest, ring.written), np.arange(ring.oldest, ring.written)
    )
