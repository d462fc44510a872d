"""The pinned number, the way that led to it, and the answers about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from engine_records import trained
from pytestqt.qtbot import QtBot

from app.controllers.inspection import Engine, InspectionController
from engine.explain.places import INPUT, LOSS, Place
from engine.failure import Failure
from engine.training.progress import EditEffect
from engine.training.record import Record
from engine.training.settings import TrainingSettings
from engine.training.trainer import Trainer

WEIGHT, UNIT = Place("hidden2", "W", (1, 2)), Place("hidden1.tanh", "y", (3,))
CELL = Place(INPUT, "y", (2, 3))
PATIENCE = 10.0  # seconds

pytestmark = pytest.mark.usefixtures("qapp")


class Calls:
    """Notes what the engine was asked."""

    def __init__(self) -> None:
        self.made: list[tuple[object, ...]] = []

    def engine(self) -> Engine:
        return Engine(
            edit=lambda *what: self.made.append(("edit", *what)),
            undo=lambda: self.made.append(("undo",)),
            ask_history=lambda *what: self.made.append(("history", *what)),
        )


@pytest.fixture(scope="module")
def step() -> tuple[Record, Trainer]:
    return trained("dnn")


@pytest.fixture
def calls() -> Calls:
    return Calls()


@pytest.fixture
def inspection(step: tuple[Record, Trainer], calls: Calls) -> Iterator[InspectionController]:
    record, trainer = step
    controller = InspectionController(lambda: trainer.settings, calls.engine())
    controller.follow(record, False)
    yield controller
    assert controller.wait(PATIENCE)


def test_the_way_leads_back_and_forward(inspection: InspectionController) -> None:
    pinned: list[Place | None] = []
    inspection.place_changed.connect(pinned.append)
    for place in (WEIGHT, UNIT, CELL):
        inspection.pin(place)
    inspection.back()
    inspection.back()
    inspection.back()  # there is nothing before
    inspection.forward()

    assert pinned == [WEIGHT, UNIT, CELL, UNIT, WEIGHT, UNIT]


def test_pinning_on_the_way_back_begins_another_way(inspection: InspectionController) -> None:
    ways: list[tuple[tuple[Place, ...], int]] = []
    inspection.way_changed.connect(lambda way, position: ways.append((way, position)))
    inspection.pin(WEIGHT)
    inspection.pin(UNIT)
    inspection.back()
    inspection.pin(CELL)
    inspection.pin(CELL)  # it is pinned already

    assert ways[-1] == ((WEIGHT, CELL), 1)
    inspection.unpin()
    assert ways[-1] == ((), -1)
    assert inspection.place is None


def test_a_proof_comes_from_the_background(inspection: InspectionController, qtbot: QtBot) -> None:
    with qtbot.waitSignal(inspection.proved) as signal:
        inspection.prove(WEIGHT)

    place, proof, step = signal.args
    assert (place, step) == (WEIGHT, 3)
    assert proof.relative_error < 1e-6


def test_what_cannot_be_proved_is_told(inspection: InspectionController, qtbot: QtBot) -> None:
    with qtbot.waitSignal(inspection.proof_failed) as signal:
        inspection.prove(Place(LOSS, "y", ()))

    assert isinstance(signal.args[1], Failure)


def test_the_clips_of_a_batchs_number_are_told(
    inspection: InspectionController, qtbot: QtBot, step: tuple[Record, Trainer]
) -> None:
    inspection.follow(step[0], True)
    with qtbot.waitSignal(inspection.clips_derived) as signal:
        inspection.ask_clips(Place("hidden2", "dW", (1, 2)))

    assert len(signal.args[0].products) == step[0].batch_size


def test_an_edit_reaches_the_engine_and_its_effect_is_told(
    inspection: InspectionController, qtbot: QtBot, calls: Calls
) -> None:
    effect = EditEffect(0, 3, "hidden2.W", (1, 2), 0.5, 2.0, 1.0, 1.5, 2.0, 2.25)
    inspection.edit(WEIGHT, 2.0)
    with qtbot.waitSignal(inspection.edited) as signal:
        inspection.take_effect(effect)
    inspection.undo_edit()
    inspection.ask_history(WEIGHT)

    assert signal.args == [effect]
    assert calls.made == [
        ("edit", "hidden2.W", (1, 2), 2.0),
        ("undo",),
        ("history", "hidden2.W", (1, 2)),
    ]


def test_a_number_that_another_network_does_not_have_is_unpinned(
    inspection: InspectionController,
) -> None:
    inspection.pin(WEIGHT)
    other, _ = trained("gru", hidden=(3,))
    inspection.follow(other, False)
    assert inspection.place == WEIGHT  # the same run: it cannot have changed

    inspection.follow(replace(other, run_id=7), False)
    assert inspection.place is None


def test_without_a_run_nothing_is_asked(calls: Calls) -> None:
    inspection = InspectionController(TrainingSettings, calls.engine())
    inspection.prove(WEIGHT)
    inspection.edit(WEIGHT, 1.0)

    assert calls.made == []
