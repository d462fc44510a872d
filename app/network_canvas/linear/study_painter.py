"""The two plots of a study: what the neuron answers, and the loss around two of its weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from app import theme
from app.controllers.phases import PhaseKind
from app.network_canvas import ink
from app.network_canvas.captions import number
from app.network_canvas.dense.visibility import Visibility
from app.network_canvas.linear import answer_painter, surface_painter
from app.network_canvas.linear.layout import LinearLayout
from app.network_canvas.linear.study import Study
from app.network_canvas.linear.surface_painter import Vector, enlargement
from app.network_canvas.linear.title_painter import paint_two_titles
from app.network_canvas.linear.weight_painter import paint_frame, paint_ground
from app.network_canvas.moment import Moment
from engine.explain.loss_surface import only_dense_layer
from engine.training.signals import Array

translate = QCoreApplication.translate

AROUND = (-56, -44, 60, 26)  # the plots stand their titles and the numbers at their axes


@dataclass(frozen=True, slots=True)
class Arrows:
    """What moves the two weights: eta dL/dw and the step that was made, and how enlarged each is.

    dL/dw is of what the window shows. Of the batch, both are enlarged alike: gradient descent goes
    just as far against the slope. One clip's slope can be a hundred times the batch's.
    """

    slope: Vector
    step: Vector
    slope_times: float
    step_times: float


def arrows_of(study: Study) -> Arrows:
    """Return the arrows of a study's record."""
    record, word, cells = study.question.record, study.question.word, study.cells
    layer = only_dense_layer(record)
    assert layer is not None
    gradient = layer.signals(batch=study.question.batch).gradients["W"][word]
    rate = record.learning_rate * record.gradient_scale
    slope = rate * float(gradient[cells[0]]), rate * float(gradient[cells[1]])
    update = layer.updates["W"][word]
    step = float(update[cells[0]]), float(update[cells[1]])
    across = study.surface.across_values
    half = float(across[-1] - across[0]) / 2
    if study.question.batch:
        both = enlargement(half, step, slope)
        return Arrows(slope, step, both, both)
    return Arrows(slope, step, enlargement(half, slope), enlargement(half, step))


