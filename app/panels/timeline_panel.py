"""The timeline: a whole run with its branches, to look at while it goes on, and to travel in."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app import theme
from app.controllers.travel import Bookmark, BranchSpan, Standing, TravelController
from app.panels.run_curves import Reading
from app.panels.timeline_charts import TimelineCharts
from app.panels.timeline_menu import PlaceMenus
from app.panels.timeline_readout import (
    TimelineReadout,
    newest_place,
    parts_of,
    past_place,
    pointed_place,
)
from app.panels.travel_keys import Goal, Travel, carry_out
from app.panels.travel_strip import TravelStrip
from engine.training.progress import Evaluation, Started, StepMetrics

REDRAW_MILLISECONDS = 50
"""So often one of the five parts is redrawn, each about four times a second: a curve is to be
followed, not to flicker, and one after the other they never hold up the window's next frame."""


class TimelinePanel(QFrame):
    """Draws the run that began last; messages of other runs are ignored."""

    seek_requested = Signal(int, int)
    """Stand at this step of this branch."""
    travel_requested = Signal(object)
    """The `Travel` that a key asks for."""
    newest_requested = Signal()
    """Leave the past."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._run_id: int | None = None
        self._playhead: tuple[int, str | None] | None = None
        self._pointed_at: float | None = None
        self._standing = Standing(0, 0, 0)
        self._spans: tuple[BranchSpan, ...] = (BranchSpan(0, None, 0, 0),)
        self._bookmarks: tuple[Bookmark, ...] = ()
        self.charts = TimelineCharts(self)
        self.loss, self.accuracy = self.charts.loss, self.charts.accuracy
        self.gradients, self.ratios = self.charts.gradients, self.charts.ratios
        self.strip = TravelStrip(self)
        self.readout = TimelineReadout(self)
        self.menus = PlaceMenus(self)
        self.past = QPushButton(self.tr("Back to the newest"), self)
        self.past.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.past.setVisible(False)
        self.empty = QLabel(self.tr("Press Run: the loss appears here"), self)
        self.empty.setObjectName("muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self._connect()
        self._parts = deque((*self.charts.parts(), self._draw_lines))
        self._parts_due = 0
        self._lines_due = False
        self._redraw_timer = QTimer(self, interval=REDRAW_MILLISECONDS)
        self._redraw_timer.timeout.connect(self._redraw_next)
        self.apply_theme()

    def follow(self, travel: TravelController) -> None:
        """Show where a run stands, and hand on where a hand wants to go."""
        travel.standing_changed.connect(self.show_standing)
        travel.branches_changed.connect(self.show_branches)
        travel.bookmarks_changed.connect(self.show_bookmarks)
        self.seek_requested.connect(travel.go_to)
        self.newest_requested.connect(travel.return_to_newest)
        self.menus.branch_requested.connect(travel.branch_at)
        self.menus.bookmark_requested.connect(
            lambda step, branch: travel.add_bookmark(step=step, branch=branch)
        )
        self.menus.bookmark_renamed.connect(travel.rename_bookmark)
        self.menus.bookmark_removed.connect(travel.remove_bookmark)
        self.travel_requested.connect(lambda wish: carry_out(wish, travel))

    @property
    def is_redraw_due(self) -> bool:
        """Whether something has come that is not drawn yet."""
        return self._parts_due > 0 or self._lines_due

    def begin_run(self, started: Started) -> None:
        """Forget the last run, and wait for the steps of this one."""
        self.clear()
        self._run_id = started.run_id
        self.charts.begin_run(started.learning_layers)

    def add_steps(self, steps: Sequence[StepMetrics]) -> None:
        """Append any number of steps of the run's present branch, in order."""
        own = [step for step in steps if step.run_id == self._run_id]
        if own:
            self.charts.curves.add_steps(own)
            self._pages.setCurrentIndex(1)
            self._redraw_soon()

    def add_evaluation(self, evaluation: Evaluation) -> None:
        """Append an evaluation of the run's present branch."""
        if evaluation.run_id == self._run_id:
            self.charts.curves.add_evaluation(evaluation)
            self._redraw_soon()

    def set_playhead(self, step: int, phase_colour: str | None = None) -> None:
        """Stand at the step that is being shown, in its phase's colour; None is neutral."""
        self._playhead = (step, phase_colour)
        if self._standing.in_past:
            self._draw_lines()  # a hand may be on it
        else:
            self._draw_lines_soon()

    def show_standing(self, standing: Standing) -> None:
        """Say where the run stands, and on which branch its next steps are."""
        elsewhere = standing.branch != self._standing.branch
        self._standing = standing
        self.charts.curves.stand_on(standing.branch)
        self.past.setVisible(standing.in_past)
        self._redraw_soon() if elsewhere else self._draw_lines_soon()

    def show_branches(self, spans: tuple[BranchSpan, ...]) -> None:
        """Draw these branches; what comes next is the newest one's."""
        for span in spans[len(self._spans) :]:
            if span.parent is not None:
                self.charts.curves.begin_branch(span.number, span.parent, span.begins_at)
        self._spans = spans
        self._redraw_soon()

    def show_bookmarks(self, bookmarks: tuple[Bookmark, ...]) -> None:
        """Draw these bookmarks."""
        self._bookmarks = bookmarks
        self.strip.show_bookmarks(bookmarks)

    def clear(self) -> None:
        """Forget the run."""
        self._run_id = None
        self._spans = (BranchSpan(0, None, 0, 0),)
        self._standing = Standing(0, 0, 0)
        self._playhead = self._pointed_at = None
        self.charts.begin_run(())
        self.readout.show_parts(())
        self._pages.setCurrentIndex(0)
        self.past.setVisible(False)
        self._redraw_soon()

    def apply_theme(self) -> None:
        """Take the colours of the theme in force."""
        colours = theme.current()
        self.past.setStyleSheet(
            f"QPushButton {{ color: {colours.warning}; background: transparent;"
            f" border: 1px solid {colours.warning}; border-radius: 4px; padding: 1px 9px; }}"
            f"QPushButton:hover, QPushButton:focus {{ background: {colours.raised}; }}"
        )
        self.charts.refresh()
        self._redraw_soon()

    def redraw(self) -> None:
        """Draw at once what has come since the last time; the timer does it part by part."""
        if self.isVisible():
            for part in self._parts:
                part()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what came while the panel was hidden."""
        super().showEvent(event)
        self._redraw_soon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw as many points as there is room for now."""
        super().resizeEvent(event)
        self._redraw_soon()

    def _lay_out(self) -> None:
        page = QWidget(self)
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.charts, 1)
        rows.addWidget(self.strip)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(page)
        words = QHBoxLayout()
        words.setSpacing(8)
        words.addWidget(self.readout, 1)
        words.addWidget(self.past)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 3, 6, 0)
        layout.setSpacing(0)
        layout.addLayout(words)
        layout.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.charts.pointed_at.connect(self._point_at)
        self.charts.step_chosen.connect(self._seek_on_course)
        self.charts.menu_wanted.connect(self._open_menu_on_course)
        self.strip.pointed_at.connect(self._point_at)
        self.strip.place_chosen.connect(self.seek_requested)
        self.strip.travel_wanted.connect(self._travel)
        self.strip.menu_wanted.connect(self._open_menu)
        self.past.clicked.connect(self.newest_requested)
        self.menus.seek_requested.connect(self.seek_requested)
        self.menus.newest_requested.connect(self.newest_requested)
        for chart in self.charts.all:
            chart.setFocusProxy(self.strip)
            chart.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _redraw_soon(self) -> None:
        self._parts_due = len(self._parts)
        self._draw_lines_soon()

    def _draw_lines_soon(self) -> None:
        self._lines_due = True
        if not self._redraw_timer.isActive():
            self._redraw_timer.start()

    def _redraw_next(self) -> None:
        """Redraw the part whose turn it is; rest once none has news."""
        if self.isVisible() and self._parts_due:
            self._parts[0]()
            self._parts.rotate(-1)
            self._parts_due -= 1
        elif self.isVisible() and self._lines_due:
            self._draw_lines()
        else:
            self._redraw_timer.stop()

    def _draw_lines(self) -> None:
        """Draw all that is quickly drawn: the words, the rails and the lines over the charts."""
        step, colour = self._playhead or (None, None)
        neutral = theme.current().warning if self._standing.in_past else theme.current().text
        self._lines_due = False
        reading, parts = self._reading()
        pointed = reading if self._pointed_at is not None else None
        self.charts.show_lines((step, colour or neutral), self._pointed_at, pointed)
        self.strip.show_run(self._grown_spans(), self._standing, self.charts.axis_end)
        self.strip.show_playhead(step, colour or neutral)
        self.strip.show_pointer(self._pointed_at)
        self.readout.show_parts(parts)

    def _grown_spans(self) -> tuple[BranchSpan, ...]:
        """Return the branches as long as they are by now."""
        tip_of = self.charts.curves.tip_of
        return tuple(replace(span, tip=tip_of(span.number)) for span in self._spans)

    def _point_at(self, step: float | None) -> None:
        self._pointed_at = step
        self._draw_lines()

    def _seek_on_course(self, step: int) -> None:
        """Seek a step of the course that the charts show."""
        curves = self.charts.curves
        self.seek_requested.emit(min(step, curves.tip), curves.present)

    def _open_menu_on_course(self, step: int, place: QPoint) -> None:
        curves = self.charts.curves
        self._open_menu(min(step, curves.tip), curves.present, place)

    def _open_menu(self, step: int, branch: int, place: QPoint) -> None:
        self.menus.make(step, branch, self._standing, self._bookmarks).popup(place)

    def _travel(self, wish: Travel) -> None:
        if wish.goal is Goal.OTHER_STRIPS:
            self.charts.show_other_strips()
        else:
            self.travel_requested.emit(wish)

    def _reading(self) -> tuple[Reading | None, list[str]]:
        """Say what is under the pointer; else where the run stands in its past; else the newest."""
        curves = self.charts.curves
        if self._pointed_at is not None:
            reading = curves.at(self._pointed_at)
            return reading, parts_of(reading, pointed_place(reading)) if reading else []
        if self._standing.in_past:
            reading = curves.at(self._standing.step)
            return reading, parts_of(reading, past_place(self._standing)) if reading else []
        reading = curves.newest_reading()
        return reading, parts_of(reading, newest_place(reading)) if reading else []
