"""What the mistakes window shows is what the network answers, and what it changes can be undone."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QInputDialog, QMenu, QPushButton

from app import theme
from app.mistakes_window.geometry import SMALLEST
from app.mistakes_window.reading import Cell, cell_text
from engine.corpus.dataset import read_clip
from engine.training.confusion import confusion_of

PATIENCE = 20_000


def first_wrong(desk) -> Cell:
    (cell,) = desk.window.matrix.reading.worst(1)
    return cell


def click(desk, qtbot, cell: Cell) -> None:
    matrix = desk.window.matrix
    place = matrix.geometry_now().cell(cell).center().toPoint()
    qtbot.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=place)


def clips_in(desk):
    return [row.clip for row in desk.window.clips.rows.rows]


def in_use(dataset):
    return {*dataset.training.clips, *dataset.validation.clips}


def test_the_matrix_is_the_networks_own(desk):
    reading = desk.window.matrix.reading
    dataset, weights = desk.training.dataset, desk.training.weights

    expected = confusion_of(weights.network(), dataset.validation, 3)

    assert reading.counts.tolist() == expected.tolist()
    assert reading.said.tolist() == expected.sum(axis=1).tolist()
    assert reading.taken.tolist() == expected.sum(axis=0).tolist()
    assert (reading.total, reading.right) == (expected.sum(), expected.trace())


def test_a_click_lists_the_clips_behind_a_cell_with_the_answers(desk, qtbot):
    matrix, clips = desk.window.matrix, desk.window.clips
    network, dataset = desk.training.weights.network(), desk.training.dataset
    answers = network.predict(dataset.validation.features)
    for said in range(3):
        for taken in range(3):
            click(desk, qtbot, Cell(said, taken))
            wanted = {
                clip
                for clip, label, answer in zip(
                    dataset.validation.clips, dataset.validation.labels, answers, strict=True
                )
                if label == said and answer.argmax() == taken
            }
            assert set(clips_in(desk)) == wanted
            assert clips.heading.text() == cell_text(matrix.reading, Cell(said, taken))
            for row in clips.rows.rows:
                assert row.answer == dataset.words[taken]
                assert row.certainty == pytest.approx(answers[row.place].max(), abs=1e-6)


def test_at_first_the_worst_mistake_is_chosen(desk):
    assert desk.window.matrix.chosen == first_wrong(desk)
    assert len(clips_in(desk)) == desk.window.matrix.reading.count(first_wrong(desk))
    assert desk.window.worst.text().startswith("Most often taken: ")


def test_it_lives_while_the_network_learns(desk, qtbot):
    with qtbot.waitSignal(desk.mistakes.mistakes_changed, timeout=PATIENCE) as told:
        desk.training.one_step()
    assert told.args[0].step == 1
    assert desk.window.matrix.reading.mistakes.step == 1
    desk.window.hide()
    desk.training.one_step()
    qtbot.waitUntil(lambda: desk.training.weights.step == 2, timeout=PATIENCE)
    with qtbot.assertNotEmitted(desk.mistakes.mistakes_changed, wait=1100):
        pass


def test_the_switch_asks_about_the_clips_that_are_learned_from(desk, qtbot):
    with qtbot.waitSignal(desk.mistakes.mistakes_changed, timeout=PATIENCE):
        desk.window.training.click()
    dataset = desk.training.dataset
    expected = confusion_of(desk.training.weights.network(), dataset.training, 3)

    assert desk.window.matrix.reading.counts.tolist() == expected.tolist()

    row = desk.window.clips.current
    with qtbot.waitSignals(
        [desk.window.spotlight_requested, desk.mistakes.forward_ready], timeout=PATIENCE
    ):
        desk.window.clips.show_it.click()
    assert row.clip in dataset.training.clips


def test_a_clip_that_is_held_back_is_played_forward_as_it_was_taken(desk, qtbot):
    row = desk.window.clips.current
    with (
        qtbot.assertNotEmitted(desk.window.spotlight_requested),
        qtbot.waitSignal(desk.mistakes.forward_ready, timeout=PATIENCE) as told,
    ):
        qtbot.keyClick(desk.window.clips.list, Qt.Key.Key_Return)
    record = told.args[0]
    assert record.forward_only
    given = desk.training.dataset.validation.features[row.place]
    assert np.array_equal(record.features, given)
    assert record.words[int(record.predictions.argmax())] == row.answer
    assert record.predictions.max() == pytest.approx(row.certainty, abs=1e-6)


def test_space_plays_the_chosen_clip_from_the_matrix_and_from_the_list(desk, qtbot):
    row = desk.window.clips.current
    for count, widget in enumerate((desk.window.matrix, desk.window.clips.list), start=1):
        qtbot.keyClick(widget, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda count=count: len(desk.played) == count)
        assert np.array_equal(desk.played[-1].samples, read_clip(row.clip).samples)


def test_a_clip_is_left_out_undone_and_taken_in_again(desk, qtbot):
    row, total = desk.window.clips.current, desk.window.matrix.reading.total
    with qtbot.waitSignal(desk.library.dataset_changed, timeout=PATIENCE) as told:
        desk.window.clips.leave_out.click()
    assert row.clip not in in_use(told.args[0])
    qtbot.waitUntil(lambda: desk.window.matrix.reading.total == total - 1, timeout=PATIENCE)
    assert row.clip not in clips_in(desk)
    assert desk.window.left_out.text() == "Left out: 1"
    assert desk.window.notice.offers_undo

    with qtbot.waitSignal(desk.library.dataset_changed, timeout=PATIENCE) as told:
        desk.window.notice.undo_requested.emit()
    assert row.clip in in_use(told.args[0])
    assert desk.window.left_out.isHidden()

    with qtbot.waitSignal(desk.library.dataset_changed, timeout=PATIENCE):
        desk.library.redo()
    menu = QMenu()
    desk.window.correcting.fill_menu(menu)
    with qtbot.waitSignal(desk.library.dataset_changed, timeout=PATIENCE) as told:
        menu.actions()[-1].trigger()
    assert row.clip in in_use(told.args[0])
    menu.deleteLater()


def test_a_clip_of_others_with_another_word_becomes_a_copy_and_that_is_undone(desk, qtbot):
    row = desk.window.clips.current
    other = next(word for word in desk.training.dataset.words if word != row.clip.word)
    desk.window.clips.relabel.click()
    dialog = desk.window.findChild(QInputDialog)
    dialog.setTextValue(other)
    dialog.accept()

    qtbot.waitUntil(lambda: len(desk.library.own.clips) == 1, timeout=PATIENCE)
    (copy,) = desk.library.own.clips
    qtbot.waitUntil(lambda: desk.library.left_out == (row.clip,), timeout=PATIENCE)
    assert (copy.word, copy.split) == (other, row.clip.split)

    qtbot.waitUntil(lambda: copy in in_use(desk.training.dataset), timeout=PATIENCE)
    qtbot.waitUntil(lambda: row.clip not in in_use(desk.training.dataset), timeout=PATIENCE)
    desk.window.correcting.relabel(copy, row.clip.word)
    qtbot.waitUntil(lambda: desk.library.own.clips[0].word == row.clip.word, timeout=PATIENCE)
    desk.library.undo()
    qtbot.waitUntil(lambda: desk.library.own.clips[0].word == other, timeout=PATIENCE)


def test_a_copy_and_what_it_stands_for_are_taken_back_with_one_click(desk, qtbot):
    clip = desk.window.clips.current.clip
    other = next(word for word in desk.training.dataset.words if word != clip.word)
    with qtbot.waitSignal(desk.window.correcting.told, timeout=PATIENCE):
        desk.window.correcting.relabel(clip, other)
    assert desk.library.left_out == (clip,)

    desk.window.notice.undo_requested.emit()

    qtbot.waitUntil(lambda: not desk.library.own.clips, timeout=PATIENCE)
    assert desk.library.left_out == ()
    qtbot.waitUntil(lambda: clip in in_use(desk.training.dataset), timeout=PATIENCE)


def test_undo_is_not_offered_for_what_is_no_more_the_last_change(desk, qtbot):
    with qtbot.waitSignal(desk.library.dataset_changed, timeout=PATIENCE):
        desk.window.clips.leave_out.click()
    assert desk.window.notice.offers_undo

    desk.library.undo()

    assert not desk.window.notice.text


def test_what_a_clip_says_now_is_told_when_that_is_on_disk(desk, qtbot):
    clip = desk.window.clips.current.clip
    first, second = [word for word in desk.training.dataset.words if word != clip.word][:2]
    with qtbot.waitSignal(desk.window.correcting.told, timeout=PATIENCE):
        desk.window.correcting.relabel(clip, first)
    (copy,) = desk.library.own.clips

    with qtbot.waitSignal(desk.window.correcting.told, timeout=PATIENCE) as told:
        desk.window.correcting.relabel(copy, second)

    assert second in told.args[0]
    assert desk.library.own.clips[0].word == second
    assert desk.window.notice.offers_undo


def test_the_arrow_keys_walk_over_the_cells(desk, qtbot):
    matrix = desk.window.matrix
    click(desk, qtbot, Cell(0, 0))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(matrix, key)
    assert matrix.chosen == Cell(1, 2)
    assert desk.window.clips.heading.text() == cell_text(matrix.reading, Cell(1, 2))
    qtbot.keyClick(matrix, Qt.Key.Key_Up)
    qtbot.keyClick(matrix, Qt.Key.Key_Up)
    qtbot.keyClick(matrix, Qt.Key.Key_Left)
    assert matrix.chosen == Cell(0, 1)


def test_a_place_is_in_the_cell_that_is_painted_there(desk):
    geometry = desk.window.matrix.geometry_now()
    assert geometry.width >= SMALLEST
    for said in range(3):
        for taken in range(3):
            box = geometry.cell(Cell(said, taken))
            inside = (box.topLeft(), box.center(), box.bottomRight() - QPointF(0.1, 0.1))
            assert [geometry.at(place) for place in inside] == [Cell(said, taken)] * 3
    assert geometry.at(geometry.area.topLeft() - QPointF(1, 1)) is None


def test_the_picture_is_copied_and_changes_with_theme_and_choice(desk, qapp):
    copy, _save = desk.window.picture.menu().actions()
    copy.trigger()
    assert QGuiApplication.clipboard().image().width() == 2 * desk.window.matrix.width()
    matrix = desk.window.matrix
    try:
        theme.apply(qapp, theme.DARK)
        dark = matrix.grab().toImage()
        desk.window.shares.click()
        shares = matrix.grab().toImage()
        theme.apply(qapp, theme.LIGHT)
        assert dark != shares != matrix.grab().toImage()
    finally:
        theme.apply(qapp, theme.DARK)


def test_every_button_is_explained_and_leaves_the_space_key_alone(desk):
    buttons = [one for one in desk.window.findChildren(QPushButton) if one.isVisible()]
    assert len(buttons) == 8
    assert {one.focusPolicy() for one in buttons} == {Qt.FocusPolicy.TabFocus}
    assert all(one.toolTip() for one in buttons)
