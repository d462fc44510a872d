"""The surface is the network's own loss, and its slope is the analytic gradient."""

import numpy as np
import pytest
from small_corpus import small_dataset

from engine.explain.loss_surface import (
    Cancelled,
    linear_surface,
    loss_surface,
    neuron_of,
    surface_of_record,
)
from engine.explain.places import Place
from engine.explain.surface import POINTS, window_around
from engine.network.presets import build_network
from engine.training.construction import network_of
from engine.training.defaults import default_settings
from engine.training.trainer import Trainer

ACROSS, UP = Place("output", "W", (1, 7)), Place("output", "W", (1, 20))
LOSSES = ("cross-entropy", "binary-cross-entropy", "mean-squared-error")


def trained(kind="linear", **changes):
    settings = default_settings(kind, batch_size=8, **changes)
    trainer = Trainer(small_dataset(), settings)
    for _ in range(15):
        trainer.one_step()
    trainer.record_wanted = True
    return trainer, trainer.one_step().record


def network_before(trainer, record):
    network = network_of(trainer.settings, record.features.shape, len(record.words))
    for layer in record.layers:
        for name, values in layer.parameters.items():
            network.parameters[f"{layer.name}.{name}"][...] = values
    return network


@pytest.fixture(params=LOSSES)
def linear(request):
    trainer, record = trained(loss=request.param)
    return trainer, record, network_before(trainer, record)


@pytest.mark.parametrize("whole_batch", [False, True])
def test_heights_are_the_networks_own_losses(linear, whole_batch):
    trainer, record, network = linear
    examples = trainer.dataset.training
    chosen = record.batch if whole_batch else np.arange(len(examples.labels))

    surface = surface_of_record(
        record, examples, trainer.settings, ACROSS, UP, whole_batch=whole_batch
    )

    assert surface.losses.shape == (POINTS, POINTS)
    assert surface.clips == len(chosen)
    W = network.parameters["output.W"]
    for row, column in ((0, 0), (0, 40), (20, 20), (13, 31), (40, 5)):
        W[ACROSS.index] = surface.across_values[column]
        W[UP.index] = surface.up_values[row]
        loss = network.loss.forward(
            network.forward(examples.features[chosen]), examples.labels[chosen]
        )
        assert surface.losses[row, column] == pytest.approx(loss, rel=1e-5)


def test_the_batchs_gradient_and_the_update_are_the_records(linear):
    trainer, record, _ = linear

    surface = surface_of_record(
        record, trainer.dataset.training, trainer.settings, ACROSS, UP, whole_batch=True
    )

    layer = record.layer("output")
    expected = [layer.batch.gradients["W"][place.index] for place in (ACROSS, UP)]
    assert surface.gradient == pytest.approx(expected, rel=1e-4, abs=1e-7)
    assert surface.loss == pytest.approx(record.batch_loss, rel=1e-5)
    before = [layer.parameters["W"][place.index] for place in (ACROSS, UP)]
    moved = [layer.updates["W"][place.index] for place in (ACROSS, UP)]
    assert surface.before == pytest.approx(before)
    assert np.subtract(surface.after, surface.before) == pytest.approx(moved, abs=1e-7)


def test_the_surfaces_slope_is_the_gradient(linear):
    trainer, record, _ = linear
    examples = trainer.dataset.training

    surface = linear_surface(record, examples.features.astype(float), examples.labels, ACROSS, UP)

    neuron = neuron_of(record, 1, examples.features.astype(float), examples.labels)
    step = 1e-4
    x, y = surface.before
    heights = neuron.mean_losses(
        (7, 20), np.array([x - step, x, x + step]), np.array([y - step, y, y + step])
    )
    numeric = (
        (heights[1, 2] - heights[1, 0]) / (2 * step),
        (heights[2, 1] - heights[0, 1]) / (2 * step),
    )
    assert surface.gradient == pytest.approx(numeric, rel=1e-3, abs=1e-6)


