"""The timeline: loss, accuracy and the layers' gradients over a whole run, while it goes on."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from app import theme
from app.layer_title import layer_title
from app.panels.axis import round_end
from app.panels.curve_plot import Curve, CurvePlot
from app.panels.gradient_strips import GradientStrips
from app.panels.metric_history import Rows
from app.panels.run_curves import (
    SMOOTHED_STEPS,
    EvaluationChannel,
    Reading,
    RunCurves,
    StepChannel,
)
from app.panels.step_chart import StepChart
from engine.training.progress import Evaluation, Started, StepMetrics

REDRAW_MILLISECONDS = 55
"""So often one of the three parts is redrawn, each about six times a second: a curve is to be
followed, not to flicker, and one after the other they never hold up the window's next frame."""

SHORTEST_AXIS = 100  # steps
LOWEST_LOSS_AXIS = 0.05


class TimelinePanel(QFrame):
    """Draws the run that began last; messages of other runs are ignored."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._run_id: int | None = None
        self._curves = RunCurves(())
        self._playhead: tuple[int, str | None] | None = None
        self._pointed_at: float | None = None
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
        self.gradients = GradientStrips(self.tr("gradient norm"), step)
        self._charts: tuple[StepChart, ...] = (self.loss, self.accuracy, self.gradients)
        self.readout = QLabel(self)
        self.readout.setTextFormat(Qt.TextFormat.RichText)
        self.readout.setFont(_tabular(theme.text_font(13.0, bold=True)))
        self.empty = QLabel(self.tr("Press Run: the loss appears here"), self)
        self.empty.setObjectName("muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        page = QWidget(self)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        for chart in self._charts:
            chart.pointed_at.connect(self._point_at)
            row.addWidget(chart, 1)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(page)
        self._explain()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 6, 2)
        layout.setSpacing(0)
        layout.addWidget(self.readout)
        layout.addWidget(self._pages, 1)
        self._parts = deque((self._redraw_loss, self._redraw_accuracy, self._redraw_gradients))
        self._parts_due = 0
        self._redraw_timer = QTimer(self, interval=REDRAW_MILLISECONDS)
        self._redraw_timer.timeout.connect(self._redraw_next)

    @property
    def is_redraw_due(self) -> bool:
        """Whether something has come that is not drawn yet."""
        return self._parts_due > 0

    def begin_run(self, started: Started) -> None:
        """Forget the last run, and wait for the steps of this one."""
        self.clear()
        self._run_id = started.run_id
        self._curves = RunCurves(started.learning_layers)
        self.gradients.set_names([layer_title(name) for name in started.learning_layers])

    def add_steps(self, steps: Sequence[StepMetrics]) -> None:
        """Append steps of the run, any number at once, in order."""
        own = [step for step in steps if step.run_id == self._run_id]
        if own:
            self._curves.add_steps(own)
            self._pages.setCurrentIndex(1)
            self._redraw_soon()

    def add_evaluation(self, evaluation: Evaluation) -> None:
        """Append an evaluation of the run."""
        if evaluation.run_id == self._run_id:
            self._curves.add_evaluation(evaluation)
            self._redraw_soon()

    def set_playhead(self, step: int, phase_colour: str | None = None) -> None:
        """Stand at the step that is being shown, in its phase's colour; None is neutral."""
        self._playhead = (step, phase_colour)
        self._redraw_soon()

    def clear(self) -> None:
        """Forget the run."""
        self._run_id = None
        self._curves = RunCurves(())
        self._playhead = self._pointed_at = None
        self.readout.clear()
        self._pages.setCurrentIndex(0)
        self._redraw_soon()

    def apply_theme(self) -> None:
        """Take the colours of the theme in force."""
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

    def _redraw_soon(self) -> None:
        self._parts_due = len(self._parts)
        if not self._redraw_timer.isActive():
            self._redraw_timer.start()

    def _redraw_next(self) -> None:
        """Redraw the part whose turn it is; rest once none has news."""
        if self.isVisible() and self._parts_due:
            self._parts[0]()
            self._parts.rotate(-1)
            self._parts_due -= 1
        else:
            self._redraw_timer.stop()

    def _redraw_loss(self) -> None:
        steps, evaluations = self._rows(self.loss)
        batch = steps[:, [StepChannel.LOSS_SMALLEST, StepChannel.LOSS_LARGEST]]
        mean = steps[:, StepChannel.LOSS_SMOOTHED]
        validation = evaluations[:, EvaluationChannel.VALIDATION_LOSS]
        x = steps[:, StepChannel.STEP]
        self.loss.set_curve(self._batch_loss, np.repeat(x, 2), batch.ravel())
        self.loss.set_curve(self._mean_loss, x, mean)
        self.loss.set_curve(self._validation, evaluations[:, EvaluationChannel.STEP], validation)
        usual = max(mean.max(initial=0.0), np.nanmax(validation, initial=0.0))
        unusual = min(batch.max(initial=0.0), 1.5 * usual)  # single batches may reach beyond
        self.loss.set_highest(round_end(max(usual, unusual), LOWEST_LOSS_AXIS))
        self._draw_lines(self.loss)

    def _redraw_accuracy(self) -> None:
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
        self.accuracy.set_highest(100)
        self._draw_lines(self.accuracy)

    def _redraw_gradients(self) -> None:
        self.readout.setText(self._reading_text())
        steps, _ = self._rows(self.gradients)
        if len(steps):
            first, last = steps[0, StepChannel.STEP] - 1, steps[-1, StepChannel.STEP]
            self.gradients.set_norms(steps[:, StepChannel.NORMS :].T, first, last)
        self._draw_lines(self.gradients)

    def _rows(self, chart: StepChart) -> tuple[Rows, Rows]:
        """Return as many steps and evaluations as a chart has room for side by side."""
        columns = chart.area().width()
        return self._curves.steps(columns), self._curves.evaluations(columns)

    def _draw_lines(self, chart: StepChart) -> None:
        step, colour = self._playhead or (None, None)
        chart.set_axis_end(round_end(self._curves.last_step, SHORTEST_AXIS))
        chart.show_playhead(step, colour or theme.current().text)
        chart.show_pointer(self._pointed_at)

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

    def _point_at(self, step: float | None) -> None:
        self._pointed_at = step
        self._redraw_soon()

    def _reading_text(self) -> str:
        reading = None if self._pointed_at is None else self._curves.at(self._pointed_at)
        if reading is None:
            return self._newest_text()
        if reading.first == reading.last:
            place = self.tr("at step {step}").format(step=_strong(f"{reading.first:,}"))
        else:
            span = _strong(f"{reading.first:,} – {reading.last:,}")
            place = self.tr("at steps {steps}").format(steps=span)
        return self._text(place, reading)

    def _newest_text(self) -> str:
        newest, evaluation = self._curves.newest, self._curves.evaluation
        if newest is None:
            return ""
        reading = Reading(
            first=newest.step,
            last=newest.step,
            loss=(newest.loss, newest.loss),
            training_accuracy=evaluation.training_accuracy if evaluation else None,
            validation_accuracy=evaluation.validation_accuracy if evaluation else None,
        )
        return self._text(self.tr("step {step}").format(step=_strong(f"{newest.step:,}")), reading)

    def _text(self, place: str, reading: Reading) -> str:
        lowest, highest = (f"{loss:.3f}" for loss in reading.loss)
        loss = lowest if lowest == highest else f"{lowest} – {highest}"
        parts = [place, self.tr("batch loss {loss}").format(loss=_strong(loss))]
        if reading.training_accuracy is not None:
            share = _strong(f"{100 * reading.training_accuracy:.1f} %")
            parts.append(self.tr("training {share}").format(share=share))
        if reading.validation_accuracy is not None:
            share = _strong(f"{100 * reading.validation_accuracy:.1f} %", theme.current().right)
            parts.append(self.tr("validation {share}").format(share=share))
        separator = "&nbsp;&nbsp;·&nbsp;&nbsp;"
        return f'<span style="color:{theme.current().muted}">{separator.join(parts)}</span>'


def _strong(text: str, colour: str | None = None) -> str:
    return f'<span style="color:{colour or theme.current().text}">{text}</span>'


def _tabular(font: QFont) -> QFont:
    """Give all digits the same width, so that running numbers stand still."""
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
