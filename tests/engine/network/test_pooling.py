"""The pooling layers, against PyTorch's numbers and against windows looked at one by one."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.failure import Failure
from engine.network.pooling import AveragePooling, MaxPooling

GOLDEN = np.load(Path(__file__).parents[2] / "golden" / "torch" / "convolution_pooling.npz")
CASES = sorted({key.split(".")[0] for key in GOLDEN.files})
KINDS = {"max": MaxPooling, "average": AveragePooling}


def golden(case):
    return {key.split(".")[1]: GOLDEN[key] for key in GOLDEN.files if key.startswith(f"{case}.")}


def clips_last(maps):
    return np.ascontiguousarray(maps.transpose(1, 2, 3, 0))


def pooling(kind, input_shape=(2, 7, 9), window=(2, 2), stride=None, dtype=np.float64):
    layer = KINDS[kind]("p", input_shape, window, stride)
    layer.bind({}, {}, dtype)
    layer.initialise(np.random.default_rng(0))
    return layer


def signals(layer, clips, seed=1, *, ties=False):
    rng = np.random.default_rng(seed)
    shape = (*layer.input_shape, clips)
    x = rng.integers(0, 3, shape).astype(float) if ties else rng.normal(size=shape)
    return x, rng.normal(size=(*layer.output_shape, clips))


def windows(layer, maps):
    """Yield each position of the output, and the part of `maps` that its window lies on."""
    (kh, kw), (sh, sw) = layer.window, layer.stride
    for c, row, column in np.ndindex(layer.output_shape):
        part = maps[c, row * sh : row * sh + kh, column * sw : column * sw + kw]
        yield (c, row, column), part


def by_looking(layer, x, dout):
    """Return y and dx, one window and one clip at a time."""
    y, dx = np.zeros_like(dout), np.zeros_like(x)
    for (position, seen), (_, target) in zip(windows(layer, x), windows(layer, dx), strict=True):
        for clip in range(x.shape[-1]):
            if layer.kind == "max-pooling":
                winner = np.unravel_index(seen[..., clip].argmax(), layer.window)
                y[(*position, clip)] = seen[(*winner, clip)]
                target[(*winner, clip)] += dout[(*position, clip)]
            else:
                y[(*position, clip)] = seen[..., clip].mean()
                target[..., clip] += dout[(*position, clip)] / seen[..., clip].size
    return y, dx


@st.composite
def layers(draw, kinds=tuple(KINDS)):
    window = draw(st.tuples(st.integers(1, 4), st.integers(1, 4)))
    stride = draw(st.none() | st.tuples(st.integers(1, 5), st.integers(1, 5)))
    size = [draw(st.integers(smallest, smallest + 5)) for smallest in window]
    return pooling(draw(st.sampled_from(kinds)), (draw(st.integers(1, 3)), *size), window, stride)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("case", CASES)
def test_values_and_gradients_are_pytorchs(case, kind):
    theirs = golden(case)
    x, dout = clips_last(theirs["x"]), clips_last(theirs["dout"])
    layer = pooling(kind, x.shape[:3], tuple(theirs["window"]), tuple(theirs["stride"]))

    y = layer.forward(x)
    dx = layer.backward(dout)

    assert y.shape == (*layer.output_shape, x.shape[-1])
    np.testing.assert_allclose(y, clips_last(theirs[f"{kind} y"]), rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(dx, clips_last(theirs[f"{kind} dx"]), rtol=1e-12, atol=1e-12)


@settings(max_examples=80, deadline=None)
@given(layer=layers(), clips=st.integers(1, 4), seed=st.integers(0, 1000), ties=st.booleans())
def test_values_and_gradients_are_right_for_any_shape(layer, clips, seed, ties):
    x, dout = signals(layer, clips, seed, ties=ties)

    y, dx = layer.forward(x), layer.backward(dout)

    expected_y, expected_dx = by_looking(layer, x, dout)
    np.testing.assert_allclose(y, expected_y, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(dx, expected_dx, rtol=1e-12, atol=1e-12)


@settings(max_examples=30, deadline=None)
@given(layer=layers(kinds=("average",)), clips=st.integers(1, 4), seed=st.integers(0, 1000))
def test_the_mean_is_handed_back_by_the_transpose(layer, clips, seed):
    x, dout = signals(layer, clips, seed)

    forward = np.vdot(layer.forward(x), dout)

    assert np.vdot(x, layer.backward(dout)) == pytest.approx(forward, rel=1e-10, abs=1e-10)


def test_each_window_has_one_winner_and_only_it_gets_the_gradient():
    layer = pooling("max", (3, 6, 8), (3, 2))
    x, dout = signals(layer, 5, ties=True)
    y = layer.forward(x)
    dx = layer.backward(dout)

    winners = layer.internals()["winners"]

    assert winners.shape == y.shape
    for position, target in windows(layer, dx):
        by_element = target.reshape(6, 5)  # (kh, kw, B) -> (kh kw, B)
        expected = np.zeros((6, 5))
        expected[winners[position], np.arange(5)] = dout[position]
        assert (by_element == expected).all()
    for position, seen in windows(layer, x):
        assert (seen.reshape(6, 5)[winners[position], np.arange(5)] == y[position]).all()


def test_among_equals_the_first_wins_row_by_row():
    layer = pooling("max", (1, 2, 2), (2, 2))
    ties = {
        (1, 1, 1, 1): 0,
        (0, 1, 1, 1): 1,
        (0, 1, 1, 0): 1,
        (0, 0, 1, 1): 2,
        (0, 0, 0, 1): 3,
    }
    x = np.array(list(ties), dtype=float).T.reshape(1, 2, 2, len(ties))

    layer.forward(x)
    dx = layer.backward(np.ones((1, 1, 1, len(ties))))

    assert layer.internals()["winners"].ravel().tolist() == list(ties.values())
    assert (dx.reshape(4, -1) == np.eye(4)[:, list(ties.values())]).all()


@pytest.mark.parametrize("kind", KINDS)
def test_what_fills_no_window_gets_no_gradient(kind):
    layer = pooling(kind, (1, 5, 7), (2, 3))
    for clips in (2, 3, 2):
        x, dout = signals(layer, clips)
        layer.forward(x)
        dx = layer.backward(np.abs(dout) + 1)

        assert layer.output_shape == (1, 2, 2)
        assert not dx[:, 4:].any()
        assert not dx[:, :, 6:].any()
        assert dx[:, :4, :6].any()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("stride", [None, (1, 2)])
def test_each_clip_alone_gives_the_same(kind, stride):
    layer = pooling(kind, window=(3, 2), stride=stride)
    x, dout = signals(layer, 4)
    y, dx = layer.forward(x).copy(), layer.backward(dout).copy()

    for clip in range(4):
        alone = slice(clip, clip + 1)
        assert (layer.forward(x[..., alone]) == y[..., alone]).all()
        assert (layer.backward(dout[..., alone]) == dx[..., alone]).all()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("stride", [None, (1, 2), (3, 4)])
def test_a_layer_that_saw_other_batch_sizes_computes_the_same_bits(kind, stride):
    used = pooling(kind, stride=stride)
    for clips in (5, 1, 16, 5, 1):
        x, dout = signals(used, clips, seed=clips)
        fresh = pooling(kind, stride=stride)

        assert (used.forward(x) == fresh.forward(x)).all()
        assert (used.backward(dout) == fresh.backward(dout)).all()


@pytest.mark.parametrize("kind", KINDS)
def test_arrays_in_another_memory_order_or_precision_give_the_same(kind):
    layer = pooling(kind)
    x, dout = signals(layer, 6, ties=True)
    y = layer.forward(x[..., ::2].copy()).copy()
    dx = layer.backward(dout[..., ::2].copy()).copy()

    assert (layer.forward(x[..., ::2]) == y).all()
    assert (layer.backward(dout[..., ::2]) == dx).all()
    assert (layer.forward(np.float32(x[..., ::2])) == y).all()


@pytest.mark.parametrize("kind", KINDS)
def test_a_step_of_the_same_size_reuses_its_arrays(kind):
    layer = pooling(kind, dtype=np.float32)
    x, dout = (np.float32(signal) for signal in signals(layer, 3))
    y, dx = layer.forward(x), layer.backward(dout)

    assert {y.dtype, dx.dtype} == {np.dtype(np.float32)}
    assert layer.forward(x) is y
    assert layer.backward(dout) is dx


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_handed_down_when_nobody_asks_for_dx(kind):
    layer = pooling(kind)
    x, dout = signals(layer, 2)
    layer.needs_dx = False
    layer.forward(x)

    assert layer.backward(dout) is dout
    assert not hasattr(layer, "dx")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (((4, 5, 6), (6, 2)), "A window of 6 x 2 does not fit into 4 map(s) of 5 x 6."),
        (((4, 5, 6), (2, 7)), "A window of 2 x 7 does not fit into 4 map(s) of 5 x 6."),
        (((4, 5, 6), (0, 2)), "A window of 0 x 2 cannot move by 0 x 2."),
        (((4, 5, 6), (2, 2), (-1, 2)), "A window of 2 x 2 cannot move by -1 x 2."),
    ],
)
def test_impossible_settings_are_named(kind, given, sentence):
    with pytest.raises(Failure) as failure:
        KINDS[kind]("p", *given)

    assert str(failure.value).startswith(sentence)
