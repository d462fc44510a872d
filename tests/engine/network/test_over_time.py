"""The last state, and the mean over time."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.network.gru import GRU
from engine.network.initializers import xavier
from engine.network.over_time import LastState, MeanOverTime

shapes = st.tuples(st.integers(1, 6), st.integers(1, 5), st.integers(1, 4))  # T, B, H


def of_dtype(layer, dtype=np.float64):
    layer.bind({}, {}, dtype)
    return layer


@given(shape=shapes, seed=st.integers(0, 2**32 - 1))
def test_the_last_state_is_the_last_frames_column_of_each_clip(shape, seed):
    rng = np.random.default_rng(seed)
    frames, clips, units = shape
    x, dout = rng.normal(size=shape), rng.normal(size=(units, clips))
    layer = of_dtype(LastState("last"))

    y = layer.forward(x)
    dx = layer.backward(dout)

    np.testing.assert_array_equal(y, x[frames - 1].T)
    np.testing.assert_array_equal(dx[frames - 1], dout.T)
    assert not dx[: frames - 1].any()
    assert dx.shape == shape


@given(shape=shapes, seed=st.integers(0, 2**32 - 1))
def test_the_mean_over_time_gives_each_frame_its_share_of_the_gradient(shape, seed):
    rng = np.random.default_rng(seed)
    frames, clips, units = shape
    x, dout = rng.normal(size=shape), rng.normal(size=(units, clips))
    layer = of_dtype(MeanOverTime("mean"))

    y = layer.forward(x)
    dx = layer.backward(dout)

    np.testing.assert_allclose(y, x.mean(axis=0).T, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(dx, np.stack([dout.T / frames] * frames), rtol=1e-12)


@pytest.mark.parametrize("kind", [LastState, MeanOverTime])
def test_batches_of_any_size_may_follow_one_another(kind):
    rng = np.random.default_rng(6)
    used = of_dtype(kind("used"))
    for clips in (2, 5, 1, 5, 2):
        x, dout = rng.normal(size=(4, clips, 3)), rng.normal(size=(3, clips))
        fresh = of_dtype(kind("fresh"))

        np.testing.assert_array_equal(used.forward(x), fresh.forward(x))
        np.testing.assert_array_equal(used.backward(dout), fresh.backward(dout))


@pytest.mark.parametrize("kind", [LastState, MeanOverTime])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_type_of_the_numbers_is_kept(kind, dtype):
    layer = of_dtype(kind("layer"), dtype)

    assert layer.forward(np.ones((4, 2, 3), dtype)).dtype == dtype
    assert layer.backward(np.ones((3, 2), dtype)).dtype == dtype


@pytest.mark.parametrize("kind", [LastState, MeanOverTime])
def test_through_a_recurrent_layer_every_gradient_equals_the_central_difference(kind):
    rng = np.random.default_rng(8)
    recurrent, reading = GRU("gru", 2, 3, xavier, xavier), of_dtype(kind("reading"))
    recurrent.bind(
        {name: np.zeros(shape) for name, shape in recurrent.shapes().items()},
        {name: np.zeros(shape) for name, shape in recurrent.shapes().items()},
        np.float64,
    )
    recurrent.initialise(rng)
    x, dout = rng.normal(size=(4, 2, 2)), rng.normal(size=(3, 2))
    reading.forward(recurrent.forward(x))
    dx = recurrent.backward(reading.backward(dout)).copy()
    gradients = {"x": dx} | {name: array.copy() for name, array in recurrent.gradients.items()}

    for name, array in {"x": x, **recurrent.parameters}.items():
        for index in np.ndindex(array.shape):
            value, losses = array[index], []
            for shift in (1e-5, -1e-5):
                array[index] = value + shift
                losses.append((reading.forward(recurrent.forward(x)) * dout).sum())
            array[index] = value
            numeric = (losses[0] - losses[1]) / 2e-5
            assert gradients[name][index] == pytest.approx(numeric, rel=1e-6, abs=1e-9), name
