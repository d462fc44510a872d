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


def test_one_neuron_learns_the_line_that_its_numbers_lie_on():
    network = build_network(
        "linear", input_shape=(1, 1), classes=1, loss="mean-squared-error", seed=1
    )
    x = np.linspace(-1, 1, 20).reshape(-1, 1, 1)
    y = 3 * x[:, 0, 0] - 0.5
    optimizer = GradientDescent(0.3)

    for _ in range(200):
        network.loss_and_gradients(x, y)
        optimizer.step(network.vector, network.gradient_vector)

    assert network.parameters["output.W"][0, 0] == pytest.approx(3, abs=1e-3)
    assert network.parameters["output.b"][0, 0] == pytest.approx(-0.5, abs=1e-3)
    assert network.predict(x)[:, 0] == pytest.approx(y, abs=1e-2)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"kind": "linear", "hidden": (8,)}, "no hidden layers, not 8"),
        ({"kind": "gru", "hidden": ()}, "gru cannot be built with 0 hidden layers"),
        ({"kind": "cnn", "input_shape": (1, 1)}, "2 x 2 does not fit into 8 map"),
        ({"kind": "rnn", "hidden": (0,)}, "0 units"),
        ({"kind": "cnn", "initializer": "magic"}, "“magic” is not known"),
        ({"kind": "lstm", "read_out": "first"}, "“first” is not known"),
        ({"kind": "linear", "classes": 1}, "1 word"),
        ({"kind": "dnn", "dropout": 1.0}, "cannot be 1.0"),
    ],
)
def test_an_impossible_network_is_refused_by_the_value_that_is_wrong(settings, said):
    with pytest.raises(Failure, match=said):
        build_network(**{"classes": 3, **settings})


@pytest.mark.parametrize("initializer", ["zeros", "normal", "xavier", "he", "orthogonal"])
@pytest.mark.parametrize("kind", ["dnn", "cnn", "lstm"])
def test_a_lecturer_may_begin_with_any_first_weights(kind, initializer):
    network = build_network(kind, classes=3, initializer=initializer)

    weights = [values for name, values in network.parameters.items() if not name.endswith(".b")]
    assert all(values.any() for values in weights) == (initializer != "zeros")


def test_what_dropout_left_out_can_be_met_again():
    network = build_network("dnn", classes=3, dropout=0.5, seed=1, dtype=np.float64)
    rng = np.random.default_rng(0)
    x, labels = rng.normal(size=(4, 24, 24)), np.array([0, 1, 2, 0])
    loss = network.loss_and_gradients(x, labels)

    with network.same_dropout():
        again = network.loss_and_gradients(x, labels)
    alone = []
    for clip in range(4):
        with network.same_dropout(clip):
            alone.append(network.loss_and_gradients(x[clip : clip + 1], labels[clip : clip + 1]))

    assert again == loss
    assert np.mean(alone) == pytest.approx(loss)
    assert network.loss_and_gradients(x, labels) != loss
