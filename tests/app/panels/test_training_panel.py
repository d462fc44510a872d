"""The settings of network and training: what is edited waits, the learning rate acts at once."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from keys import type_into
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shown_runs import WORDS, choose, choose_network, started

from app.panels.training_panel import TrainingPanel
from engine.training.defaults import default_settings
from engine.training.progress import Ended, Ending, Grown
from engine.training.settings import TrainingSettings, sensible_learning_rate


def applied(panel: TrainingPanel, qtbot: QtBot) -> TrainingSettings:
    with qtbot.waitSignal(panel.settings_applied) as signal:
        qtbot.mouseClick(panel.apply_button, Qt.MouseButton.LeftButton)
    assert signal.args is not None
    settings = signal.args[0]
    assert isinstance(settings, TrainingSettings)
    return settings


def test_nothing_waits_to_be_applied_at_first(panel: TrainingPanel) -> None:
    assert not panel.apply_button.isEnabled()
    assert not panel.revert_button.isEnabled()


def test_an_edit_waits_for_apply(panel: TrainingPanel, qtbot: QtBot) -> None:
    fields = panel.fields
    fields.training.batch.setValue(8)
    fields.training.step_limit.setValue(500)
    fields.training.seed.spin.setValue(3)
    choose(fields.network.activation, "relu")
    choose(fields.network.loss, "mean-squared-error")
    fields.network.hidden.add.click()
    assert applied(panel, qtbot) == TrainingSettings(
        hidden=(24, 16, 16),
        activation="relu",
        loss="mean-squared-error",
        learning_rate=sensible_learning_rate("relu", "mean-squared-error"),
        batch_size=8,
        step_limit=500,
        seed=3,
    )


@pytest.mark.parametrize("network", ["linear", "cnn", "rnn", "gru", "lstm"])
def test_any_network_is_applied_as_it_learns_well(
    panel: TrainingPanel, qtbot: QtBot, network: str
) -> None:
    choose_network(panel, network)
    assert applied(panel, qtbot) == default_settings(network)


def test_once_the_run_has_begun_nothing_waits_any_more(panel: TrainingPanel, qtbot: QtBot) -> None:
    choose_network(panel, "cnn")
    panel.fields.network.hidden.rows[1].units.setValue(8)
    panel.show_run(started(applied(panel, qtbot)))
    assert not panel.apply_button.isEnabled()
    assert not panel.revert_button.isEnabled()
    assert panel.fields.network.hidden.units == (8, 8)


def test_revert_shows_the_settings_of_the_run_again(panel: TrainingPanel, qtbot: QtBot) -> None:
    choose_network(panel, "gru")
    panel.fields.network.hidden.add.click()
    panel.fields.more.dropout.setValue(0.5)
    panel.fields.training.seed.die.click()
    qtbot.mouseClick(panel.revert_button, Qt.MouseButton.LeftButton)
    assert panel.fields.read() == TrainingSettings()
    assert panel.fields.network.kind.currentData() == "dnn"
    assert not panel.apply_button.isEnabled()


def test_undoing_an_edit_by_hand_leaves_nothing_to_apply(panel: TrainingPanel) -> None:
    panel.fields.training.batch.setValue(8)
    assert panel.apply_button.isEnabled()
    panel.fields.training.batch.setValue(16)
    assert not panel.apply_button.isEnabled()


def test_the_learning_rate_acts_at_once_and_needs_no_new_run(
    panel: TrainingPanel, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel.learning_rate_changed) as signal:
        panel.fields.training.learning_rate.slider.setValue(60)
    assert signal.args == [0.1]
    assert not panel.apply_button.isEnabled()
    assert not panel.revert_button.isEnabled()


@pytest.mark.parametrize("change", ["network", "optimizer"])
def test_the_rate_of_what_does_not_run_yet_waits_for_apply(
    panel: TrainingPanel, qtbot: QtBot, change: str
) -> None:
    rates: list[float] = []
    panel.learning_rate_changed.connect(rates.append)
    if change == "network":
        choose_network(panel, "gru")
    else:
        choose(panel.fields.training.optimizer, "adam")
    panel.fields.training.learning_rate.slider.setValue(20)
    assert not rates
    assert panel.fields.training.rate_remark.text() == "in force after Apply"
    assert applied(panel, qtbot).learning_rate == 0.001


def test_half_a_typed_rate_does_not_reach_the_training(panel: TrainingPanel, qtbot: QtBot) -> None:
    rates: list[float] = []
    panel.learning_rate_changed.connect(rates.append)
    spin = panel.fields.training.learning_rate.spin
    type_into(qtbot, spin, "0.25")
    assert not rates
    qtbot.keyClick(spin, Qt.Key.Key_Return)
    assert rates == [0.25]


@pytest.mark.parametrize(
    ("optimizer", "remark"), [("gradient-descent", "tanh: 0.05"), ("adam", "Adam: 0.002")]
)
def test_the_usual_rate_is_said_beside_one_chosen_by_hand(
    panel: TrainingPanel, optimizer: str, remark: str
) -> None:
    panel.show_run(started(default_settings("dnn", optimizer=optimizer)))
    assert panel.fields.training.rate_remark.isHidden()
    panel.fields.training.learning_rate.slider.setValue(57)
    assert panel.fields.training.rate_remark.text() == f"usual with {remark}"


def test_what_is_edited_survives_a_reset_of_the_run(panel: TrainingPanel) -> None:
    choose_network(panel, "lstm")
    panel.show_run(started(replace(TrainingSettings(), seed=9)))
    assert panel.fields.read() == default_settings("lstm", seed=9)
    assert panel.apply_button.isEnabled()


def test_a_batch_larger_than_the_corpus_gets_a_sentence(panel: TrainingPanel) -> None:
    remark = panel.fields.training.batch_remark
    assert remark.isHidden()
    panel.show_run(started(clips=12))
    assert "12 clips" in remark.text()
    assert not remark.isHidden()


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        (Ending.CONVERGED, "Converged at step 1,900."),
        (Ending.STEP_LIMIT, "Reached the step limit at step 1,900."),
    ],
)
def test_it_says_how_the_run_ended(panel: TrainingPanel, ending: Ending, words: str) -> None:
    panel.show_ended(Ended(1, 1900, ending))
    assert panel.state.text() == words
    panel.show_run(started())
    assert panel.state.text() == "2,000 clips to learn from, 250 held back."


def test_how_a_run_ended_is_said_until_it_goes_on(panel: TrainingPanel) -> None:
    panel.show_run(started())
    panel.show_ended(Ended(1, 1900, Ending.CONVERGED))
    panel.show_playing(False)
    assert "1,900" in panel.state.text()
    panel.show_playing(True)
    assert panel.state.text() == "2,000 clips to learn from, 250 held back."


def test_varied_takes_are_no_recordings(panel: TrainingPanel) -> None:
    panel.show_run(started(clips=32, copies=9))
    said = "32 clips to learn from, 320 with variations; 250 held back."
    assert panel.state.text() == said
    panel.fields.training.batch.setValue(64)  # of 320 there are enough
    assert panel.fields.training.batch_remark.isHidden()


@pytest.mark.parametrize(
    ("network", "summary"),
    [
        ("linear", ["576-10", "5,770 parameters"]),
        ("dnn", ["576-24-16-10", "14,418 parameters"]),
        ("cnn", ["24×24 → 8@12×12 → 16@6×6 → 10", "7,018 parameters"]),
        ("rnn", ["24×24 → 64 → 10", "6,346 parameters"]),
        ("gru", ["24×24 → 48 → 10", "11,002 parameters"]),
        ("lstm", ["24×24 → 48 → 10", "14,506 parameters"]),
    ],
)
def test_the_summary_has_sizes_and_parameters(
    panel: TrainingPanel, network: str, summary: list[str]
) -> None:
    choose_network(panel, network)
    assert panel.fields.network.summary.text().split("\n") == summary
    assert not panel.fields.network.purpose.isHidden()


def test_the_summary_follows_a_network_that_has_grown(panel: TrainingPanel) -> None:
    panel.show_grown(Grown(1, 40, (*WORDS, "ten"), 14_435))
    assert panel.fields.network.summary.text().split("\n") == [
        "576-24-16-11",
        "14,435 parameters",
    ]


def test_the_summary_follows_a_run_that_goes_back_to_before_it_grew(panel: TrainingPanel) -> None:
    panel.show_grown(Grown(1, 40, (*WORDS, "ten"), 14_435))
    arrays = {"W": np.zeros((10, 1441)), "b": np.zeros((8, 1))}
    record = SimpleNamespace(words=WORDS, layers=(SimpleNamespace(parameters=arrays),))

    panel.follow(record)

    assert panel.fields.network.summary.text().split("\n") == [
        "576-24-16-10",
        "14,418 parameters",
    ]


def test_a_recurrent_network_without_layers_is_refused_in_a_sentence(panel: TrainingPanel) -> None:
    choose_network(panel, "gru")
    panel.fields.network.hidden.rows[0].remove.click()
    assert "gru cannot be built with 0 hidden layers" in panel.problem.text()
    assert not panel.problem.isHidden()
    assert not panel.apply_button.isEnabled()
    assert panel.revert_button.isEnabled()
    panel.fields.network.hidden.add.click()
    assert panel.problem.isHidden()
    assert panel.apply_button.isEnabled()


def test_too_many_convolutions_are_refused_in_a_sentence(panel: TrainingPanel) -> None:
    choose_network(panel, "cnn")
    for _ in range(3):
        panel.fields.network.hidden.add.click()
    assert "does not fit" in panel.problem.text()
    assert panel.fields.network.summary.isHidden()
    assert not panel.apply_button.isEnabled()


def test_a_recent_network_comes_back_into_the_fields_and_waits(
    panel: TrainingPanel, qtbot: QtBot
) -> None:
    gru = default_settings("gru", hidden=(12,), seed=4)
    panel.show_run(started(gru))
    panel.show_run(started(default_settings("cnn")))
    texts = [action.text() for action in panel.recent.menu_of_runs.actions()]
    assert texts == ["CNN 8-16", "GRU 12", "DNN 24-16"]
    panel.recent.menu_of_runs.actions()[1].trigger()
    assert panel.fields.read() == gru
    assert applied(panel, qtbot) == gru


def test_recent_networks_are_there_after_a_restart(panel: TrainingPanel, qtbot: QtBot) -> None:
    panel.show_run(started(default_settings("lstm")))
    later = TrainingPanel()
    qtbot.addWidget(later)
    assert later.recent.isEnabled()
    assert later.recent.menu_of_runs.actions()[0].text() == "LSTM 48"
