import numpy as np
import pytest

from engine.failure import Failure
from engine.network.optimizers import GradientDescent
from engine.network.presets import build_network


def test_the_same_seed_gives_the_same_weights_and_another_seed_others():
    first = build_network(classes=10, seed=5)
    again = build_network(classes=10, seed=5)
    other = build_network(classes=10, seed=6)

    assert (first.vector == again.vector).all()
    assert (first.vector != other.vector).any()


def test_parameters_and_gradients_have_the_same_names_and_are_views():
    network = build_network(classes=10, hidden=(24, 16))

    assert list(network.parameters) == [
        *("hidden1.W", "hidden1.b", "hidden2.W", "hidden2.b", "output.W", "output.b")
    ]
    assert list(network.gradients) == list(network.parameters)
    assert len(network.vector) == 576 * 24 + 24 + 24 * 16 + 16 + 16 * 10 + 10
    network.vector.fill(2.5)
    assert (network.parameters["output.W"] == 2.5).all()


def test_predictions_of_a_softmax_are_probabilities():
    rng = np.random.default_rng(0)
    network = build_network(classes=4, input_shape=(5, 3))

    predictions = network.predict(rng.normal(size=(6, 5, 3)))

    assert predictions.shape == (6, 4)
    assert predictions.sum(axis=1) == pytest.approx(np.ones(6))


def test_evaluation_in_parts_equals_evaluation_at_once():
    rng = np.random.default_rng(0)
    network = build_network(classes=4, input_shape=(5, 3), dtype=np.float64)
    x, labels = rng.normal(size=(23, 5, 3)), rng.integers(0, 4, 23)

    assert network.evaluate(x, labels, most=5) == pytest.approx(network.evaluate(x, labels))


def test_a_step_of_gradient_descent_is_w_minus_eta_times_the_gradient():
    weights = np.array([1.0, -2.0, 0.5])

    GradientDescent(0.1).step(weights, np.array([10.0, 0.0, -5.0]))

    assert weights == pytest.approx([0.0, -2.0, 1.0])


def test_xavier_and_he_give_weights_of_the_size_their_papers_name():
    tanh = build_network(classes=10, hidden=(400,), activation="tanh").parameters["hidden1.W"]
    relu = build_network(classes=10, hidden=(400,), activation="relu").parameters["hidden1.W"]

    assert np.abs(tanh).max() <= np.sqrt(6 / (576 + 400))
    assert relu.std() == pytest.approx(np.sqrt(2 / 576), rel=0.01)


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"kind": "transformer"}, "transformer"),
        ({"activation": "step"}, "step"),
        ({"loss": "hinge"}, "hinge"),
        ({"classes": 1}, "1 word"),
        ({"hidden": (16, 0)}, "16 + 0"),
        ({"hidden": (9999,)}, "9999"),
    ],
)
def test_an_impossible_setting_is_named(settings, named):
    with pytest.raises(Failure, match=named.replace("+", r"\+")):
        build_network(**{"classes": 10, **settings})
