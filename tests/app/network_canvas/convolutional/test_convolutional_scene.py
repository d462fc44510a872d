"""What is drawn is what was computed."""

import numpy as np
import pytest
from convolution_records import BANDS, convolution_record
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor

from app import theme
from app.controllers.phases import WHOLE_STEP, Phase, PhaseKind, phases_of
from app.network_canvas.canvas import NetworkCanvas
from app.network_canvas.captions import number
from app.network_canvas.convolutional.backward_card import growing_kernel
from app.network_canvas.convolutional.enlarged import maps_of
from app.network_canvas.convolutional.forward_card import pooling_grid, products_of, sum_lines
from app.network_canvas.convolutional.kernel_card import update_parts
from app.network_canvas.convolutional.number_grid import cell_text
from app.network_canvas.convolutional.scene import ConvolutionalScene
from app.network_canvas.convolutional.word_card import said_for
from app.network_canvas.moment import Moment
from app.network_canvas.options import Options
from app.network_canvas.scales import Normalisation
from engine.explain.places import INPUT, OUTPUT, Place, value_of

HERTZ = np.linspace(200.0, 3800.0, BANDS).tolist()
SIZE = (1200, 720)


@pytest.fixture(scope="module")
def record():
    return convolution_record()


@pytest.fixture
def canvas(qtbot, record):
    canvas = NetworkCanvas(HERTZ)
    qtbot.addWidget(canvas)
    canvas.resize(*SIZE)
    canvas.show_moment(record, WHOLE_STEP, 1.0)
    return canvas


def value_drawn(image, area, size, cell, scale):
    """Read a cell's magnitude from its colour, by the legend's scale."""
    width, height = area.width() / size[0], area.height() / size[1]
    x = area.left() + (cell[0] + 0.7) * width  # beside the stroke of a negative cell
    y = area.bottom() - (cell[1] + 0.3) * height
    pixel = image.pixelColor(QPoint(int(x), int(y)))
    table = scale.table()
    colours = np.stack([(table >> shift) & 0xFF for shift in (16, 8, 0)], axis=1).astype(int)
    distances = np.abs(colours - (pixel.red(), pixel.green(), pixel.blue())).sum(axis=1)
    assert distances.min() <= 3, "a colour that is not on the scale"
    return distances.argmin() / (len(table) - 1) * scale.largest


def cells_of_channel(rng, values):
    return [tuple(int(rng.integers(size)) for size in values.shape) for _ in range(8)]


@pytest.mark.parametrize("array", ["map", "gradient"])
@pytest.mark.parametrize("batch", [False, True])
def test_the_colours_of_maps_and_gradients_are_the_records_numbers(canvas, record, array, batch):
    canvas.show_batch(batch)
    image, scene = canvas.grab().toImage(), canvas.scene
    rng = np.random.default_rng(1)
    for block, name in enumerate(("conv1.relu", "conv2.relu")):
        scales, signals = scene._scales[block], record.layer(name).signals(batch=batch)
        values = signals.y if array == "map" else signals.dout
        scale = scales.maps if array == "map" else scales.gradients
        for row, place in enumerate(scene.layout.blocks[block].channels):
            channel = scene._selections[block].channels[row]
            if scene.picture.blocks[block].dead[channel]:
                continue  # crossed out
            for cell in cells_of_channel(rng, values[channel]):
                drawn = value_drawn(image, getattr(place, array), values.shape[1:], cell, scale)
                expected = abs(values[(channel, *cell)])
                assert drawn == pytest.approx(expected, abs=scale.largest / 100)


def test_the_colours_of_kernels_are_the_records_weights_and_their_update(canvas, record):
    for phase, arrays, kind in (
        (WHOLE_STEP, record.layer("conv2").parameters, "kernels"),
        (Phase(PhaseKind.UPDATE), record.layer("conv2").updates, "update"),
    ):
        canvas.show_moment(record, phase, 1.0)
        image, scene = canvas.grab().toImage(), canvas.scene
        scale, values = getattr(scene._scales[1], kind), arrays["W"]
        for row, place in enumerate(scene.layout.blocks[1].channels):
            channel = int(scene._selections[1].channels[row])
            sources = scene._selections[1].slices[row].tolist()
            for area, source in zip(place.kernels, sources, strict=True):
                drawn = value_drawn(image, area, (3, 3), (1, 1), scale)
                expected = abs(values[channel, source, 1, 1])
                assert drawn == pytest.approx(expected, abs=scale.largest / 100)


def test_at_the_end_of_a_backward_phase_the_kernels_show_the_records_gradient(canvas, record):
    canvas.show_moment(record, Phase(PhaseKind.BACKWARD, 1, "conv2"), 1.0)
    image, scene = canvas.grab().toImage(), canvas.scene
    scale, gradient = scene._scales[1].kernel_gradient, record.layer("conv2").clip.gradients["W"]
    for row, place in enumerate(scene.layout.blocks[1].channels):
        channel, source = scene._selections[1].channels[row], scene._selections[1].slices[row][0]
        drawn = value_drawn(image, place.kernels[0], (3, 3), (0, 2), scale)
        expected = abs(gradient[channel, source, 0, 2])
        assert drawn == pytest.approx(expected, abs=scale.largest / 100)


