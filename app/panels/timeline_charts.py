"""The charts of the timeline, side by side: loss, accuracy, and two of every layer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.layer_title import layer_title
from app.panels.axis import round_end
from app.panels.branch_curves import BranchCurves
from app.panels.curve_plot import Curve, CurvePlot
from app.panels.layer_strips import LayerStrips
from app.panels.metric_history import Rows
from app.panels.run_curves import SMOOTHED_STEPS, EvaluationChannel, Reading, StepChannel
from app.panels.step_chart import StepChart

SHORTEST_AXIS = 100  # steps
LOWEST_LOSS_AXIS = 0.05
WIDE = 1000  # pixels from which all four charts stand side by side
SPACING = 12


class TimelineCharts(QWidget):
    """Draws the curves of a run; where there is little room, the two strips share one place."""

    pointed_at = Signal(object)
    """The step under the mouse, or None."""
    step_chosen = Signal(int)
    """The step that is clicked, or dragged to."""
    menu_wanted = Signal(int, QPoint)
    """The step, and where on the screen, at which the menu is asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.curves = BranchCurves(())
        self._batch_loss = Curve(self.tr("batch"), "muted", faint=True)
        self._mean_loss = Curve(self.tr("mean"), "text")
        self._batch_accuracy = Curve(self.tr("batch"), "muted", faint=True)
        self._training_accuracy = Curve(self.tr("training"), "text")
        self._validation = Curve(self.tr("validation"), "right")
        step = self.tr("step")
        self.loss = CurvePlot(
            self.tr("loss"),
            (self._batch_loss, self._mean_loss, self._validation),
            step_word=step,
            value_text="{:g}".format,
        )
        self.accuracy = CurvePlot(
            self.tr("right"),
            (self._batch_accuracy, self._training_accuracy, self._validation),
            step_word=step,
            value_text="{:g} %".format,
        )
        self.gradients = LayerStrips((self.tr("gradient norm"),), "backward", step)
        self.ratios = LayerStrips((self.tr("update ratio"),), "update", step)
        self._ratios_first = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING)
        for chart in self.all:
            chart.pointed_at.connect(self.pointed_at)
            chart.step_chosen.connect(self.step_chosen)
            chart.menu_wanted.connect(self.menu_wanted)
            row.addWidget(chart, 1)
        for strips in (self.gradients, self.ratios):
            strips.title_chosen.connect(self.show_other_strips)
        self._explain()
        self._arrange()

    @property
    def all(self) -> tuple[StepChart, ...]:
        """Every chart, from left to right."""
        return self.loss, self.accuracy, self.gradients, self.ratios

    @property
    def axis_end(self) -> float:
        """The step at which the axis of all charts ends."""
        return round_end(self.curves.last_step, SHORTEST_AXIS)

    def parts(self) -> tuple[Callable[[], None], ...]:
        """Return what draws each chart anew, to be called in turn."""
        return self._draw_loss, self._draw_accuracy, self._draw_gradients, self._draw_ratios

    def begin_run(self, learning_layers: Sequence[str]) -> None:
        """Forget the last run."""
        self.curves = BranchCurves(learning_layers)
        for strips in (self.gradients, self.ratios):
            strips.set_names([layer_title(name) for name in learning_layers])

    def show_lines(
        self,
        playhead: tuple[int | None, str],
        pointed_at: float | None,
        reading: Reading | None,
    ) -> None:
        """Put the playhead, a step in a colour, and the pointer with its values into the charts."""
        for chart in self.all:
            chart.show_playhead(*playhead)
            chart.show_pointer(pointed_at)
        self.gradients.show_values(reading.gradient_norms if reading else ())
        self.ratios.show_values(reading.update_ratios if reading else ())

    def show_other_strips(self) -> None:
        """Show the other one of the two that share a place."""
        self._ratios_first = not self._ratios_first
        self._arrange()

    def refresh(self) -> None:
        """Paint every chart anew, as in another theme."""
        for chart in self.all:
            chart.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many charts as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= WIDE
        self.gradients.setVisible(wide or not self._ratios_first)
        self.ratios.setVisible(wide or self._ratios_first)
        if wide:
            self.gradients.set_titles((self.tr("gradient norm"),))
            self.ratios.set_titles((self.tr("update ratio"),))
        else:
            both = self.tr("gradient"), self.tr("update")
            self.gradients.set_titles(both, 0, "backward")
            self.ratios.set_titles(both, 1, "update")

    def _draw_loss(self) -> None:
        steps, evaluations = self._rows(self.loss)
        batch = steps[:, [StepChannel.LOSS_SMALLEST, StepChannel.LOSS_LARGEST]]
        mean = steps[:, StepChannel.LOSS_SMOOTHED]
        validation = evaluations[:, EvaluationChannel.VALIDATION_LOSS]
        x = steps[:, StepChannel.STEP]
        self.loss.set_curve(self._batch_loss, np.repeat(x, 2), batch.ravel())
        self.loss.set_curve(self._mean_loss, x, mean)
        self.loss.set_curve(self._validation, evaluations[:, EvaluationChannel.STEP], validation)
        others = self.curves.others(self.loss.area().width())
        self.loss.set_others(
            [
                (other.steps[:, StepChannel.STEP], other.steps[:, StepChannel.LOSS_SMOOTHED])
                for other in others
            ]
        )
        usual = max(mean.max(initial=0.0), np.nanmax(validation, initial=0.0))
        unusual = min(batch.max(initial=0.0), 1.5 * usual)  # single batches may reach beyond
        self.loss.set_highest(round_end(max(usual, unusual), LOWEST_LOSS_AXIS))
        self.loss.set_axis_end(self.axis_end)

    def _draw_accuracy(self) -> None:
        steps, evaluations = self._rows(self.accuracy)
        batch = 100 * steps[:, StepChannel.ACCURACY_SMOOTHED]
        self.accuracy.set_curve(self._batch_accuracy, steps[:, StepChannel.STEP], batch)
        for curve, channel in (
            (self._training_accuracy, EvaluationChannel.TRAINING_ACCURACY),
            (self._validation, EvaluationChannel.VALIDATION_ACCURACY),
        ):
            self.accuracy.set_curve(
                curve, evaluations[:, EvaluationChannel.STEP], 100 * evaluations[:, channel]
            )
        self.accuracy.set_others(
            [
                (
                    other.steps[:, StepChannel.STEP],
                    100 * other.steps[:, StepChannel.ACCURACY_SMOOTHED],
                )
                for other in self.curves.others(self.accuracy.area().width())
            ]
        )
        self.accuracy.set_highest(100)
        self.accuracy.set_axis_end(self.axis_end)

    def _draw_gradients(self) -> None:
        self._draw_strips(self.gradients, lambda curves, rows: curves.norms_of(rows))

    def _draw_ratios(self) -> None:
        self._draw_strips(self.ratios, lambda curves, rows: curves.ratios_of(rows))

    def _draw_strips(
        self, chart: LayerStrips, logs_of: Callable[[BranchCurves, Rows], Rows]
    ) -> None:
        if chart.isHidden():
            return
        steps, _ = self._rows(chart)
        if len(steps):
            first, last = steps[0, StepChannel.STEP] - 1, steps[-1, StepChannel.STEP]
            shown = evenly(steps[:, StepChannel.STEP], max(1, chart.area().width()))
            chart.set_logs(logs_of(self.curves, steps[shown]).T, first, last)
        chart.set_axis_end(self.axis_end)

    def _rows(self, chart: StepChart) -> tuple[Rows, Rows]:
        """Return as many steps and evaluations as a chart has room for side by side."""
        columns = chart.area().width()
        return self.curves.steps(columns), self.curves.evaluations(columns)

    def _explain(self) -> None:
        """Give each chart a tooltip that says what is drawn."""
        self.loss.explain(
            self.tr(
                "How wrong the network is: of each batch, their mean over about {steps} steps, and"
                " of the clips that are held back."
            ).format(steps=SMOOTHED_STEPS)
        )
        self.accuracy.explain(
            self.tr(
                "How many clips of a hundred are named rightly: of the batches (mean over about"
                " {steps} steps), of the clips it learns from, and of those held back."
            ).format(steps=SMOOTHED_STEPS)
        )
        self.gradients.explain(
            self.tr(
                "The length of the loss's gradient in each layer (Euclidean norm), on a"
                " logarithmic scale: how strongly this layer is asked to change."
            )
        )
        self.ratios.explain(
            self.tr(
                "How far each update moves the weights of a layer, as a share of their size"
                " (Euclidean norms), on a logarithmic scale: about 0.001 is usual; far more and"
                " the steps are wild, far less and the layer hardly learns. Measured at every"
                " eighth step."
            )
        )


def evenly(steps: NDArray[np.float64], columns: int) -> NDArray[np.intp]:
    """Return which row each of so many columns shows, where all are equally many steps wide.

    `steps` are the rows' last steps, in order; on a course of several branches some rows stand for
    more steps than others.
    """
    ends = np.linspace(steps[0] - 1, steps[-1], columns + 1)
    middles = (ends[:-1] + ends[1:]) / 2
    return np.minimum(np.searchsorted(steps, middles), len(steps) - 1)
