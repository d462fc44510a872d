"""Every number of a record has an address."""

import numpy as np
import pytest
from small_corpus import small_dataset

from engine.explain.places import (
    INPUT,
    LOSS,
    OUTPUT,
    Place,
    array_of,
    gradient_place,
    is_parameter,
    update_place,
    value_of,
    value_place,
)
from engine.training.defaults import default_settings
from engine.training.trainer import Trainer


@pytest.fixture(scope="module")
def record():
    settings = default_settings("gru", hidden=(4,), batch_size=6)
    trainer = Trainer(small_dataset(), settings)
    trainer.record_wanted = True
    return next(trainer.steps()).record


@pytest.mark.parametrize("batch", [False, True])
def test_parameters_gradients_and_updates_are_the_layers(record, batch):
    layer = record.layer("hidden1")
    for name, values in layer.parameters.items():
        gradient = layer.signals(batch=batch).gradients[name]
        assert array_of(record, "hidden1", name, batch=batch) is values
        assert array_of(record, "hidden1", f"d{name}", batch=batch) is gradient
        assert array_of(record, "hidden1", f"update {name}", batch=batch) is layer.updates[name]


def test_signals_and_internals_are_those_of_the_clip_or_of_the_batch(record):
    layer = record.layer("hidden1")
    for batch, signals in ((False, layer.clip), (True, layer.batch)):
        assert array_of(record, "hidden1", "dout", batch=batch) is signals.dout
        assert array_of(record, "hidden1", "reset", batch=batch) is signals.internals["reset"]
        assert array_of(record, "hidden1", "dreset", batch=batch) is signals.internals["dreset"]


def test_input_and_predictions_are_layers_too(record):
    assert value_of(record, Place(INPUT, "y", (2, 3)), batch=False) == record.features[2, 3]
    gradient = value_of(record, Place(INPUT, "dout", (2, 3)), batch=True)
    assert gradient == record.batch_input_gradient[2, 3]
    assert value_of(record, Place(OUTPUT, "y", (1,)), batch=False) == record.predictions[1]


def test_what_is_not_there_is_refused(record):
    with pytest.raises(KeyError):
        value_of(record, Place("hidden1", "winners", (0,)), batch=False)
    with pytest.raises(IndexError):
        value_of(record, Place("hidden1", "W", (999, 0)), batch=False)
    assert np.isfinite(value_of(record, Place("output", "b", (0, 0)), batch=False))


def test_each_value_leads_to_its_gradient_and_back(record):
    for value, gradient in (
        (Place("hidden1", "W", (2, 3)), Place("hidden1", "dW", (2, 3))),
        (Place("hidden1", "reset", (2, 3)), Place("hidden1", "dreset", (2, 3))),
        (Place("hidden1", "state", (2, 3)), Place("hidden1", "dstate", (2, 3))),
        (Place("output", "y", (1,)), Place("output", "dout", (1,))),
        (Place(INPUT, "y", (2, 3)), Place(INPUT, "dout", (2, 3))),
    ):
        assert gradient_place(record, value) == gradient
        assert value_place(record, gradient) == value
        assert gradient_place(record, gradient) is None
        assert value_place(record, value) is None


def test_the_loss_has_no_gradient_and_the_predictions_that_of_the_sums(record):
    assert gradient_place(record, Place(LOSS, "y", ())) is None
    assert gradient_place(record, Place(OUTPUT, "y", (1,))) == Place("output", "dout", (1,))
    assert value_of(record, Place(LOSS, "y", ()), batch=False) == record.clip_loss
    assert value_of(record, Place(LOSS, "y", ()), batch=True) == record.batch_loss


def test_a_parameter_leads_to_its_update_and_back(record):
    weight = Place("hidden1", "U", (2, 3))
    update = Place("hidden1", "update U", (2, 3))
    assert update_place(record, weight) == update
    assert update_place(record, Place("hidden1", "dU", (2, 3))) == update
    assert value_place(record, update) == weight
    assert update_place(record, Place("hidden1", "update", (2, 3))) is None  # a gate, no update
    assert is_parameter(record, weight)
    assert not is_parameter(record, Place("hidden1", "update", (2, 3)))


def test_the_batchs_input_is_the_mean_over_its_clips(record):
    mean = array_of(record, INPUT, "y", batch=True)
    assert mean.shape == record.features.shape
    assert np.allclose(mean, record.layers[0].batch.x)