def test_time_runs_to_the_right_and_frequency_upwards_in_maps_as_in_the_sound(canvas):
    scene = canvas.scene
    area = scene.layout.blocks[0].channels[0].map
    early_low = Place("conv1.relu", "y", (int(scene._selections[0].channels[0]), 0, 0))
    shape = scene.shape_of(early_low)

    assert shape.left() == pytest.approx(area.left())
    assert shape.bottom() == pytest.approx(area.bottom())


@pytest.mark.parametrize("block", [0, 1])
def test_the_card_forward_computes_the_records_z(canvas, record, block):
    focus = canvas.scene._focuses[block]
    layer = record.layer(f"conv{block + 1}")
    channel, source = focus.channel, focus.source
    for position in (0, 9, focus.block.window.count - 1):
        row, column = focus.block.window.place(position)
        patch = layer.clip.internals["patches"][source, :, :, row, column]
        kernel = layer.parameters["W"][channel, source]

        assert (focus.patch(position).values == patch).all()
        assert (focus.kernel().values == kernel).all()
        assert products_of(focus, position).values == pytest.approx(patch * kernel)
        lines = {name: value for name, value, _ in sum_lines(focus, position)}
        assert lines["Σ"] == cell_text(float((patch * kernel).sum()))
        assert lines["= z"] == cell_text(float(layer.clip.y[channel, row, column]))


def test_the_pooling_on_the_card_frames_the_engines_winner_once_all_are_computed(canvas, record):
    focus = canvas.scene._focuses[0]
    winners = record.layer("conv1.pooling").clip.internals["winners"][focus.channel]
    first = pooling_grid(focus, 0)
    last = pooling_grid(focus, BANDS + 1)  # frame 2, band 2: the window's last place

    assert first.known.sum() == 1
    assert first.framed is None
    assert last.known.all()
    assert last.framed == divmod(int(winners[0, 0]), 2)


def test_the_card_backward_ends_with_the_records_gradient(canvas, record):
    for block, focus in enumerate(canvas.scene._focuses):
        grown = growing_kernel(focus, focus.block.window.count - 1)
        gradient = record.layer(f"conv{block + 1}").clip.gradients["W"]
        assert (grown.values == gradient[focus.channel, focus.source]).all()


def test_the_card_of_the_update_goes_from_before_to_after(canvas, record):
    focus = canvas.scene._focuses[0]
    before, _, change, _, after = update_parts(focus)
    layer = record.layer("conv1")

    assert (before.values == layer.parameters["W"][focus.channel, 0]).all()
    assert (change.values == layer.updates["W"][focus.channel, 0]).all()
    assert after.values == pytest.approx(before.values + change.values)


def test_what_the_maps_say_for_a_word_adds_up_to_its_z(canvas, record):
    said = said_for(canvas.scene._focuses[-1], record.label)
    bias = float(record.layer("output").parameters["b"][record.label, 0])
    z = float(record.layer("output").clip.y[record.label])

    assert said.values.sum() + bias == pytest.approx(z, abs=1e-5)


def test_every_phase_at_every_moment_can_be_painted_and_moves(canvas, record):
    for phase in phases_of(record):
        pictures = []
        for fraction in (0.1, 0.5, 0.97):
            canvas.show_moment(record, phase, fraction)
            pictures.append(canvas.grab().toImage())
        assert pictures[0] != pictures[1]
        assert pictures[1] != pictures[2]


@pytest.mark.parametrize("size", [(752, 454), (1400, 800)])
@pytest.mark.parametrize("batch", [False, True])
@pytest.mark.parametrize(
    "settings",
    [
        {"hidden": (5,)},
        {"hidden": (3, 4, 5), "activation": "tanh", "dropout": 0.0},
        {"hidden": (40, 3), "loss": "mean-squared-error"},
    ],
)
def test_other_networks_are_painted_too(canvas, size, batch, settings):
    record = convolution_record(**settings)
    canvas.resize(*size)
    canvas.show_batch(batch)
    for phase in (*phases_of(record), WHOLE_STEP):
        canvas.show_moment(record, phase, 0.7)
        assert not canvas.grab().isNull()
    assert isinstance(canvas.scene, ConvolutionalScene)


def test_during_the_forward_pass_nothing_is_orange(canvas, record):
    backward = QColor(theme.current().backward)
    for phase in phases_of(record)[:4]:
        canvas.show_moment(record, phase, 0.6)
        scene, image = canvas.scene, canvas.grab().toImage()
        for block in scene.layout.blocks:
            for channel in block.channels:
                middle = channel.gradient.center().toPoint()
                assert abs(image.pixelColor(middle).hue() - backward.hue()) > 60


