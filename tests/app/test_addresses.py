"""Phases and numbers are found by their names in the shell, and what is not there is told."""

from __future__ import annotations

import pytest

from app.addresses import check_place, phase_of, place_of
from app.commands.picture import sample_record
from engine.explain.places import Place
from engine.failure import Failure
from engine.training.defaults import default_settings
from engine.training.record import Record


@pytest.fixture(scope="module")
def record() -> Record:
    return sample_record(default_settings("cnn"))


@pytest.mark.parametrize("name", ["input", "forward:conv1", "loss", "backward:output", "update"])
def test_a_phase_is_found_by_its_name(record: Record, name: str) -> None:
    assert phase_of(name, record).name == name


@pytest.mark.parametrize("name", ["", "forward", "backward:hidden1", "FORWARD:conv1", "list"])
def test_an_unknown_phase_is_answered_with_those_there_are(record: Record, name: str) -> None:
    with pytest.raises(Failure, match="backward:conv2, backward:conv1, update"):
        phase_of(name, record)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("input.y[0,5]", Place("input", "y", (0, 5))),
        ("conv1.W[7,0,2,2]", Place("conv1", "W", (7, 0, 2, 2))),
        ("conv1.dW[7, 0, 2, 2]", Place("conv1", "dW", (7, 0, 2, 2))),
        ("conv1.update W[0,0,0,0]", Place("conv1", "update W", (0, 0, 0, 0))),
        ("conv1.relu.y[3,0,0]", Place("conv1.relu", "y", (3, 0, 0))),
        ("predictions.y[9]", Place("predictions", "y", (9,))),
    ],
)
def test_a_number_is_found_by_layer_array_and_place(
    record: Record, text: str, place: Place
) -> None:
    assert place_of(text, record, batch=False) == place


@pytest.mark.parametrize(
    "text",
    [
        *("", "conv1", "conv1.W", "conv1.W[]", "conv1.W[-1,0,0,0]", "conv1.W[8,0,0,0]"),
        *("conv1.W[0,0]", "conv9.W[0,0,0,0]", "conv1.V[0]", "input.W[0,0]", "conv1.W[0,0,0,0"),
    ],
)
def test_no_number_is_answered_with_how_to_write_one(record: Record, text: str) -> None:
    with pytest.raises(Failure, match=r"hidden1\.W\[3,12\].*input, conv1, conv1\.pooling"):
        place_of(text, record, batch=False)


def test_the_batch_has_no_winners(record: Record) -> None:
    winner = Place("conv1.pooling", "winners", (0, 0, 0))
    check_place(winner, record, batch=False)
    with pytest.raises(Failure):
        check_place(winner, record, batch=True)
