"""Every analytic gradient against the definition of the derivative."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.network.gradient_check import prove_gradients
from engine.network.losses import LOSSES
from engine.network.presets import PRESETS, build_network


def batch(rng, clips, frames, bands, classes):
    return rng.normal(size=(clips, frames, bands)), rng.integers(0, classes, clips)


@pytest.mark.parametrize("loss", ["cross-entropy", "mean-squared-error"])
@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu"])
def test_every_gradient_equals_the_central_difference(activation, loss):
    x, labels = batch(np.random.default_rng(3), 5, 4, 6, 3)
    network = build_network(
        input_shape=(4, 6),
        classes=3,
        hidden=(7, 5),
        activation=activation,
        loss=loss,
        seed=11,
        dtype=np.float64,
    )

    proofs = prove_gradients(network, x, labels)

    assert {proof.name for proof in proofs} == {*network.parameters, "input"}
    assert max(proof.relative_error for proof in proofs) < 1e-6


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("kind", PRESETS)
def test_every_gradient_of_every_preset_equals_the_central_difference(kind, loss):
    x, labels = batch(np.random.default_rng(5), 4, 24, 24, 10)
    network = build_network(kind, classes=10, loss=loss, seed=2, dtype=np.float64)

    proofs = prove_gradients(network, x, labels, most=12)

    assert {proof.name for proof in proofs} == {*network.parameters, "input"}
    assert max(proof.relative_error for proof in proofs) < 1e-6


@pytest.mark.parametrize("read_out", ["mean", "last"])
@pytest.mark.parametrize(("clips", "frames"), [(1, 1), (1, 5), (3, 1), (2, 6)])
@pytest.mark.parametrize("kind", ["rnn", "gru", "lstm"])
def test_two_recurrent_layers_hand_their_gradients_on(kind, clips, frames, read_out):
    x, labels = batch(np.random.default_rng(1), clips, frames, 5, 3)
    network = build_network(
        kind,
        input_shape=(frames, 5),
        classes=3,
        hidden=(4, 3),
        read_out=read_out,
        dropout=0.0,
        dtype=np.float64,
    )

    proofs = prove_gradients(network, x, labels, most=10)

    assert max(proof.relative_error for proof in proofs) < 1e-6


def test_a_wrong_gradient_is_found_out():
    x, labels = batch(np.random.default_rng(3), 4, 3, 3, 2)
    network = build_network(input_shape=(3, 3), classes=2, hidden=(4,), dtype=np.float64)
    backward = network.layers[1].backward

    def wrong(dout):
        dx = backward(dout)
        network.gradients["hidden1.W"] *= 1.01
        return dx

    network.layers[1].backward = wrong

    proofs = prove_gradients(network, x, labels)

    assert max(proof.relative_error for proof in proofs) > 1e-3


def test_proving_leaves_the_parameters_as_they_were():
    x, labels = batch(np.random.default_rng(0), 3, 3, 4, 3)
    network = build_network(input_shape=(3, 4), classes=3, hidden=(4,), dtype=np.float64)
    before = network.vector.copy()

    prove_gradients(network, x, labels)

    assert (network.vector == before).all()


@settings(max_examples=25)
@given(
    clips=st.integers(1, 6),
    frames=st.integers(1, 5),
    bands=st.integers(1, 5),
    hidden=st.lists(st.integers(1, 6), max_size=3),
    classes=st.integers(2, 5),
    seed=st.integers(0, 1000),
)
def test_gradients_are_right_for_any_shape(clips, frames, bands, hidden, classes, seed):
    x, labels = batch(np.random.default_rng(seed), clips, frames, bands, classes)
    network = build_network(
        input_shape=(frames, bands), classes=classes, hidden=hidden, seed=seed, dtype=np.float64
    )

    proofs = prove_gradients(network, x, labels, most=6, seed=seed)

    assert max(proof.relative_error for proof in proofs) < 1e-6
