"""Any number of a record can be proved, long after its step."""

import numpy as np
import pytest
from small_corpus import small_dataset

from engine.explain.proof import explain_record
from engine.network.presets import PRESETS
from engine.training.defaults import default_settings
from engine.training.trainer import Trainer


@pytest.fixture(params=PRESETS)
def recorded(request):
    hidden = (4,) if request.param == "cnn" else PRESETS[request.param].hidden
    settings = default_settings(request.param, hidden=hidden, dropout=0.4, batch_size=6, seed=1)
    trainer = Trainer(small_dataset(), settings)
    steps = trainer.steps()
    next(steps)
    trainer.record_wanted = True
    record = next(steps).record
    trainer.record_wanted = False
    next(steps)
    return record, trainer


def entries(record):
    rng = np.random.default_rng(0)
    for layer in record.layers:
        for name, values in layer.parameters.items():
            index = tuple(int(rng.integers(size)) for size in values.shape)
            yield layer, name, index


def test_the_spotlights_gradient_of_every_parameter_is_proved(recorded):
    record, trainer = recorded

    for layer, name, index in entries(record):
        explanation = explain_record(
            record, trainer.dataset.training, trainer.settings, f"{layer.name}.{name}", index
        )
        told = layer.clip.gradients[name][index]
        assert explanation.proof.relative_error < 1e-6
        assert explanation.terms.sum == pytest.approx(explanation.value, rel=1e-9, abs=1e-14)
        assert told == pytest.approx(explanation.value, rel=1e-3, abs=1e-5)


def test_the_batchs_gradient_of_every_parameter_is_proved(recorded):
    record, trainer = recorded

    for layer, name, index in entries(record):
        explanation = explain_record(
            record,
            trainer.dataset.training,
            trainer.settings,
            f"{layer.name}.{name}",
            index,
            whole_batch=True,
        )
        told = layer.batch.gradients[name][index]
        assert explanation.proof.relative_error < 1e-6
        assert told == pytest.approx(explanation.value, rel=1e-3, abs=1e-5)


def test_a_cell_of_the_spectrogram_is_proved(recorded):
    record, trainer = recorded

    explanation = explain_record(
        record, trainer.dataset.training, trainer.settings, "input", (0, 3, 2)
    )

    assert explanation.proof.relative_error < 1e-6
    assert record.input_gradient[3, 2] == pytest.approx(explanation.value, rel=1e-3, abs=1e-5)
