"""Branches and bookmarks in the timeline: rails, curves, flags, and the menu of a place."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QColor, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from travel_desk import LAYERS, LEFT, RUN, Desk, new_desk, pixels

from app import theme
from app.controllers.travel import Bookmark
from app.picture_files import MAGNIFICATION
from engine.training.progress import Position, Started
from engine.training.settings import TrainingSettings


@pytest.fixture(autouse=True, scope="module")
def _themed(qapp: QApplication) -> None:
    theme.apply(qapp, theme.DARK)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return new_desk(qtbot)


def test_a_branch_has_its_own_curve_and_the_old_one_stays(desk: Desk) -> None:
    desk.branch_off(1, 0, 100, 150)
    curves = desk.panel.charts.curves
    rows = curves.steps(1000)
    assert rows[:, 0].tolist() == list(range(1, 151))
    assert rows[49, 1] == pytest.approx(2 / 50)
    assert rows[149, 1] == pytest.approx(100 / 150)
    (other,) = curves.others(1000)
    assert other.fork == 100
    assert other.steps[:, 0].tolist() == list(range(100, 201))

    desk.go(180, 0)
    assert curves.steps(1000)[:, 0].tolist() == list(range(1, 201))
    (other,) = curves.others(1000)
    assert other.steps[:, 0].tolist() == list(range(101, 151))


def test_steps_after_coming_back_belong_to_the_old_branch(desk: Desk) -> None:
    desk.branch_off(1, 0, 100, 150)
    desk.go(200, 0)
    desk.training.train(201, 220)
    assert desk.panel.charts.curves.tip_of(0) == 220
    assert desk.panel.charts.curves.tip_of(1) == 150


def test_branches_run_on_their_own_rails_and_a_click_stands_on_one(
    desk: Desk, qtbot: QtBot
) -> None:
    height = desk.panel.strip.height()
    desk.branch_off(1, 0, 100, 150)
    assert desk.panel.strip.height() > height
    assert desk.on_rail(140, 1).y() > desk.on_rail(140, 0).y()
    assert desk.on_rail(60, 1) == desk.on_rail(60, 0)
    qtbot.mouseClick(desk.panel.strip, LEFT, pos=desk.on_rail(180, 0))
    step, branch = desk.training.asked[-1]
    assert branch == 0
    assert abs(step - 180) <= 1
    desk.training.answer()
    qtbot.mouseClick(desk.panel.strip, LEFT, pos=desk.on_rail(140, 1))
    assert desk.training.asked[-1][1] == 1


def test_dragging_along_a_rail_stays_on_its_branch(desk: Desk, qtbot: QtBot) -> None:
    desk.branch_off(1, 0, 100, 150)
    strip = desk.panel.strip
    qtbot.mousePress(strip, LEFT, pos=desk.on_rail(180, 0))
    desk.training.answer()
    qtbot.mouseMove(strip, pos=desk.on_rail(120, 1))
    assert desk.training.asked[-1][1] == 0
    qtbot.mouseRelease(strip, LEFT)


def test_a_branch_whose_edit_was_taken_back_leaves_the_rails(desk: Desk) -> None:
    height = desk.panel.strip.height()
    desk.go(100)
    desk.training.begin_branch(1, 0, 100)
    desk.panel.redraw()
    assert desk.panel.strip.height() > height
    desk.training.position_changed.emit(Position(RUN, 100, 0))
    desk.panel.redraw()
    assert desk.panel.strip.height() == height
    assert desk.panel.past.isVisible()


def test_where_branches_begin_the_curves_are_marked(desk: Desk) -> None:
    desk.branch_off(1, 0, 100, 150)
    muted = QColor(theme.current().muted).rgb()
    column = desk.at(100).x()
    around = pixels(desk.panel.loss.grab().toImage())[:, column - 2 : column + 3]
    bottom = desk.panel.loss.area().bottom()
    assert (around[bottom - 8 : bottom + 4] == muted).sum() > 10


def test_bookmarks_stand_on_the_rail_and_attract_a_click(desk: Desk, qtbot: QtBot) -> None:
    bare = pixels(desk.panel.strip.grab().toImage())
    desk.travel.add_bookmark("before it overfits", 60, 0)
    flagged = pixels(desk.panel.strip.grab().toImage())
    changed = np.flatnonzero((bare != flagged).any(axis=0))
    foot = desk.on_rail(60, 0)
    assert abs(changed.min() - foot.x()) <= 2
    qtbot.mouseClick(desk.panel.strip, LEFT, pos=foot + QPoint(4, 0))
    assert desk.training.asked[-1] == (60, 0)
    qtbot.mouseMove(desk.panel.strip, pos=foot)
    assert desk.panel.strip.toolTip() == "before it overfits"


@pytest.fixture
def _menus_gone(desk: Desk) -> Iterator[None]:
    yield
    for menu in desk.panel.findChildren(QMenu):
        menu.close()


def open_menu(desk: Desk, step: int, branch: int = 0) -> QMenu:
    desk.panel.strip.menu_wanted.emit(step, branch, QPoint(10, 10))
    return desk.panel.findChildren(QMenu)[-1]


def chosen(menu: QMenu, text: str) -> QAction:
    return next(one for one in menu.actions() if text in one.text() and one.isVisible())


@pytest.mark.usefixtures("_menus_gone")
def test_the_menu_keeps_renames_and_removes_a_bookmark(desk: Desk, qtbot: QtBot) -> None:
    chosen(open_menu(desk, 70), "Bookmark step 70").trigger()
    assert desk.travel.bookmarks == (Bookmark(70, 0),)
    dialog = desk.panel.menus.ask_for_note(desk.travel.bookmarks[0])
    dialog.setTextValue("here")
    dialog.accept()
    assert desk.travel.bookmarks == (Bookmark(70, 0, "here"),)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    chosen(open_menu(desk, 70), "Remove").trigger()
    assert desk.travel.bookmarks == ()


@pytest.mark.usefixtures("_menus_gone")
def test_the_menu_branches_off_where_it_was_opened(desk: Desk) -> None:
    chosen(open_menu(desk, 70), "Branch off at step 70").trigger()
    assert desk.training.asked[-1] == (70, 0)
    assert desk.training.branches_asked == 0
    desk.training.answer()
    assert desk.training.branches_asked == 1
    assert not chosen(open_menu(desk, 200), "Branch off").isEnabled()


@pytest.mark.usefixtures("_menus_gone")
def test_the_menu_copies_the_timeline_as_a_picture(desk: Desk) -> None:
    chosen(open_menu(desk, 70), "Copy").trigger()
    copied = QGuiApplication.clipboard().image()
    assert copied.width() == MAGNIFICATION * desk.panel.width()


def test_a_new_run_forgets_branches_bookmarks_and_the_past(desk: Desk) -> None:
    desk.travel.add_bookmark("", 60, 0)
    desk.branch_off(1, 0, 100, 150)
    desk.go(120, 1)
    desk.training.run_started.emit(
        Started(RUN, TrainingSettings(), ("yes", "no"), LAYERS, 14_418, 200, 50, 200)
    )
    desk.training.train(1, 3)
    desk.panel.redraw()
    assert not desk.panel.past.isVisible()
    assert desk.panel.charts.curves.others(100) == []
    assert "step 3 " in desk.said()
