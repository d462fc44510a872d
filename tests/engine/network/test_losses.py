import numpy as np
import pytest

from engine.network.losses import MeanSquaredError, SoftmaxCrossEntropy


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
    assert loss.backward() == pytest.approx(np.array([[-0.1, 0.4], [0.2, -0.4]]) / 2)
