"""What is drawn of a recurrent network is what was computed."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from recurrent_material import FRAMES, KINDS, UNITS, canvas_of, phase_of, record_of

from app import theme
from app.colour_scale import colour_table
from app.controllers.phases import WHOLE_STEP, PhaseKind, phases_of
from app.network_canvas.options import Options, TimeScale
from app.network_canvas.recurrent.norm_painter import bar
from app.network_canvas.recurrent.picture import RecurrentPicture
from app.network_canvas.recurrent.scene import RecurrentScene


@pytest.fixture
def canvas(qtbot):
    return canvas_of(qtbot)


def shares_drawn(image, area, layout, units, hue):
    """Read the brightness of each cell `(T, H)` back from its middle's colour; NaN if hatched."""
    table = colour_table(theme.current().raised, hue)
    shares = np.full((layout.frames, units), np.nan)
    for frame in range(layout.frames):
        for unit in range(units):
            centre = layout.cell(area, units, frame, unit).center().toPoint()
            found = np.flatnonzero(table == image.pixel(centre))
            if len(found):
                shares[frame, unit] = found.mean() / 255  # neighbours may look alike
    return shares


@pytest.mark.parametrize("batch", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_cells_have_the_records_numbers_on_the_legends_scale(canvas, kind, batch):
    record = record_of(kind)
    canvas.show_batch(batch)
    canvas.show_moment(record, WHOLE_STEP, 1.0)
    image, layout = canvas.grab().toImage(), canvas.scene.layout
    internals = record.layer("hidden1").signals(batch=batch).internals
    scales = canvas.scene._scales
    for array, area in layout.layers[0].cells():
        back = array == "dstate"
        scale = scales.gradients[0].scale if back else scales.forward(0, array)
        drawn = shares_drawn(image, area, layout, UNITS, scale.full)
        values = internals[array]
        certain = values > 0
        expected = np.minimum(np.abs(values) / scale.largest, 1.0)
        assert np.abs(drawn - expected)[certain].max() <= 1.6 / 255


def test_negative_cells_are_hatched_and_positive_ones_are_not(canvas):
    record = record_of()
    canvas.show_moment(record, WHOLE_STEP, 1.0)
    image, layout = canvas.grab().toImage(), canvas.scene.layout
    state = record.layer("hidden1").clip.internals["state"]
    for (frame, unit), value in np.ndenumerate(state):
        if 0.2 < abs(value) < 0.99:
            cell = layout.cell(layout.layers[0].state, UNITS, frame, unit).toRect()
            colours = {
                image.pixel(x, y)
                for x in range(cell.left() + 4, cell.right() - 4)
                for y in range(cell.top() + 2, cell.bottom() - 1)
            }
            assert len(colours) == (2 if value < 0 else 1)


def test_saturated_cells_have_a_light_left_edge(canvas, monkeypatch):
    record = record_of("rnn")
    canvas.show_moment(record, WHOLE_STEP, 1.0)
    scene, layout = canvas.scene, canvas.scene.layout
    picture = RecurrentPicture(record, batch=False, most_edges=10)
    values = np.array(picture.layers[0].state)
    values[2, 3] = 0.999
    picture.layers[0]._internals = {**picture.layers[0]._internals, "state": values}
    monkeypatch.setattr(scene, "picture_of", lambda *_, **__: picture)
    canvas.refresh()
    image = canvas.grab().toImage()

    cell = layout.cell(layout.layers[0].state, UNITS, 2, 3)
    edge = image.pixelColor(QPoint(round(cell.left()) + 1, round(cell.center().y())))
    assert edge == QColor(theme.current().text)


@pytest.mark.parametrize("time_scale", list(TimeScale))
def test_a_bar_is_as_high_as_the_norm_says_on_its_axis(canvas, time_scale):
    record = record_of()
    canvas.show_options(Options(time_scale=time_scale))
    canvas.show_moment(record, WHOLE_STEP, 1.0)
    image, layout = canvas.grab().toImage(), canvas.scene.layout
    strips, layer = layout.layers[0], canvas.picture.layers[0]
    axis = canvas.scene._painter._axes[0]
    norms = np.linalg.norm(record.layer("hidden1").clip.internals["dstate"], axis=1)
    orange = QColor(theme.current().backward).rgb()
    for frame in range(FRAMES):
        x = round(layout.middle(frame))
        column = range(round(strips.norms.top()), round(strips.norms.bottom()))
        high = sum(image.pixel(x, y) == orange for y in column)
        assert high == pytest.approx(
            axis.share(float(norms[frame])) * strips.norms.height(), abs=2.0
        )
        assert bar(layout, layer, strips, axis, frame).center().x() == pytest.approx(x, abs=1)


@pytest.mark.parametrize("part", [1, 3, 5])
def test_only_frames_that_have_been_played_are_lit(canvas, part):
    record = record_of()
    canvas.show_moment(record, phase_of(record, "forward:hidden1"), part / FRAMES)
    image, layout = canvas.grab().toImage(), canvas.scene.layout

    lit = columns_lit(image, layout, layout.layers[0].state)
    assert lit == [frame < part for frame in range(FRAMES)]
    assert not any(columns_lit(image, layout, layout.layers[0].gradient))


@pytest.mark.parametrize("part", [1, 3, 5])
def test_the_gradient_comes_from_the_last_frame_and_reaches_the_input_with_it(canvas, part):
    record = record_of()
    canvas.show_moment(record, phase_of(record, "backward:hidden1"), part / FRAMES)
    image, layout = canvas.grab().toImage(), canvas.scene.layout

    expected = [frame >= FRAMES - part for frame in range(FRAMES)]
    assert columns_lit(image, layout, layout.layers[0].gradient) == expected
    assert columns_lit(image, layout, layout.inset) == expected
    assert all(columns_lit(image, layout, layout.layers[0].state))


def columns_lit(image, layout, area):
    """Tell for each frame whether its column has more than the colours of an empty place."""
    lit = []
    for frame in range(layout.frames):
        column = layout.column(frame, area)
        x = round(column.left() + 0.05 * column.width() + layout.gap / 2)
        colours = {
            image.pixel(x, y) for y in range(round(area.top()) + 3, round(area.bottom()) - 3)
        }
        lit.append(len(colours) > 4)
    return lit


@pytest.mark.parametrize(
    "settings",
    [
        *({"network": kind} for kind in KINDS),
        {"network": "gru", "hidden": (8, 6), "dropout": 0.3},
        {"network": "lstm", "hidden": (5, 4, 3), "read_out": "last"},
    ],
    ids=str,
)
def test_every_phase_at_every_moment_can_be_painted_and_the_waves_move(canvas, settings):
    record = record_of(**settings)
    for phase in phases_of(record):
        pictures = []
        for fraction in (0.0, 0.1, 0.5, 0.9, 1.0):
            canvas.show_moment(record, phase, fraction)
            pictures.append(canvas.grab().toImage())
        assert pictures[1] != pictures[2]
        assert pictures[2] != pictures[3] or phase.kind is PhaseKind.LOSS
    assert isinstance(canvas.scene, RecurrentScene)


def test_the_update_is_violet_and_stands_on_its_own_scale(canvas):
    record = record_of("gru")
    canvas.show_moment(record, phase_of(record, "update"), 1.0)
    image = canvas.grab().toImage()
    table = colour_table(theme.current().well, theme.current().update)
    update = record.layer("hidden1").updates["W"]
    one = next(m for m in canvas.scene._updates.maps if (m.parameter, m.part) == ("W", "update"))
    most = np.abs(update).max()
    for (row, column), value in np.ndenumerate(update):
        if value > 0 and row % UNITS:
            found = np.flatnonzero(table == image.pixel(one.cell(row, column).center().toPoint()))
            assert found.mean() / 255 == pytest.approx(value / most, abs=1.6 / 255)


def test_a_pinned_state_opens_all_its_gates_as_far_as_they_are_known(canvas):
    record = record_of("lstm")
    canvas.show_moment(record, WHOLE_STEP, 1.0)
    from app.network_canvas.recurrent.card import card_content
    from engine.explain.places import Place

    scene, place = canvas.scene, Place("hidden1", "state", (2, 3))
    back = scene._seen_at(type(canvas._moment)(phase_of(record, "backward:hidden1"), 0.5))
    content = card_content(scene.picture, scene.layout, place, back)
    internals = record.layer("hidden1").clip.internals

    assert [row.symbol for row in content.rows] == ["h", "i", "f", "o", "g", "c"]
    assert (content.rows[2].values == internals["forget"][:, 3]).all()
    assert (content.rows[2].gradient == internals["dforget"][:, 3]).all()
    assert (content.known, content.returned) == (FRAMES, 3)
    canvas.show_pinned(place)
    assert not canvas.grab().isNull()
