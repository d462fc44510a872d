from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.failure import Failure
from engine.network.losses import (
    LOSSES,
    BinaryCrossEntropy,
    MeanSquaredError,
    SoftmaxCrossEntropy,
)

GOLDEN = np.load(Path(__file__).parents[2] / "golden" / "torch" / "losses.npz")
CASES = [
    ("cross-entropy", "words"),
    ("mean-squared-error", "words"),
    ("mean-squared-error", "numbers"),
    ("binary-cross-entropy", "words"),
    ("binary-cross-entropy", "numbers"),
]


def labels_of(labels):
    return GOLDEN["labels" if labels == "words" else "numbers"]


def test_cross_entropy_is_the_mean_of_minus_log_of_the_labels_probability():
    z = np.log(np.array([[0.7, 0.2], [0.2, 0.5], [0.1, 0.3]]))  # (classes, B)
    loss = SoftmaxCrossEntropy()

    value = loss.forward(z, np.array([0, 2]))

    assert value == pytest.approx(-(np.log(0.7) + np.log(0.3)) / 2)
    assert loss.clip_losses == pytest.approx([-np.log(0.7), -np.log(0.3)])
    assert loss.predictions[:, 0] == pytest.approx([0.7, 0.2, 0.1])


def test_cross_entropy_stays_finite_for_huge_sums():
    loss = SoftmaxCrossEntropy()

    value = loss.forward(np.array([[2000.0], [0.0]]), np.array([1]))

    assert value == pytest.approx(2000.0)
    assert np.isfinite(loss.backward()).all()


def test_cross_entropy_begins_backpropagation_with_p_minus_y():
    loss = SoftmaxCrossEntropy()
    loss.forward(np.log(np.array([[0.25], [0.75]])), np.array([0]))

    assert loss.backward()[:, 0] == pytest.approx([0.25 - 1, 0.75])


def test_mean_squared_error_follows_its_formula():
    outputs = np.array([[0.9, 0.4], [0.2, 0.6]])
    loss = MeanSquaredError()

    value = loss.forward(outputs, np.array([0, 1]))

    squares = (1 - 0.9) ** 2 + 0.2**2 + 0.4**2 + (1 - 0.6) ** 2
    assert value == pytest.approx(squares / (2 * 2))
    assert loss.clip_losses == pytest.approx([(0.1**2 + 0.2**2) / 2, (0.4**2 + 0.4**2) / 2])
    assert loss.backward() == pytest.approx(np.array([[-0.1, 0.4], [0.2, -0.4]]) / 2)


def test_mean_squared_error_learns_numbers_of_a_single_output():
    loss = MeanSquaredError()

    value = loss.forward(np.array([[2.0, 5.0, 1.0]]), np.array([1.0, 5.0, 3.0]))

    assert value == pytest.approx((1 + 0 + 4) / (2 * 3))
    assert loss.backward() == pytest.approx(np.array([[1.0, 0.0, -2.0]]) / 3)


def test_binary_cross_entropy_follows_its_formula():
    p = np.array([[0.8, 0.3], [0.6, 0.9]])
    loss = BinaryCrossEntropy()

    value = loss.forward(np.log(p / (1 - p)), np.array([0, 1]))

    own = [-np.log(0.8) - np.log(0.4), -np.log(0.7) - np.log(0.9)]
    assert value == pytest.approx(sum(own) / 2)
    assert loss.clip_losses == pytest.approx(own)
    assert loss.predictions == pytest.approx(p)
    assert loss.backward() == pytest.approx(np.array([[-0.2, 0.3], [0.6, -0.1]]) / 2)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_binary_cross_entropy_stays_exact_for_huge_sums(dtype):
    loss = BinaryCrossEntropy()

    value = loss.forward(np.array([[2000.0, -2000.0], [-2000.0, 2000.0]], dtype), np.array([0, 0]))

    assert loss.clip_losses == pytest.approx([0.0, 4000.0])
    assert value == pytest.approx(2000.0)
    assert loss.backward() == pytest.approx(np.array([[0.0, -0.5], [0.0, 0.5]]))