def test_places_lead_to_shapes_and_back(canvas, record):
    scene, moment = canvas.scene, Moment()
    points = [
        QPointF(x, y) for x in np.linspace(5, SIZE[0] - 5, 90) for y in np.linspace(5, 600, 60)
    ]
    found = 0
    for point in points:
        place = scene.place_at(point, moment)
        if place is None:
            continue
        value_of(record, place, batch=False)
        shape = scene.shape_of(place)
        if place.layer in (INPUT, "conv1", "conv2", "conv1.relu", "conv2.relu"):
            found += 1
            assert shape.adjusted(-0.01, -0.01, 0.01, 0.01).contains(point)
    assert found > 300


def test_the_pointer_reads_taps_cells_gradients_words_and_edges(canvas):
    scene, moment = canvas.scene, Moment()
    channel = scene.layout.blocks[1].channels[2]
    its_number = int(scene._selections[1].channels[2])
    edge = scene._curves[0]
    middle = (edge[0] + 3 * edge[1] + 3 * edge[2] + edge[3]) / 8
    word = scene.layout.output.centres[1]

    tap = scene.place_at(channel.kernels[0].center(), moment)
    assert (tap.layer, tap.array) == ("conv2", "W")
    assert tap.index[0] == its_number
    assert tap.index[2:] == (1, 1)
    map_cell = scene.place_at(channel.map.topLeft() + QPointF(1, 1), moment)
    assert map_cell == Place("conv2.relu", "y", (its_number, 0, 1))
    gradient = scene.place_at(channel.gradient.topLeft() + QPointF(1, 1), moment)
    assert gradient == Place("conv2.relu", "dout", (its_number, 0, 1))
    assert scene.place_at(QPointF(*word), moment) == Place(OUTPUT, "y", (1,))
    weight = scene.place_at(QPointF(*middle), moment)
    assert (weight.layer, weight.array) == ("output", "W")


def test_captions_have_the_numbers_of_the_place_that_is_computed(canvas, record):
    scene = canvas.scene
    focus = scene._focuses[0]
    forward = Moment(Phase(PhaseKind.FORWARD, 0, "conv1"), 0.5)
    backward = Moment(Phase(PhaseKind.BACKWARD, 0, "conv1"), 0.5)
    there = focus.block.window.position_at(0.5 / 0.94)
    back = focus.block.window.position_at(0.5 / 0.85)

    z = float(record.layer("conv1").clip.y[(focus.channel, *divmod(there, BANDS))])
    assert "Forward · input → conv 1" in scene.caption(forward).title
    assert scene.caption(forward).formula.endswith(f"= {number(z)}")
    row, column = divmod(back, BANDS)
    assert "conv 1 kernels" in scene.caption(backward).title
    assert f"δ[{row + 1},{column + 1}]" in scene.caption(backward).formula
    assert "∂L/∂k[u,v] = Σ δ[y,x] · input[y+u, x+v]" in scene.caption(backward).formula
    loss = scene.caption(Moment(Phase(PhaseKind.LOSS)))
    assert f"{record.clip_loss:.3f}" in loss.formula


def test_a_pinned_channel_comes_into_focus_and_is_enlarged(canvas, record):
    pinned = Place("conv1.relu", "y", (3, 1, 1))
    before = canvas.grab().toImage()
    canvas.show_pinned(pinned)
    canvas.grab()
    focus = canvas.scene._focuses[0]
    z, a, gradient, delta = maps_of(focus, 1.0, 1.0)

    assert focus.channel == 3
    assert canvas.grab().toImage() != before
    assert (z.values == record.layer("conv1").clip.y[3]).all()
    assert (a.values == record.layer("conv1.relu").clip.y[3]).all()
    assert (gradient.values == record.layer("conv1.relu").clip.dout[3]).all()
    assert (delta.values == record.layer("conv1").clip.dout[3]).all()


def test_the_winners_marked_in_an_enlarged_map_are_the_largest_of_their_windows(canvas, record):
    focus = canvas.scene._focuses[0]
    marks = maps_of(focus, 1.0, 0.0)[0].marks.astype(int)
    pooled = record.layer("conv1.pooling").clip.y[focus.channel]
    z = record.layer("conv1").clip.y[focus.channel]

    assert sorted(z[marks[:, 0], marks[:, 1]]) == pytest.approx(sorted(pooled.ravel()))


def test_the_scales_follow_the_options(canvas):
    canvas.show_options(Options(normalisation=Normalisation.NETWORK))
    first, second = canvas.scene._scales

    assert first.maps.largest == second.maps.largest
    assert first.kernels.largest == second.kernels.largest


def test_the_legend_has_every_scale_and_the_note_counts_edges(canvas):
    titles = [bar.title for bar in canvas.scene.colour_bars()]

    assert titles == ["log-mel energy", "kernel |k|", "map |a|", "|∂L/∂a|", "|∂L/∂input|"]
    assert f"{len(canvas.scene._edges.sources)} / " in canvas.scene.note()
