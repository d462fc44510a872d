import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from app.network_canvas.dense.layout import lay_out


def layout(width=760, height=500, units=(24, 16, 10)):
    return lay_out(width, height, frames=24, bands=24, units=units, word_width=60)


@given(
    width=st.integers(640, 2400),
    height=st.integers(420, 1500),
    hidden=st.lists(st.integers(1, 200), max_size=3),
    words=st.integers(2, 20),
)
def test_nothing_leaves_the_canvas(width, height, hidden, words):
    placed = layout(width, height, (*hidden, words))

    whole = QRectF(0, 0, width, height)
    for area in (placed.spectrogram, placed.inset, placed.words, placed.legend):
        assert whole.contains(area)
    for column in placed.columns:
        assert (column.centres > 0).all()
        assert (column.centres < (width, height)).all()


@given(hidden=st.lists(st.integers(1, 60), min_size=1, max_size=3), width=st.integers(1000, 2000))
def test_columns_stand_in_order_between_the_spectrogram_and_the_words(hidden, width):
    placed = layout(width, 800, (*hidden, 10))

    edges = [placed.spectrogram.right()]
    for column in placed.columns:
        assert column.centres[:, 0].min() - column.radius > edges[-1]
        edges.append(column.centres[:, 0].max() + column.radius)


@pytest.mark.parametrize("units", [(24, 16, 10), (100, 10), (5, 5, 5, 4)])
def test_units_do_not_overlap(units):
    for column in layout(units=units).columns:
        distances = np.linalg.norm(column.centres[:, None] - column.centres[None], axis=-1)
        np.fill_diagonal(distances, np.inf)
        assert distances.min() > 2 * column.radius - 0.5


def test_the_cell_under_a_point_is_the_one_whose_centre_is_there():
    placed = layout()
    sources = np.array([0, 5, 24 * 7 + 3, 575])

    for source, (x, y) in zip(sources, placed.cell_centres(sources), strict=True):
        assert placed.cell_at(QPointF(x, y)) == divmod(source, 24)
    assert placed.cell_at(QPointF(2, 2)) is None


def test_low_frequencies_lie_below_high_ones_and_early_frames_left_of_late_ones():
    low_early, high_late = layout().cell_centres(np.array([0, 575]))

    assert low_early[0] < high_late[0]
    assert low_early[1] > high_late[1]


def test_the_unit_under_a_point_is_found():
    placed = layout()
    x, y = placed.columns[1].centres[9]

    assert placed.unit_at(QPointF(x + 1, y)) == (1, 9)
    assert placed.unit_at(QPointF(x + 30, y)) is None
