"""The convolution layer, against PyTorch's numbers and against its formula, written as loops."""

from math import ceil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.failure import Failure
from engine.network.convolution import Convolution
from engine.network.initializers import he

GOLDEN = np.load(Path(__file__).parents[2] / "golden" / "torch" / "convolution.npz")
CASES = sorted({key.split(".")[0] for key in GOLDEN.files})


def golden(case):
    return {key.split(".")[1]: GOLDEN[key] for key in GOLDEN.files if key.startswith(f"{case}.")}


def clips_last(maps):
    return np.ascontiguousarray(maps.transpose(1, 2, 3, 0))


def bound(layer, dtype=np.float64, seed=0):
    """Give a layer that belongs to no network parameters and gradients of its own."""
    rng = np.random.default_rng(seed)
    parameters = {name: np.zeros(shape, dtype) for name, shape in layer.shapes().items()}
    gradients = {name: np.full(shape, np.nan, dtype) for name, shape in layer.shapes().items()}
    layer.bind(parameters, gradients, dtype)
    layer.initialise(rng)
    parameters["b"][...] = rng.normal(size=parameters["b"].shape)
    return layer


def convolution(input_shape=(2, 6, 7), channels=3, kernel=(3, 2), *rest, dtype=np.float64):
    return bound(Convolution("c", input_shape, channels, kernel, *rest, initializer=he), dtype)


def signals(layer, clips, seed=1):
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(*layer.input_shape, clips))
    return x, rng.normal(size=(*layer.output_shape, clips))


def by_the_formula(layer, x, dout):
    """Return y, dx, dW, db, one product at a time."""
    W, b = layer.parameters["W"], layer.parameters["b"]
    (kernel, stride), (_, height, width) = (layer.kernel, layer.stride), layer.input_shape
    tops = [0, 0]
    if layer.padding == "same":
        tops = [
            max(0, (ceil(size / s) - 1) * s + k - size) // 2
            for size, k, s in zip((height, width), kernel, stride, strict=True)
        ]
    y = np.zeros((*layer.output_shape, x.shape[-1])) + b[:, None, None, None]
    dx, dW, db = np.zeros_like(x), np.zeros_like(W), np.zeros_like(b)
    for o, row, column in np.ndindex(layer.output_shape):
        db[o] += dout[o, row, column].sum()
        for c, i, j in np.ndindex(W.shape[1:]):
            h, w = row * stride[0] + i - tops[0], column * stride[1] + j - tops[1]
            if 0 <= h < height and 0 <= w < width:
                y[o, row, column] += W[o, c, i, j] * x[c, h, w]
                dx[c, h, w] += W[o, c, i, j] * dout[o, row, column]
                dW[o, c, i, j] += x[c, h, w] @ dout[o, row, column]
    return y, dx, dW, db


@st.composite
def layers(draw):
    kernel = draw(st.tuples(st.integers(1, 4), st.integers(1, 4)))
    stride = draw(st.tuples(st.integers(1, 3), st.integers(1, 3)))
    padding = draw(st.sampled_from(["valid", "same"]))
    least = kernel if padding == "valid" else (1, 1)
    size = [draw(st.integers(smallest, smallest + 4)) for smallest in least]
    input_shape = (draw(st.integers(1, 3)), *size)
    return convolution(input_shape, draw(st.integers(1, 4)), kernel, stride, padding)


