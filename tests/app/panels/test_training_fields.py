"""The fields of network and training by themselves: rate, layers and seed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from keys import type_into
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.panels.hidden_layers import HiddenLayers
from app.panels.learning_rate_field import HIGHEST, LOWEST, LearningRateField
from app.panels.seed_field import SeedField
from engine.network.presets import MOST_HIDDEN_LAYERS


@pytest.mark.parametrize("typed", ["0", "-3", "1e9", "abc", "nan", "99"])
def test_an_impossible_rate_cannot_be_typed(qtbot: QtBot, typed: str) -> None:
    field = LearningRateField()
    qtbot.addWidget(field)
    field.show_value(0.05)
    type_into(qtbot, field.spin, typed)
    qtbot.keyClick(field.spin, Qt.Key.Key_Return)
    assert LOWEST <= field.value <= HIGHEST


def test_the_rate_steps_through_one_two_five(qtbot: QtBot) -> None:
    field = LearningRateField()
    qtbot.addWidget(field)
    field.show_value(0.05)
    rates = []
    for _ in range(4):
        qtbot.keyClick(field.spin, Qt.Key.Key_Up)
        rates.append(field.value)
    assert rates == [0.1, 0.2, 0.5, 1.0]
    qtbot.keyClick(field.spin, Qt.Key.Key_Down)
    assert field.value == 0.5
    assert field.spin.text() == "0.5"


@pytest.mark.parametrize("value", [LOWEST, 1 / 3, 0.05, 0.0123456789, HIGHEST])
def test_a_rate_that_is_only_shown_stays_exactly_what_it_is(qtbot: QtBot, value: float) -> None:
    field = LearningRateField()
    qtbot.addWidget(field)
    field.show_value(value)
    assert field.value == value


def test_slider_and_number_say_the_same(qtbot: QtBot) -> None:
    field = LearningRateField()
    qtbot.addWidget(field)
    for position in range(field.slider.minimum(), field.slider.maximum() + 1):
        field.slider.setValue(position)
        assert field.spin.value() == pytest.approx(field.value, abs=5e-6)
        assert field.slider.value() == position


def test_layers_are_added_up_to_the_most_that_can_be_built(qtbot: QtBot) -> None:
    layers = HiddenLayers()
    qtbot.addWidget(layers)
    layers.show_layers("dnn", ())
    for _ in range(MOST_HIDDEN_LAYERS):
        assert layers.add.isEnabled()
        layers.add.click()
    assert not layers.add.isEnabled()
    assert len(layers.units) == MOST_HIDDEN_LAYERS


def test_a_removed_layer_leaves_the_others_as_they_were(qtbot: QtBot) -> None:
    layers = HiddenLayers()
    qtbot.addWidget(layers)
    layers.show_layers("dnn", (5, 6, 7))
    with qtbot.waitSignal(layers.edited):
        layers.rows[1].remove.click()
    assert layers.units == (5, 7)


def test_the_die_never_throws_the_same_seed_again(qtbot: QtBot) -> None:
    field = SeedField()
    qtbot.addWidget(field)
    seeds = [field.value]
    for _ in range(50):
        field.die.click()
        seeds.append(field.value)
    assert all(before != after for before, after in pairwise(seeds))
