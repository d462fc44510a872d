"""A record holds what was computed, shares no memory with it, and adds up."""

import numpy as np
import pytest
from small_corpus import small_dataset

from engine.network.presets import PRESETS
from engine.training.defaults import default_settings
from engine.training.settings import TrainingSettings
from engine.training.trainer import Trainer

SETTINGS = TrainingSettings(hidden=(8, 6), batch_size=8, learning_rate=0.2, seed=4)


@pytest.fixture(params=["cross-entropy", "mean-squared-error"])
def step(request):
    trainer = Trainer(
        small_dataset(), TrainingSettings(hidden=(8, 6), loss=request.param, batch_size=8, seed=4)
    )
    trainer.record_wanted = True
    run = trainer.steps()
    next(run)
    before = trainer.network.vector.copy()
    record = next(run).record
    return trainer, before, record


def test_the_update_leads_from_the_weights_before_to_those_after(step):
    trainer, before, record = step
    recorded = np.concatenate([record.layer(n).parameters[p].ravel() for n, p in names(trainer)])
    updates = np.concatenate([record.layer(n).updates[p].ravel() for n, p in names(trainer)])

    assert (recorded == before).all()
    assert (recorded + updates) == pytest.approx(trainer.network.vector, abs=1e-7)


def test_the_update_is_minus_eta_times_the_gradient_of_the_batch(step):
    _, _, record = step
    layer = record.layer("hidden2")

    expected = -record.learning_rate * layer.batch.gradients["W"]
    assert layer.updates["W"] == pytest.approx(expected, abs=1e-7)


def test_the_spotlights_weight_gradient_is_delta_times_input(step):
    _, _, record = step
    layer = record.layer("hidden2")

    outer = np.outer(layer.clip.dout, layer.clip.x)
    assert layer.clip.gradients["W"] == pytest.approx(outer, abs=1e-6)


def test_the_layers_of_a_record_are_chained(step):
    _, _, record = step

    for first, second in zip(record.layers, record.layers[1:], strict=False):
        assert first.clip.y == pytest.approx(second.clip.x)
        assert first.clip.dout == pytest.approx(second.clip.dx)
    assert record.layers[0].clip.dx == pytest.approx(record.input_gradient.ravel())


def test_the_batch_holds_the_mean_of_its_clips():
    trainer = Trainer(small_dataset(6, held_back=3), TrainingSettings(batch_size=6, seed=1))
    examples = trainer.dataset.training
    trainer.record_wanted = True
    weights = trainer.network.vector.copy()
    record = next(trainer.steps()).record
    trainer.network.vector[...] = weights
    alone = []
    for clip in range(6):
        part = slice(clip, clip + 1)
        trainer.network.loss_and_gradients(examples.features[part], examples.labels[part])
        alone.append(trainer.network.gradients["hidden1.W"].copy())

    assert record.layer("hidden1").batch.gradients["W"] == pytest.approx(
        np.mean(alone, axis=0), abs=1e-6
    )


def test_nothing_in_a_record_can_be_written_or_changes_when_training_goes_on():
    trainer = Trainer(small_dataset(), SETTINGS)
    trainer.record_wanted = True
    run = trainer.steps()
    record = next(run).record
    layer = record.layers[0]
    before = [array.copy() for array in arrays_of(layer)]
    for _ in range(5):
        next(run)

    assert all(not array.flags.writeable for array in arrays_of(layer))
    assert all((a == b).all() for a, b in zip(before, arrays_of(layer), strict=True))
    assert not any(np.shares_memory(array, trainer.network.vector) for array in arrays_of(layer))


def test_the_spotlight_may_be_a_clip_outside_the_batch():
    trainer = Trainer(small_dataset(), SETTINGS)
    trainer.record_wanted = True
    run = trainer.steps()
    own = next(run).record
    trainer.spotlight = 33
    chosen = next(run).record

    assert own.in_batch
    assert chosen.spotlight == 33
    assert (chosen.features == trainer.dataset.training.features[33]).all()


def test_the_preview_updates_nothing():
    trainer = Trainer(small_dataset(), SETTINGS)
    before = trainer.network.vector.copy()

    record = trainer.preview()

    assert record.step == 0
    assert all((update == 0).all() for layer in record.layers for update in layer.updates.values())
    assert (trainer.network.vector == before).all()


