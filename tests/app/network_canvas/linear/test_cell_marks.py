from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from app.network_canvas.linear.layout import lay_out
from app.network_canvas.linear.study import APART
from app.network_canvas.linear.weight_painter import name_places

CELLS = st.tuples(st.integers(0, 23), st.integers(0, 23))


@given(first=CELLS, second=CELLS)
def test_the_names_of_the_two_weights_cover_neither_mark_nor_each_other(first, second):
    placed = lay_out(752, 490, frames=24, bands=24, words=10, word_width=60)
    if max(abs(first[0] - second[0]), abs(first[1] - second[1])) < APART:
        return
    marks = [placed.cell_in(placed.weights, *cell) for cell in (first, second)]

    one, other = name_places(marks, placed.weights)

    assert not one.intersects(other)
    for name in (one, other):
        assert not any(name.intersects(QRectF(mark)) for mark in marks)
        assert placed.weights.contains(name)
