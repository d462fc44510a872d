"""What is drawn is what was computed."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor, qBlue, qGreen, qRed
from small_corpus import small_dataset

from app import theme
from app.controllers.phases import WHOLE_STEP, Phase, PhaseKind, phases_of
from app.network_canvas.canvas import NetworkCanvas
from app.network_canvas.columns.stage import strongest_edges
from app.network_canvas.dense.picture import DensePicture
from app.network_canvas.linear.scene import LinearScene
from app.network_canvas.moment import Moment
from engine.explain.places import INPUT, OUTPUT, Place, value_of
from engine.network.presets import PRESETS
from engine.training.defaults import default_settings
from engine.training.settings import TrainingSettings
from engine.training.trainer import Trainer

BANDS = [300.0, 700.0, 1400.0, 2400.0, 3500.0]


def record_of(**settings):
    trainer = Trainer(small_dataset(), TrainingSettings(hidden=(8, 6), batch_size=8, **settings))
    run = trainer.steps()
    for _ in range(20):
        next(run)
    trainer.record_wanted = True
    return next(run).record


@pytest.fixture
def record():
    return record_of()


@pytest.fixture
def canvas(qtbot):
    canvas = NetworkCanvas(BANDS)
    qtbot.addWidget(canvas)
    canvas.resize(900, 600)
    return canvas


@pytest.mark.parametrize("batch", [False, True])
def test_a_picture_holds_the_records_numbers(record, batch):
    picture = DensePicture(record, batch=batch, most_edges=20)

    signals = record.layer("hidden2").signals(batch=batch)
    stage = picture.stages[1]
    assert (stage.sums == signals.y).all()
    assert (stage.deltas == signals.dout).all()
    assert (stage.outputs == record.layer("hidden2.tanh").signals(batch=batch).y).all()
    expected = record.batch_predictions if batch else record.predictions
    assert (picture.stages[-1].outputs == expected).all()
    assert picture.loss == (record.batch_loss if batch else record.clip_loss)


def test_the_edges_drawn_are_the_strongest_and_carry_the_records_signals(record):
    stage = DensePicture(record, batch=False, most_edges=12).stages[1]
    edges = strongest_edges(stage, 12)

    forward = np.abs(stage.W * stage.inputs)
    drawn = forward[edges.targets, edges.sources][edges.by_forward]
    assert len(drawn) == 6
    assert drawn.min() >= np.sort(forward.ravel())[-6]
    assert edges.backward == pytest.approx(
        stage.W[edges.targets, edges.sources] * stage.deltas[edges.targets]
    )
    assert edges.total == stage.W.size


def test_the_signals_on_all_edges_into_a_unit_add_up_to_its_sum(record):
    stage = DensePicture(record, batch=False, most_edges=12).stages[1]

    assert stage.signal_forward.sum(axis=1) + stage.b == pytest.approx(stage.sums, abs=1e-5)
    assert stage.signal_backward.sum(axis=0) == pytest.approx(stage.arriving, abs=1e-5)


def test_a_units_colour_is_its_activations_on_the_legends_scale(canvas, record):
    canvas.show_moment(record, WHOLE_STEP, 1.0)
    image = canvas.grab().toImage()
    picture, layout = canvas.picture, canvas.scene.layout
    stage = picture.stages[0]
    scale = canvas.scene._scales[0][0]
    for (x, y), output in zip(layout.columns[0].centres, stage.outputs, strict=True):
        if output > 0:  # negative ones are hatched
            pixel = image.pixelColor(QPoint(round(x), round(y)))
            assert nearly(pixel, scale.colour(output))


def nearly(one, other, tolerance=8):
    pairs = zip(
        (one.red(), one.green(), one.blue()),
        (other.red(), other.green(), other.blue()),
        strict=True,
    )
    return all(abs(a - b) <= tolerance for a, b in pairs)


def test_every_phase_at_every_moment_can_be_painted_and_the_waves_move(canvas, record):
    for phase in phases_of(record):
        pictures = []
        for fraction in (0.1, 0.5, 0.9):
            canvas.show_moment(record, phase, fraction)
            pictures.append(canvas.grab().toImage())
        assert pictures[0] != pictures[1]
        assert pictures[1] != pictures[2] or phase.kind is PhaseKind.LOSS


@pytest.mark.parametrize("settings", [{"activation": "relu"}, {"loss": "mean-squared-error"}])
def test_other_networks_are_painted_too(canvas, settings):
    record = record_of(**settings)
    for phase in (*phases_of(record), WHOLE_STEP):
        canvas.show_moment(record, phase, 0.7)
        assert not canvas.grab().isNull()


def test_forward_is_cyan_and_backward_orange(canvas, record):
    forward, backward = QColor(theme.current().forward), QColor(theme.current().backward)
    canvas.show_moment(record, Phase(PhaseKind.FORWARD, 2), 0.95)
    before = hues(canvas)
    canvas.show_moment(record, Phase(PhaseKind.BACKWARD, 1), 0.95)
    after = hues(canvas)

    assert before[forward.hue() // 10] > 100
    assert after[backward.hue() // 10] > before[backward.hue() // 10] + 200


def hues(canvas):
    """Count the saturated pixels between spectrogram and words, by hue in tens of degrees."""
    layout = canvas.scene.layout
    left, right = round(layout.spectrogram.right()) + 5, round(layout.words.left()) - 20
    top, bottom = round(layout.words.top()), round(layout.words.bottom())
    image = canvas.grab().toImage()
    counts = [0] * 37
    for x in range(left, right, 2):
        for y in range(top, bottom, 2):
            pixel = image.pixel(x, y)
            colour = QColor(qRed(pixel), qGreen(pixel), qBlue(pixel))
            if colour.saturation() > 120 and colour.value() > 60:
                counts[colour.hue() // 10] += 1
    return counts


def test_a_word_that_was_heard_is_not_framed_as_right_even_after_a_clip_of_it(canvas, record):
    heard = replace(record, forward_only=True, spotlight=-1)
    forward = Phase(PhaseKind.FORWARD, 1)
    canvas.show_moment(heard, forward, 1.0)
    fresh = canvas.grab().toImage()

    canvas.show_moment(record, forward, 1.0)
    framed = canvas.grab().toImage()
    canvas.show_moment(heard, forward, 1.0)

    assert framed != fresh
    assert canvas.grab().toImage() == fresh


def test_showing_the_batch_changes_whose_numbers_are_drawn(canvas, record):
    canvas.show_moment(record, WHOLE_STEP, 1.0)
    of_clip = canvas.picture.stages[0].outputs

    canvas.show_batch(True)

    assert (canvas.picture.stages[0].outputs != of_clip).any()
    assert canvas.picture.loss == record.batch_loss


def test_the_pointer_reads_the_numbers_of_a_unit_and_of_an_input_cell(canvas, record):
    canvas.show_moment(record, WHOLE_STEP, 1.0)
    layout = canvas.scene.layout
    unit = layout.columns[0].centres[3]
    cell = layout.cell_centres(np.array([2 * 5 + 1]))[0]

    of_unit = canvas.place_at(QPointF(*unit))
    of_cell = canvas.place_at(QPointF(*cell))

    assert of_unit == Place("hidden1.tanh", "y", (3,))
    assert value_of(record, of_unit, batch=False) == record.layer("hidden1.tanh").clip.y[3]
    assert of_cell == Place(INPUT, "y", (2, 1))


def test_a_caption_says_the_phase_and_this_steps_numbers(canvas, record):
    canvas.show_moment(record, WHOLE_STEP, 1.0)
    scene, picture = canvas.scene, canvas.picture

    loss = scene.caption(Moment(Phase(PhaseKind.LOSS)))
    update = scene.caption(Moment(Phase(PhaseKind.UPDATE)))
    backward = scene.caption(Moment(Phase(PhaseKind.BACKWARD, 1)))

    assert f"{record.clip_loss:.3f}" in loss.formula
    assert f"{record.learning_rate:g}" in update.formula
    assert "hidden 2 → hidden 1" in backward.title
    delta = picture.stages[0].deltas
    assert f"{abs(delta[np.abs(delta).argmax()]):.3f}" in backward.formula


def test_an_empty_canvas_says_what_it_waits_for(canvas):
    assert canvas.picture is None
    assert not canvas.grab().isNull()


def test_one_whole_step_after_another_is_shown_a_frame_late_and_none_is_lost(canvas):
    first, second = record_of(), record_of(seed=1)
    canvas.show_moment(first, WHOLE_STEP, 1.0)

    canvas.show_moment(second, WHOLE_STEP, 1.0)
    in_between = canvas.picture.record
    canvas.show_moment(second, WHOLE_STEP, 1.0)

    assert in_between is first
    assert canvas.picture.record is second


@pytest.mark.parametrize("network", PRESETS)
@pytest.mark.parametrize("batch", [False, True])
def test_a_network_that_grows_and_shrinks_is_drawn_with_its_words(canvas, qtbot, network, batch):
    settings = default_settings(network, batch_size=8)
    trainer = Trainer(small_dataset(), settings)
    canvas.show()
    canvas.show_batch(batch)

    def show_steps(count):
        for _ in range(count):
            trainer.record_wanted = True
            record = trainer.one_step().record
            for phase in (WHOLE_STEP, *phases_of(record)):
                canvas.show_moment(record, phase, 1.0)
                canvas.repaint()
            canvas.show_moment(record, WHOLE_STEP, 1.0)
            if isinstance(canvas.scene, LinearScene):
                qtbot.waitUntil(lambda: canvas.scene.study(Moment()) is not None)
                canvas.repaint()
        return record

    few = show_steps(3)
    trainer.replace_data(small_dataset(words=("yes", "no", "go", "I")))  # no wider than the others
    trainer.spotlight = 3  # the new word's
    many = show_steps(3)
    assert canvas.picture.record.words == many.words == ("yes", "no", "go", "I")
    canvas.show_moment(few, WHOLE_STEP, 1.0)
    canvas.show_moment(few, phases_of(few)[1], 0.5)
    canvas.repaint()

    assert canvas.picture.record.words == few.words == ("yes", "no", "go")


@pytest.mark.parametrize(("stage", "name"), [(0, "hidden1"), (1, "hidden2"), (2, "output")])
def test_a_pinned_weight_is_marked_from_end_to_end(canvas, record, stage, name):
    canvas.show()
    canvas.show_moment(record, WHOLE_STEP, 1.0)
    weakest = int(np.abs(record.layer(name).parameters["W"]).argmin())
    index = np.unravel_index(weakest, record.layer(name).parameters["W"].shape)
    before = canvas.grab().toImage()

    canvas.show_pinned(Place(name, "W", tuple(map(int, index))))
    after = canvas.grab().toImage()

    layout = canvas.scene.layout
    left = layout.spectrogram.right() if stage == 0 else layout.columns[stage - 1].centres[0, 0]
    right = layout.columns[stage].centres[0, 0]
    text = QColor(theme.current().text).rgb()
    for x in np.linspace(left + 20, right - 20, 5).round().astype(int).tolist():
        marked = [after.pixel(x, y) == text != before.pixel(x, y) for y in range(canvas.height())]
        assert any(marked), x


@pytest.mark.parametrize("network", PRESETS)
def test_a_pinned_number_of_a_word_that_is_gone_again_breaks_nothing(canvas, network):
    trainer = Trainer(small_dataset(), default_settings(network, batch_size=8))
    trainer.record_wanted = True
    few = trainer.one_step().record
    trainer.replace_data(small_dataset(words=("yes", "no", "go", "I")))
    many = trainer.one_step().record
    canvas.show()
    weight = (3, many.layer("output").parameters["W"].shape[1] - 1)

    for place in (
        Place("output", "W", weight),
        Place("output", "b", (3, 0)),
        Place(OUTPUT, "y", (3,)),
    ):
        canvas.show_moment(many, WHOLE_STEP, 1.0)
        canvas.show_pinned(place)
        canvas.repaint()
        for phase in phases_of(few):
            canvas.show_moment(few, phase, 0.5)
            canvas.repaint()

    assert canvas.picture.record is few
