import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.network.initializers import INITIALIZERS, he, normal, orthogonal, xavier, zeros


def generator(seed=0):
    return np.random.default_rng(seed)


@given(st.sampled_from(sorted(INITIALIZERS)), st.integers(1, 30), st.integers(1, 30))
def test_weights_have_a_row_for_each_unit_and_are_finite(name, inputs, units):
    weights = INITIALIZERS[name](generator(), inputs, units)

    assert weights.shape == (units, inputs)
    assert np.isfinite(weights).all()


@pytest.mark.parametrize("name", [name for name in INITIALIZERS if name != "zeros"])
def test_the_same_seed_gives_the_same_weights_and_another_seed_others(name):
    initialise = INITIALIZERS[name]

    assert (initialise(generator(1), 6, 4) == initialise(generator(1), 6, 4)).all()
    assert (initialise(generator(1), 6, 4) != initialise(generator(2), 6, 4)).all()


def test_zeros_are_zeros():
    assert not zeros(generator(), 5, 3).any()


def test_normal_weights_are_as_large_in_a_large_layer_as_in_a_small_one():
    assert normal(generator(), 400, 300).std() == pytest.approx(0.1, rel=0.01)
    assert normal(generator(), 40, 300).std() == pytest.approx(0.1, rel=0.02)
    assert normal(generator(), 400, 300, deviation=1.0).std() == pytest.approx(1.0, rel=0.01)


def test_xaviers_weights_fill_the_range_that_the_paper_names():
    weights, bound = xavier(generator(), 576, 400), np.sqrt(6 / (576 + 400))

    assert 0.99 * bound < np.abs(weights).max() <= bound
    assert weights.std() == pytest.approx(np.sqrt(2 / (576 + 400)), rel=0.01)
    assert weights.mean() == pytest.approx(0, abs=0.01 * bound)


def test_hes_weights_have_the_deviation_that_the_paper_names():
    assert he(generator(), 576, 400).std() == pytest.approx(np.sqrt(2 / 576), rel=0.01)


@given(st.integers(1, 20), st.integers(1, 20), st.integers(0, 100))
def test_orthogonal_weights_are_orthonormal_along_their_shorter_side(inputs, units, seed):
    W = orthogonal(generator(seed), inputs, units)

    products = W @ W.T if units <= inputs else W.T @ W
    np.testing.assert_allclose(products, np.eye(min(inputs, units)), atol=1e-12)


def test_a_signal_keeps_its_length_through_many_frames_of_an_orthogonal_loop():
    loop, state = orthogonal(generator(), 48, 48), generator(1).normal(size=48)
    length = np.linalg.norm(state)

    for _ in range(200):
        state = loop @ state

    assert np.linalg.norm(state) == pytest.approx(length)


def test_orthogonal_weights_favour_no_sign():
    corners = [orthogonal(generator(seed), 3, 3)[0, 0] for seed in range(400)]

    assert np.mean(corners) == pytest.approx(0, abs=0.1)
