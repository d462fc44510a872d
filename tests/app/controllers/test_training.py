"""Between the worker and the window: what is asked of the engine, and what is told of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot
from small_corpus import small_dataset

from app.controllers.training import TrainingController
from engine.failure import Failure
from engine.training.progress import Branched, Position, Sought
from engine.training.settings import TrainingSettings

SETTINGS = TrainingSettings(hidden=(8,), batch_size=8, learning_rate=0.1, step_limit=500, seed=4)


class Told:
    """A controller with a run of a few steps, and everything that it has told."""

    def __init__(self, controller: TrainingController, qtbot: QtBot) -> None:
        self.controller = controller
        self.all: list[Any] = []
        self.steps: list[int] = []
        self.records: list[Any] = []
        self._qtbot = qtbot
        for signal in ("sought", "branched", "edited", "position_changed", "run_ended", "failed"):
            getattr(controller, signal).connect(self.all.append)
        controller.learning_rate_recalled.connect(self.all.append)
        controller.steps_taken.connect(lambda steps: self.steps.extend(step.step for step in steps))
        controller.record_arrived.connect(self.records.append)

    def wait(self, condition: Callable[[], bool]) -> None:
        def met() -> bool:
            self.controller.poll()
            return condition()

        self._qtbot.waitUntil(met)

    def of(self, kind: type) -> list[Any]:
        return [one for one in self.all if isinstance(one, kind)]

    def train(self, steps: int) -> None:
        newest = self.controller.position.step + steps
        for _ in range(steps):
            self.controller.one_step()
        self.wait(lambda: self.records != [] and self.records[-1].step == newest)
        self.wait(lambda: self.controller.position.step == newest)


@pytest.fixture
def told(qtbot: QtBot) -> Iterator[Told]:
    controller = TrainingController()
    controller.dataset, controller.settings = small_dataset(), SETTINGS
    told = Told(controller, qtbot)
    controller.begin()
    told.train(8)
    yield told
    controller.close()


def test_a_past_step_is_sought_with_the_clip_that_was_shown_last(told: Told) -> None:
    told.controller.set_spotlight(13)
    told.train(1)
    told.controller.set_spotlight(None)
    told.controller.seek(4)
    told.wait(lambda: told.records[-1].step == 4)

    assert told.of(Sought) == [Sought(1, 4, 0)]
    assert told.records[-1].spotlight == 13
    assert told.controller.position == Position(1, 4, 0)


def test_seeking_while_it_trains_stops_the_training(told: Told) -> None:
    told.controller.run_flat_out()
    told.controller.seek(2)
    assert not told.controller.training_flat_out
    told.wait(lambda: told.of(Sought) != [])
    assert told.controller.position.step == 2


def test_where_the_engine_stands_is_told_along_the_past_and_into_new_steps(told: Told) -> None:
    assert told.steps == list(range(1, 9))
    told.controller.seek(6)
    told.wait(lambda: told.of(Sought) != [])
    told.train(4)
    assert told.steps == list(range(1, 11))
    positions = told.of(Position)
    assert positions[-1] == Position(1, 10, 0)
    assert all(one != following for one, following in pairwise(positions))


def test_another_branch_is_told_before_its_steps(told: Told) -> None:
    order: list[object] = []
    for signal in (told.controller.branched, told.controller.position_changed):
        signal.connect(order.append)
    told.controller.steps_taken.connect(lambda steps: order.append(steps[0].step))
    told.controller.seek(3)
    told.wait(lambda: told.of(Sought) != [])
    order.clear()
    told.controller.branch_here()
    told.controller.one_step()
    told.wait(lambda: 4 in order)

    assert order[:3] == [Branched(1, 1, 0, 3), Position(1, 3, 1), 4]


def test_a_learning_rate_in_the_past_begins_a_branch_and_the_old_one_keeps_its_own(
    told: Told,
) -> None:
    told.controller.seek(3)
    told.controller.set_learning_rate(0.02)
    told.wait(lambda: told.of(Branched) != [])
    assert told.controller.settings.learning_rate == 0.02
    told.controller.seek(8, 0)
    told.wait(lambda: told.of(float) != [])
    assert told.of(float) == [0.1]
    assert told.controller.settings.learning_rate == 0.1


def test_an_edit_is_told_with_its_effect_and_shown(told: Told) -> None:
    told.records.clear()
    told.controller.edit_weight("output.W", (0, 1), -4.0)
    told.wait(lambda: told.records != [] and told.all[-1:] != [])
    effect = told.all[-1]
    assert effect.after == -4.0
    assert effect.clip_loss_after == told.records[-1].clip_loss
    assert told.records[-1].layer("output").parameters["W"][0, 1] == -4.0

    told.controller.undo_edit()
    told.wait(lambda: told.all[-1] is not effect)
    assert told.all[-1].after == effect.before


def test_what_the_engine_refuses_is_told(told: Told) -> None:
    told.controller.edit_weight("nothing.W", (0, 1), 1.0)
    told.wait(lambda: told.of(Failure) != [])
    assert "nothing.W" in str(told.of(Failure)[0])


def test_after_other_clips_came_no_clip_of_the_old_ones_is_followed(told: Told) -> None:
    told.controller.set_spotlight(59)
    told.train(1)
    told.controller.use_dataset(small_dataset(9, held_back=3))
    told.controller.one_step()
    told.wait(lambda: told.controller.position.step == 10)
    told.controller.seek(10)
    told.wait(lambda: told.of(Sought) != [])
    assert told.of(Failure) == []
    assert np.isfinite(told.records[-1].clip_loss)
