"""Units that are dead, saturated or left out are known as such."""

from dataclasses import replace
from types import MappingProxyType

import numpy as np
import pytest
from engine_records import SMALL, places, trained

from engine.explain.conditions import Condition, condition_of
from engine.explain.places import INPUT, OUTPUT, Place, gradient_place, value_of


def test_a_rectifier_is_dead_where_its_output_is_zero():
    record, _ = trained("dnn", activation="relu")
    outputs = record.layer("hidden1.relu").clip.y
    assert (outputs == 0).any()
    assert (outputs > 0).any()

    for unit, output in enumerate(outputs):
        expected = Condition.DEAD if output == 0 else None
        for layer, array in (("hidden1.relu", "y"), ("hidden1", "y"), ("hidden1", "dout")):
            assert condition_of(record, Place(layer, array, (unit,))) is expected


@pytest.mark.parametrize(
    ("activation", "value", "saturated"),
    [
        ("tanh", 0.995, True),
        ("tanh", -0.995, True),
        ("tanh", 0.98, False),
        ("sigmoid", 0.995, True),
        ("sigmoid", 0.005, True),
        ("sigmoid", 0.5, False),
    ],
)
def test_a_unit_is_saturated_at_the_end_of_its_activation(activation, value, saturated):
    record, _ = trained("dnn", activation=activation)
    name = f"hidden1.{activation}"
    record = with_output(record, name, 2, value)

    expected = Condition.SATURATED if saturated else None
    assert condition_of(record, Place(name, "y", (2,))) is expected
    assert condition_of(record, Place(name, "dout", (2,))) is expected
    assert condition_of(record, Place("hidden1", "y", (2,))) is expected


def test_gates_saturate_as_sigmoids_and_candidates_as_tanhs():
    record, _ = trained("lstm")
    layer = record.layer("hidden1")
    for gate, ends in (("forget", (0.01, 0.99)), ("candidate", (-0.99, 0.99))):
        for index, value in np.ndenumerate(layer.clip.internals[gate]):
            inside = ends[0] <= value <= ends[1]
            expected = None if inside else Condition.SATURATED
            assert condition_of(record, Place("hidden1", gate, index)) is expected


def test_what_dropout_leaves_out_is_known():
    record, _ = trained("dnn", dropout=0.5)
    kept = record.layer("dropout").clip.internals["kept"]
    assert not kept.all()

    for unit, stays in enumerate(kept):
        expected = None if stays else Condition.DROPPED
        assert condition_of(record, Place("dropout", "y", (unit,))) is expected
        assert condition_of(record, Place("hidden2.tanh", "y", (unit,))) is expected
        assert condition_of(record, Place("dropout", "y", (unit,)), batch=True) is None


def test_who_loses_its_pooling_window_is_known():
    record, _ = trained("cnn")
    gradients = record.layer("conv1").clip.dout
    conditions = {
        index: condition_of(record, Place("conv1", "y", index))
        for index in np.ndindex(*gradients.shape)
    }

    lost = [index for index, condition in conditions.items() if condition is Condition.LOST]
    assert lost
    assert not any(gradients[index] for index in lost)


def test_what_is_no_number_is_said():
    record, _ = trained("dnn")
    for value, condition in ((np.nan, Condition.NOT_A_NUMBER), (np.inf, Condition.INFINITE)):
        broken = with_output(record, "hidden1.tanh", 0, value)
        assert condition_of(broken, Place("hidden1.tanh", "y", (0,))) is condition


@pytest.mark.parametrize("kind", SMALL)
def test_every_number_can_be_asked(kind):
    record, _ = trained(kind, dropout=0 if kind == "linear" else 0.4)
    for batch in (False, True):
        for place in places(record, batch=batch, each=1):
            condition_of(record, place, batch=batch)


def test_dead_and_dropped_units_have_no_gradient():
    record, _ = trained("dnn", activation="relu", dropout=0.5)
    for unit in range(4):
        place = Place("hidden2", "y", (unit,))
        if condition_of(record, place) in (Condition.DEAD, Condition.DROPPED):
            assert value_of(record, gradient_place(record, place), batch=False) == 0


def test_input_and_predictions_have_no_condition():
    record, _ = trained("dnn")
    assert condition_of(record, Place(INPUT, "y", (0, 0))) is None
    assert condition_of(record, Place(OUTPUT, "y", (0,))) is None
    assert condition_of(record, Place("hidden1", "W", (0, 0))) is None


def with_output(record, name, unit, value):
    """The same record with another output of one unit."""
    layers = list(record.layers)
    place = next(i for i, layer in enumerate(layers) if layer.name == name)
    y = layers[place].clip.y.copy()
    y[unit] = value
    clip = replace(layers[place].clip, y=y, internals=MappingProxyType({}))
    layers[place] = replace(layers[place], clip=clip)
    return replace(record, layers=tuple(layers))
