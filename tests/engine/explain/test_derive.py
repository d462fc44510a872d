"""Every number of a record is derived, and its terms add up to it."""

from dataclasses import replace

import numpy as np
import pytest
from engine_records import SMALL, places, recorded, trained

from engine.explain.derive import derive
from engine.explain.places import INPUT, LOSS, OUTPUT, Place, value_of
from engine.explain.rules import Form, Rule
from engine.network.activations import ReLU, Tanh
from engine.network.arrangement import Flatten, Maps
from engine.network.convolution import Convolution
from engine.network.dense import Dense
from engine.network.dropout import Dropout
from engine.network.initializers import INITIALIZERS
from engine.network.losses import SoftmaxCrossEntropy
from engine.network.network import Network
from engine.network.pooling import AveragePooling, MaxPooling

WITHOUT_TERMS = {
    Rule.FEATURE,
    Rule.PARAMETER,
    Rule.OTHER_OPTIMIZER,
    Rule.NOT_UPDATED,
    Rule.MEAN_OVER_CLIPS,
    Rule.SUM_OVER_CLIPS,
}
DROPS = pytest.mark.parametrize("dropout", [0.0, 0.4])
LOSSES = pytest.mark.parametrize(
    "loss", ["cross-entropy", "mean-squared-error", "binary-cross-entropy"]
)


def tolerance(record, derivation):
    """What float32 may lose: of the terms, and of the weight whose change an update is."""
    # 1 - y^2 of a saturated unit is the small difference of two large numbers.
    outside = np.prod([abs(factor.value) + 1e-2 for factor in derivation.outside])
    size = np.abs(derivation.products).sum() * outside + abs(derivation.value)
    place = derivation.place
    if place.array.startswith("update "):
        weight = Place(place.layer, place.array.removeprefix("update "), place.index)
        size += abs(value_of(record, weight, batch=True)) / 50
    return 1e-5 * size + 1e-9


def check_all(record, *, batch, each=4):
    """Derive random numbers of every array, and return the rules that were met."""
    rules = set()
    for place in places(record, batch=batch, each=each):
        derivation = derive(record, place, batch=batch)
        rules.add(derivation.rule)
        assert derivation.value == pytest.approx(value_of(record, place, batch=batch), rel=1e-5)
        if not derivation.groups:
            assert derivation.rule in WITHOUT_TERMS, place
            continue
        off = abs(derivation.result - derivation.value)
        assert off <= tolerance(record, derivation), (place, derivation.rule)
    return rules


@LOSSES
@DROPS
@pytest.mark.parametrize("kind", SMALL)
def test_the_terms_of_every_number_add_up_to_it(kind, dropout, loss):
    record, _ = trained(kind, dropout=0 if kind == "linear" else dropout, loss=loss)

    assert Rule.SUM_OVER_CLIPS not in check_all(record, batch=False)
    check_all(record, batch=True, each=2)


@pytest.mark.parametrize("kind", ["dnn", "cnn"])
@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu", "leaky-relu", "identity"])
def test_so_they_do_with_every_activation(kind, activation):
    record, _ = trained(kind, activation=activation, dropout=0.4)

    check_all(record, batch=False)


@pytest.mark.parametrize("kind", ["rnn", "gru", "lstm"])
def test_so_they_do_when_the_last_state_is_read(kind):
    record, _ = trained(kind, read_out="last")

    assert Rule.FROM_LAST_STATE in check_all(record, batch=False, each=8)


@pytest.mark.parametrize("padding", ["valid", "same"])
@pytest.mark.parametrize("stride", [(1, 1), (2, 1), (2, 3)])
@pytest.mark.parametrize("pooling", [MaxPooling, AveragePooling])
def test_so_they_do_with_strides_padding_and_overlapping_windows(padding, stride, pooling):
    first = Convolution(
        "conv1", (1, 13, 11), 3, (3, 2), stride, padding, initializer=INITIALIZERS["he"]
    )
    pool = pooling("conv1.pooling", first.output_shape, (3, 2), (2, 1))
    second = Convolution(
        "conv2", pool.output_shape, 2, (2, 2), (1, 1), "same", initializer=INITIALIZERS["he"]
    )
    inputs = int(np.prod(second.output_shape))
    layers = [
        *(Maps("input"), first, ReLU("conv1.relu"), pool),
        *(second, Tanh("conv2.tanh"), Flatten("flatten"), Dropout("dropout", 0.3, 4)),
        Dense("output", inputs, 4, INITIALIZERS["xavier"]),
    ]
    record = recorded(Network(layers, SoftmaxCrossEntropy(), seed=5), (13, 11), 4)

    rules = check_all(record, batch=False, each=12)

    assert {Rule.ACTIVATION_OF_MAP, Rule.FROM_MAPS, Rule.KERNEL_GRADIENT} <= rules
    check_all(record, batch=True, each=4)


