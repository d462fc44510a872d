"""Travelling in the timeline: clicks, drags, keys, branches, bookmarks, and the way back."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QColor, QGuiApplication, QImage, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app import theme
from app.controllers.travel import Bookmark, TravelController
from app.panels.timeline_panel import TimelinePanel
from engine.training.progress import Branched, Position, Sought, Started, StepMetrics
from engine.training.settings import TrainingSettings

RUN = 7
LAYERS = ("hidden1", "output")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True, scope="module")
def _themed(qapp: QApplication) -> None:
    theme.apply(qapp, theme.DARK)


class PatientTraining(QObject):
    """Stands for the engine: stands where it is sent as soon as the test says so."""

    run_started = Signal(object)
    steps_taken = Signal(list)
    sought = Signal(object)
    branched = Signal(object)
    position_changed = Signal(object)
    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.training_flat_out = False
        self.asked: list[tuple[int, int]] = []
        self.branches_asked = 0

    def seek(self, step: int, branch: int) -> None:
        self.asked.append((step, branch))

    def branch_here(self) -> None:
        self.branches_asked += 1

    def answer(self) -> None:
        self.sought.emit(Sought(RUN, *self.asked[-1]))

    def train(self, first: int, last: int, branch: int = 0, loss: float = 2.0) -> None:
        steps = [
            StepMetrics(RUN, step, loss / step, 0.5, (1.0, 0.1), (0.01, 0.001))
            for step in range(first, last + 1)
        ]
        self.steps_taken.emit(steps)
        self.position_changed.emit(Position(RUN, last, branch))

    def begin_branch(self, number: int, parent: int, begins_at: int) -> None:
        self.branched.emit(Branched(RUN, number, parent, begins_at))
        self.position_changed.emit(Position(RUN, begins_at, number))


class Desk:
    """A panel that follows a run of 200 steps."""

    def __init__(self, panel: TimelinePanel) -> None:
        self.panel = panel
        self.training = PatientTraining()
        self.travel = TravelController(self.training)  # type: ignore[arg-type]
        self.training.run_started.connect(panel.begin_run)
        self.training.steps_taken.connect(panel.add_steps)
        self.training.sought.connect(lambda sought: panel.set_playhead(sought.step))
        panel.follow(self.travel)
        self.training.run_started.emit(
            Started(RUN, TrainingSettings(), ("yes", "no"), LAYERS, 14_418, 200, 50)
        )
        self.training.train(1, 200)
        panel.set_playhead(200)
        panel.redraw()

    def at(self, step: float) -> QPoint:
        """Where a step is in the chart of the loss."""
        area = self.panel.loss.area()
        return QPoint(round(self.panel.loss.x_of(step, area)), area.center().y())

    def on_rail(self, step: int, branch: int) -> QPoint:
        return self.panel.strip.position_of(step, branch).toPoint()

    def go(self, step: int, branch: int = 0) -> None:
        self.travel.go_to(step, branch)
        self.training.answer()
        self.panel.redraw()

    def branch_off(self, number: int, parent: int, begins_at: int, tip: int) -> None:
        self.go(begins_at, parent)
        self.training.begin_branch(number, parent, begins_at)
        self.training.train(begins_at + 1, tip, number, loss=100.0)
        self.panel.set_playhead(tip)
        self.panel.redraw()

    def said(self) -> str:
        text = re.sub("<[^>]*>", "", self.panel.readout.text())
        return text.replace("&nbsp;", " ")


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    panel = TimelinePanel()
    qtbot.addWidget(panel)
    panel.resize(1390, 176)
    panel.show()
    return Desk(panel)


def pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    found = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)
    return found[:, : image.width()].copy()


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
    assert copied.width() == desk.panel.width()


def test_a_new_run_forgets_branches_bookmarks_and_the_past(desk: Desk) -> None:
    desk.travel.add_bookmark("", 60, 0)
    desk.branch_off(1, 0, 100, 150)
    desk.go(120, 1)
    desk.training.run_started.emit(
        Started(RUN, TrainingSettings(), ("yes", "no"), LAYERS, 14_418, 200, 50)
    )
    desk.training.train(1, 3)
    desk.panel.redraw()
    assert not desk.panel.past.isVisible()
    assert desk.panel.charts.curves.others(100) == []
    assert "step 3 " in desk.said()


def test_walking_along_the_past_redraws_no_chart(desk: Desk) -> None:
    desk.go(20)
    QApplication.processEvents()
    kept = [chart._kept_picture(chart.area()) for chart in desk.panel.charts.all]
    desk.travel.go_to(30)
    desk.training.answer()
    QApplication.processEvents()
    again = [chart._kept_picture(chart.area()) for chart in desk.panel.charts.all]
    assert all(one is other for one, other in zip(kept, again, strict=True))
