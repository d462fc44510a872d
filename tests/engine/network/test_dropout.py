import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.failure import Failure
from engine.network.dropout import Dropout, DropoutMode


def made(share=0.3, seed=0, mode=DropoutMode.DRAW, dtype=np.float64, batch_axis=-1):
    layer = Dropout("hidden1.dropout", share, seed)
    layer.bind({}, {}, dtype)
    layer.x_batch_axis = layer.y_batch_axis = batch_axis
    layer.mode = mode
    return layer


def test_switched_off_it_lets_everything_through_as_it_is():
    layer, x, dout = made(mode=DropoutMode.OFF), np.ones((4, 3)), np.ones((4, 3))

    assert layer.forward(x) is x
    assert layer.backward(dout) is dout
    assert layer.internals()["kept"].all()


def test_a_layer_is_off_until_it_is_switched_on():
    assert Dropout("hidden1.dropout", 0.5, 0).mode is DropoutMode.OFF


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.75])
def test_the_share_is_dropped_and_the_mean_stays(share, dtype):
    layer = made(share, dtype=dtype)

    y = layer.forward(np.ones((300, 400), dtype))

    assert y.dtype == dtype
    assert (y == 0).mean() == pytest.approx(share, abs=0.01)
    assert y.mean() == pytest.approx(1.0, abs=0.02)
    assert y[y != 0] == pytest.approx(1 / (1 - share))


def test_without_a_share_nothing_is_dropped():
    x = np.random.default_rng(0).normal(size=(5, 4))

    assert (made(0.0).forward(x) == x).all()


@given(
    st.lists(st.integers(1, 4), min_size=1, max_size=4).map(tuple),
    st.floats(0, 0.9),
    st.integers(0, 100),
)
def test_the_gradient_passes_where_the_signal_passed(shape, share, seed):
    layer = made(share, seed)
    rng = np.random.default_rng(seed)
    x, dout = rng.normal(size=shape), rng.normal(size=shape)

    y, dx = layer.forward(x), layer.backward(dout)

    assert y * dout == pytest.approx(dx * x)  # both are mask x dout
    assert ((dx != 0) == layer.internals()["kept"]).all()


def test_each_batch_draws_another_mask():
    layer, x = made(), np.ones((20, 16))
    first = layer.forward(x).copy()

    assert (layer.forward(x) != first).any()


def test_the_same_seed_gives_the_same_masks_and_another_seed_others():
    x = np.ones((20, 16))

    assert (made(seed=4).forward(x) == made(seed=4).forward(x)).all()
    assert (made(seed=4).forward(x) != made(seed=5).forward(x)).any()


@pytest.mark.parametrize(
    ("shape", "batch_axis"), [((6, 8), -1), ((3, 4, 5, 8), -1), ((7, 8, 3), 1), ((8, 5), 0)]
)
def test_one_clip_alone_gets_the_mask_that_it_had_in_its_batch(shape, batch_axis):
    rng = np.random.default_rng(1)
    layer = made(0.5, batch_axis=batch_axis)
    x, dout = rng.normal(size=shape), rng.normal(size=shape)
    y, dx = layer.forward(x).copy(), layer.backward(dout).copy()
    kept = layer.internals()["kept"]

    layer.mode = DropoutMode.REPEAT
    for clip in (0, 5, 7):
        layer.repeat_column = clip
        alone = layer.forward(np.take(x, [clip], axis=batch_axis))
        alone_dx = layer.backward(np.take(dout, [clip], axis=batch_axis))
        assert (alone == np.take(y, [clip], axis=batch_axis)).all()
        assert (alone_dx == np.take(dx, [clip], axis=batch_axis)).all()
        assert (layer.internals()["kept"] == kept[..., [clip]]).all()


def test_a_batch_can_be_repeated_after_other_passes_and_draws_nothing():
    layer, x = made(), np.random.default_rng(0).normal(size=(6, 16))
    y, state = layer.forward(x).copy(), layer.generator_state

    layer.mode = DropoutMode.OFF
    layer.forward(np.ones((6, 200)))
    layer.mode, layer.repeat_column = DropoutMode.REPEAT, 3
    layer.forward(x[:, [3]])
    layer.repeat_column = None

    assert (layer.forward(x) == y).all()
    assert (layer.forward(x) == y).all()
    assert layer.generator_state == state


def test_nothing_can_be_repeated_before_anything_was_drawn():
    with pytest.raises(LookupError, match=r"hidden1\.dropout"):
        made(mode=DropoutMode.REPEAT).forward(np.ones((3, 2)))


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_masks_go_on_exactly_from_a_kept_state_even_through_a_file(dtype):
    layer, x = made(dtype=dtype), np.ones((5, 3), dtype)  # 15 numbers: half of a draw is left over
    layer.forward(x)
    state = json.loads(json.dumps(layer.generator_state))
    following = [layer.forward(x).copy() for _ in range(4)]

    other = made(seed=99, dtype=dtype)
    other.generator_state = state

    assert [other.forward(x).tobytes() for _ in range(4)] == [y.tobytes() for y in following]
    assert other.generator_state == layer.generator_state


def test_a_kept_state_does_not_move_with_the_layer():
    layer = made()
    state = layer.generator_state
    before = json.dumps(state)

    layer.forward(np.ones((4, 4)))

    assert json.dumps(state) == before
    assert layer.generator_state != state


def test_the_kept_mask_has_the_clips_last():
    layer = made(batch_axis=1)
    y = layer.forward(np.ones((7, 8, 3)))  # (frames, B, units)

    kept = layer.internals()["kept"]

    assert kept.shape == (7, 3, 8)
    assert kept.dtype == np.bool_
    assert (np.moveaxis(y, 1, -1) > 0).tolist() == kept.tolist()


@pytest.mark.parametrize("share", [1.0, -0.1, float("nan")])
def test_an_impossible_share_is_named(share):
    with pytest.raises(Failure, match=str(share)):
        Dropout("hidden1.dropout", share, 0)