def recorded(network, **settings):
    """A trainer, and the record of its third step."""
    trainer = Trainer(small_dataset(), default_settings(network, batch_size=8, seed=4, **settings))
    steps = trainer.steps()
    next(steps)
    next(steps)
    trainer.record_wanted = True
    return trainer, steps, next(steps).record


@pytest.mark.parametrize(
    ("network", "gates"),
    [
        ("rnn", {"state", "dstate", "dz"}),
        ("gru", {"reset", "update", "candidate", "state"}),
        ("lstm", {"input", "forget", "candidate", "output", "cell", "state"}),
    ],
)
def test_a_recurrent_layer_is_recorded_gate_by_gate_and_frame_by_frame(network, gates):
    _, _, record = recorded(network, hidden=(5,))
    layer = record.layer("hidden1")

    for signals in (layer.clip, layer.batch):
        assert gates <= set(signals.internals)
        assert all(values.shape == (6, 5) for values in signals.internals.values())
        assert signals.internals["state"] == pytest.approx(signals.y, abs=1e-6)


def test_a_convolution_is_recorded_with_its_patches_and_the_winners_behind_it():
    _, _, record = recorded("cnn", hidden=(4,), dropout=0.0)
    convolution, pooling = record.layer("conv1"), record.layer("conv1.pooling")
    patches, winners = convolution.clip.internals["patches"], pooling.clip.internals["winners"]

    assert patches.shape == (1, 3, 3, 6, 5)
    assert patches[0, 1, 1] == pytest.approx(convolution.clip.x[0])  # the middle of each patch
    seen = np.einsum("ocij,cijhw->ohw", convolution.parameters["W"], patches)
    bias = convolution.parameters["b"][:, None, None]
    assert seen + bias == pytest.approx(convolution.clip.y, abs=1e-5)
    deltas = np.einsum("ohw,cijhw->ocij", convolution.clip.dout, patches)
    assert deltas == pytest.approx(convolution.clip.gradients["W"], abs=1e-5)
    row, column = np.divmod(winners, 2)  # where in its window of 2 x 2
    channels, rows, columns = np.indices(winners.shape)
    won = convolution.clip.y[channels, 2 * rows + row, 2 * columns + column]
    assert (won == pooling.clip.y).all()


@pytest.mark.parametrize("network", PRESETS)
def test_no_record_of_any_network_changes_when_training_goes_on(network):
    trainer, steps, record = recorded(network, hidden=(4,) if network != "linear" else ())
    arrays = [array for layer in record.layers for array in arrays_of(layer)]
    before = [array.tobytes() for array in arrays]
    for _ in range(5):
        next(steps)

    assert not any(array.flags.writeable for array in arrays)
    assert [array.tobytes() for array in arrays] == before
    working = [trainer.network.vector, trainer.network.gradient_vector]
    working += [getattr(layer, n) for layer in trainer.network.layers for n in ("x", "y", "dout")]
    assert not any(np.shares_memory(array, one) for array in arrays for one in working)


@pytest.mark.parametrize("network", PRESETS)
def test_the_layers_of_every_network_are_chained(network):
    _, _, record = recorded(network, hidden=(4,) if network != "linear" else ())

    for first, second in zip(record.layers, record.layers[1:], strict=False):
        assert first.clip.y == pytest.approx(second.clip.x)
        assert first.clip.dout == pytest.approx(second.clip.dx)
    assert record.layers[0].clip.dx.size == record.input_gradient.size
    assert record.layers[0].clip.dx.ravel() == pytest.approx(record.input_gradient.ravel())


def test_the_size_of_an_update_is_told_relative_to_the_weights():
    _, _, record = recorded("dnn", hidden=(8,))
    layer = record.layer("output")

    moved = np.linalg.norm(layer.updates["W"]) / np.linalg.norm(layer.parameters["W"])
    assert layer.relative_updates["W"] == pytest.approx(moved)
    assert 1e-5 < moved < 0.5


def names(trainer):
    return [tuple(name.rsplit(".", 1)) for name in trainer.network.parameters]


def arrays_of(layer):
    signals = [layer.clip, layer.batch]
    return [
        *layer.parameters.values(),
        *layer.updates.values(),
        *(array for one in signals for array in (one.x, one.y, one.dout, one.dx)),
        *(array for one in signals for array in one.gradients.values()),
        *(array for one in signals for array in one.internals.values()),
    ]
