"""Every gradient of a record agrees with the definition of the derivative."""

import pytest
from engine_records import SMALL, places, trained

from engine.explain.chain import where_made
from engine.explain.places import INPUT, LOSS, OUTPUT, Place, gradient_place, value_of
from engine.explain.proving import prove
from engine.failure import Failure


def provable(record, *, batch, each, seed):
    """Places of values that have a gradient, and of gradients."""
    for place in places(record, batch=batch, each=each, seed=seed):
        if place.layer == LOSS or place.array.startswith("update "):
            continue
        yield place


def gradient_at(record, place):
    place = where_made(record, place)
    return gradient_place(record, place) or place


@pytest.mark.parametrize("batch", [False, True])
@pytest.mark.parametrize("kind", SMALL)
def test_every_kind_of_gradient_is_proved(kind, batch):
    record, trainer = trained(kind, dropout=0 if kind == "linear" else 0.4)

    for place in provable(record, batch=batch, each=2, seed=4):
        proof = prove(record, trainer.dataset.training, trainer.settings, place, batch=batch)
        told = value_of(record, gradient_at(record, place), batch=batch)
        assert not proof.at_kink, place
        assert proof.relative_error < 1e-5, place
        assert proof.analytic == pytest.approx(told, rel=1e-3, abs=1e-5), place


@pytest.mark.parametrize("kind", ["gru", "lstm"])
def test_a_state_of_a_stacked_layer_is_proved_at_the_first_frame_and_at_the_last(kind):
    record, trainer = trained(kind, read_out="last")
    for layer in ("hidden1", "hidden2"):
        for frame in (0, len(record.features) - 1):
            place = Place(layer, "state", (frame, 1))
            proof = prove(record, trainer.dataset.training, trainer.settings, place)
            assert proof.relative_error < 1e-6
            assert proof.analytic == pytest.approx(
                value_of(record, Place(layer, "dstate", (frame, 1)), batch=False), abs=1e-6
            )


@pytest.mark.parametrize("loss", ["mean-squared-error", "binary-cross-entropy"])
def test_what_the_network_answers_is_proved_at_its_sums(loss):
    record, trainer = trained("dnn", loss=loss)

    proof = prove(record, trainer.dataset.training, trainer.settings, Place(OUTPUT, "y", (1,)))

    assert proof.name == ("output.sigmoid.dout" if loss == "mean-squared-error" else "output.dout")
    assert proof.relative_error < 1e-6


def test_an_update_is_proved_by_the_gradient_that_made_it():
    record, trainer = trained("dnn")
    update = Place("hidden1", "update W", (1, 2))

    proof = prove(record, trainer.dataset.training, trainer.settings, update, batch=True)

    assert (proof.name, proof.index) == ("hidden1.dW", (1, 2))
    assert proof.relative_error < 1e-6


def test_at_a_kink_there_is_no_derivative_and_it_is_said():
    record, trainer = trained("dnn", activation="relu")
    weights = record.layer("hidden1").parameters["W"]
    weights.setflags(write=True)  # a unit that rests exactly on its kink
    record.layer("hidden1").parameters["b"].setflags(write=True)
    weights[0] = 0
    record.layer("hidden1").parameters["b"][0] = 0

    proof = prove(record, trainer.dataset.training, trainer.settings, Place("hidden1", "b", (0, 0)))

    assert proof.at_kink


def test_what_has_no_gradient_is_refused_with_a_sentence():
    record, trainer = trained("dnn")

    with pytest.raises(Failure, match="no gradient"):
        prove(record, trainer.dataset.training, trainer.settings, Place(LOSS, "y", ()))
    with pytest.raises(IndexError):
        prove(record, trainer.dataset.training, trainer.settings, Place(INPUT, "y", (99, 0)))