class StudyPainter:
    """Paints both plots, layer by layer: the grounds stay as they are while waves go over them."""

    def __init__(self) -> None:
        self._clips = answer_painter.AnswerPicture()
        self._key: object = None
        self._grounds = QPixmap()

    def paint_waiting(self, painter: QPainter, layout: LinearLayout, problem: str) -> None:
        """Paint that a study is being computed, or why there is none."""
        text = problem or translate("LinearScene", "computing …")
        for area in (layout.answers, layout.surface):
            paint_ground(painter, area, text)
            paint_frame(painter, area)
        answers = translate("LinearScene", "Answers to all clips")
        paint_two_titles(painter, layout.answers, answers, "")
        surface = translate("LinearScene", "Loss L(w₁, w₂)")
        paint_two_titles(painter, layout.surface, surface, "")

    def paint_grounds(
        self, painter: QPainter, layout: LinearLayout, study: Study, path: Sequence[Array]
    ) -> None:
        """Paint both plots' grounds; at full speed many records are shown with one study."""
        ratio = painter.device().devicePixelRatioF() * painter.worldTransform().m11()
        texts = translate("LinearScene", "mean loss"), theme.current().name
        key = (study, layout, ratio, len(path), texts)
        area = layout.answers.united(layout.surface).adjusted(*AROUND)
        if self._key != key:
            self._key, self._grounds = key, _transparent(area, ratio)
            on_it = QPainter(self._grounds)
            on_it.setRenderHint(QPainter.RenderHint.Antialiasing)
            on_it.scale(ratio, ratio)
            on_it.translate(-area.left(), -area.top())
            self._paint_answer_ground(on_it, layout, study)
            self._paint_surface_ground(on_it, layout, study, path)
            on_it.end()
        painter.drawPixmap(area, self._grounds, QRectF(self._grounds.rect()))

    def _paint_answer_ground(self, painter: QPainter, layout: LinearLayout, study: Study) -> None:
        """Paint axes, curve and titles of what the neuron answers."""
        plot = answer_painter.answer_plot(layout.answers, study)
        answer_painter.paint_answer_ground(painter, plot, study)
        paint_frame(painter, layout.answers)
        word = study.question.record.words[study.question.word]
        paint_two_titles(painter, layout.answers, *answer_painter.titles(study, word))

    def paint_clips(
        self, painter: QPainter, layout: LinearLayout, study: Study, seen: Visibility
    ) -> None:
        """Paint all clips at what they should be answered, once they are."""
        if seen.lit[0]:
            painter.setOpacity(seen.lit[0])
            plot = answer_painter.answer_plot(layout.answers, study)
            self._clips.paint(painter, plot, study)
            painter.setOpacity(1.0)

    def paint_errors(
        self,
        painter: QPainter,
        layout: LinearLayout,
        study: Study,
        moment: Moment,
        seen: Visibility,
    ) -> None:
        """Paint the spotlight clip's answer and error, or the errors of the batch."""
        plot = answer_painter.answer_plot(layout.answers, study)
        if study.question.batch and not study.this_clip_only:
            answer_painter.paint_batch_errors(painter, plot, study, error=seen.loss)
        else:
            lit = seen.lit[0]
            answer_painter.paint_spotlight(painter, plot, study, lit=lit, error=seen.loss)
            _paint_answer_values(painter, layout, study, moment, seen)

    def _paint_surface_ground(
        self, painter: QPainter, layout: LinearLayout, study: Study, path: Sequence[Array]
    ) -> None:
        """Paint the landscape, its axes, and the way that led here.

        `path` are the weights `(O, I)` of the records that were seen, the study's own the last.
        """
        plot = surface_painter.surface_plot(layout.surface, study)
        surface_painter.paint_landscape(painter, plot, study)
        surface_painter.paint_surface_axes(painter, plot)
        word, (first, second) = study.question.word, study.cells
        way = [(float(W[word, first]), float(W[word, second])) for W in path]
        surface_painter.paint_path(painter, plot, way)
        paint_frame(painter, layout.surface)
        paint_two_titles(painter, layout.surface, *surface_painter.titles(study))

    def paint_arrows(
        self,
        painter: QPainter,
        layout: LinearLayout,
        study: Study,
        moment: Moment,
        seen: Visibility,
    ) -> None:
        """Paint the point in the landscape, its slope and its step, as far as they are known."""
        colours, kind = theme.current(), moment.phase.kind
        plot = surface_painter.surface_plot(layout.surface, study)
        arrows, front, before = arrows_of(study), seen.gaps[0].front, study.surface.before
        slope = {PhaseKind.BACKWARD: front, PhaseKind.UPDATE: 1.0, PhaseKind.WHOLE: 1.0}
        step = {PhaseKind.UPDATE: front, PhaseKind.WHOLE: 1.0}
        for vector, times, hue, grown in (
            (arrows.slope, arrows.slope_times, colours.backward, slope.get(kind, 0.0)),
            (arrows.step, arrows.step_times, colours.update, step.get(kind, 0.0)),
        ):
            along = vector[0] * times, vector[1] * times
            surface_painter.paint_arrow(painter, plot, before, along, hue, grown)
        surface_painter.paint_point(painter, plot, before)


def _transparent(area: QRectF, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(area.width() * ratio), round(area.height() * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def _paint_answer_values(
    painter: QPainter, layout: LinearLayout, study: Study, moment: Moment, seen: Visibility
) -> None:
    """Write the spotlight clip's answer, its error, and the answer after the update."""
    if study.question.batch and not study.this_clip_only:
        return
    colours, kind = theme.current(), moment.phase.kind
    answer, after = study.neuron.answers(np.array([study.lead, study.lead_after])).tolist()
    name = "p" if study.neuron.answers_with_sigmoid else "ŷ"
    lines = [
        (f"{name} {number(answer)}", colours.forward, seen.lit[0] >= 1),
        (f"δ {number(study.delta)}", colours.backward, seen.loss > 0),
        (f"{name} → {number(after)}", colours.update, kind in (PhaseKind.UPDATE, PhaseKind.WHOLE)),
    ]
    painter.setFont(ink.text_font(bold=True))
    area = layout.answers
    top = area.top() + area.height() * 0.24
    ground = QColor(colours.well)
    ground.setAlphaF(0.8)
    metrics = painter.fontMetrics()
    for text, hue, known in lines:
        if known:
            width = metrics.horizontalAdvance(text)
            painter.fillRect(QRectF(area.left() + 2, top, width + 4, 17), ground)
            painter.setPen(ink.colour(hue))
            painter.drawText(QRectF(area.left() + 4, top, area.width(), 18), 0, text)
            top += 17
