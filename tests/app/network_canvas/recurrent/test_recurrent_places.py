import pytest
from PySide6.QtCore import QPointF
from recurrent_material import KINDS, canvas_of, phase_of, record_of

from app.controllers.phases import WHOLE_STEP
from engine.explain.places import INPUT, OUTPUT, Place, value_of


@pytest.fixture
def canvas(qtbot):
    return canvas_of(qtbot, 900, 600)


POINTS = [QPointF(x, y) for x in range(2, 900, 11) for y in range(2, 600, 7)]


def shows_itself(canvas, place, point):
    """A word's name lies beside its unit, and what is after an update beside the update."""
    after = [one.area for one in canvas.scene._updates.maps if one.part == "after"]
    return place.layer != OUTPUT and not (
        place.array.startswith("update ") and any(area.contains(point) for area in after)
    )


@pytest.mark.parametrize("name", ["whole", "forward:hidden2", "backward:hidden1", "update"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_number_stands_where_it_is_found_and_is_one_of_the_record(canvas, kind, name):
    record = record_of(kind, hidden=(8, 6))
    phase = WHOLE_STEP if name == "whole" else phase_of(record, name)
    canvas.show_moment(record, phase, 0.55)
    canvas.grab()
    arrays = set()
    for point in POINTS:
        place = canvas.place_at(point)
        if place is not None:
            value_of(record, place, batch=False)
            shape = canvas.scene.shape_of(place)
            if shows_itself(canvas, place, point):
                assert shape.adjusted(-0.1, -0.1, 0.1, 0.1).contains(point)
            arrays.add((place.layer, place.array))
    assert {(INPUT, "y"), (INPUT, "dout"), (OUTPUT, "y")} <= arrays
    if name == "update":
        assert {("hidden1", "W"), ("hidden1", "update U"), ("hidden2", "update W")} <= arrays
    else:
        assert {("hidden1", "state"), ("hidden2", "dstate"), ("mean", "y")} <= arrays


def test_a_gate_reads_its_gradient_where_that_is_drawn(canvas):
    record = record_of("gru")
    canvas.show_moment(record, phase_of(record, "backward:hidden1"), 0.5)
    layout = canvas.scene.layout
    gate, area = layout.layers[0].gates[0]

    early = canvas.place_at(layout.cell(area, 8, 0, 2).center())
    late = canvas.place_at(layout.cell(area, 8, 5, 2).center())

    assert early == Place("hidden1", gate, (0, 2))
    assert late == Place("hidden1", f"d{gate}", (5, 2))


def test_what_is_not_drawn_has_no_shape(canvas):
    record = record_of("lstm")
    canvas.show_moment(record, phase_of(record, "update"), 0.5)
    canvas.grab()
    assert canvas.scene.shape_of(Place("hidden1", "state", (2, 2))) is None
    assert canvas.scene.shape_of(Place("hidden1", "W", (2, 2))) is not None

    canvas.show_moment(record, WHOLE_STEP, 1.0)
    canvas.grab()
    assert canvas.scene.shape_of(Place("hidden1", "state", (2, 2))) is not None
    assert canvas.scene.shape_of(Place("hidden1", "W", (2, 2))) is None
    assert canvas.scene.shape_of(Place("nobody", "y", (2,))) is None
