"""The timeline shows the run that goes on, exactly and without being asked too often."""

from __future__ import annotations

import re
from math import nan

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app import theme
from app.panels.axis import round_decades, round_end
from app.panels.run_curves import RunCurves
from app.panels.timeline_panel import TimelinePanel
from engine.training.progress import Evaluation, Started, StepMetrics
from engine.training.settings import TrainingSettings

RUN = 7
LAYERS = ("hidden1", "hidden2", "output")


@pytest.fixture(autouse=True, scope="module")
def _themed(qapp: QApplication) -> None:
    theme.apply(qapp, theme.DARK)


@pytest.fixture
def panel(qtbot: QtBot) -> TimelinePanel:
    panel = TimelinePanel()
    qtbot.addWidget(panel)
    panel.resize(760, 165)
    panel.show()
    panel.begin_run(started())
    return panel


def started(run_id: int = RUN) -> Started:
    return Started(run_id, TrainingSettings(), ("yes", "no"), LAYERS, 14_418, 200, 50, 200)


def steps(first: int, last: int, run_id: int = RUN) -> list[StepMetrics]:
    return [
        StepMetrics(
            run_id,
            step,
            2.0 / step,
            min(1.0, step / 1000),
            (1.0, 0.1, 0.01),
            (0.001 * step,) * 3 if step % 8 == 1 else (nan,) * 3,
        )
        for step in range(first, last + 1)
    ]


def evaluation(step: int, run_id: int = RUN, *, held_back: bool = True) -> Evaluation:
    validation = (0.3, 0.94) if held_back else (None, None)
    return Evaluation(run_id, step, 0.2, 0.971, *validation)


def said(panel: TimelinePanel) -> str:
    panel.redraw()
    return re.sub("<[^>]*>", "", panel.readout.text()).replace("&nbsp;", " ")


def colours_in(widget: QWidget) -> set[int]:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)
    return set(np.unique(pixels[:, : image.width()]).tolist())


def has_colour(widget: QWidget, colour: str) -> bool:
    return QColor(colour).rgb() in colours_in(widget)


def test_before_the_first_step_it_says_what_will_appear(panel: TimelinePanel) -> None:
    panel.add_evaluation(evaluation(0))
    assert panel.empty.isVisible()
    assert "Run" in panel.empty.text()
    panel.add_steps(steps(1, 1))
    assert not panel.empty.isVisible()
    assert panel.loss.isVisible()


def test_the_newest_values_are_said_exactly(panel: TimelinePanel) -> None:
    panel.add_steps(steps(1, 1240))
    panel.add_evaluation(evaluation(1200))
    text = said(panel)
    for part in ("step 1,240", "loss 0.002", "training 97.1 %", "validation 94.0 %"):
        assert part in text


def test_a_hundred_thousand_steps_lose_neither_the_last_value_nor_the_highest_peak() -> None:
    curves = RunCurves(LAYERS)
    run = steps(1, 100_000)
    run[54_321] = StepMetrics(RUN, 54_322, 9.5, 0.0, (1.0, 1.0, 1.0))
    for start in range(0, len(run), 3_000):
        curves.add_steps(run[start : start + 3_000])
    assert curves.newest == run[-1]
    assert curves.steps(300)[:, 2].max() == 9.5
    assert len(curves.steps(300)) <= 300
    reading = curves.at(54_322)
    assert reading is not None
    assert reading.first <= 54_322 <= reading.last
    assert reading.loss[1] == 9.5


def test_what_other_runs_still_say_is_ignored(panel: TimelinePanel) -> None:
    panel.add_steps(steps(1, 10, run_id=RUN - 1))
    panel.add_evaluation(evaluation(100, run_id=RUN - 1))
    assert panel.empty.isVisible()
    panel.add_steps(steps(1, 3))
    assert "step 3 " in said(panel)
    assert "training" not in said(panel)


