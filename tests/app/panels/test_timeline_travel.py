"""Travelling in the timeline: clicks, drags, keys, and the way back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from travel_desk import LEFT, Desk, new_desk, pixels

from app import theme


@pytest.fixture(autouse=True, scope="module")
def _themed(qapp: QApplication) -> None:
    theme.apply(qapp, theme.DARK)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return new_desk(qtbot)


def test_a_click_in_any_chart_asks_for_that_step(desk: Desk, qtbot: QtBot) -> None:
    for chart in desk.panel.charts.all:
        area = chart.area()
        place = QPoint(round(chart.x_of(120, area)), area.center().y())
        qtbot.mouseClick(chart, LEFT, pos=place)
        step, branch = desk.training.asked[-1]
        assert abs(step - 120) <= 1
        assert branch == 0
        desk.training.answer()


def test_a_click_beyond_the_newest_step_asks_for_the_newest(desk: Desk, qtbot: QtBot) -> None:
    desk.training.train(201, 210)
    desk.panel.redraw()
    desk.go(50)
    qtbot.mouseClick(desk.panel.loss, LEFT, pos=desk.at(290))
    assert desk.training.asked[-1] == (210, 0)


def test_dragging_sends_one_wish_at_a_time_and_ends_where_the_hand_does(
    desk: Desk, qtbot: QtBot
) -> None:
    loss = desk.panel.loss
    qtbot.mousePress(loss, LEFT, pos=desk.at(40))
    for step in range(50, 151, 10):
        qtbot.mouseMove(loss, pos=desk.at(step))
        QTest.mouseMove(loss, desk.at(step))
    qtbot.mouseRelease(loss, LEFT, pos=desk.at(150))
    assert len(desk.training.asked) == 1
    desk.training.answer()
    desk.training.answer()
    assert len(desk.training.asked) == 2
    assert abs(desk.training.asked[-1][0] - 150) <= 1
    qtbot.mouseMove(loss, pos=desk.at(80))
    assert len(desk.training.asked) == 2  # the hand has let go


def test_the_playhead_follows_at_once(desk: Desk) -> None:
    desk.go(60)
    before = pixels(desk.panel.loss.grab().toImage())
    desk.travel.go_to(90)
    desk.training.answer()
    after = pixels(desk.panel.loss.grab().toImage())
    assert (before != after).any()
    column = desk.at(90).x()
    amber = QColor(theme.current().warning).rgb()
    assert (after[:, column - 2 : column + 2] == amber).any()


def test_in_the_past_that_is_said_and_one_click_leads_back(desk: Desk, qtbot: QtBot) -> None:
    assert not desk.panel.past.isVisible()
    desk.go(120)
    assert desk.panel.past.isVisible()
    assert "In the past: step 120 of 200" in desk.said()
    assert "batch loss 0.017" in desk.said()
    qtbot.mouseClick(desk.panel.past, LEFT)
    assert desk.training.asked[-1] == (200, 0)
    desk.training.answer()
    desk.panel.redraw()
    assert not desk.panel.past.isVisible()
    assert "past" not in desk.said()


def test_hovering_in_the_past_reads_the_step_under_the_mouse(desk: Desk) -> None:
    desk.go(120)
    desk.panel.charts.pointed_at.emit(40.0)
    assert "at step 40 " in desk.said()
    assert "batch loss 0.050" in desk.said()
    assert "update ratios 0.01 0.001" in desk.said()


@pytest.mark.parametrize(
    ("key", "modifier", "step"),
    [
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, 119),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, 121),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier, 110),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier, 130),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, 0),
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier, 200),
    ],
)
def test_keys_travel_while_the_timeline_has_the_focus(
    desk: Desk, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier, step: int
) -> None:
    desk.go(120)
    qtbot.keyClick(desk.panel.strip, key, modifier)
    assert desk.training.asked[-1] == (step, 0)


def test_its_keys_are_the_windows_until_it_is_clicked(desk: Desk, qtbot: QtBot) -> None:
    phases: list[str] = []
    shortcut = QShortcut(Qt.Key.Key_Left, desk.panel)
    shortcut.activated.connect(lambda: phases.append("back"))
    desk.panel.activateWindow()
    desk.panel.past.setVisible(True)
    desk.panel.past.setFocus()
    qtbot.waitUntil(desk.panel.past.hasFocus)
    qtbot.keyClick(desk.panel.past, Qt.Key.Key_Left)
    assert phases == ["back"]
    assert desk.training.asked == []

    qtbot.mouseClick(desk.panel.loss, LEFT, pos=desk.at(100))
    assert desk.panel.strip.hasFocus()
    desk.training.answer()
    asked = len(desk.training.asked)
    qtbot.keyClick(desk.panel.strip, Qt.Key.Key_Left)
    assert phases == ["back"]
    assert len(desk.training.asked) == asked + 1


def test_up_and_down_show_the_other_strips(desk: Desk, qtbot: QtBot) -> None:
    desk.panel.resize(750, 176)
    qtbot.waitUntil(lambda: not desk.panel.ratios.isVisible())
    qtbot.keyClick(desk.panel.strip, Qt.Key.Key_Down)
    assert desk.panel.ratios.isVisible()


def test_walking_along_the_past_redraws_no_chart(desk: Desk, qtbot: QtBot) -> None:
    desk.go(20)
    qtbot.waitUntil(lambda: not desk.panel.is_redraw_due)
    QApplication.processEvents()
    kept = [chart._kept_picture(chart.area()) for chart in desk.panel.charts.all]
    desk.travel.go_to(30)
    desk.training.answer()
    qtbot.waitUntil(lambda: not desk.panel.is_redraw_due)
    QApplication.processEvents()
    again = [chart._kept_picture(chart.area()) for chart in desk.panel.charts.all]
    assert all(one is other for one, other in zip(kept, again, strict=True))


def test_a_bookmark_is_seen_at_once_on_the_handle_that_hides_its_flag(desk: Desk) -> None:
    desk.go(120)
    strip = desk.panel.strip
    before = pixels(strip.grab().toImage())

    desk.travel.add_bookmark()
    after = pixels(strip.grab().toImage())
    desk.travel.remove_bookmark(desk.travel.bookmarks[0])

    handle = round(strip.position_of(120, 0).x())
    changed = (before != after).any(axis=0).nonzero()[0]
    assert changed.size
    assert abs(changed - handle).max() < 30
    assert (pixels(strip.grab().toImage()) == before).all()
