"""A network that answers beside the training: the same numbers, and only the forward half."""

import numpy as np
import pytest
from small_corpus import small_dataset

from engine.network.presets import PRESETS
from engine.recognition.recogniser import Recogniser
from engine.training.defaults import default_settings
from engine.training.snapshot import Weights, weights_of
from engine.training.trainer import Trainer


def trained(network="dnn", steps=60, words=("yes", "no", "go"), **changes) -> Trainer:
    hidden = (4,) if network == "cnn" else PRESETS[network].hidden  # the small features fit one
    settings = default_settings(network, hidden=hidden, batch_size=8, seed=4, **changes)
    trainer = Trainer(small_dataset(words=words), settings, run_id=7)
    for _ in range(steps):
        trainer.one_step()
    return trainer


def a_clip(trainer, number=3):
    return trainer.dataset.validation.features[number]


@pytest.mark.parametrize("network", PRESETS)
def test_it_answers_what_the_trained_network_answers_bit_for_bit(network):
    trainer = trained(network)
    clip = a_clip(trainer)

    recognition = Recogniser().recognise(clip, weights_of(trainer))

    assert recognition.predictions == trainer.recognise(clip).predictions
    assert (recognition.run_id, recognition.step, recognition.words) == (7, 60, ("yes", "no", "go"))
    assert recognition.best == trainer.recognise(clip).best


@pytest.mark.parametrize("network", PRESETS)
def test_its_record_has_the_forward_signals_of_each_layer_and_no_gradients(network):
    trainer = trained(network, dropout=0.3)
    clip = a_clip(trainer)

    record = Recogniser().recognise(clip, weights_of(trainer)).record

    trainer.network.predict(clip[None])
    assert record.forward_only
    assert record.features.tobytes() == clip.tobytes()
    learned = trainer.network.parameters
    for layer, made in zip(trainer.network.layers[1:], record.layers, strict=True):
        assert (made.name, made.kind) == (layer.name, layer.kind)
        x = layer.x.take(0, axis=layer.x_batch_axis)
        y = layer.y.take(0, axis=layer.y_batch_axis)
        np.testing.assert_array_equal(made.clip.x, x)
        np.testing.assert_array_equal(made.clip.y, y)
        assert made.clip.dout.shape == y.shape
        assert made.clip.dx.shape == x.shape
        for name, array in made.parameters.items():
            assert array.tobytes() == learned[f"{layer.name}.{name}"].tobytes()
            assert not made.updates[name].any()
            assert not made.clip.gradients[name].any()
        assert not made.clip.dout.any()
        assert not made.clip.dx.any()
        for name, array in made.clip.internals.items():
            assert not (name.startswith("d") and array.any())
    assert not record.input_gradient.any()
    assert np.isnan(record.clip_loss)


def test_the_gates_of_a_recurrent_layer_are_those_of_this_clip():
    trainer = trained("gru")
    first, second = a_clip(trainer, 0), a_clip(trainer, 1)
    recogniser = Recogniser()
    weights = weights_of(trainer)

    recogniser.recognise(first, weights)
    later = recogniser.recognise(second, weights).record
    alone = Recogniser().recognise(second, weights).record

    gates = later.layers[0].clip.internals
    assert set(gates) >= {"reset", "update", "state"}
    for name, array in gates.items():
        np.testing.assert_array_equal(array, alone.layers[0].clip.internals[name])


def test_nothing_of_a_record_can_be_written_to():
    trainer = trained()

    record = Recogniser().recognise(a_clip(trainer), weights_of(trainer)).record

    for layer in record.layers:
        for signals in (layer.clip, layer.batch):
            for array in (signals.x, signals.y, signals.dout, signals.dx):
                with pytest.raises(ValueError, match="read-only"):
                    array[...] = 1


def test_an_answer_below_the_confidence_is_no_word():
    trainer = trained(steps=1)
    recogniser = Recogniser()
    weights = weights_of(trainer)

    unsure = recogniser.recognise(a_clip(trainer), weights, confidence=0.99)
    sure = recogniser.recognise(a_clip(trainer), weights, confidence=0.2)

    assert unsure.word is None
    assert sure.word == sure.best[0] == unsure.best[0]


def test_newer_weights_answer_otherwise_and_a_grown_network_has_its_new_word():
    trainer = trained()
    recogniser = Recogniser()
    clip = a_clip(trainer)
    first = recogniser.recognise(clip, weights_of(trainer))
    for _ in range(40):
        trainer.one_step()
    second = recogniser.recognise(clip, weights_of(trainer))
    trainer.replace_data(small_dataset(80, words=("yes", "no", "go", "stop")))
    third = recogniser.recognise(clip, weights_of(trainer))

    assert first.predictions != second.predictions
    assert second.predictions == pytest.approx(third.predictions[:3], abs=0.02)
    assert third.words == ("yes", "no", "go", "stop")


def test_weights_stay_as_they_were_while_the_training_goes_on():
    trainer = trained()
    weights: Weights = weights_of(trainer)
    before = weights.vector.tobytes()
    clip = a_clip(trainer)
    answer = Recogniser().recognise(clip, weights).predictions

    trainer.one_step()

    assert weights.vector.tobytes() == before
    assert Recogniser().recognise(clip, weights).predictions == answer
    with pytest.raises(ValueError, match="read-only"):
        weights.vector[0] = 1
