"""One number in a few words, for the tooltip."""

from __future__ import annotations

import pytest
from engine_records import places, trained

from app.inspector.numbers import number
from app.inspector.readout import describe
from engine.explain.places import Place, value_of
from engine.training.record import Record


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (0.50214, "0.5021"),
        (-0.00123456, "−0.00123"),
        (12.3456, "12.346"),
        (-12345.6, "−12346"),
        (2.1e-9, "2.1 × 10⁻⁹"),
        (-3.4e7, "−3.4 × 10⁷"),
        (float("nan"), "NaN"),
        (float("-inf"), "−∞"),
    ],
)
def test_numbers_are_short_and_have_a_true_minus(value: float, text: str) -> None:
    assert number(value) == text


def test_value_gradient_and_name_are_told(records: dict[str, Record]) -> None:
    record = records["dnn"]
    text = describe(record, Place("hidden2", "W", (1, 2)), batch=False)

    value = value_of(record, Place("hidden2", "W", (1, 2)), batch=False)
    gradient = value_of(record, Place("hidden2", "dW", (1, 2)), batch=False)
    assert text.splitlines() == [
        f"Weight hidden 1 [3] → hidden 2 [2]: {number(value)}",
        f"∂L/∂w = {number(gradient)}",
    ]


def test_the_batchs_numbers_are_told_where_they_are_asked_for(records: dict[str, Record]) -> None:
    place = Place("hidden2", "y", (1,))
    assert number(value_of(records["dnn"], place, batch=True)) in describe(
        records["dnn"], place, batch=True
    )


def test_a_dead_unit_is_said_to_be_dead() -> None:
    record, _ = trained("dnn", activation="relu")
    dead = int((record.layer("hidden1.relu").clip.y == 0).argmax())

    assert "Dead" in describe(record, Place("hidden1.relu", "y", (dead,)), batch=False)


@pytest.mark.parametrize("kind", ["linear", "dnn", "cnn", "rnn", "gru", "lstm"])
def test_every_number_is_described_and_no_two_kinds_alike(
    records: dict[str, Record], kind: str
) -> None:
    record = records[kind]
    for place in places(record, batch=False, each=1):
        assert describe(record, place, batch=False)


def test_where_there_is_no_number_nothing_is_said(records: dict[str, Record]) -> None:
    for place in (Place("nowhere", "y", (0,)), Place("hidden1", "W", (99, 0))):
        assert describe(records["dnn"], place, batch=False) == ""
