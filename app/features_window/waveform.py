"""Stage 1: the clip's samples, and which of them are the word."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app import theme
from app.features_window.choice import Target
from app.features_window.plot import (
    Plot,
    paint_ground,
    paint_x_axis,
    paint_y_axis,
    round_ticks,
    tick_texts,
)
from app.features_window.shown_clip import ShownClip
from app.features_window.stage_view import StageView, shade
from app.lines import draw_lines
from app.panels.axis import round_end

SMALLEST_PEAK = 0.001


class WaveformStage(StageView):
    """The whole clip: the word is bright between dashed marks, what is cut off is dim."""

    def name(self) -> str:
        """Return the name of the stage."""
        return self.tr("Waveform")

    def about(self) -> str:
        """Return what the stage does, in one sentence."""
        return self.tr("The sound over time. Only the word between the dashed lines is kept.")

    def formula(self, clip: ShownClip) -> tuple[str, str]:
        """Return the rule that finds the word, and where it is."""
        start, stop = (place / clip.stages.sample_rate for place in clip.stages.trim)
        rule = self.tr("word: level ≥ loudest − {decibels:.0f} dB")
        found = self.tr("{start:.2f} to {stop:.2f} s of {seconds:.2f} s")
        return (
            rule.format(decibels=clip.settings.trim_db),
            found.format(
                start=start,
                stop=stop,
                seconds=len(clip.stages.samples) / clip.stages.sample_rate,
            ),
        )

    def plot(self, clip: ShownClip) -> Plot:
        """Return where seconds and amplitudes lie."""
        peak = round_end(float(np.abs(clip.stages.samples).max(initial=0.0)), SMALLEST_PEAK)
        seconds = max(len(clip.stages.samples), 1) / clip.stages.sample_rate
        return Plot(self.area(), (0.0, seconds), (-peak, peak))

    def paint_still(self, painter: QPainter, clip: ShownClip) -> None:
        """Paint one upright line a pixel, from the smallest to the largest sample."""
        plot, colours = self.plot(clip), theme.current()
        paint_ground(painter, plot)
        self.paint_caption(painter, self.tr("amplitude (full scale ±1)"), plot.area)
        paint_y_axis(painter, plot, tick_texts([plot.y[0], 0.0, plot.y[1]]))
        paint_x_axis(
            painter, plot, tick_texts(round_ticks(0.0, plot.x[1], 5), self.tr("s")), self.width()
        )
        self._paint_samples(painter, plot, clip)
        painter.setPen(QPen(QColor(colours.text), 1.0, Qt.PenStyle.DashLine))
        for place in clip.stages.trim:
            x = round(plot.x_of(place / clip.stages.sample_rate))
            painter.drawLine(x, round(plot.area.top()), x, round(plot.area.bottom()))

    def paint_choice(self, painter: QPainter, clip: ShownClip) -> None:
        """Paint where the chosen frame lies."""
        span = self.plot(clip).span(*clip.frame_span(self.choice.frame))
        shade(painter, span, strength=90)

    def _paint_samples(self, painter: QPainter, plot: Plot, clip: ShownClip) -> None:
        samples = clip.stages.samples
        columns = min(round(plot.area.width()), len(samples))
        if columns <= 0:
            return
        starts = np.arange(columns) * len(samples) // columns
        upper = np.maximum.reduceat(samples, starts)
        lower = np.minimum.reduceat(samples, starts)
        x = plot.area.left() + (np.arange(columns) + 0.5) * plot.area.width() / columns
        middle = plot.y_of(0.0)
        pixels = plot.area.height() / (plot.y[1] - plot.y[0])
        lines = np.stack([x, middle - upper * pixels, x, middle - lower * pixels], axis=1)
        kept = (starts >= clip.stages.trim[0]) & (starts < clip.stages.trim[1])
        for chosen, colour in ((~kept, theme.current().muted), (kept, theme.current().text)):
            painter.setPen(QColor(colour))
            draw_lines(painter, lines[chosen])

    def target_at(self, clip: ShownClip, point: QPointF) -> Target:
        """Return the frame whose middle is nearest to the time."""
        return Target(frame=clip.frame_at(self.plot(clip).x_value(point.x())))
