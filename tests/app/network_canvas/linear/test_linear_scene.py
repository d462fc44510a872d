"""What is drawn of one neuron is what was computed."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor
from small_corpus import small_dataset

from app import theme
from app.controllers.phases import WHOLE_STEP, PhaseKind, phases_of
from app.network_canvas.canvas import NetworkCanvas
from app.network_canvas.dense.scene import DenseScene
from app.network_canvas.linear.scene import LinearScene
from app.network_canvas.linear.study_painter import arrows_of
from app.network_canvas.linear.weight_painter import own_scale, tile_images, weight_scale
from app.network_canvas.moment import Moment
from app.network_canvas.scenes import scene_kind
from engine.explain.places import INPUT, OUTPUT, Place, value_of
from engine.training.defaults import default_settings
from engine.training.trainer import Trainer

BANDS = [300.0, 700.0, 1400.0, 2400.0, 3500.0]
LOSSES = ("cross-entropy", "binary-cross-entropy", "mean-squared-error")
DATA = small_dataset()


def records_of(count=1, kind="linear", **changes):
    trainer = Trainer(DATA, default_settings(kind, batch_size=8, **changes))
    for _ in range(20):
        trainer.one_step()
    trainer.record_wanted = True
    trainer.spotlight = 4
    return [trainer.one_step().record for _ in range(count)]


@pytest.fixture
def canvas(qtbot):
    canvas = NetworkCanvas(BANDS)
    qtbot.addWidget(canvas)
    canvas.resize(900, 600)
    return canvas


@pytest.fixture
def shown(canvas, qtbot):
    """Show a record of each loss in turn, whole, with its study made."""

    def show(phase=WHOLE_STEP, fraction=1.0, record=None, **changes):
        record = record or records_of(**changes)[0]
        canvas.show_moment(record, phase, fraction)
        settle(canvas, qtbot)
        canvas.refresh()
        return record

    return show


def settle(canvas, qtbot):
    scene = canvas.scene
    qtbot.waitUntil(
        lambda: (
            scene.studies.newest is not None
            and scene.studies.newest.question.same_as(scene._question())
        )
    )


def phase_of(record, kind):
    return next(phase for phase in phases_of(record) if phase.kind is kind)


def nearly(one, other, tolerance=8):
    return all(
        abs(a - b) <= tolerance for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)
    )


def test_networks_without_hidden_layers_have_their_own_scene():
    assert scene_kind(records_of()[0]) is LinearScene
    assert scene_kind(records_of(kind="dnn", hidden=())[0]) is LinearScene
    assert scene_kind(records_of(kind="dnn")[0]) is DenseScene
    assert scene_kind(records_of(kind="dnn", hidden=(), dropout=0.5)[0]) is DenseScene


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("batch", [False, True])
def test_every_phase_at_every_moment_can_be_painted_and_something_moves(canvas, shown, loss, batch):
    canvas.show_batch(batch)
    record = shown(loss=loss)
    for phase in phases_of(record):
        pictures = []
        for fraction in (0.1, 0.5, 0.9):
            canvas.show_moment(record, phase, fraction)
            pictures.append(canvas.grab().toImage())
        assert pictures[0] != pictures[1]
        assert pictures[1] != pictures[2]


@pytest.mark.parametrize("batch", [False, True])
def test_the_pictures_hold_the_records_numbers(canvas, shown, batch):
    canvas.show_batch(batch)
    record = shown()
    picture, layer = canvas.picture, record.layer("output")
    signals = layer.signals(batch=batch)

    word = 2
    assert (picture.weights(word).ravel() == layer.parameters["W"][word]).all()
    assert (picture.gradient(word).ravel() == signals.gradients["W"][word]).all()
    assert (picture.update(word).ravel() == layer.updates["W"][word]).all()
    b = layer.parameters["b"][:, 0]
    assert picture.product(word).sum() + b[word] == pytest.approx(signals.y[word], abs=1e-5)
    assert picture.sums_by_frame[:, -1] + b == pytest.approx(signals.y, abs=1e-5)


def test_a_weights_colour_is_its_value_on_the_scale_and_so_is_its_gradients(canvas, shown):
    record = shown()
    scene, picture = canvas.scene, canvas.picture
    W = record.layer("output").parameters["W"]
    canvas.show_moment(record, phase_of(record, PhaseKind.BACKWARD), 1.0)
    image = canvas.grab().toImage()

    gradient = picture.gradient(record.label)
    for area, values, scale in (
        (scene.layout.weights, picture.weights(record.label), weight_scale(W)),
        (scene.layout.product, gradient, own_scale(theme.current().backward, gradient)),
    ):
        seen = 0
        for frame, band in np.argwhere(values > 0):
            cell = scene.layout.cell_in(area, frame, band)
            pixel = image.pixelColor(QPoint(int(cell.left() + 3), int(cell.bottom() - 4)))
            seen += nearly(pixel, scale.colour(values[frame, band]))
        assert seen >= 0.6 * (values > 0).sum()  # w1 and w2 and their names cover some


def test_a_tile_shows_each_weight_and_chequers_the_negative_ones():
    values = np.array([[0.5, -0.5], [1.0, 0.0]])  # (frames, bands)
    scale = own_scale("#ffffff", values)

    (image,) = tile_images(values.reshape(1, 4), (2, 2), scale, 4)

    assert (image.width(), image.height()) == (4, 4)
    ground = QColor(scale.ground)
    lower_left = [image.pixelColor(x, y) for x in (0, 1) for y in (2, 3)]
    upper_left = [image.pixelColor(x, y) for x in (0, 1) for y in (0, 1)]
    assert lower_left == [scale.colour(0.5)] * 4
    assert sorted(upper_left.count(colour) for colour in (ground, scale.colour(-0.5))) == [2, 2]


@pytest.mark.parametrize("loss", LOSSES)
def test_a_study_is_of_the_very_clips_and_its_spotlight_is_the_records(canvas, shown, loss):
    record = shown(loss=loss)
    study = canvas.scene.study(Moment())

    answer = study.neuron.answers(np.array([study.lead]))[0]
    layer = record.layer("output")
    assert answer == pytest.approx(record.predictions[record.label], abs=1e-5)
    assert study.delta == pytest.approx(layer.clip.dout[record.label], abs=1e-5)
    assert study.clips == len(DATA.training.labels)
    W = layer.parameters["W"] + layer.updates["W"]
    b = (layer.parameters["b"] + layer.updates["b"])[:, 0]
    z = W @ record.features.ravel() + b
    after = {
        "cross-entropy": np.exp(z[record.label]) / np.exp(z).sum(),
        "binary-cross-entropy": 1 / (1 + np.exp(-z[record.label])),
        "mean-squared-error": z[record.label],
    }[loss]
    assert study.neuron.answers(np.array([study.lead_after]))[0] == pytest.approx(after, abs=1e-5)


def test_of_the_batch_the_step_goes_just_as_far_against_the_slope(canvas, shown):
    canvas.show_batch(True)
    record = shown()
    study = canvas.scene.study(Moment())
    arrows = arrows_of(study)

    assert study.clips == record.batch_size
    assert arrows.slope == pytest.approx(
        record.learning_rate * np.array(study.surface.gradient), rel=1e-3, abs=1e-9
    )
    assert arrows.step == pytest.approx(-np.array(arrows.slope), rel=1e-2, abs=1e-7)
    assert arrows.slope_times == arrows.step_times
    assert f"{arrows.slope_times:,g}" in canvas.scene.note()


def test_while_nothing_is_known_of_other_clips_the_one_clip_is_studied(qtbot):
    canvas = NetworkCanvas(BANDS)
    qtbot.addWidget(canvas)
    canvas.resize(760, 500)
    record = replace(records_of()[0], examples=None)
    canvas.show_moment(record, WHOLE_STEP, 1.0)
    settle(canvas, qtbot)

    study = canvas.scene.study(Moment())
    assert study.this_clip_only
    assert study.surface.loss == pytest.approx(record.clip_loss, rel=1e-4)
    assert not canvas.grab().isNull()


def test_a_study_of_another_record_is_not_shown_in_slow_motion(canvas, shown):
    first, second = records_of(2)
    forward = phase_of(first, PhaseKind.FORWARD)
    shown(forward, 0.5, record=first)
    moment = Moment(forward, 0.5)
    assert canvas.scene.study(moment).question.record is first

    canvas.show_moment(second, forward, 0.5)

    assert canvas.scene.study(moment) is None
    assert not canvas.grab().isNull()  # says that it computes


def test_the_newest_record_is_studied_and_those_between_are_left_out(canvas, qtbot):
    records = records_of(12)
    made = []
    canvas.show_moment(records[0], WHOLE_STEP, 1.0)
    scene = canvas.scene
    scene.changed = lambda: made.append(scene.studies.newest.question.record.step)
    for record in records[1:]:
        scene.adopt(scene.picture_of(record, batch=False, moving=False), 900, 600)
    settle(canvas, qtbot)

    assert made[-1] == records[-1].step
    assert len(made) <= 3


def test_the_path_holds_the_records_seen_and_forgets_another_future(canvas, shown):
    records = records_of(5)
    forward = phase_of(records[0], PhaseKind.FORWARD)
    for record in records:
        shown(forward, record=record)
    W = [record.layer("output").parameters["W"] for record in records]
    study = canvas.scene.study(Moment())
    assert [id(seen) for seen in canvas.scene._path_of(study)] == [id(seen) for seen in W]

    shown(forward, record=records[1])

    study = canvas.scene.study(Moment())
    assert [id(seen) for seen in canvas.scene._path_of(study)] == [id(W[0]), id(W[1])]


def test_a_pinned_word_or_weight_comes_into_focus(canvas, shown, qtbot):
    record = shown()
    scene = canvas.scene
    assert scene.focus == record.label
    other = (record.label + 1) % 3

    scene.show_pinned(Place("output", "W", (other, 17)))
    settle(canvas, qtbot)

    assert scene.focus == other
    assert scene.study(Moment()).cells[0] == 17
    assert f"“{record.words[other]}”" not in scene.caption(Moment()).title
    scene.show_pinned(Place(INPUT, "y", (2, 3)))
    settle(canvas, qtbot)
    assert scene.focus == record.label
    assert scene.study(Moment()).cells[0] == 13
    scene.show_pinned(None)
    assert scene.focus == record.label


def test_places_are_found_where_their_shapes_are(canvas, shown):
    record = shown()
    scene = canvas.scene
    word, other = record.label, (record.label + 1) % 3
    whole = Moment()
    for place, moment in (
        (Place("output", "W", (word, 17)), whole),
        (Place("output", "dW", (word, 17)), Moment(phase_of(record, PhaseKind.BACKWARD))),
        (Place("output", "update W", (word, 29)), Moment(phase_of(record, PhaseKind.UPDATE))),
        (Place(OUTPUT, "y", (other,)), whole),
        (Place(INPUT, "y", (5, 4)), whole),
        (Place(INPUT, "dout", (0, 0)), whole),
    ):
        shape = scene.shape_of(place)
        assert scene.place_at(shape.center(), moment) == place
        assert np.isfinite(value_of(record, place, batch=False))
    tile = scene.shape_of(Place("output", "W", (other, 3)))
    assert scene.place_at(tile.center(), whole) == Place(OUTPUT, "y", (other,))
    assert scene.place_at(QPointF(2, 2), whole) is None


def test_captions_say_this_steps_numbers(canvas, shown):
    record = shown()
    scene, layer, label = canvas.scene, record.layer("output"), record.label

    def formula(kind):
        return scene.caption(Moment(phase_of(record, kind))).formula.replace("−", "-")

    forward, backward = formula(PhaseKind.FORWARD), formula(PhaseKind.BACKWARD)
    z, p = layer.clip.y, record.predictions[label]
    assert f"= {z[label]:.3f}" in forward
    assert f"= {p:.3f}" in forward
    s = np.log(np.exp(np.delete(z, label)).sum())
    assert f"{s:.3f}" in forward
    cell = scene.study(Moment()).cells[0]
    gradient = layer.clip.gradients["W"][label, cell]
    assert f"= {gradient:.3f}" in backward or f"= {gradient:.1e}" in backward
    assert f"{p:.3f} - 1" in backward
    canvas.show_batch(True)
    assert f"{layer.batch.y[label]:.3f}" in formula(PhaseKind.FORWARD)


def test_a_broken_study_is_said_and_stops_nothing(canvas, qtbot):
    wrong = replace(DATA.training, features=np.zeros((60, 2, 2), np.float32))
    record = replace(records_of()[0], examples=wrong)

    canvas.show_moment(record, WHOLE_STEP, 1.0)
    qtbot.waitUntil(lambda: canvas.scene.studies.problem is not None)

    canvas.refresh()
    assert canvas.scene.study(Moment()) is None
    assert not canvas.grab().isNull()


@pytest.mark.parametrize("batch", [False, True])
def test_what_is_painted_once_a_phase_does_not_hide_what_moves(canvas, shown, batch):
    canvas.show_batch(batch)
    record = shown()
    for phase in phases_of(record):
        for fraction in (0.0, 0.15, 0.85):
            canvas.show_moment(record, phase, fraction)
            moved = canvas.grab().toImage()
        canvas.refresh()
        assert canvas.grab().toImage() == moved


def test_a_study_that_comes_during_a_phase_is_shown_at_once(canvas, shown, qtbot):
    first, second = records_of(2)
    backward = phase_of(first, PhaseKind.BACKWARD)
    shown(backward, 0.2, record=first)
    canvas.show_moment(second, backward, 0.2)
    canvas.grab()  # still without a study
    settle(canvas, qtbot)

    canvas.show_moment(second, backward, 0.6)
    late = canvas.grab().toImage()

    canvas.refresh()
    area = canvas.scene.layout.surface.toAlignedRect()
    assert canvas.grab().toImage().copy(area) == late.copy(area)
