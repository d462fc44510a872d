"""The settings panel under keys, wheel and a narrow column."""

from __future__ import annotations

import pytest
from keys import type_into
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QScrollArea,
    QSlider,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shown_runs import choose_network

from app.panels.training_panel import TrainingPanel
from engine.network.presets import MOST_HIDDEN_LAYERS, MOST_UNITS, PRESETS

INPUTS = (QAbstractSpinBox, QComboBox, QSlider)


def content(panel: TrainingPanel) -> QWidget:
    scroll = panel.findChild(QScrollArea)
    assert isinstance(scroll, QScrollArea)
    return scroll.widget()


def fields_of(panel: TrainingPanel) -> list[QWidget]:
    return [field for kind in INPUTS for field in panel.findChildren(kind)]


@pytest.mark.parametrize("network", PRESETS)
def test_the_tab_key_reaches_every_field_from_top_to_bottom(
    panel: TrainingPanel, qtbot: QtBot, network: str
) -> None:
    panel.fields.more.header.click()
    choose_network(panel, network)
    panel.fields.training.batch.setValue(8)  # so that Apply can be reached
    focus: QWidget | None = panel.fields.network.kind
    assert focus is not None
    focus.setFocus()
    met: list[QWidget] = []
    while focus is not None and len(met) < 60:
        met.append(focus)
        if focus is panel.recent:
            break
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
        focus = panel.focusWidget()
    assert met[-3:] == [panel.apply_button, panel.revert_button, panel.recent]
    assert {field for field in fields_of(panel) if field.isVisibleTo(panel)} <= set(met)
    inside = [widget for widget in met if content(panel).isAncestorOf(widget)]
    rows = [widget.mapTo(content(panel), widget.rect().center()).y() // 8 for widget in inside]
    assert rows == sorted(rows)


def test_the_wheel_changes_no_field_by_accident(panel: TrainingPanel) -> None:
    before = panel.fields.read()
    fields = fields_of(panel)
    assert len(fields) >= 15
    for field in fields:
        field.clearFocus()
        turn = QWheelEvent(
            QPointF(5, 5),
            QPointF(field.mapToGlobal(QPoint(5, 5))),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field, turn)
        assert not turn.isAccepted(), field.accessibleName()
    assert panel.fields.read() == before


@pytest.mark.parametrize("network", PRESETS)
def test_every_field_explains_itself(panel: TrainingPanel, network: str) -> None:
    choose_network(panel, network)
    parts = (QAbstractSpinBox, QComboBox, QAbstractButton)
    widgets = [widget for kind in parts for widget in panel.findChildren(kind)]
    mute = [
        widget
        for widget in widgets
        if not widget.toolTip() and not (widget.parentWidget() or widget).toolTip()
    ]
    assert mute == []


def test_rows_have_different_names_for_screen_readers(panel: TrainingPanel) -> None:
    for row in panel.fields.network.hidden.rows:
        assert row.units.accessibleName() != row.remove.accessibleName()
    choose_network(panel, "cnn")
    assert panel.fields.network.hidden.rows[1].units.accessibleName() == "channels of conv 2"


@pytest.mark.parametrize("typed", ["0", "-1", "513", "99999"])
def test_impossible_numbers_of_units_cannot_be_typed(
    panel: TrainingPanel, qtbot: QtBot, typed: str
) -> None:
    units = panel.fields.network.hidden.rows[0].units
    type_into(qtbot, units, typed)
    qtbot.keyClick(units, Qt.Key.Key_Return)
    assert 1 <= panel.fields.network.hidden.units[0] <= MOST_UNITS


@pytest.mark.parametrize("network", PRESETS)
def test_all_fits_into_the_narrow_column(panel: TrainingPanel, qtbot: QtBot, network: str) -> None:
    choose_network(panel, network)
    panel.fields.more.header.click()
    for _ in range(MOST_HIDDEN_LAYERS):
        panel.fields.network.hidden.add.click()
    with qtbot.waitExposed(panel):
        panel.show()
    assert panel.width() == 250
    scroll = panel.findChild(QScrollArea)
    assert isinstance(scroll, QScrollArea)
    assert content(panel).minimumSizeHint().width() <= scroll.viewport().width()
    cut = [
        label.text()
        for label in panel.findChildren(QLabel)
        if label.isVisible() and label.width() < label.minimumSizeHint().width()
    ]
    assert cut == []


@pytest.mark.parametrize("network", PRESETS)
def test_the_chosen_name_is_not_cut_off(panel: TrainingPanel, network: str) -> None:
    choose_network(panel, network)
    kind = panel.fields.network.kind
    text = kind.fontMetrics().horizontalAdvance(kind.currentText())
    assert text + 30 <= 250 - 24 - 9  # margins, scroll bar, and the arrow's room
