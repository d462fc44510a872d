import tracemalloc
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.failure import Failure
from engine.network.optimizers import OPTIMIZERS, Adam, GradientDescent, Momentum, RMSProp

GOLDEN = np.load(Path(__file__).parents[2] / "golden" / "torch" / "optimizers.npz")
DECAY = 0.03


def gradients(steps, size=40, seed=0, dtype=np.float32):
    return np.random.default_rng(seed).normal(size=(steps, size)).astype(dtype)


def test_the_optimizers_have_names():
    assert list(OPTIMIZERS) == ["gradient-descent", "momentum", "nesterov", "rmsprop", "adam"]


@pytest.mark.parametrize("decay", [0.0, DECAY])
@pytest.mark.parametrize("kind", OPTIMIZERS)
def test_ten_steps_equal_pytorchs(kind, decay):
    optimizer = OPTIMIZERS[kind](0.1, weight_decay=decay)
    weights, path = GOLDEN["start"].copy(), []
    for number, gradient in enumerate(GOLDEN["gradients"]):
        if number == 5:
            optimizer.learning_rate = 0.05
        optimizer.step(weights, gradient)
        path.append(weights.copy())

    expected = GOLDEN[f"{kind} decayed" if decay else kind]
    assert len(path) == len(expected) == 10
    np.testing.assert_allclose(path, expected, rtol=1e-12, atol=1e-12)


def test_a_step_of_gradient_descent_is_w_minus_eta_times_the_gradient():
    weights = np.array([1.0, -2.0, 0.5])

    GradientDescent(0.1).step(weights, np.array([10.0, 0.0, -5.0]))

    assert weights == pytest.approx([0.0, -2.0, 1.0])


def test_weight_decay_is_the_slope_of_half_lambda_w_squared():
    weights, slope = np.array([3.0, -2.0]), 1e-5
    before = weights.copy()

    GradientDescent(1.0, weight_decay=0.2).step(weights, np.zeros(2))

    def penalty(w):
        return 0.2 / 2 * float(w @ w)

    numeric = [
        (penalty(before + shift) - penalty(before - shift)) / (2 * slope)
        for shift in slope * np.eye(2)
    ]
    assert before - weights == pytest.approx(numeric)


def test_momentum_makes_the_stride_along_a_steady_gradient_ten_times_longer():
    optimizer, weights = Momentum(0.1), np.zeros(1)
    for _ in range(200):
        before = weights.copy()
        optimizer.step(weights, np.ones(1))

    assert before - weights == pytest.approx([0.1 / (1 - 0.9)])


@given(st.floats(-1e3, 1e3).filter(lambda g: abs(g) > 1e-3))
def test_adams_first_stride_is_eta_whatever_the_gradients_size(gradient):
    weights = np.zeros(1)

    Adam(0.01).step(weights, np.array([gradient]))

    assert weights[0] == pytest.approx(-0.01 * np.sign(gradient), rel=1e-4)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("kind", OPTIMIZERS)
def test_the_gradient_and_the_dtype_stay_as_they_were(kind, dtype):
    optimizer = OPTIMIZERS[kind](0.1, weight_decay=0.01)
    weights = np.ones(40, dtype)
    for gradient in gradients(3, dtype=dtype):
        before = gradient.copy()
        optimizer.step(weights, gradient)
        assert (gradient == before).all()

    assert weights.dtype == dtype
    assert (weights != 1).all()


@pytest.mark.parametrize("kind", OPTIMIZERS)
def test_no_gradient_and_no_decay_move_nothing(kind):
    weights = np.full(5, 2.0)

    OPTIMIZERS[kind](0.1).step(weights, np.zeros(5))

    assert (weights == 2.0).all()


@pytest.mark.parametrize("kind", OPTIMIZERS)
def test_after_the_first_step_nothing_is_allocated(kind):
    optimizer = OPTIMIZERS[kind](0.01, weight_decay=0.001)
    weights, gradient = np.ones(50_000, np.float32), gradients(1, 50_000)[0]
    optimizer.step(weights, gradient)

    tracemalloc.start()
    optimizer.step(weights, gradient)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < weights.nbytes / 4


@pytest.mark.parametrize("steps", [0, 1, 7])
@pytest.mark.parametrize("kind", OPTIMIZERS)
def test_a_run_goes_on_from_a_snapshot_bit_by_bit(kind, steps):
    first = OPTIMIZERS[kind](0.01, weight_decay=0.001)
    weights = np.ones(40, np.float32)
    for gradient in gradients(steps):
        first.step(weights, gradient)
    snapshot, kept = first.snapshot(), weights.copy()
    for gradient in gradients(6, seed=1):
        first.step(weights, gradient)

    used, fresh = first, OPTIMIZERS[kind](0.01, weight_decay=0.001)
    for optimizer in (used, fresh):
        optimizer.restore(snapshot)
        again = kept.copy()
        for gradient in gradients(6, seed=1):
            optimizer.step(again, gradient)
        assert again.tobytes() == weights.tobytes()


@pytest.mark.parametrize("kind", OPTIMIZERS)
def test_a_snapshot_shares_nothing_with_the_optimizer(kind):
    optimizer, weights = OPTIMIZERS[kind](0.01), np.ones(40, np.float32)
    optimizer.step(weights, gradients(1)[0])
    snapshot = optimizer.snapshot()
    before = {name: np.copy(value) for name, value in snapshot.items()}

    for gradient in gradients(3, seed=1):
        optimizer.step(weights, gradient)
    optimizer.restore(snapshot)
    optimizer.step(weights, gradients(1)[0])

    assert snapshot["steps_taken"] == 1
    assert set(snapshot) == {"steps_taken", *optimizer.memories}
    assert all((value == before[name]).all() for name, value in snapshot.items())


@pytest.mark.parametrize("kind", [kind for kind in OPTIMIZERS if OPTIMIZERS[kind].memories])
def test_a_snapshot_is_needed_to_go_on_the_same(kind):
    first, weights = OPTIMIZERS[kind](0.01), np.ones(40, np.float32)
    for gradient in gradients(5):
        first.step(weights, gradient)
    forgetful = weights.copy()

    first.step(weights, gradients(1, seed=1)[0])
    OPTIMIZERS[kind](0.01).step(forgetful, gradients(1, seed=1)[0])

    assert (forgetful != weights).any()


@pytest.mark.parametrize(
    ("make", "named"),
    [
        (lambda: GradientDescent(0.1, weight_decay=-0.5), "weight decay cannot be -0.5"),
        (lambda: GradientDescent(0.1, weight_decay=float("nan")), "weight decay cannot be nan"),
        (lambda: Momentum(0.1, momentum=1.0), "momentum cannot be 1.0"),
        (lambda: RMSProp(0.1, decay=1.5), "decay cannot be 1.5"),
        (lambda: RMSProp(0.1, epsilon=0.0), "epsilon cannot be 0.0"),
        (lambda: Adam(0.1, beta1=-0.1), "beta 1 cannot be -0.1"),
        (lambda: Adam(0.1, beta2=1.0), "beta 2 cannot be 1.0"),
    ],
)
def test_an_impossible_setting_is_named(make, named):
    with pytest.raises(Failure, match=named):
        make()
