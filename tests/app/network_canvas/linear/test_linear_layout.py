import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from app.network_canvas.linear.layout import AXES_BELOW, SCALE_BELOW, TWO_TITLES, lay_out


def layout(width=752, height=490, words=10, cells=24):
    return lay_out(width, height, frames=cells, bands=cells, words=words, word_width=60)


def pictures(placed):
    return [
        placed.spectrogram,
        placed.weights,
        placed.product,
        placed.inset,
        placed.answers,
        placed.surface,
    ]


@given(
    width=st.integers(700, 2600),
    height=st.integers(440, 1500),
    words=st.integers(1, 20),
    cells=st.integers(8, 40),
)
def test_nothing_leaves_the_canvas_or_covers_something_else(width, height, words, cells):
    placed = layout(width, height, words, cells)

    tiles = [placed.tile(word) for word in range(words)]
    areas = [*pictures(placed), *tiles, placed.legend]
    whole = QRectF(0, 0, width, height)
    for number, area in enumerate(areas):
        assert whole.contains(area)
        assert not area.intersects(placed.words)
        assert not any(area.intersects(other) for other in areas[number + 1 :])


@given(width=st.integers(700, 2600), height=st.integers(440, 1500))
def test_there_is_room_for_the_titles_and_the_scales_between_the_rows(width, height):
    placed = layout(width, height)

    upper = placed.weights.bottom() + SCALE_BELOW + TWO_TITLES
    assert placed.answers.top() >= upper - 1  # pixels are whole
    assert placed.answers.bottom() + AXES_BELOW <= placed.legend.top() + 1


@pytest.mark.parametrize("size", [(752, 490), (1300, 760), (1400, 800)])
def test_a_weight_is_large_enough_to_be_hatched(size):
    placed = layout(*size)

    assert placed.weights.width() / placed.frames >= 4
    assert placed.answers.width() >= 100
    assert placed.answers.size() == placed.surface.size()


def test_a_cell_and_a_weight_are_found_where_they_are_drawn():
    placed = layout()
    for frame, band in ((0, 0), (3, 20), (23, 23)):
        for area in (placed.weights, placed.product):
            centre = placed.cell_in(area, frame, band).center()
            assert placed.weight_at(centre) == (frame, band)
        assert placed.cell_at(placed.cell_in(placed.spectrogram, frame, band).center()) == (
            frame,
            band,
        )
    assert placed.weight_at(QPointF(2, 2)) is None


def test_tiles_have_whole_pixels_for_each_weight():
    assert layout(1400, 800).tile_side == 48
    assert layout().tile_side == 24
    assert layout(1400, 800, words=3).tile(1).center().y() == pytest.approx(
        float(np.median(layout(1400, 800, words=3).output.centres[:, 1])), abs=1
    )
