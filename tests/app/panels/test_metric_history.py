"""A run's curves stay small, and still tell the truth about every step."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.panels.metric_history import MetricHistory, Reduction, Rows

REDUCTIONS = (Reduction.LAST, Reduction.SMALLEST, Reduction.LARGEST, Reduction.MEAN)
CAPACITY = 8

lengths = st.lists(st.integers(0, 30), max_size=8)


def rows(count: int) -> Rows:
    values = np.random.default_rng(count).normal(size=(count, len(REDUCTIONS)))
    values[:, 0] = np.arange(count)
    return values


def history_of(values: Rows, parts: list[int] | None = None) -> MetricHistory:
    history = MetricHistory(REDUCTIONS, CAPACITY)
    for part in np.split(values, np.cumsum(parts)[:-1]) if parts else [values]:
        history.add(part)
    return history


@given(lengths)
def test_it_does_not_matter_in_which_portions_the_rows_come(parts: list[int]) -> None:
    values = rows(sum(parts))
    np.testing.assert_allclose(
        history_of(values, parts).buckets(), history_of(values).buckets(), atol=1e-12
    )


@given(lengths, st.integers(1, 20))
def test_every_column_is_what_its_rows_reduce_to(parts: list[int], most: int) -> None:
    values = rows(sum(parts))
    columns = history_of(values, parts).columns(most)
    assert len(columns) <= most
    ends = columns[:, 0].astype(int) + 1
    starts = np.concatenate([[0], ends])[:-1]
    for start, end, column in zip(starts, ends, columns, strict=True):
        part = values[start:end]
        assert column[1] == part[:, 1].min()
        assert column[2] == part[:, 2].max()
    assert len(values) == (ends[-1] if len(ends) else 0)


@given(st.integers(1, 200))
def test_the_mean_of_a_full_bucket_is_the_mean_of_its_rows(count: int) -> None:
    values = rows(count)
    history = history_of(values)
    bucket = history.at(0)
    assert bucket.row[3] == pytest.approx(values[: bucket.last + 1, 3].mean())


@given(st.integers(1, 500), st.data())
def test_each_row_is_found_in_the_bucket_that_holds_it(count: int, data: st.DataObject) -> None:
    row = data.draw(st.integers(0, count - 1))
    bucket = history_of(rows(count)).at(row)
    assert bucket.first <= row <= bucket.last
    assert bucket.row[0] == bucket.last


def test_a_row_outside_the_run_is_read_at_its_nearest_end() -> None:
    history = history_of(rows(5))
    assert history.at(-3).first == 0
    assert history.at(99).last == 4


def test_memory_is_bounded_however_long_the_run() -> None:
    history = history_of(rows(10_000))
    assert len(history) == 10_000
    assert len(history.buckets()) <= CAPACITY + 1


def test_a_short_run_is_kept_row_by_row() -> None:
    values = rows(CAPACITY - 1)
    np.testing.assert_array_equal(history_of(values).columns(100), values)


def test_an_empty_history_has_no_columns_and_no_buckets() -> None:
    history = MetricHistory(REDUCTIONS, CAPACITY)
    assert history.columns(10).shape == (0, len(REDUCTIONS))
    with pytest.raises(IndexError):
        history.at(0)