def test_a_squashed_output_with_the_squared_error_is_exact_too():
    trainer, record = trained("dnn", hidden=(), loss="mean-squared-error")
    examples = trainer.dataset.training
    network = network_before(trainer, record)

    fast = surface_of_record(record, examples, trainer.settings, ACROSS, UP)
    slow = loss_surface(network, examples.features, examples.labels, ACROSS, UP, fast.after)

    assert fast.across_values == pytest.approx(slow.across_values)
    assert fast.losses == pytest.approx(slow.losses, rel=1e-5)
    assert fast.gradient == pytest.approx(slow.gradient, rel=1e-4, abs=1e-7)


@pytest.mark.parametrize(
    ("kind", "across", "up"),
    [
        ("dnn", Place("hidden1", "W", (2, 3)), Place("output", "b", (1, 0))),
        ("gru", Place("hidden1", "U", (2, 3)), Place("hidden1", "W", (4, 1))),
        ("linear", Place("output", "W", (0, 3)), Place("output", "W", (2, 3))),
    ],
)
def test_any_two_parameters_of_any_network(kind, across, up):
    trainer, record = trained(kind)
    examples = trainer.dataset.training
    network = network_before(trainer, record)
    done = []

    surface = surface_of_record(
        record,
        examples,
        trainer.settings,
        across,
        up,
        progress=lambda number, of: done.append((number, of)),
    )

    assert done == [(number, POINTS**2) for number in range(POINTS**2)]
    first, second = (network.parameters[f"{place.layer}.{place.array}"] for place in (across, up))
    first[across.index], second[up.index] = surface.across_values[3], surface.up_values[30]
    loss = network.loss.forward(network.forward(examples.features), examples.labels)
    assert surface.losses[30, 3] == pytest.approx(loss, rel=1e-5)


def test_nobody_waits_for_what_is_not_wanted_any_more():
    trainer, record = trained("dnn")
    place = Place("hidden1", "W", (0, 0))
    asked = iter([False] * 5)

    with pytest.raises(Cancelled):
        surface_of_record(
            record,
            trainer.dataset.training,
            trainer.settings,
            place,
            Place("hidden1", "W", (0, 1)),
            cancelled=lambda: next(asked, True),
        )


def test_the_parameters_are_as_before():
    network = build_network("linear", input_shape=(6, 5), classes=3)
    examples = small_dataset().training
    before = network.vector.copy()

    loss_surface(network, examples.features, examples.labels, ACROSS, UP, (0.0, 0.0))

    assert (network.vector == before).all()


def test_the_window_holds_the_bowls_lowest_point_and_its_rise():
    def bowl(across, up):
        return 0.1 + (across[None] - 0.6) ** 2 + 2 * (up[:, None] + 0.3) ** 2

    window = window_around((0.1, 0.1), bowl)

    across, up = window.axes()
    assert across[0] < 0.6 < across[-1]
    assert up[0] < -0.3 < up[-1]
    assert across[0] < 0.1 < across[-1]
    heights = bowl(across, up)
    row, column = np.unravel_index(heights.argmin(), heights.shape)
    spacing = across[1] - across[0]
    assert (across[column], up[row]) == pytest.approx((0.6, -0.3), abs=spacing)


def test_the_window_stays_while_the_point_moves_little():
    def bowl(across, up):
        return 0.1 + across[None] ** 2 + up[:, None] ** 2

    assert window_around((0.50, 0.3), bowl) == window_around((0.51, 0.31), bowl)


def test_the_telling_cells_are_those_that_set_a_word_apart():
    record = trained()[1]
    rng = np.random.default_rng(0)
    labels = np.arange(60) % 3
    features = rng.normal(size=(60, 6, 5))
    features[labels == 1, 2, 3] += 5
    features[labels == 1, 2, 4] += 4  # the neighbour says nearly the same
    features[labels == 1, 5, 0] -= 3

    neuron = neuron_of(record, 1, features, labels)

    assert neuron.telling_cells((6, 5), 3) == (2 * 5 + 3, 5 * 5 + 0)
    assert neuron.telling_cells((6, 5), 3, first=5 * 5) == (5 * 5, 2 * 5 + 3)