@pytest.mark.parametrize("clip_norm", [0.0, 0.01])
@pytest.mark.parametrize("weight_decay", [0.0, 0.1])
def test_gradient_descents_update_is_eta_times_the_gradient(clip_norm, weight_decay):
    record, _ = trained(
        "dnn", optimizer="gradient-descent", clip_norm=clip_norm, weight_decay=weight_decay
    )

    derivation = derive(record, Place("hidden1", "update W", (2, 3)))

    forms = [factor.form for term in derivation.largest(2) for factor in term.factors]
    assert derivation.rule is Rule.DESCENT
    assert derivation.result == pytest.approx(derivation.value, abs=1e-7)
    assert (Form.CLIPPING in forms) == bool(clip_norm)
    assert (Form.DECAY in forms) == bool(weight_decay)
    gradient = next(factor for factor in derivation.largest(1)[0].factors if factor.place)
    assert derivation.batch
    assert gradient.value == value_of(record, gradient.place, batch=True)


def test_another_optimizers_update_is_compared_with_gradient_descents():
    record, _ = trained("dnn", optimizer="adam")
    place = Place("hidden1", "update W", (2, 3))

    derivation = derive(record, place)

    plain = -record.learning_rate * value_of(record, Place("hidden1", "dW", (2, 3)), batch=True)
    assert derivation.rule is Rule.OTHER_OPTIMIZER
    assert derivation.ratio == pytest.approx(derivation.value / plain)


def test_each_factor_stands_where_it_says():
    for kind in SMALL:
        record, _ = trained(kind, dropout=0 if kind == "linear" else 0.4)
        for place in places(record, batch=False, each=2, seed=7):
            derivation = derive(record, place)
            for term in derivation.largest(3):
                for factor in (*term.factors, *derivation.outside):
                    if factor.place and factor.form is Form.SAME:
                        assert factor.value == pytest.approx(
                            value_of(record, factor.place, batch=derivation.batch), rel=1e-5
                        )


def test_the_chain_can_be_followed_from_the_loss_to_the_input():
    record, _ = trained("cnn")
    place, seen = Place(LOSS, "y", ()), set()

    while derive(record, place).groups:
        seen.add(place.layer)
        term = derive(record, place).largest(1)[0]
        place = next(
            factor.place
            for factor in reversed(term.factors)
            if factor.place and factor.place.array in ("y", "state")
        )

    assert place.layer == INPUT
    assert {LOSS, OUTPUT, "conv1.pooling"} <= seen


def test_the_largest_terms_are_named_and_the_rest_can_be_summed():
    record, _ = trained("dnn")
    derivation = derive(record, Place("hidden1", "y", (1,)))

    largest = derivation.largest(4)

    sizes = [abs(term.product) for term in largest]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == np.abs(derivation.products).max()
    rest = derivation.sum - sum(term.product for term in largest)
    assert len(derivation.products) == record.features.size + 1
    assert rest + sum(term.product for term in largest) == pytest.approx(derivation.value, rel=1e-5)


@pytest.mark.parametrize(
    "place",
    [Place("hidden1", "W", (-1, 0)), Place("hidden1", "W", (0, 999)), Place("hidden1", "W", (0,))],
)
def test_an_index_that_is_not_there_is_refused(place):
    record, _ = trained("dnn")

    with pytest.raises(IndexError):
        derive(record, place)


def test_an_array_that_is_not_there_is_refused():
    record, _ = trained("dnn")

    with pytest.raises(KeyError):
        derive(record, Place("nowhere", "y", (0,)))
    with pytest.raises(KeyError):
        derive(record, Place("hidden1", "state", (0, 0)))


def test_a_softmax_is_taken_apart_as_its_formula_says():
    record, _ = trained("dnn")
    sums = record.layers[-1].clip.y.astype(np.float64)

    derivation = derive(record, Place(OUTPUT, "y", (1,)))

    np.testing.assert_allclose(derivation.products, np.exp(sums))
    assert derivation.outside[0].value == pytest.approx(np.exp(sums[1]))


def test_a_softmax_of_sums_without_measure_stays_finite():
    record, _ = trained("dnn")
    output = record.layers[-1]
    large = replace(output, clip=replace(output.clip, y=np.array([900.0, -900.0, 899.0])))
    record = replace(record, layers=(*record.layers[:-1], large))

    derivation = derive(record, Place(OUTPUT, "y", (0,)))

    share = derivation.outside[0].value / derivation.products.sum()
    assert share == pytest.approx(1 / (1 + np.exp(-1)))
