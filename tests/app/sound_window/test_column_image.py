from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.colour_maps import Pixels
from app.sound_window.column_image import ColumnImage

EMPTY = 0xFF000000


def _render(first: int, stop: int) -> Pixels:
    columns = np.arange(first, stop, dtype=np.int64) & 0xFFFF
    return np.stack([columns, columns + 1]).astype(np.uint32) | np.uint32(0xFF000000)


def _in_order(image: ColumnImage) -> np.ndarray:
    values = np.frombuffer(image.image.constBits(), np.uint32).reshape(image.height, -1)
    return np.roll(values[:, : image.width], -(image.first % image.width), axis=1)


@given(
    st.integers(1, 40),
    st.lists(
        st.tuples(st.integers(-60, 200), st.integers(-60, 200), st.integers(0, 90)),
        min_size=1,
        max_size=10,
    ),
)
def test_whatever_came_before_the_columns_in_sight_are_right(
    width: int, views: list[tuple[int, int, int]]
) -> None:
    image = ColumnImage(_render)
    image.resize(width, 2)
    for first, low, length in views:
        image.show(first, low, low + length, EMPTY)
    first, low, length = views[-1]
    columns = np.arange(first, first + width)
    expected = np.where(
        (columns >= low) & (columns < low + length), _render(first, first + width), np.uint32(EMPTY)
    )
    np.testing.assert_array_equal(_in_order(image), expected)


def test_scrolling_draws_only_what_is_new() -> None:
    image = ColumnImage(_render)
    image.resize(100, 2)
    assert image.show(0, 0, 1000, EMPTY) == 100
    assert image.show(3, 0, 1000, EMPTY) == 3
    assert image.show(1, 0, 1000, EMPTY) == 2
    assert image.show(1, 0, 1000, EMPTY) == 0
    image.forget()
    assert image.show(1, 0, 1000, EMPTY) == 100
