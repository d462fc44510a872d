from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from app.network_canvas.recurrent.layout import LayerShape, lay_out
from app.network_canvas.recurrent.picture import GATES
from app.network_canvas.recurrent.rows import Row, heights


def layout(width=752, height=490, kind="elman", units=(64,), frames=24, words=10, **changes):
    shapes = [LayerShape(count, GATES[kind]) for count in units]
    given = {"bands": 24, "word_width": 60.0, "reads_mean": True, **changes}
    return lay_out(width, height, frames=frames, layers=shapes, words=words, **given)


def areas(placed):
    yield from (placed.spectrogram, placed.time_axis, placed.inset, placed.words, placed.legend)
    yield from (placed.read_out, placed.read_out_gradient, placed.panel)
    for strips in placed.layers:
        yield from (strips.lane, strips.kept, strips.norms)
        yield from (area for _, area in strips.cells())


@given(
    width=st.integers(640, 2400),
    height=st.integers(420, 1500),
    kind=st.sampled_from(["elman", "gru", "lstm"]),
    units=st.lists(st.integers(1, 512), min_size=1, max_size=6),
    frames=st.integers(1, 120),
    words=st.integers(2, 20),
    reads_mean=st.booleans(),
)
def test_nothing_leaves_the_canvas(width, height, kind, units, frames, words, reads_mean):
    placed = layout(width, height, kind, units, frames, words, reads_mean=reads_mean)

    whole = QRectF(-0.01, -0.01, width + 0.02, height + 0.02)
    for area in areas(placed):
        assert whole.contains(area)
    assert placed.read_out.right() < placed.output.centres[:, 0].min() - placed.output.radius
    assert placed.layers[-1].norms.bottom() < placed.legend.top()


@given(
    width=st.integers(700, 2400),
    kind=st.sampled_from(["elman", "gru", "lstm"]),
    units=st.lists(st.integers(1, 128), min_size=1, max_size=3),
    frames=st.integers(2, 60),
)
def test_every_strip_stands_under_the_spectrograms_frames(width, kind, units, frames):
    placed = layout(width, 800, kind, units, frames)

    for strips in placed.layers:
        for area in (placed.inset, strips.norms, *(area for _, area in strips.cells())):
            assert area.left() == placed.spectrogram.left()
            assert area.width() == pytest.approx(placed.spectrogram.width())
    for frame in (0, frames - 1):
        cell = placed.cell(placed.layers[0].state, units[0], frame, 0)
        assert cell.center().x() == pytest.approx(placed.cell_of(frame, 0).center().x())


@given(kind=st.sampled_from(["elman", "gru", "lstm"]), height=st.integers(490, 1200))
def test_rows_of_a_layer_do_not_overlap(kind, height):
    placed = layout(1000, height, kind, (48, 32))

    rows = [placed.spectrogram, placed.time_axis, placed.inset]
    for strips in placed.layers:
        rows += [strips.lane, strips.state, *(area for _, area in strips.gates)]
        rows += [strips.gradient, strips.kept, strips.norms]
    for upper, lower in pairwise(rows):
        assert upper.bottom() <= lower.top() + 0.01


@pytest.mark.parametrize("size", [(752, 440), (752, 490), (1400, 800)])
@pytest.mark.parametrize("kind", ["gru", "lstm"])
def test_all_gates_of_a_layer_are_shown_in_the_smallest_window(kind, size):
    placed = layout(*size, kind, (48,))

    assert [name for name, _ in placed.layers[0].gates] == list(GATES[kind])
    assert min(area.height() for _, area in placed.layers[0].gates) >= 12


def test_where_there_is_no_room_for_gates_every_layer_still_shows_state_and_gradient():
    placed = layout(752, 440, "lstm", (32, 32, 32))

    for strips in placed.layers:
        assert strips.gates == ()
        assert strips.state.height() >= 20
        assert strips.gradient.height() >= 18


def test_the_cell_under_a_point_is_the_one_that_is_there():
    placed = layout()
    area = placed.layers[0].state

    for frame, unit in ((0, 0), (13, 40), (23, 63)):
        centre = placed.cell(area, 64, frame, unit).center()
        assert placed.cell_under(area, 64, centre) == (frame, unit)
    assert placed.cell_under(area, 64, QPointF(2, 2)) is None


def test_rows_share_what_is_left_over_by_their_weights_up_to_their_most():
    rows = [Row(("a", 0, ""), 10), Row(("b", 0, ""), 10, 1.0, 30), Row(("c", 0, ""), 10, 2.0, 500)]

    assert heights(rows, 60) == [10, 20, 30]
    assert heights(rows, 200) == [10, 30, 160]
    assert heights(rows, 15) == [5, 5, 5]
