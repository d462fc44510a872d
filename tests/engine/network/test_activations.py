from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.network.activations import ACTIVATIONS, Softmax, sigmoid
from engine.network.layer import Layer

GOLDEN = np.load(Path(__file__).parents[2] / "golden" / "torch" / "activations.npz")
LAYERS = {**ACTIVATIONS, Softmax.kind: Softmax}
SHAPES = [(6, 1), (6, 4), (3, 5, 2, 4), (7, 3, 5)]


def made(kind: str, dtype: type[np.floating] = np.float64) -> Layer:
    layer = LAYERS[kind](kind)
    layer.bind({}, {}, dtype)
    return layer


def test_a_hidden_layer_can_have_every_activation_but_softmax():
    assert list(ACTIVATIONS) == ["sigmoid", "tanh", "relu", "leaky-relu", "identity"]


@pytest.mark.parametrize("kind", LAYERS)
def test_output_and_gradient_equal_pytorchs(kind):
    layer = made(kind)

    y = layer.forward(GOLDEN["x"])
    dx = layer.backward(GOLDEN["dout"])

    np.testing.assert_allclose(y, GOLDEN[f"{kind} y"], rtol=1e-12, atol=1e-14)
    np.testing.assert_allclose(dx, GOLDEN[f"{kind} dx"], rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("kind", LAYERS)
def test_the_gradient_equals_the_central_difference(kind, shape):
    rng = np.random.default_rng(1)
    layer = made(kind)
    x, dout = rng.normal(size=shape), rng.normal(size=shape)
    x += 1e-3 * np.sign(x)  # away from the corner at 0, where there is no slope

    layer.forward(x)
    dx = layer.backward(dout).copy()

    for index in np.ndindex(shape):
        shift = np.zeros(shape)
        shift[index] = 1e-5
        ahead = float((layer.forward(x + shift) * dout).sum())
        behind = float((layer.forward(x - shift) * dout).sum())
        numeric = (ahead - behind) / 2e-5
        size = max(abs(numeric), abs(dx[index]), 1e-3)
        assert abs(numeric - dx[index]) / size < 1e-6


@pytest.mark.parametrize("kind", LAYERS)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_numbers_stay_of_the_networks_dtype(kind, dtype):
    layer = made(kind, dtype)
    x = np.ones((3, 2), dtype)

    assert layer.forward(x).dtype == dtype
    assert layer.backward(x).dtype == dtype


@pytest.mark.parametrize("kind", LAYERS)
def test_input_and_gradient_are_left_as_they_were(kind):
    rng = np.random.default_rng(2)
    x, dout = rng.normal(size=(4, 3)), rng.normal(size=(4, 3))
    before = x.copy(), dout.copy()
    layer = made(kind)

    layer.forward(x)
    layer.backward(dout)

    assert (x == before[0]).all()
    assert (dout == before[1]).all()


@pytest.mark.parametrize("kind", [kind for kind in LAYERS if kind != "identity"])
def test_batches_of_different_sizes_can_alternate(kind):
    rng = np.random.default_rng(3)
    layer = made(kind)
    large, small = rng.normal(size=(5, 16)), rng.normal(size=(5, 1))
    first = layer.forward(large).copy()
    first_dx = layer.backward(large).copy()

    layer.forward(small)
    layer.backward(small)

    assert (layer.forward(large) == first).all()
    assert (layer.backward(large) == first_dx).all()


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_sigmoid_is_exact_to_rounding_and_rises_from_0_to_1(dtype):
    z = np.linspace(-90, 90, 100_001, dtype=dtype)

    y = sigmoid(z, out=np.empty_like(z))

    exact = 1 / (1 + np.exp(-z.astype(np.longdouble)))
    assert np.abs(y - exact).max() <= np.finfo(dtype).eps
    assert (np.diff(y) >= 0).all()
    assert (y[0], y[-1]) == (0, 1)


def test_sigmoid_can_be_computed_in_place():
    z = np.array([-2.0, 0.0, 2.0])

    assert sigmoid(z, out=z) is z
    assert z == pytest.approx([0.11920292, 0.5, 0.88079708])


@pytest.mark.parametrize("kind", LAYERS)
def test_huge_sums_give_finite_outputs_and_slopes(kind):
    layer = made(kind, np.float32)

    y = layer.forward(np.array([[1e4], [-1e4], [0.0]], np.float32))
    dx = layer.backward(np.ones((3, 1), np.float32))

    assert np.isfinite(y).all()
    assert np.isfinite(dx).all()


def test_a_number_that_is_none_is_not_hidden():
    for kind in LAYERS:
        assert np.isnan(made(kind).forward(np.array([[np.nan], [1.0]]))[0, 0])


columns = st.integers(1, 6).flatmap(
    lambda units: st.lists(
        st.lists(st.floats(-50, 50), min_size=units, max_size=units), min_size=1, max_size=4
    )
)


@given(columns, st.integers(0, 1000))
def test_softmax_shares_out_1_and_its_gradients_sum_to_0(values, seed):
    x = np.array(values).T  # (units, B)
    layer = made("softmax")

    y = layer.forward(x)
    dx = layer.backward(np.random.default_rng(seed).normal(size=x.shape))

    assert (y >= 0).all()
    assert y.sum(axis=0) == pytest.approx(np.ones(x.shape[1]))
    assert dx.sum(axis=0) == pytest.approx(np.zeros(x.shape[1]), abs=1e-12)


def test_a_leaky_unit_learns_where_a_relu_unit_is_dead():
    x, dout = np.array([[-3.0], [0.0], [2.0]]), np.ones((3, 1))
    leaky, dead = made("leaky-relu"), made("relu")

    assert leaky.forward(x)[:, 0] == pytest.approx([-0.03, 0.0, 2.0])
    assert leaky.backward(dout)[:, 0] == pytest.approx([0.01, 0.01, 1.0])
    assert list(dead.forward(x)[:, 0]) == [0.0, 0.0, 2.0]
    assert list(dead.backward(dout)[:, 0]) == [0.0, 0.0, 1.0]
