import numpy as np
import pytest
from recurrent_material import FRAMES, KINDS, canvas_of, phase_of, record_of

from app.controllers.phases import Direction
from app.network_canvas.captions import number


@pytest.fixture
def canvas(qtbot):
    return canvas_of(qtbot)


@pytest.mark.parametrize("kind", KINDS)
def test_going_back_the_caption_names_the_frame_and_its_norm(canvas, kind):
    record = record_of(kind)
    canvas.show_moment(record, phase_of(record, "backward:hidden1"), 2.5 / FRAMES)
    caption = canvas.caption()

    norms = np.linalg.norm(record.layer("hidden1").clip.internals["dstate"], axis=1)
    assert caption.title == "Backward through time · frame 4 of 6"
    assert number(float(norms[3]), 4) in caption.formula
    assert number(float(norms[2]), 4) in caption.formula
    assert caption.direction is Direction.BACKWARD


def test_an_elman_units_terms_add_up_to_what_its_tanh_is_taken_of(canvas):
    record = record_of("rnn")
    canvas.show_moment(record, phase_of(record, "forward:hidden1"), 2.5 / FRAMES)
    layer, signals = record.layer("hidden1"), record.layer("hidden1").clip
    state = signals.internals["state"]
    unit = int(np.abs(state[2]).argmax())
    terms = (
        layer.parameters["W"][unit] @ signals.x[2],
        layer.parameters["U"][unit] @ state[1],
        layer.parameters["b"][unit],
    )

    formula = canvas.caption().formula
    assert np.tanh(sum(terms)) == pytest.approx(state[2, unit], abs=1e-5)
    assert canvas.caption().title == "Forward through time · frame 3 of 6"
    assert f"h<sub>{unit + 1}</sub> = tanh({number(float(terms[0]), 2)}" in formula
    for term in terms:
        assert number(abs(float(term)), 2) in formula
    assert formula.endswith(f"= {number(float(state[2, unit]))}")


@pytest.mark.parametrize("kind", ["gru", "lstm"])
def test_a_gated_units_caption_has_its_gates_and_its_state(canvas, kind):
    record = record_of(kind)
    canvas.show_moment(record, phase_of(record, "forward:hidden1"), 2.5 / FRAMES)
    internals = record.layer("hidden1").clip.internals
    unit = int(np.abs(internals["state"][2]).argmax())

    formula = canvas.caption().formula
    gate = "update" if kind == "gru" else "output"
    assert number(float(internals[gate][2, unit]), 2) in formula
    assert formula.endswith(f"= {number(float(internals['state'][2, unit]))}")


def test_of_the_batch_no_product_of_means_is_written(canvas):
    record = record_of("gru")
    canvas.show_batch(True)
    canvas.show_moment(record, phase_of(record, "forward:hidden1"), 2.5 / FRAMES)
    state = record.layer("hidden1").batch.internals["state"][2]

    formula = canvas.caption().formula
    assert "h̄" in formula
    assert formula.endswith(f"= {number(float(state[np.abs(state).argmax()]))}")


def test_with_several_layers_the_caption_says_which(canvas):
    record = record_of("gru", hidden=(8, 6))
    canvas.show_moment(record, phase_of(record, "backward:hidden2"), 0.01)

    assert canvas.caption().title == "Backward through time · hidden 2 · frame 6 of 6"


@pytest.mark.parametrize(("read_out", "named"), [("mean", "mean over all"), ("last", "last frame")])
def test_the_read_out_is_named_on_the_way_to_the_words_and_back(canvas, read_out, named):
    record = record_of("rnn", read_out=read_out)
    for name in ("forward:output", "backward:output"):
        canvas.show_moment(record, phase_of(record, name), 0.5)
        assert named in canvas.caption().title
