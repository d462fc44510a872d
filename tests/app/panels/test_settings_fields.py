"""The fields offer what the engine has, show what applies, and lose nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shown_runs import choose, offered

from app.panels.choices import INITIALIZERS as INITIALIZER_CHOICES
from app.panels.choices import PURPOSES
from app.panels.settings_fields import SettingsFields
from engine.network.activations import ACTIVATIONS
from engine.network.initializers import INITIALIZERS
from engine.network.losses import LOSSES
from engine.network.optimizers import OPTIMIZERS
from engine.network.presets import PRESETS, SUITED
from engine.network.schedules import SCHEDULES
from engine.training.defaults import default_settings
from engine.training.settings import TrainingSettings


@pytest.fixture
def fields(qtbot: QtBot) -> SettingsFields:
    fields = SettingsFields()
    qtbot.addWidget(fields)
    return fields


def test_everything_that_the_engine_has_is_offered(fields: SettingsFields) -> None:
    assert set(offered(fields.network.kind)) == set(PRESETS) == set(PURPOSES)
    assert set(offered(fields.network.activation)) == set(ACTIVATIONS)
    assert set(offered(fields.network.read_out)) == {"mean", "last"}
    assert set(offered(fields.network.loss)) == set(LOSSES)
    assert set(offered(fields.training.optimizer)) == set(OPTIMIZERS)
    assert set(offered(fields.more.schedule)) == set(SCHEDULES)
    assert set(offered(fields.more.initializer)) == {SUITED, *INITIALIZERS}
    assert len(INITIALIZER_CHOICES) == len(INITIALIZERS) + 1


@pytest.mark.parametrize("network", PRESETS)
def test_only_what_applies_to_the_network_is_shown(fields: SettingsFields, network: str) -> None:
    choose(fields.network.kind, network)

    def shown(widget: QWidget) -> bool:
        return not widget.isHidden()

    recurrent = network in ("rnn", "gru", "lstm")
    assert shown(fields.network.activation) == (network in ("dnn", "cnn"))
    assert shown(fields.network.read_out) == recurrent
    assert shown(fields.network.hidden) == (network != "linear")
    assert shown(fields.more.dropout) == (network != "linear")
    assert shown(fields.more.momentum) == (network == "rnn")
    assert fields.network.kind.toolTip()


def test_momentum_is_shown_with_those_that_have_one(fields: SettingsFields) -> None:
    for optimizer in OPTIMIZERS:
        choose(fields.training.optimizer, optimizer)
        assert fields.more.momentum.isHidden() == (optimizer not in ("momentum", "nesterov"))


@pytest.mark.parametrize("network", ["dnn", "cnn", "gru"])
def test_layers_are_called_and_counted_as_what_they_are(
    fields: SettingsFields, network: str
) -> None:
    choose(fields.network.kind, network)
    text = fields.network.hidden.rows[0].units.text()
    assert text == {"dnn": "24 units", "cnn": "8 channels", "gru": "48 units"}[network]


def test_all_fields_together_are_the_settings(fields: SettingsFields) -> None:
    choose(fields.network.kind, "rnn")
    choose(fields.network.read_out, "last")
    choose(fields.network.loss, "binary-cross-entropy")
    choose(fields.training.optimizer, "nesterov")
    fields.training.learning_rate.spin.setValue(0.02)
    fields.more.dropout.setValue(0.25)
    choose(fields.more.initializer, "normal")
    choose(fields.more.schedule, "step")
    fields.more.warm_up.setValue(50)
    fields.more.momentum.setValue(0.8)
    fields.more.weight_decay.setValue(0.0005)
    fields.more.clip_norm.setValue(2.0)
    assert fields.read() == TrainingSettings(
        network="rnn",
        hidden=(64,),
        read_out="last",
        loss="binary-cross-entropy",
        optimizer="nesterov",
        learning_rate=0.02,
        dropout=0.25,
        initializer="normal",
        schedule="step",
        warm_up=50,
        momentum=0.8,
        weight_decay=0.0005,
        clip_norm=2.0,
    )


def test_what_a_field_cannot_show_exactly_stays_exactly_what_it_is(fields: SettingsFields) -> None:
    odd = replace(
        default_settings("cnn"), weight_decay=1.23456789e-5, dropout=1 / 3, batch_size=4096
    )
    fields.write(odd)
    assert fields.read() == odd
    fields.training.seed.spin.setValue(5)
    assert fields.read() == replace(odd, seed=5)


@pytest.mark.parametrize(
    ("network", "loss", "output"),
    [
        ("dnn", "cross-entropy", "softmax output"),
        ("dnn", "binary-cross-entropy", "sigmoid output"),
        ("gru", "mean-squared-error", "sigmoid output"),
        ("linear", "mean-squared-error", "linear output"),
    ],
)
def test_the_output_that_goes_with_the_loss_is_named(
    fields: SettingsFields, network: str, loss: str, output: str
) -> None:
    choose(fields.network.kind, network)
    choose(fields.network.loss, loss)
    assert fields.network.output.text() == output


def test_more_is_closed_at_first_and_remembered_open(fields: SettingsFields, qtbot: QtBot) -> None:
    assert fields.more.body.isHidden()
    fields.more.header.click()
    assert not fields.more.body.isHidden()
    later = SettingsFields()
    qtbot.addWidget(later)
    assert not later.more.body.isHidden()
    later.more.header.click()
    assert later.more.body.isHidden()


def test_nothing_works_in_secret_while_more_is_closed(fields: SettingsFields) -> None:
    assert fields.more.in_use.isHidden()
    fields.write(default_settings("cnn"))
    assert fields.more.in_use.text() == "dropout 0.3 · schedule: cosine"
    assert not fields.more.in_use.isHidden()
    fields.more.header.click()
    assert fields.more.in_use.isHidden()


def test_writing_is_no_edit(fields: SettingsFields, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(fields.edited), qtbot.assertNotEmitted(fields.rate_edited):
        fields.write(default_settings("lstm", clip_norm=3.0, warm_up=7))
