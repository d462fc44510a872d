"""Stage 3: the chosen frame is faded in and out by a window."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from app import theme
from app.features_window.choice import Target
from app.features_window.plot import (
    Plot,
    Values,
    number,
    paint_curve,
    paint_ground,
    paint_x_axis,
    paint_y_axis,
    round_ticks,
    tick_texts,
)
from app.features_window.shown_clip import ShownClip, nearest
from app.features_window.stage_view import StageView
from app.panels.axis import round_end

SMALLEST_PEAK = 0.0001


class WindowStage(StageView):
    """Three strips: the frame's samples, the window, and their product."""

    def name(self) -> str:
        """Return the name of the stage."""
        return self.tr("Window")

    def about(self) -> str:
        """Return what the stage does, in one sentence."""
        return self.tr("Fading each frame in and out: hard edges would add false tones (Hann).")

    def formula(self, clip: ShownClip) -> tuple[str, str]:
        """Return the window, and the product at the chosen sample."""
        place = self.choice.sample
        sample = float(clip.samples_of(self.choice.frame)[place])
        weight = float(clip.stages.window[place])
        return (
            f"w[n] = ½ − ½ cos(2πn / {clip.length})",
            f"n = {place}: {number(weight, 3)} · {number(sample, 3)}"
            f" = {number(sample * weight, 3)}",
        )

    def strips(self, clip: ShownClip) -> tuple[tuple[Plot, str, Values], ...]:
        """Return of each strip its plot, its caption and its values (length,)."""
        samples = clip.samples_of(self.choice.frame)
        window = clip.stages.window
        peak = round_end(float(np.abs(samples).max()), SMALLEST_PEAK)
        frame = self.tr("frame {number}: y[n]").format(number=self.choice.frame + 1)
        whole, line = self.area(), self.line_height()
        height = max(1.0, (whole.height() - 2 * (line + 3)) / 3)
        contents: tuple[tuple[tuple[float, float], str, Values], ...] = (
            ((-peak, peak), frame, samples),
            ((0.0, 1.0), self.tr("× window w[n]"), window),
            ((-peak, peak), self.tr("= product w[n] · y[n]"), samples * window),
        )
        milliseconds = 1000.0 * clip.length / clip.stages.sample_rate
        strips = []
        for place, (bounds, caption, values) in enumerate(contents):
            top = whole.top() + place * (height + line + 3)
            area = QRectF(whole.left(), top, whole.width(), height)
            strips.append((Plot(area, (0.0, milliseconds), bounds), caption, values))
        return tuple(strips)

    def paint_still(self, painter: QPainter, clip: ShownClip) -> None:
        """Paint the ground of the strips, and the axis of milliseconds."""
        strips = self.strips(clip)
        for plot, _caption, _values in strips:
            paint_ground(painter, plot)
        plot = strips[-1][0]
        ticks = tick_texts(round_ticks(0.0, plot.x[1], 6), self.tr("ms"))
        paint_x_axis(painter, plot, ticks, self.width())

    def paint_choice(self, painter: QPainter, clip: ShownClip) -> None:
        """Paint the three curves, and the chosen sample in each."""
        for plot, caption, values in self.strips(clip):
            self.paint_caption(painter, caption, plot.area)
            paint_y_axis(painter, plot, tick_texts(plot.y))
            x = np.arange(len(values)) * (plot.x[1] / len(values))
            paint_curve(painter, plot, x, values, theme.current().text)
            painter.setPen(QColor(theme.current().muted))
            place = round(plot.x_of(float(x[self.choice.sample])))
            painter.drawLine(place, round(plot.area.top()), place, round(plot.area.bottom()))

    def target_at(self, clip: ShownClip, point: QPointF) -> Target:
        """Return the sample at the time."""
        plot = self.strips(clip)[0][0]
        place = plot.x_value(point.x()) / plot.x[1] * clip.length
        return Target(sample=nearest(place, clip.length))