@pytest.mark.parametrize(("kind", "labels"), CASES)
def test_value_and_gradient_equal_pytorchs(kind, labels):
    loss = LOSSES[kind]()

    value = loss.forward(GOLDEN["x"], labels_of(labels))

    assert value == pytest.approx(float(GOLDEN[f"{kind} {labels}"]), rel=1e-13)
    np.testing.assert_allclose(
        loss.backward(), GOLDEN[f"{kind} {labels} dx"], rtol=1e-12, atol=1e-15
    )


@pytest.mark.parametrize(("kind", "labels"), CASES)
def test_the_gradient_equals_the_central_difference(kind, labels):
    loss = LOSSES[kind]()
    x, right = GOLDEN["x"], labels_of(labels)
    loss.forward(x, right)
    dx = loss.backward().copy()

    for index in np.ndindex(x.shape):
        shift = np.zeros_like(x)
        shift[index] = 1e-5
        numeric = (loss.forward(x + shift, right) - loss.forward(x - shift, right)) / 2e-5
        size = max(abs(numeric), abs(dx[index]), 1e-3)
        assert abs(numeric - dx[index]) / size < 1e-6


@given(
    kind=st.sampled_from(sorted(LOSSES)),
    outputs=st.integers(1, 6),
    clips=st.integers(1, 20),
    seed=st.integers(0, 1000),
)
def test_the_loss_is_the_mean_of_the_clips_own_losses(kind, outputs, clips, seed):
    rng = np.random.default_rng(seed)
    x, words = 5 * rng.normal(size=(outputs, clips)), rng.integers(0, outputs, clips)
    loss, alone = LOSSES[kind](), LOSSES[kind]()

    value = loss.forward(x, words)
    dx = loss.backward()

    own = [alone.forward(x[:, [clip]], words[[clip]]) for clip in range(clips)]
    assert loss.clip_losses == pytest.approx(own)
    assert value == pytest.approx(np.mean(own))
    assert value >= 0
    assert dx[:, -1] == pytest.approx(alone.backward()[:, 0] / clips)


@pytest.mark.parametrize("kind", LOSSES)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_numbers_stay_of_the_networks_dtype_and_the_output_as_it_was(kind, dtype):
    x = GOLDEN["x"].astype(dtype)
    before = x.copy()
    loss = LOSSES[kind]()

    value = loss.forward(x, GOLDEN["labels"])

    assert isinstance(value, float)
    assert loss.backward().dtype == loss.predictions.dtype == loss.clip_losses.dtype == dtype
    assert (x == before).all()


@pytest.mark.parametrize("kind", LOSSES)
def test_batches_of_different_sizes_and_dtypes_can_alternate(kind):
    loss = LOSSES[kind]()
    x, words = GOLDEN["x"], GOLDEN["labels"]
    value = loss.forward(x, words)
    dx = loss.backward().copy()

    loss.forward(x[:, :1], words[:1])
    loss.backward()
    narrow = loss.forward(x.astype(np.float32), words)

    assert narrow == pytest.approx(value, rel=1e-5)
    assert loss.backward().dtype == np.float32
    assert loss.forward(x, words) == value
    assert (loss.backward() == dx).all()


@pytest.mark.parametrize("kind", LOSSES)
def test_a_word_beyond_the_outputs_is_refused(kind):
    with pytest.raises(IndexError):
        LOSSES[kind]().forward(np.zeros((3, 2)), np.array([0, 3]))


@pytest.mark.parametrize("kind", LOSSES)
@pytest.mark.parametrize("shape", [(2,), (2, 4), (3, 2), (2, 1)])
def test_numbers_that_do_not_fit_the_outputs_are_named(kind, shape):
    with pytest.raises(Failure, match=r"3 output\(s\)") as caught:
        LOSSES[kind]().forward(np.zeros((3, 2)), np.zeros(shape))
    assert str(shape) in str(caught.value)


def test_cross_entropy_refuses_numbers():
    with pytest.raises(Failure):
        SoftmaxCrossEntropy().forward(np.zeros((3, 2)), np.zeros((2, 3)))
