"""Elman, GRU and LSTM, against PyTorch, against the definition, and against themselves."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.network.elman import Elman
from engine.network.gru import GRU
from engine.network.initializers import xavier
from engine.network.lstm import LSTM

GOLDEN = Path(__file__).parents[2] / "golden" / "torch" / "recurrent.npz"
KINDS = {"elman": Elman, "gru": GRU, "lstm": LSTM}
GATES = {"elman": 1, "gru": 3, "lstm": 4}
CASES = 4

every_kind = pytest.mark.parametrize("kind", KINDS)
sizes = st.tuples(*(st.integers(1, largest) for largest in (7, 5, 6, 6)))  # T, B, I, H
kinds = st.sampled_from(sorted(KINDS))
seeds = st.integers(0, 2**32 - 1)


@pytest.fixture(scope="module")
def golden():
    with np.load(GOLDEN) as arrays:
        return dict(arrays)


def bound_layer(kind, inputs, units, rng, dtype=np.float64):
    """A layer that has its own arrays, and a bias that is not zero."""
    layer = KINDS[kind]("layer", inputs, units, xavier, xavier)
    shapes = layer.shapes().items()
    layer.bind(
        {name: np.zeros(shape, dtype) for name, shape in shapes},
        {name: np.full(shape, np.nan, dtype) for name, shape in shapes},
        dtype,
    )
    layer.initialise(rng)
    layer.parameters["b"] += rng.normal(size=layer.parameters["b"].shape)
    return layer


def batch(rng, frames, clips, inputs, units):
    return rng.normal(size=(frames, clips, inputs)), rng.normal(size=(frames, clips, units))


def pass_through(layer, x, dout):
    """Copies of y, dx and the gradients, of one forward and one backward pass."""
    results = {"y": layer.forward(x).copy(), "dx": layer.backward(dout).copy()}
    return results | {f"d{name}": array.copy() for name, array in layer.gradients.items()}


def assert_close(actual, expected, tolerance=1e-10):
    assert actual.keys() == expected.keys()
    for name, array in expected.items():
        np.testing.assert_allclose(
            actual[name], array, rtol=tolerance, atol=tolerance, err_msg=name
        )


def pytorch_case(golden, kind, case):
    """PyTorch's arrays, and our layer with its weights after the same two passes."""
    start = f"{kind}/{case}/"
    expected = {key.removeprefix(start): a for key, a in golden.items() if key.startswith(start)}
    rows, inputs = expected["W"].shape
    layer = bound_layer(kind, inputs, rows // GATES[kind], np.random.default_rng(0))
    for name, array in layer.parameters.items():
        array[...] = expected[name]
    return expected, layer, pass_through(layer, expected["x"], expected["dout"])


@every_kind
@pytest.mark.parametrize("case", range(CASES))
def test_outputs_and_all_gradients_are_those_of_pytorch(golden, kind, case):
    expected, _, results = pytorch_case(golden, kind, case)

    assert_close(results, {name: expected[name] for name in ("y", "dx", "dW", "dU", "db")})


@every_kind
@pytest.mark.parametrize("case", range(CASES))
def test_every_gate_and_its_gradient_is_that_of_pytorch(golden, kind, case):
    expected, layer, _ = pytorch_case(golden, kind, case)

    assert_close(
        layer.internals(),
        {
            name.removeprefix("inside."): array.transpose(0, 2, 1)  # clips last
            for name, array in expected.items()
            if name.startswith("inside.")
        },
    )


@every_kind
def test_the_golden_gradients_can_tell_a_wrong_weight(golden, kind):
    expected, layer, right = pytorch_case(golden, kind, 1)

    layer.parameters["U"][0, 0] += 1e-6
    wrong = pass_through(layer, expected["x"], expected["dout"])

    for name in right:
        assert np.abs(wrong[name] - expected[name]).max() > 1e-9, name


@every_kind
@pytest.mark.parametrize("shape", [(4, 3, 2, 3), (1, 2, 3, 2)])
def test_every_gradient_equals_the_central_difference(kind, shape):
    inputs, units = shape[2:]
    rng = np.random.default_rng(4)
    layer = bound_layer(kind, inputs, units, rng)
    x, dout = batch(rng, *shape)
    results = pass_through(layer, x, dout)

    for name, array in {"x": x, **layer.parameters}.items():
        for index in np.ndindex(array.shape):
            value, losses = array[index], []
            for shift in (1e-5, -1e-5):
                array[index] = value + shift
                losses.append((layer.forward(x) * dout).sum())
            array[index] = value
            numeric = (losses[0] - losses[1]) / 2e-5
            assert results[f"d{name}"][index] == pytest.approx(numeric, rel=1e-6, abs=1e-9), name


@given(kind=kinds, shape=sizes, seed=seeds)
@settings(max_examples=40)
def test_a_clip_alone_gives_what_it_gives_in_a_batch(kind, shape, seed):
    frames, clips, inputs, units = shape
    rng = np.random.default_rng(seed)
    layer = bound_layer(kind, inputs, units, rng)
    x, dout = batch(rng, *shape)
    together = pass_through(layer, x, dout)

    apart = [
        pass_through(layer, x[:, [clip]].copy(), dout[:, [clip]].copy()) for clip in range(clips)
    ]

    joined = {name: np.concatenate([one[name] for one in apart], axis=1) for name in ("y", "dx")}
    added = {name: sum(one[name] for one in apart) for name in ("dW", "dU", "db")}
    assert_close(joined | added, together)
    assert together["y"].shape == (frames, clips, units)
    assert together["dx"].shape == (frames, clips, inputs)


@given(kind=kinds, shape=sizes, seed=seeds)
@settings(max_examples=40)
def test_the_future_does_not_change_the_past(kind, shape, seed):
    frames, _, inputs, units = shape
    rng = np.random.default_rng(seed)
    layer = bound_layer(kind, inputs, units, rng)
    x, _ = batch(rng, *shape)
    whole = layer.forward(x).copy()
    for end in range(1, frames + 1):
        np.testing.assert_allclose(layer.forward(x[:end]), whole[:end], rtol=1e-12, atol=1e-12)


@given(kind=kinds, shape=sizes, seed=seeds)
@settings(max_examples=40)
def test_single_precision_stays_close_to_double(kind, shape, seed):
    _, _, inputs, units = shape
    double = bound_layer(kind, inputs, units, np.random.default_rng(seed))
    single = bound_layer(kind, inputs, units, np.random.default_rng(seed), np.float32)
    x, dout = batch(np.random.default_rng(seed), *shape)

    results = pass_through(single, x.astype(np.float32), dout.astype(np.float32))

    assert {array.dtype for array in results.values()} == {np.dtype(np.float32)}
    assert_close(results, pass_through(double, x, dout), 1e-4)


@given(kind=kinds, shape=sizes, seed=seeds, order=st.lists(st.integers(1, 6), max_size=6))
@settings(max_examples=40)
def test_batches_of_any_size_may_follow_one_another(kind, shape, seed, order):
    frames, _, inputs, units = shape
    used = bound_layer(kind, inputs, units, np.random.default_rng(seed))
    rng = np.random.default_rng(seed + 1)
    for clips in [*order, 2, 1, 2]:
        x, dout = batch(rng, frames, clips, inputs, units)
        fresh = bound_layer(kind, inputs, units, np.random.default_rng(seed))

        results = pass_through(used, x, dout)

        for name, array in pass_through(fresh, x, dout).items():
            np.testing.assert_array_equal(results[name], array, err_msg=name)
        inside = fresh.internals()
        for name, array in used.internals().items():
            np.testing.assert_array_equal(array, inside[name], err_msg=name)


@every_kind
def test_gradients_of_the_parameters_do_not_need_dx(kind):
    rng = np.random.default_rng(2)
    layer = bound_layer(kind, 3, 4, rng)
    x, dout = batch(rng, 5, 2, 3, 4)
    expected = pass_through(layer, x, dout)
    layer.needs_dx = False

    for array in (layer.dx, *layer.gradients.values()):
        array.fill(np.nan)
    layer.forward(x)
    layer.backward(dout)

    assert np.isnan(layer.dx).all()
    for name, gradient in layer.gradients.items():
        np.testing.assert_array_equal(gradient, expected[f"d{name}"], err_msg=name)


@every_kind
def test_large_sums_neither_overflow_nor_give_nan(kind):
    rng = np.random.default_rng(2)
    layer = bound_layer(kind, 3, 4, rng, np.float32)
    x, dout = (array.astype(np.float32) for array in batch(rng, 5, 2, 3, 4))

    results = pass_through(layer, 1e4 * x, dout)  # a warning of overflow is an error here

    assert all(np.isfinite(array).all() for array in results.values())
    assert np.abs(results["y"]).max() <= (5 if kind == "lstm" else 1)


@every_kind
def test_each_gate_is_initialised_as_a_layer_of_its_own(kind):
    asked = []

    def initializer(rng, inputs, units):
        asked.append((inputs, units))
        return xavier(rng, inputs, units)

    layer = KINDS[kind]("layer", 7, 5, initializer, initializer)
    layer.bind({name: np.empty(shape) for name, shape in layer.shapes().items()}, {}, np.float64)
    layer.initialise(np.random.default_rng(0))

    assert sorted(asked) == [(5, 5)] * GATES[kind] + [(7, 5)] * GATES[kind]
    biases = layer.parameters["b"].reshape(GATES[kind], 5)
    assert biases.tolist() == [
        [float((kind, gate) == ("lstm", 1))] * 5 for gate in range(len(biases))
    ]
    blocks = layer.parameters["W"].reshape(GATES[kind], -1)
    assert len({tuple(block) for block in blocks}) == GATES[kind]
