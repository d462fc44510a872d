"""The parts of the picture of one neuron, and in which phases each of them moves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QPainter

from app.colour_scale import ColourScale
from app.controllers.phases import PhaseKind
from app.network_canvas.columns.unit_painter import paint_units
from app.network_canvas.dense.visibility import Visibility, visibility
from app.network_canvas.input_painter import paint_inset, paint_spectrogram
from app.network_canvas.linear.layout import LinearLayout
from app.network_canvas.linear.neuron_painter import NeuronPainter
from app.network_canvas.linear.picture import LinearPicture
from app.network_canvas.linear.study import Study
from app.network_canvas.linear.study_painter import StudyPainter
from app.network_canvas.linear.weight_painter import paint_scale
from app.network_canvas.moment import Moment
from app.network_canvas.output_painter import paint_loss, paint_predictions
from app.network_canvas.scales import input_gradient_scale
from engine.training.signals import Array

INPUT, FORWARD, LOSS = PhaseKind.INPUT, PhaseKind.FORWARD, PhaseKind.LOSS
BACKWARD, UPDATE = PhaseKind.BACKWARD, PhaseKind.UPDATE


@dataclass(frozen=True, slots=True, eq=False)
class Painting:
    """All that is painted of a record.

    Attributes
    ----------
    focus
        The word whose neuron is shown large.
    weights, fill, ring
        The scales of the weights, of the answers and of their gradients.
    study
        Of the focus, or None while it is being computed; `problem` says why there is none.
    path
        The weights `(O, I)` of the records seen.
    signed
        Whether dL/dx shows its sign.
    """

    picture: LinearPicture
    layout: LinearLayout
    focus: int
    weights: ColourScale
    fill: ColourScale
    ring: ColourScale
    study: Study | None
    problem: str
    path: Sequence[Array]
    signed: bool

    def paint(
        self, painter: QPainter, plots: StudyPainter, moment: Moment, *, moving: bool, late: bool
    ) -> None:
        """Paint the parts that move during the phase, or those that do not.

        `late`: the study has come since the others were painted, so all that shows it moves.
        """
        kind = moment.phase.kind
        for part, kinds, of_study in _PARTS:
            if (kind in kinds or (late and of_study)) is moving:
                part(self, painter, plots, moment)

    def _paint_input(self, painter: QPainter, plots: StudyPainter, moment: Moment) -> None:
        del plots
        picture, layout, seen = self.picture, self.layout, _seen(moment)
        over, signed = (seen.gradient if seen.overlay else 0.0), self.signed
        paint_spectrogram(painter, layout, picture, shown=seen.input, gradient=over, signed=signed)
        paint_inset(painter, layout, picture, shown=seen.gradient, signed=signed)
        if seen.gradient:
            paint_scale(painter, layout.inset, input_gradient_scale(picture.input_gradient))

    def _paint_weights(self, painter: QPainter, plots: StudyPainter, moment: Moment) -> None:
        del plots
        self._neuron().paint_weights(painter, moment, _seen(moment))

    def _paint_product(self, painter: QPainter, plots: StudyPainter, moment: Moment) -> None:
        del plots
        self._neuron().paint_product(painter, moment, _seen(moment))

    def _paint_signs(self, painter: QPainter, plots: StudyPainter, moment: Moment) -> None:
        del plots
        self._neuron().paint_signs(painter, moment)

    def _paint_fronts(self, painter: QPainter, plots: StudyPainter, moment: Moment) -> None:
        del plots
        if moment.phase.kind is FORWARD:
            self._neuron().paint_fronts(painter, _seen(moment))

    def _paint_grounds(self, painter: QPainter, plots: StudyPainter, moment: Moment) -> None:
        del moment
        if self.study is None:
            plots.paint_waiting(painter, self.layout, self.problem)
            return
        plots.paint_grounds(painter, self.layout, self.study, self.path)

    def _paint_clips(self, painter: QPainter, plots: StudyPainter, moment: Moment) -> None:
        if self.study is not None:
            plots.paint_clips(painter, self.layout, self.study, _seen(moment))

    def _paint_errors(self, painter: QPainter, plots: StudyPainter, moment: Moment) -> None:
        if self.study is not None:
            plots.paint_errors(painter, self.layout, self.study, moment, _seen(moment))

    def _paint_arrows(self, painter: QPainter, plots: StudyPainter, moment: Moment) -> None:
        if self.study is not None:
            plots.paint_arrows(painter, self.layout, self.study, moment, _seen(moment))

    def _paint_words(self, painter: QPainter, plots: StudyPainter, moment: Moment) -> None:
        del plots
        picture, layout, seen = self.picture, self.layout, _seen(moment)
        paint_units(
            painter,
            layout.output,
            picture.stage,
            (self.fill, self.ring),
            batch=picture.batch,
            lit=seen.lit[0],
            ringed=seen.ringed[0],
        )

    def _paint_predictions(self, painter: QPainter, plots: StudyPainter, moment: Moment) -> None:
        del plots
        paint_predictions(painter, self.layout, self.picture, lit=_seen(moment).lit[0])

    def _paint_loss(self, painter: QPainter, plots: StudyPainter, moment: Moment) -> None:
        del plots
        if _seen(moment).loss:
            paint_loss(painter, self.layout, self.picture, formed=_seen(moment).loss)

    def _neuron(self) -> NeuronPainter:
        study = self.study
        cells = study.cells if study is not None and study.question.word == self.focus else None
        return NeuronPainter(self.picture, self.layout, self.focus, self.weights, cells)


_Part = Callable[[Painting, QPainter, StudyPainter, Moment], None]

_PARTS: tuple[tuple[_Part, tuple[PhaseKind, ...], bool], ...] = (
    (Painting._paint_input, (INPUT, BACKWARD), False),
    (Painting._paint_weights, (UPDATE,), True),
    (Painting._paint_product, (FORWARD, BACKWARD, UPDATE), True),
    (Painting._paint_signs, (), False),
    (Painting._paint_fronts, (FORWARD,), False),
    (Painting._paint_grounds, (), True),
    (Painting._paint_clips, (FORWARD,), True),
    (Painting._paint_errors, (FORWARD, LOSS), True),
    (Painting._paint_arrows, (BACKWARD, UPDATE), True),
    (Painting._paint_words, (FORWARD, LOSS), False),
    (Painting._paint_predictions, (FORWARD,), False),
    (Painting._paint_loss, (LOSS,), False),
)
"""Each part, lowest first, the phases in which it moves, and whether it shows the study."""


def _seen(moment: Moment) -> Visibility:
    return visibility(moment.phase, moment.fraction, 1)
