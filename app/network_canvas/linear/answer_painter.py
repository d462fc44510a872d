"""What the neuron answers to every clip, and how far that is from what it should.

Across stands what decides the answer: how far the neuron's sum leads all others'. The curve is the
squashing function. Each clip stands at what it should be answered, its word's clips above and all
others below; the way from the curve to the clip is the error with which backpropagation begins.
"""

from __future__ import annotations

from math import ceil, floor

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QPolygonF

from app import theme
from app.lines import draw_lines
from app.network_canvas import ink
from app.network_canvas.linear.plot import Plot, paint_axis_across, paint_axis_up
from app.network_canvas.linear.study import Study
from app.network_canvas.picture import Array

translate = QCoreApplication.translate

LANE = 0.24  # of the answers' unit, above 1 and below 0: where the clips stand
GOLDEN = 0.6180339887498949  # spreads clips evenly in their lane, the same in every frame
BEND = 5.0  # as far from 0 a sigmoid is seen to bend
DOT = 5.0
SMALL_DOT = 3.6  # in a small plot


def answer_plot(area: QRectF, study: Study) -> Plot:
    """Return the plot's axes: round numbers that hold all the clips, and 0."""
    finite = study.leads[np.isfinite(study.leads)]
    squashed = study.neuron.answers_with_sigmoid
    low = min(float(finite.min(initial=0.0)), study.lead, -BEND if squashed else 0.0)
    high = max(float(finite.max(initial=0.0)), study.lead, BEND if squashed else 1.0)
    step = 5.0 if high - low > 12 else 2.0 if high - low > 5 else 0.5
    across = floor(low / step) * step, ceil(high / step) * step
    lowest, highest = -LANE - 0.04, 1 + LANE + 0.04
    if not squashed:
        lowest, highest = min(lowest, study.lead - 0.1), max(highest, study.lead + 0.1)
    return Plot(area, across, (lowest, highest))


def paint_answer_ground(painter: QPainter, plot: Plot, study: Study) -> None:
    """Paint the axes, the threshold and the curve: they are the same for all clips."""
    colours = theme.current()
    area = plot.area
    painter.fillRect(area, ink.colour(colours.well))
    low, high = plot.across
    squashed = study.neuron.answers_with_sigmoid
    threshold = 0.0 if squashed else 0.5
    painter.save()
    painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
    painter.setPen(ink.pen(colours.line, 1.0))
    for level in (0.0, 1.0):
        painter.drawLine(plot.point(low, level), plot.point(high, level))
    painter.setPen(ink.pen(colours.muted, 1.4, (3.0, 3.0)))
    painter.drawLine(plot.point(threshold, plot.up[0]), plot.point(threshold, plot.up[1]))
    leads = np.linspace(low, high, 97)
    curve = plot.points(leads, study.neuron.answers(leads))
    painter.setPen(ink.pen(colours.text, 2.0))
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in curve.tolist()]))
    painter.restore()
    ticks = (low, threshold, high) if low < threshold < high else (low, high)
    paint_axis_across(painter, plot, axis_names(study), ticks)
    paint_axis_up(painter, plot, "p" if squashed else "ŷ", (0.0, 1.0))


def paint_clips(painter: QPainter, plot: Plot, study: Study) -> None:
    """Paint every clip where it should be answered: this word's filled, all others hollow."""
    colours = theme.current()
    painter.save()
    painter.setClipRect(plot.area.adjusted(-1, -1, 1, 1), Qt.ClipOperation.IntersectClip)
    own = study.neuron.targets > 0.5
    centres = clip_points(plot, study)
    size = DOT if plot.area.width() > 180 else SMALL_DOT
    for chosen, hollow in ((~own, True), (own, False)):
        dots = QPolygonF([QPointF(x, y) for x, y in centres[chosen].tolist()])
        _paint_dots(painter, dots, colours.muted if hollow else colours.text, size)
        if hollow:
            _paint_dots(painter, dots, colours.well, size - 2.0)
    painter.restore()