def test_a_new_run_begins_with_an_empty_timeline(panel: TimelinePanel) -> None:
    panel.add_steps(steps(1, 500))
    panel.begin_run(started(RUN + 1))
    assert panel.empty.isVisible()
    panel.add_steps(steps(1, 2, run_id=RUN + 1))
    assert "step 2 " in said(panel)


def test_without_clips_held_back_nothing_is_said_of_validation(panel: TimelinePanel) -> None:
    panel.add_steps(steps(1, 100))
    panel.add_evaluation(evaluation(100, held_back=False))
    assert "training 97.1 %" in said(panel)
    assert "validation" not in said(panel)


def test_the_mouse_reads_the_values_of_a_step(panel: TimelinePanel, qtbot: QtBot) -> None:
    panel.add_steps(steps(1, 200))
    panel.add_evaluation(evaluation(100))
    panel.redraw()
    area = panel.loss.area()
    x = round(panel.loss.x_of(150, area))
    qtbot.mouseMove(panel.loss, QPoint(x, area.center().y()))
    qtbot.waitUntil(lambda: "at step" in said(panel))
    found = re.search(r"at step (\d+).*loss (\S+)", said(panel))
    assert found is not None
    step = int(found[1])
    assert abs(step - 150) <= 2
    assert found[2] == f"{2.0 / step:.3f}"


def test_when_the_mouse_leaves_the_newest_values_are_back(panel: TimelinePanel) -> None:
    panel.add_steps(steps(1, 200))
    panel.loss.pointed_at.emit(20.0)
    assert "at step 20 " in said(panel)
    panel.loss.pointed_at.emit(None)
    assert "step 200 " in said(panel)
    assert "at step" not in said(panel)


def test_it_redraws_by_itself_and_then_rests(panel: TimelinePanel, qtbot: QtBot) -> None:
    drawn: list[str] = []
    panel.readout.setText("")
    for step in range(1, 51):
        panel.add_steps(steps(step, step))
        drawn.append(panel.readout.text())
    assert not any(drawn)  # fifty calls in a row redraw nothing yet
    qtbot.waitUntil(lambda: "50" in panel.readout.text())
    qtbot.waitUntil(lambda: not panel.is_redraw_due)


def test_a_hidden_timeline_draws_nothing_and_catches_up_when_it_is_shown(
    panel: TimelinePanel, qtbot: QtBot
) -> None:
    panel.hide()
    panel.add_steps(steps(1, 30))
    panel.redraw()
    assert "30" not in panel.readout.text()
    panel.show()
    qtbot.waitUntil(lambda: "30" in panel.readout.text())


def test_the_playhead_has_the_colour_of_its_phase_in_every_chart(panel: TimelinePanel) -> None:
    panel.add_steps(steps(1, 80))
    violet = theme.current().update
    panel.set_playhead(40, violet)
    panel.redraw()
    for chart in (panel.loss, panel.accuracy, panel.gradients):
        assert has_colour(chart, violet)
    panel.set_playhead(40, None)
    panel.redraw()
    assert not has_colour(panel.loss, violet)


def test_a_larger_gradient_is_brighter(panel: TimelinePanel) -> None:
    panel.add_steps(steps(1, 60))
    panel.redraw()
    lightness = [
        np.mean([QColor(int(colour)).lightness() for colour in row])
        for row in panel.gradients.colours()
    ]
    assert lightness == sorted(lightness, reverse=True)
    assert lightness[0] > lightness[-1]
    assert panel.gradients.bounds == pytest.approx((0.01, 1.0))


@pytest.mark.parametrize("norm", [0.0, float("inf"), float("nan"), 1e-30])
def test_gradients_without_a_logarithm_do_no_harm(panel: TimelinePanel, norm: float) -> None:
    panel.add_steps([StepMetrics(RUN, 1, 1.0, 0.0, (norm, 1.0, 1.0))])
    panel.redraw()
    lowest, highest = panel.gradients.bounds
    assert 0 < lowest < highest < float("inf")


