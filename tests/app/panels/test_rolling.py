from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.panels.rolling import Columns, History


def _stream(rows: int) -> np.ndarray:
    return np.random.default_rng(rows).normal(size=(rows, 3)).astype(np.float32)


@given(st.lists(st.integers(0, 45), max_size=12))
def test_a_history_gives_back_the_newest_rows_whatever_the_blocks(blocks: list[int]) -> None:
    stream = _stream(sum(blocks))
    history = History(20, 3)
    for stop, size in zip(np.cumsum(blocks, dtype=int), blocks, strict=True):
        history.add(stream[stop - size : stop])
    assert history.total == len(stream)
    np.testing.assert_array_equal(history.read(history.oldest, history.total), stream[-20:])


def test_rows_that_are_gone_or_have_not_come_are_refused() -> None:
    history = History(10, 3)
    history.add(_stream(15))
    for start, stop in ((4, 8), (10, 16)):
        with pytest.raises(LookupError):
            history.read(start, stop)


@given(st.integers(1, 60), st.integers(1, 150), st.integers(1, 110))
def test_every_row_is_in_a_column_and_no_column_is_ahead(
    rows: int, columns: int, total: int
) -> None:
    stream = _stream(total)
    history = History(2 * rows + total, 3)
    history.add(stream)
    axis = Columns(rows, columns)
    last = axis.complete(total)
    if last == 0:
        return
    shown = axis.loudest(history, 0, last)
    assert shown.shape == (last, 3)
    for column in range(last):
        start = column * rows // columns
        stop = max(start + 1, (column + 1) * rows // columns)
        assert stop <= total
        np.testing.assert_array_equal(shown[column], stream[start:stop].max(axis=0))


@given(st.integers(1, 50), st.integers(1, 120), st.integers(1, 300))
def test_twice_the_rows_are_enough_for_a_whole_strip(rows: int, columns: int, total: int) -> None:
    history = History(2 * rows, 1)
    history.add(np.ones((total, 1), np.float32))
    axis = Columns(rows, columns)
    last = axis.complete(total)
    first = max(0, last - columns)
    if first < last:
        assert axis.loudest(history, first, last).shape == (last - first, 1)