def clip_points(plot: Plot, study: Study) -> Array:
    """Return where each clip stands, `(N, 2)`: across by its lead, upwards in its lane."""
    targets = study.neuron.targets
    spread = 0.03 + (LANE - 0.03) * ((np.arange(len(targets)) * GOLDEN) % 1.0)
    heights = np.where(targets > 0.5, 1 + spread, -spread)
    return plot.points(study.leads, heights)


def paint_spotlight(
    painter: QPainter, plot: Plot, study: Study, *, lit: float, error: float
) -> None:
    """Paint the spotlight clip on the curve, and its error, grown to the share `error`."""
    colours = theme.current()
    answer = float(study.neuron.answers(np.array([study.lead]))[0])
    if error:
        _paint_errors(
            painter, plot, np.array([study.lead]), np.array([answer]),
            np.array([study.target]), error, 3.0,
        )  # fmt: skip
    if lit:
        painter.setOpacity(lit)
        painter.setPen(ink.pen(colours.text, 2.0))
        painter.setBrush(ink.colour(colours.forward))
        painter.drawEllipse(plot.point(study.lead, answer), 5.0, 5.0)
        painter.setOpacity(1.0)


def paint_batch_errors(painter: QPainter, plot: Plot, study: Study, *, error: float) -> None:
    """Paint the error of every clip of the batch, grown to the share `error`."""
    if error:
        answers = study.neuron.answers(study.leads)
        _paint_errors(painter, plot, study.leads, answers, study.neuron.targets, error, 2.0)


def axis_names(study: Study) -> tuple[str, ...]:
    """Return what stands across, the longest first."""
    if not study.neuron.others.any():
        return translate("LinearScene", "sum z"), "z"
    return translate("LinearScene", "lead z − s"), "z − s"


def titles(study: Study, word: str) -> tuple[str, str]:
    """Return the plot's two titles."""
    if study.this_clip_only:
        return translate("LinearScene", "The answer"), translate("LinearScene", "to this clip")
    first = translate("LinearScene", "Answers: {count} clips").format(count=f"{study.clips:,}")
    return first, translate("LinearScene", "● {word}   ○ others").format(word=word)


class AnswerPicture:
    """The plot with all its clips, painted once for a study."""

    def __init__(self) -> None:
        self._key: object = None
        self._pixmap = QPixmap()

    def paint(self, painter: QPainter, plot: Plot, study: Study) -> None:
        """Paint the clips; hundreds of them cost one copy a frame."""
        ratio = painter.device().devicePixelRatioF() * painter.worldTransform().m11()
        key = (study, plot, ratio, theme.current().name)
        if self._key != key:
            self._key, self._pixmap = key, _painted(plot, study, ratio)
        painter.drawPixmap(
            plot.area.adjusted(-2, -2, 2, 2), self._pixmap, QRectF(self._pixmap.rect())
        )


def _painted(plot: Plot, study: Study, ratio: float) -> QPixmap:
    area = plot.area.adjusted(-2, -2, 2, 2)
    pixmap = QPixmap(round(area.width() * ratio), round(area.height() * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(ratio, ratio)
    painter.translate(-area.left(), -area.top())
    paint_clips(painter, plot, study)
    painter.end()
    return pixmap


def _paint_dots(painter: QPainter, dots: QPolygonF, colour: str, size: float) -> None:
    pen = ink.pen(colour, size)
    round_pen = type(pen)(pen)
    round_pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(round_pen)
    painter.drawPoints(dots)


def _paint_errors(
    painter: QPainter, plot: Plot, leads: Array, answers: Array, targets: Array,
    share: float, width: float,
) -> None:  # fmt: skip
    """Paint lines from the curve towards the targets: too much is solid, too little dashed."""
    backward = theme.current().backward
    begin = plot.points(leads, answers)
    end = plot.points(leads, answers + (targets - answers) * share)
    lines = np.concatenate([begin, end], axis=1)  # (n, 4)
    painter.save()
    painter.setClipRect(plot.area, Qt.ClipOperation.IntersectClip)
    too_little = targets > answers
    painter.setPen(ink.pen(backward, width))
    draw_lines(painter, lines[~too_little])
    painter.setPen(ink.pen(backward, width, (2.0, 1.0)))
    draw_lines(painter, lines[too_little])
    painter.restore()