def test_both_themes_give_their_own_colours(panel: TimelinePanel, qapp: QApplication) -> None:
    panel.add_steps(steps(1, 300))
    panel.add_evaluation(evaluation(100))
    panel.add_evaluation(evaluation(200))
    for look in (theme.LIGHT, theme.DARK):
        theme.apply(qapp, look)
        panel.apply_theme()
        panel.redraw()
        assert has_colour(panel.loss, look.well)
        assert has_colour(panel.loss, look.muted)
        assert look.right in panel.readout.text()


def test_the_reserved_hues_are_in_no_curve(panel: TimelinePanel) -> None:
    panel.add_steps(steps(1, 300))
    panel.add_evaluation(evaluation(100))
    panel.redraw()
    hues = {
        QColor(colour).hue() // 10
        for chart in (panel.loss, panel.accuracy)
        for colour in colours_in(chart)
        if QColor(colour).saturation() > 150
    }
    reserved = (theme.current().forward, theme.current().backward, theme.current().update)
    assert not hues & {QColor(colour).hue() // 10 for colour in reserved}


def test_an_axis_ends_at_a_round_number_that_holds_the_value() -> None:
    for value in (0.07, 1.0, 2.3, 101, 99_999):
        end = round_end(value, 0.05)
        assert value <= end <= 2 * value
    assert round_end(0.0, 100) == 100


def test_a_logarithmic_scale_ends_at_one_two_or_five() -> None:
    lowest, highest = round_decades(np.log10(0.006), np.log10(2.5))
    assert 10**lowest == pytest.approx(0.005)
    assert 10**highest == pytest.approx(5)


def test_the_update_ratios_are_violet_and_have_their_own_scale(panel: TimelinePanel) -> None:
    panel.add_steps(steps(1, 60))
    panel.charts.show_other_strips()
    panel.redraw()
    assert panel.ratios.isVisible()
    assert not panel.gradients.isVisible()
    assert has_colour(panel.ratios, theme.current().update)
    assert panel.ratios.bounds == pytest.approx((0.001, 0.1))
    rows = panel.ratios.colours()
    of_step = [rows[:, int((step - 0.5) / 60 * rows.shape[1])] for step in range(1, 61)]
    assert all((one == of_step[0]).all() for one in of_step[:8])  # until it is measured again
    assert (of_step[8] != of_step[0]).all()


def test_with_little_room_the_strips_share_a_place_and_a_click_changes_them(
    panel: TimelinePanel, qtbot: QtBot
) -> None:
    panel.add_steps(steps(1, 60))
    panel.redraw()
    assert panel.gradients.isVisible()
    assert not panel.ratios.isVisible()
    x = panel.gradients.titles_width() - 3
    qtbot.mouseClick(panel.gradients, Qt.MouseButton.LeftButton, pos=QPoint(x, 5))
    assert panel.ratios.isVisible()
    assert not panel.gradients.isVisible()
    panel.resize(1390, 176)
    qtbot.waitUntil(lambda: all(chart.isVisible() for chart in panel.charts.all))


def test_the_pointer_reads_every_layers_values_of_that_step(panel: TimelinePanel) -> None:
    panel.resize(1390, 176)
    panel.add_steps(steps(1, 60))
    panel.add_evaluation(evaluation(20))
    panel.charts.pointed_at.emit(30.0)
    text = said(panel)
    assert "at step 30 " in text
    assert "gradient norms 1 0.1 0.01" in text
    assert "update ratios 0.025 0.025 0.025" in text  # measured at step 25


def test_what_there_is_no_room_for_is_left_out(panel: TimelinePanel) -> None:
    panel.resize(420, 176)
    panel.add_steps(steps(1, 60))
    assert "batch loss" in said(panel)
    assert "gradient norms" not in said(panel)
    panel.resize(1390, 176)
    assert "gradient norms" in said(panel)
