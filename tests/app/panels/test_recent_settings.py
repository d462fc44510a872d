"""The settings of the last runs, remembered; and what else might stand there."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest
from PySide6.QtCore import QSettings

from app.panels.description import described
from app.panels.recent_settings import KEPT, KEY, remember, remembered
from engine.training.defaults import default_settings
from engine.training.settings import TrainingSettings


def test_the_newest_comes_first_and_each_only_once() -> None:
    gru, cnn = default_settings("gru"), default_settings("cnn")
    for settings in (gru, cnn, gru):
        remember(settings)
    assert remembered() == [gru, cnn]


def test_another_seed_makes_no_other_entry() -> None:
    remember(default_settings("gru", seed=1))
    remember(default_settings("gru", seed=2))
    assert remembered() == [default_settings("gru", seed=2)]


def test_only_the_last_few_are_kept() -> None:
    for units in range(1, KEPT + 4):
        remember(TrainingSettings(hidden=(units,)))
    assert [one.hidden for one in remembered()] == [(n,) for n in range(KEPT + 3, 3, -1)]


GOOD = asdict(default_settings("gru"))


@pytest.mark.parametrize(
    ("stored", "count"),
    [
        ("", 0),
        ("no json", 0),
        ('{"network": "gru"}', 0),
        (json.dumps([None, 3, "gru", GOOD]), 1),
        (json.dumps([{**GOOD, "network": "magic"}]), 0),
        (json.dumps([{**GOOD, "hidden": [10**9]}]), 0),
        (json.dumps([{**GOOD, "learning_rate": -1.0}]), 0),
        (json.dumps([{**GOOD, "from_a_later_version": 1}]), 1),
    ],
)
def test_what_makes_no_sense_is_left_out(stored: str, count: int) -> None:
    QSettings().setValue(KEY, stored)
    assert len(remembered()) == count


@pytest.mark.parametrize(
    ("settings", "text"),
    [
        (default_settings("linear"), "linear"),
        (default_settings("cnn"), "CNN 8-16"),
        (default_settings("gru", hidden=(48, 12), read_out="last"), "GRU 48-12 · last state"),
        (default_settings("dnn", optimizer="adam"), "DNN 24-16 · Adam"),
        (default_settings("dnn", optimizer="momentum"), "DNN 24-16 · momentum"),
        (default_settings("rnn", momentum=0.5), "RNN 64 · momentum 0.5"),
        (default_settings("dnn", learning_rate=0.5), "DNN 24-16 · η 0.5"),
        (default_settings("lstm", clip_norm=1.0), "LSTM 48 · clipping 1"),
        (default_settings("cnn", dropout=0.5), "CNN 8-16 · dropout 0.5"),
    ],
)
def test_settings_are_described_by_what_is_special(settings: TrainingSettings, text: str) -> None:
    assert described(settings) == text
