"""What the inspector shows is what the record says, and each factor leads on."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from engine_records import trained
from pinned_panel import Show
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.inspector.numbers import number
from app.inspector.panel import ASK_AGAIN, REFRESH, InspectorPanel
from app.inspector.term_rows import LARGEST
from engine.explain.derive import derive
from engine.explain.over_clips import derive_over_clips
from engine.explain.places import INPUT, LOSS, Place, after_update, gradient_place, value_of
from engine.explain.proving import prove
from engine.network.gradient_check import Proof
from engine.recognition.forward import forward_record
from engine.training.progress import EditEffect, History
from engine.training.record import Record
from engine.training.snapshot import weights_of

Records = dict[str, Record]

WEIGHT = Place("hidden2", "W", (1, 2))
UNIT = Place("hidden1.tanh", "y", (3,))

PLACES = [
    ("linear", Place("output", "W", (2, 7))),
    ("dnn", WEIGHT),
    ("dnn", UNIT),
    ("dnn", Place("hidden1", "dout", (3,))),
    ("cnn", Place("conv1", "W", (1, 0, 1, 1))),
    ("cnn", Place("conv1", "y", (1, 3, 2))),
    ("rnn", Place("hidden1", "state", (3, 2))),
    ("gru", Place("hidden1", "candidate", (3, 2))),
    ("lstm", Place("hidden1", "cell", (3, 2))),
]


def value_row(panel: InspectorPanel) -> str:
    return panel.body.value.rows.rows[0].pieces[-1].text


def gradient_row(panel: InspectorPanel) -> str:
    return panel.body.gradient.rows.rows[0].pieces[-1].text


@pytest.mark.parametrize(("kind", "place"), PLACES)
@pytest.mark.parametrize("batch", [False, True])
def test_value_and_gradient_are_the_records(
    records: Records, show: Show, kind: str, place: Place, batch: bool
) -> None:
    record = records[kind]
    panel = show(record, place, batch=batch)
    gradient = gradient_place(record, place) or place

    assert panel.body.whose.text().startswith(number(value_of(record, place, batch=batch)))
    derivation = derive(record, gradient, batch=batch)
    if derivation.groups:
        assert gradient_row(panel) == number(value_of(record, gradient, batch=batch))
    else:
        assert panel.body.gradient.clips_button.isVisible()


def test_the_largest_terms_are_shown_and_the_rest_is_their_rest(
    records: Records, show: Show
) -> None:
    record, place = records["dnn"], Place("hidden1", "y", (1,))
    panel = show(record, place)
    derivation = derive(record, place)
    _, *terms, rest = panel.body.value.rows.rows

    largest = derivation.largest(LARGEST)
    assert [row.value for row in terms] == [number(term.product) for term in largest]
    assert rest.value == number(derivation.sum - sum(term.product for term in largest))
    assert str(len(derivation.products) - LARGEST) in rest.label
    shares = [abs(row.share or 0) for row in (*terms, rest)]
    assert max(shares) == pytest.approx(1)
    for row, term in zip(terms, largest, strict=True):
        assert np.sign(row.share) == np.sign(term.product)


def test_a_click_on_a_factor_leads_to_its_place(records: Records, show: Show, qtbot: QtBot) -> None:
    panel = show(records["dnn"], WEIGHT)
    rows = panel.body.gradient.rows
    delta, activation = rows.links()

    for piece, place in ((delta, Place("hidden2", "dout", (1,))), (activation, None)):
        with qtbot.waitSignal(panel.place_chosen) as signal:
            point = rows.box_of(piece).center().toPoint()
            qtbot.mouseClick(rows, Qt.MouseButton.LeftButton, pos=point)
        assert signal.args == [place or Place("hidden1.tanh", "y", (2,))]


def test_the_keyboard_leads_to_every_factor(records: Records, show: Show, qtbot: QtBot) -> None:
    panel = show(records["dnn"], UNIT)
    rows = panel.body.gradient.rows
    assert rows.focusPolicy() & Qt.FocusPolicy.TabFocus
    rows.setFocus()
    chosen: list[Place] = []
    panel.place_chosen.connect(chosen.append)

    for _ in rows.links():
        qtbot.keyClick(rows, Qt.Key.Key_Return)
        qtbot.keyClick(rows, Qt.Key.Key_Right)

    assert chosen == [piece.place for piece in rows.links()]
    assert len(set(chosen)) == 8  # four units, each with its weight and its delta


def test_what_is_pinned_comes_first(records: Records, show: Show) -> None:
    panel = show(records["dnn"], Place("hidden1", "dout", (3,)))
    assert panel.body.gradient.y() < panel.body.value.y()

    panel.show_place(UNIT)
    QApplication.processEvents()
    assert panel.body.value.y() < panel.body.gradient.y()


def test_the_update_is_told_with_before_after_and_the_rate(records: Records, show: Show) -> None:
    record = records["dnn"]
    panel = show(record, WEIGHT)
    shown = {name: label.text() for name, label in panel.body.update_section.values.items()}

    before = value_of(record, WEIGHT, batch=False)
    assert shown == {
        "gradient": number(float(record.layer("hidden2").batch.gradients["W"][1, 2])),
        "before": number(before, 6),
        "change": number(value_of(record, Place("hidden2", "update W", (1, 2)), batch=False)),
        "after": number(after_update(record, WEIGHT), 6),
        "rate": number(record.learning_rate),
    }


def test_a_proof_is_asked_for_and_shown(show: Show, qtbot: QtBot) -> None:
    record, trainer = trained("dnn")
    panel = show(record, WEIGHT)
    with qtbot.waitSignal(panel.proof_requested) as signal:
        qtbot.mouseClick(panel.body.proof.button, Qt.MouseButton.LeftButton)
    assert signal.args == [WEIGHT]
    assert not panel.body.proof.button.isEnabled()

    proof = prove(record, trainer.dataset.training, trainer.settings, WEIGHT)
    panel.show_proof(WEIGHT, proof, record.step)

    assert panel.body.proof.text_of("analytic") == number(proof.analytic, 6)
    assert panel.body.proof.text_of("error") == number(proof.relative_error)
    assert "✓" in panel.body.proof.verdict.text()
    assert panel.body.proof.button.isEnabled()


def test_a_proof_that_comes_too_late_is_not_shown(records: Records, show: Show) -> None:
    panel = show(records["dnn"], WEIGHT)
    panel.show_proof(UNIT, Proof("hidden1.tanh.dout", (3,), 1.0, 1.0), 3)

    assert not panel.body.proof.verdict.isVisible()


def test_at_a_kink_the_sentence_says_why_there_is_no_proof(records: Records, show: Show) -> None:
    panel = show(records["dnn"], WEIGHT)
    panel.show_proof(WEIGHT, Proof("hidden2.dW", (1, 2), 0.0, 0.5, at_kink=True), 3)

    assert "kink" in panel.body.proof.sentence.text()
    assert panel.body.proof.sentence.isVisible()
    assert "✓" not in panel.body.proof.verdict.text()


def test_a_weight_is_edited_and_the_edit_undone(records: Records, show: Show, qtbot: QtBot) -> None:
    panel = show(records["dnn"], WEIGHT)
    edit = panel.body.edit
    assert float(edit.field.text()) == pytest.approx(after_update(records["dnn"], WEIGHT), rel=1e-5)

    edit.field.selectAll()
    with qtbot.waitSignal(panel.edit_requested) as signal:
        qtbot.keyClicks(edit.field, "-0.75")
        qtbot.keyClick(edit.field, Qt.Key.Key_Return)
    assert signal.args == [WEIGHT, -0.75]
    panel.show_edit_effect(
        EditEffect(0, 3, f"{WEIGHT.layer}.W", WEIGHT.index, 0.25, -0.75, 1.0, 1.5, 2.0, 2.25)
    )
    for text in ("0.2500", "−0.7500", "1.0000", "1.5000", "2.0000", "2.2500"):
        assert text in edit.effect.text()
    with qtbot.waitSignal(panel.undo_edit_requested):
        qtbot.mouseClick(edit.undo_button, Qt.MouseButton.LeftButton)
    assert not edit.undo_button.isEnabled()


def test_what_is_being_typed_stays_while_records_arrive(
    records: Records, show: Show, qtbot: QtBot
) -> None:
    panel = show(records["dnn"], WEIGHT)
    panel.body.edit.field.selectAll()
    qtbot.keyClicks(panel.body.edit.field, "0.7")

    panel.show_record(records["dnn"], False)
    panel._refresh()

    assert panel.body.edit.field.text() == "0.7"


def test_the_history_is_asked_for_and_drawn(records: Records, show: Show, qtbot: QtBot) -> None:
    panel = show(records["dnn"], UNIT)
    with qtbot.waitSignal(panel.history_requested) as signal:
        panel.show_place(WEIGHT)
    assert signal.args == [WEIGHT]

    steps, values = np.arange(0, 80, 8), np.linspace(0, 1, 10)
    panel.show_history(History(0, "hidden2.W", (1, 2), steps, values))
    assert np.array_equal(panel.body.history.shown[1], values)
    panel.show_history(History(0, "hidden2.W", (0, 0), steps, values + 1))  # of another one
    assert np.array_equal(panel.body.history.shown[1], values)


def test_the_batchs_number_is_taken_apart_into_clips(show: Show, qtbot: QtBot) -> None:
    record, trainer = trained("dnn")
    panel = show(record, WEIGHT, batch=True)
    with qtbot.waitSignal(panel.clips_requested) as signal:
        qtbot.mouseClick(panel.body.gradient.clips_button, Qt.MouseButton.LeftButton)
    assert signal.args == [Place("hidden2", "dW", (1, 2))]

    derivation = derive_over_clips(
        record, trainer.dataset.training, trainer.settings, signal.args[0]
    )
    panel.show_clips(derivation)

    told = value_of(record, Place("hidden2", "dW", (1, 2)), batch=True)
    assert gradient_row(panel) == number(told)
    assert len(panel.body.gradient.rows.rows) == 1 + LARGEST + 1
    assert not panel.body.gradient.rows.links()


def test_nothing_pinned_says_what_to_click(records: Records, show: Show) -> None:
    panel = show(records["dnn"], None)

    visible = [label for label in panel.body.findChildren(QLabel) if label.isVisible()]
    assert visible == [panel.body.empty]
    assert "Click" in panel.body.empty.text()


def test_a_number_that_the_network_does_not_have_is_no_error(records: Records, show: Show) -> None:
    panel = show(records["linear"], WEIGHT)
    assert panel.body.empty.isVisible()

    panel.show_record(records["dnn"], False)
    panel._refresh()
    assert not panel.body.empty.isVisible()
    assert panel.body.title.isVisible()


def test_the_loss_has_a_value_and_no_gradient(records: Records, show: Show) -> None:
    panel = show(records["dnn"], Place(LOSS, "y", ()))

    assert value_row(panel) == number(records["dnn"].clip_loss)
    assert not panel.body.gradient.isVisible()
    assert not panel.body.proof.isVisible()


def test_records_that_arrive_fast_are_shown_in_a_moment(
    records: Records, show: Show, qtbot: QtBot
) -> None:
    panel = show(records["dnn"], WEIGHT)
    other, _ = trained("dnn", dropout=0.4, seed=9)
    before = panel.body.whose.text()

    for record in (records["dnn"], other, records["dnn"], other):
        panel.show_record(record, False)
    assert panel.body.whose.text() == before  # not at once: painting goes first

    told = number(value_of(other, WEIGHT, batch=False))
    qtbot.waitUntil(lambda: panel.body.whose.text().startswith(told), timeout=20 * REFRESH)


def test_a_hidden_panel_computes_nothing_and_catches_up_when_it_is_shown(
    records: Records, show: Show
) -> None:
    panel = show(records["dnn"], WEIGHT)
    other, _ = trained("dnn", dropout=0.4, seed=9)
    before = panel.body.whose.text()
    panel.hide()

    panel.show_record(other, False)
    assert not panel._timer.isActive()
    assert panel.body.whose.text() == before

    panel.show()
    assert panel.body.whose.text().startswith(number(value_of(other, WEIGHT, batch=False)))


def test_the_way_leads_back(records: Records, show: Show, qtbot: QtBot) -> None:
    panel = show(records["dnn"], UNIT)
    cell = Place(INPUT, "y", (2, 3))
    panel.show_way((cell, UNIT), 1)

    assert [piece.place for piece in panel.navigation.way.links()] == [cell]
    assert panel.navigation.back.isEnabled()
    assert not panel.navigation.forward.isEnabled()
    for button, signal in (
        (panel.navigation.back, panel.went_back),
        (panel.navigation.unpin, panel.unpinned),
    ):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))


def test_the_history_reaches_the_last_step_though_the_run_ends_soon_after_it_was_asked(
    records: Records, show: Show, qtbot: QtBot
) -> None:
    panel = show(records["dnn"], WEIGHT)
    asked: list[int] = []
    panel.history_requested.connect(lambda _place: asked.append(1))
    last = replace(records["dnn"], step=records["dnn"].step + 50)

    panel.show_record(last, False)
    panel._refresh()
    assert asked == []  # it was asked for just now

    qtbot.waitUntil(lambda: asked == [1], timeout=5 * ASK_AGAIN)


def test_an_old_proof_is_said_to_be_of_another_step(show: Show, qtbot: QtBot) -> None:
    record, trainer = trained("dnn")
    panel = show(record, WEIGHT)
    gradient = Place("hidden2", "dW", (1, 2))
    proof = prove(record, trainer.dataset.training, trainer.settings, gradient, batch=False)
    panel.show_proof(WEIGHT, proof, record.step)
    box = panel.body.proof
    panel.show_record(record, False)
    qtbot.waitUntil(lambda: not panel._stale)
    assert "not of what is shown" not in box.method.text()

    trainer.record_wanted = True
    later = trainer.one_step().record
    panel.show_record(later, False)

    qtbot.waitUntil(lambda: "not of what is shown now" in box.method.text())
    assert f"step {record.step}" in box.method.text()


def test_of_a_word_that_was_only_recognised_no_gradient_is_claimed(show: Show) -> None:
    _, trainer = trained("cnn")
    weights = weights_of(trainer)
    heard = forward_record(weights.network(), trainer.dataset.training.features[0], weights)

    panel = show(heard, Place("conv1", "W", (0, 0, 1, 1)))

    body = panel.body
    assert "only recognised" in body.condition.text()
    assert "heard" in body.whose.text()
    for section in (body.gradient, body.proof, body.update_section, body.edit):
        assert section.isHidden()
    panel.show_place(Place("conv1", "y", (0, 3, 3)))
    assert not body.value.isHidden()


def test_where_the_rate_has_come_to_its_end_nothing_is_divided_by_it(show: Show) -> None:
    record, _ = trained("cnn")
    panel = show(replace(record, learning_rate=0.0), Place("conv1", "W", (0, 0, 1, 1)))

    assert "NaN" not in panel.body.update_section.comparison.text()
    assert "η is 0" in panel.body.update_section.comparison.text()
