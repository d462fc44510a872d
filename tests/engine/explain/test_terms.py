"""The written-out chain rule adds up to the gradient, and the definition agrees."""

import numpy as np
import pytest

from engine.explain.proof import explain
from engine.explain.terms import terms_of
from engine.network.presets import PRESETS, build_network

SMALL = {"linear": (), "dnn": (5, 4), "cnn": (3, 4), "rnn": (5, 4), "gru": (5,), "lstm": (4, 3)}


@pytest.fixture(params=PRESETS)
def passed(request):
    """A small network in float64, after a forward and a backward pass of three clips."""
    network = build_network(
        request.param,
        input_shape=(10, 12),
        classes=4,
        hidden=SMALL[request.param],
        seed=3,
        dtype=np.float64,
    )
    rng = np.random.default_rng(5)
    x, labels = rng.normal(size=(3, 10, 12)), rng.integers(0, 4, 3)
    network.loss_and_gradients(x, labels, input_gradient=True)
    return network, x, labels


def test_the_terms_of_every_parameter_add_up_to_its_gradient(passed):
    network, _, _ = passed
    rng = np.random.default_rng(0)

    for name, gradient in network.gradients.items():
        for flat in rng.choice(gradient.size, min(12, gradient.size), replace=False):
            index = tuple(map(int, np.unravel_index(flat, gradient.shape)))
            terms = terms_of(network, name, index)
            assert terms.sum == pytest.approx(gradient[index], rel=1e-9, abs=1e-14), (name, index)
            assert terms.places.shape == (len(terms.products), len(terms.axes))


def test_the_terms_of_an_input_cell_add_up_to_its_gradient(passed):
    network, x, _ = passed
    rng = np.random.default_rng(0)

    for _ in range(20):
        index = tuple(int(rng.integers(size)) for size in x.shape)
        terms = terms_of(network, "input", index)
        assert terms.sum == pytest.approx(network.input_gradient[index], rel=1e-9, abs=1e-14)


def test_a_number_is_explained_with_its_proof_beside_it(passed):
    network, x, labels = passed
    before = network.vector.copy()

    for name, index in (("output.W", (1, 2)), ("output.b", (3, 0)), ("input", (1, 4, 5))):
        explanation = explain(network, x, labels, name, index)
        assert explanation.terms.sum == pytest.approx(explanation.value, rel=1e-9, abs=1e-14)
        assert explanation.proof.relative_error < 1e-6

    assert (network.vector == before).all()


def test_the_largest_terms_come_first(passed):
    network, _, _ = passed
    terms = terms_of(network, "input", (0, 5, 6))
    sizes = np.abs(terms.products)

    assert sizes[terms.largest(1)[0]] == sizes.max()
    assert list(sizes[terms.largest(len(sizes))]) == sorted(sizes, reverse=True)


def test_what_is_not_there_cannot_be_explained(passed):
    network, _, _ = passed

    with pytest.raises(KeyError):
        terms_of(network, "output.Q", (0,))
    with pytest.raises(IndexError):
        terms_of(network, "output.W", (99, 0))
    with pytest.raises(IndexError):
        terms_of(network, "output.W", (-1, 0))
