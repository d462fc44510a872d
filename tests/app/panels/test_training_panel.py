"""The settings of network and training: what is edited waits, the learning rate acts at once."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from keys import type_into
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from app.panels.network_summary import input_count, parameter_count
from app.panels.pending_settings import carry_over, needs_new_run
from app.panels.training_panel import TrainingPanel
from engine.network.presets import MOST_HIDDEN_LAYERS, MOST_UNITS, build_network
from engine.training.progress import Ended, Ending, Started
from engine.training.settings import TrainingSettings, sensible_learning_rate

WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def started(
    settings: TrainingSettings | None = None, clips: int = 2000, copies: int = 0
) -> Started:
    settings = settings or TrainingSettings()
    parameters = parameter_count((576, *settings.hidden, len(WORDS)))
    layers = (*(f"hidden{n + 1}" for n in range(len(settings.hidden))), "output")
    counts = (clips, 250, (1 + copies) * clips)
    return Started(1, settings, WORDS, layers, parameters, *counts)


@pytest.fixture
def panel(qtbot: QtBot) -> TrainingPanel:
    panel = TrainingPanel()
    qtbot.addWidget(panel)
    panel.resize(250, 720)
    panel.show()
    panel.show_run(started())
    return panel


def offered(choice: QComboBox) -> list[str]:
    return [choice.itemData(row) for row in range(choice.count())]


def choose(panel: TrainingPanel, *, activation: str = "", loss: str = "") -> None:
    for combo, key in ((panel.fields.activation, activation), (panel.fields.loss, loss)):
        if key:
            combo.setCurrentIndex(combo.findData(key))


def applied(panel: TrainingPanel, qtbot: QtBot) -> TrainingSettings:
    with qtbot.waitSignal(panel.settings_applied) as signal:
        qtbot.mouseClick(panel.apply_button, Qt.MouseButton.LeftButton)
    assert signal.args is not None
    settings = signal.args[0]
    assert isinstance(settings, TrainingSettings)
    return settings


@given(
    st.lists(st.integers(1, 20), max_size=MOST_HIDDEN_LAYERS),
    st.integers(2, 12),
    st.integers(1, 8),
)
def test_the_parameters_are_those_of_the_network_that_is_built(
    hidden: list[int], classes: int, frames: int
) -> None:
    network = build_network(input_shape=(frames, 3), classes=classes, hidden=hidden)
    assert parameter_count((3 * frames, *hidden, classes)) == len(network.vector)
    run = Started(
        1,
        TrainingSettings(hidden=tuple(hidden)),
        tuple(map(str, range(classes))),
        (),
        len(network.vector),
        10,
        2,
        10,
    )
    assert input_count(run) == 3 * frames


def test_the_summary_counts_units_and_parameters(panel: TrainingPanel) -> None:
    assert panel.fields.summary.text().split("\n") == ["576-24-16-10", "14,418 parameters"]
    panel.fields.hidden.rows[0].units.setValue(32)
    assert panel.fields.summary.text().split("\n") == ["576-32-16-10", "19,162 parameters"]


def test_nothing_waits_to_be_applied_at_first(panel: TrainingPanel) -> None:
    assert not panel.apply_button.isEnabled()
    assert not panel.revert_button.isEnabled()


def test_an_edit_waits_for_apply(panel: TrainingPanel, qtbot: QtBot) -> None:
    panel.fields.batch.setValue(8)
    panel.fields.step_limit.setValue(500)
    panel.fields.seed.spin.setValue(3)
    choose(panel, activation="relu", loss="mean-squared-error")
    panel.fields.hidden.add.click()
    assert applied(panel, qtbot) == TrainingSettings(
        hidden=(24, 16, 16),
        activation="relu",
        loss="mean-squared-error",
        learning_rate=sensible_learning_rate("relu", "mean-squared-error"),
        batch_size=8,
        step_limit=500,
        seed=3,
    )


def test_once_the_run_has_begun_nothing_waits_any_more(panel: TrainingPanel, qtbot: QtBot) -> None:
    panel.fields.hidden.rows[1].units.setValue(8)
    panel.show_run(started(applied(panel, qtbot)))
    assert not panel.apply_button.isEnabled()
    assert panel.fields.hidden.units == (24, 8)


def test_revert_shows_the_settings_of_the_run_again(panel: TrainingPanel, qtbot: QtBot) -> None:
    panel.fields.hidden.add.click()
    choose(panel, activation="sigmoid")
    panel.fields.seed.die.click()
    qtbot.mouseClick(panel.revert_button, Qt.MouseButton.LeftButton)
    assert panel.fields.read() == TrainingSettings()
    assert not panel.apply_button.isEnabled()


def test_undoing_an_edit_by_hand_leaves_nothing_to_apply(panel: TrainingPanel) -> None:
    panel.fields.batch.setValue(8)
    assert panel.apply_button.isEnabled()
    panel.fields.batch.setValue(16)
    assert not panel.apply_button.isEnabled()


def test_the_learning_rate_acts_at_once_and_needs_no_new_run(
    panel: TrainingPanel, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel.learning_rate_changed) as signal:
        panel.fields.learning_rate.slider.setValue(60)
    assert signal.args == [0.1]
    assert not panel.apply_button.isEnabled()


def test_half_a_typed_rate_does_not_reach_the_training(panel: TrainingPanel, qtbot: QtBot) -> None:
    rates: list[float] = []
    panel.learning_rate_changed.connect(rates.append)
    spin = panel.fields.learning_rate.spin
    type_into(qtbot, spin, "0.25")
    assert not rates
    qtbot.keyClick(spin, Qt.Key.Key_Return)
    assert rates == [0.25]


def test_a_sensible_rate_is_suggested_with_other_units_and_another_loss(
    panel: TrainingPanel,
) -> None:
    rates: list[float] = []
    panel.learning_rate_changed.connect(rates.append)
    for activation, loss in product(offered(panel.fields.activation), offered(panel.fields.loss)):
        choose(panel, activation=activation, loss=loss)
        assert panel.fields.learning_rate.value == sensible_learning_rate(activation, loss)
    assert not rates  # the run that goes on keeps its own


def test_a_rate_chosen_by_hand_is_left_alone(panel: TrainingPanel) -> None:
    panel.fields.learning_rate.slider.setValue(55)
    chosen = panel.fields.learning_rate.value
    choose(panel, activation="sigmoid", loss="mean-squared-error")
    assert panel.fields.learning_rate.value == chosen
    assert "1" in panel.fields.rate_remark.text()  # but the usual one is said


def test_the_default_rate_is_the_sensible_one() -> None:
    settings = TrainingSettings()
    assert settings.learning_rate == sensible_learning_rate(settings.activation, settings.loss)


def test_what_is_edited_survives_a_reset_of_the_run(panel: TrainingPanel) -> None:
    panel.fields.batch.setValue(4)
    panel.show_run(started(replace(TrainingSettings(), seed=9)))
    assert panel.fields.read().batch_size == 4
    assert panel.fields.read().seed == 9
    assert panel.apply_button.isEnabled()


def test_only_the_rate_can_change_while_a_run_goes_on() -> None:
    settings = TrainingSettings()
    assert not needs_new_run(replace(settings, learning_rate=1.0), settings)
    assert needs_new_run(replace(settings, hidden=(24,)), settings)


def test_edits_are_carried_over_field_by_field() -> None:
    before = TrainingSettings()
    edited = replace(before, batch_size=4)
    now = replace(before, seed=5, batch_size=32)
    assert carry_over(edited, before, now) == replace(before, seed=5, batch_size=4)


@pytest.mark.parametrize("typed", ["0", "-1", "513", "99999"])
def test_impossible_numbers_of_units_cannot_be_typed(
    panel: TrainingPanel, qtbot: QtBot, typed: str
) -> None:
    units = panel.fields.hidden.rows[0].units
    type_into(qtbot, units, typed)
    qtbot.keyClick(units, Qt.Key.Key_Return)
    assert 1 <= panel.fields.hidden.units[0] <= MOST_UNITS


def test_a_batch_larger_than_the_corpus_gets_a_sentence(panel: TrainingPanel) -> None:
    assert panel.fields.batch_remark.isHidden()
    panel.show_run(started(clips=12))
    assert "12 clips" in panel.fields.batch_remark.text()
    assert not panel.fields.batch_remark.isHidden()


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


def test_varied_takes_are_no_recordings(panel: TrainingPanel) -> None:
    panel.show_run(started(clips=32, copies=9))
    said = "32 clips to learn from, 320 with variations; 250 held back."
    assert panel.state.text() == said
    panel.fields.batch.setValue(64)  # of 320 there are enough
    assert panel.fields.batch_remark.isHidden()


def test_the_tab_key_goes_from_top_to_bottom(panel: TrainingPanel, qtbot: QtBot) -> None:
    panel.fields.batch.setValue(8)  # so that Apply can be reached
    panel.fields.hidden.add.setFocus()
    rows: list[int] = []
    focus: QWidget | None = panel.fields.hidden.add
    while focus is not None and len(rows) < 40:
        rows.append(focus.mapTo(panel, focus.rect().center()).y() // 6)
        if focus is panel.revert_button:
            break
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
        focus = panel.focusWidget()
    assert focus is panel.revert_button
    assert rows == sorted(rows)
    assert len(rows) >= 12


def test_the_wheel_scrolls_and_changes_no_number_by_accident(panel: TrainingPanel) -> None:
    units = panel.fields.hidden.rows[0].units
    units.clearFocus()
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(units.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(units, turn)
    assert units.value() == 24
    assert not turn.isAccepted()


def test_every_field_explains_itself_and_has_a_name_for_screen_readers(
    panel: TrainingPanel,
) -> None:
    fields = panel.fields
    for widget in (
        fields.activation,
        fields.loss,
        fields.learning_rate,
        fields.batch,
        fields.step_limit,
        fields.seed.spin,
        fields.seed.die,
        fields.hidden.add,
        *(row.units for row in fields.hidden.rows),
        *(row.remove for row in fields.hidden.rows),
    ):
        assert widget.toolTip()
    for row in fields.hidden.rows:
        assert row.units.accessibleName() != row.remove.accessibleName()


def test_all_fits_into_the_narrow_column(panel: TrainingPanel) -> None:
    for row in range(MOST_HIDDEN_LAYERS - 2):
        panel.fields.hidden.add.click()
        assert panel.fields.hidden.rows[row + 2].isVisible()
    choose(panel, loss="mean-squared-error")
    assert panel.fields.minimumSizeHint().width() <= 250 - 24