@pytest.mark.parametrize("case", CASES)
def test_values_and_gradients_are_pytorchs(case):
    theirs = golden(case)
    x, dout = clips_last(theirs["x"]), clips_last(theirs["dout"])
    channels, _, *kernel = theirs["W"].shape
    layer = convolution(
        x.shape[:3], channels, tuple(kernel), tuple(theirs["stride"]), str(theirs["padding"])
    )
    layer.parameters["W"][...], layer.parameters["b"][...] = theirs["W"], theirs["b"]

    y = layer.forward(x)
    dx = layer.backward(dout)

    assert y.shape == (*layer.output_shape, x.shape[-1])
    np.testing.assert_allclose(y, clips_last(theirs["y"]), rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(dx, clips_last(theirs["dx"]), rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(layer.gradients["W"], theirs["dW"], rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(layer.gradients["b"], theirs["db"], rtol=1e-12, atol=1e-12)


@settings(max_examples=60, deadline=None)
@given(layer=layers(), clips=st.integers(1, 4), seed=st.integers(0, 1000))
def test_values_and_gradients_are_the_formulas_for_any_shape(layer, clips, seed):
    x, dout = signals(layer, clips, seed)

    ours = (layer.forward(x), layer.backward(dout), layer.gradients["W"], layer.gradients["b"])

    for mine, expected in zip(ours, by_the_formula(layer, x, dout), strict=True):
        np.testing.assert_allclose(mine, expected, rtol=1e-11, atol=1e-11)


@settings(max_examples=40, deadline=None)
@given(layer=layers(), clips=st.integers(1, 4), seed=st.integers(0, 1000))
def test_backward_is_the_transpose_of_forward(layer, clips, seed):
    x, dout = signals(layer, clips, seed)
    layer.parameters["b"].fill(0)

    forward = np.vdot(layer.forward(x), dout)
    layer.backward(dout)

    assert np.vdot(x, layer.dx) == pytest.approx(forward, rel=1e-10, abs=1e-10)
    through_weights = np.vdot(layer.parameters["W"], layer.gradients["W"])
    assert through_weights == pytest.approx(forward, rel=1e-10, abs=1e-10)


@settings(max_examples=30, deadline=None)
@given(layer=layers(), clips=st.integers(1, 4))
def test_patches_are_what_the_kernels_are_multiplied_with(layer, clips):
    x, dout = signals(layer, clips)
    y = layer.forward(x)
    layer.backward(dout)

    patches = layer.internals()["patches"]

    assert patches.shape == (x.shape[0], *layer.kernel, *layer.output_shape[1:], clips)
    products = np.einsum("ocij,cijhwb->ohwb", layer.parameters["W"], patches)
    expected = products + layer.parameters["b"][:, None, None, None]
    np.testing.assert_allclose(y, expected, rtol=1e-11, atol=1e-11)


def test_patches_cannot_be_written_to():
    layer = convolution()
    x, _ = signals(layer, 2)
    layer.forward(x)

    assert not layer.internals()["patches"].flags.writeable


@pytest.mark.parametrize("padding", ["valid", "same"])
def test_each_clip_alone_gives_the_same(padding):
    layer = convolution((2, 6, 7), 3, (3, 2), (1, 2), padding)
    x, dout = signals(layer, 4)
    y, dx = layer.forward(x).copy(), layer.backward(dout).copy()
    dW, db = layer.gradients["W"].copy(), layer.gradients["b"].copy()

    sums = [0.0, 0.0]
    for clip in range(4):
        alone = slice(clip, clip + 1)
        np.testing.assert_allclose(layer.forward(x[..., alone]), y[..., alone], atol=1e-13)
        np.testing.assert_allclose(layer.backward(dout[..., alone]), dx[..., alone], atol=1e-13)
        sums[0] += layer.gradients["W"]
        sums[1] += layer.gradients["b"]
    np.testing.assert_allclose(sums[0], dW, atol=1e-12)
    np.testing.assert_allclose(sums[1], db, atol=1e-12)


@pytest.mark.parametrize("padding", ["valid", "same"])
def test_a_layer_that_saw_other_batch_sizes_computes_the_same_bits(padding):
    settings_of_both = ((2, 7, 8), 3, (3, 2), (2, 2), padding)
    used = convolution(*settings_of_both)
    for clips in (5, 1, 16, 5, 1):
        x, dout = signals(used, clips, seed=clips)
        fresh = convolution(*settings_of_both)

        assert (used.forward(x) == fresh.forward(x)).all()
        assert (used.backward(dout) == fresh.backward(dout)).all()
        assert (used.gradients["W"] == fresh.gradients["W"]).all()
        assert (used.gradients["b"] == fresh.gradients["b"]).all()


def test_a_step_of_the_same_size_reuses_its_arrays():
    layer = convolution()
    x, dout = signals(layer, 3)
    y, dx = layer.forward(x), layer.backward(dout)

    assert layer.forward(x) is y
    assert layer.backward(dout) is dx


def test_arrays_in_another_memory_order_give_the_same():
    layer = convolution()
    x, dout = signals(layer, 6)
    y = layer.forward(x[..., ::2].copy()).copy()
    dx = layer.backward(dout[..., ::2].copy()).copy()

    np.testing.assert_allclose(layer.forward(x[..., ::2]), y, atol=1e-14)
    np.testing.assert_allclose(layer.backward(dout[..., ::2]), dx, atol=1e-14)


def test_gradients_are_the_same_when_nobody_asks_for_dx():
    layer = convolution()
    x, dout = signals(layer, 3)
    layer.forward(x)
    layer.backward(dout)
    before = {name: gradient.copy() for name, gradient in layer.gradients.items()}
    dx = layer.dx.copy()

    layer.needs_dx = False
    layer.forward(2 * x)
    assert layer.backward(dout) is dout

    assert (layer.gradients["W"] == 2 * before["W"]).all()
    assert (layer.gradients["b"] == before["b"]).all()
    assert (layer.dx == dx).all()


def test_training_precision_stays_float32():
    layer = convolution(dtype=np.float32)
    exact = convolution()
    x, dout = signals(layer, 3)

    y, dx = layer.forward(np.float32(x)), layer.backward(np.float32(dout))

    assert {y.dtype, dx.dtype} == {np.dtype(np.float32)}
    np.testing.assert_allclose(y, exact.forward(x), rtol=1e-4, atol=1e-4)
    np.testing.assert_allclose(dx, exact.backward(dout), rtol=1e-4, atol=1e-4)


def test_the_initializer_is_asked_for_the_inputs_of_one_unit():
    asked = []

    def counting(_rng, inputs, units):
        asked.append((inputs, units))
        return np.arange(inputs * units, dtype=float).reshape(units, inputs)

    layer = bound(Convolution("c", (2, 6, 7), 3, (3, 4), initializer=counting))

    assert asked == [(2 * 3 * 4, 3)]
    assert (layer.parameters["W"].ravel() == np.arange(3 * 2 * 3 * 4)).all()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (((1, 5, 6), 0, (3, 3)), "A convolution cannot have 0 channels."),
        (((1, 5, 6), -2, (3, 3)), "A convolution cannot have -2 channels."),
        (((1, 5, 6), 2, (6, 3)), "A window of 6 x 3 does not fit into 1 map(s) of 5 x 6."),
        (((1, 5, 6), 2, (3, 7)), "A window of 3 x 7 does not fit into 1 map(s) of 5 x 6."),
        (((0, 5, 6), 2, (3, 3)), "A window of 3 x 3 does not fit into 0 map(s) of 5 x 6."),
        (((1, 5, 6), 2, (0, 3)), "A window of 0 x 3 cannot move by 1 x 1."),
        (((1, 5, 6), 2, (3, 3), (1, 0)), "A window of 3 x 3 cannot move by 1 x 0."),
        (((1, 5, 6), 2, (3, 3), (1, 1), "full"), "“full” is not known."),
    ],
)
def test_impossible_settings_are_named(given, sentence):
    with pytest.raises(Failure) as failure:
        Convolution("c", *given, initializer=he)

    assert str(failure.value).startswith(sentence)
