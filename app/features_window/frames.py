"""Stage 2: the word is cut into frames that overlap."""

from __future__ import annotations

from math import ceil

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from app import theme
from app.features_window.choice import Target
from app.features_window.plot import (
    CENTRE,
    Plot,
    paint_curve,
    paint_x_axis,
    paint_y_axis,
    round_ticks,
    tick_texts,
)
from app.features_window.shown_clip import ShownClip
from app.features_window.stage_view import StageView, shade
from app.panels.axis import round_end

FRAMES_SHOWN = 5
"""The picture shows so many frames; when the choice leaves them, the next ones."""

SMALLEST_PEAK = 0.001


class FramesStage(StageView):
    """A few frames as bars above the samples that they cover; the chosen one is filled."""

    def name(self) -> str:
        """Return the name of the stage."""
        return self.tr("Frames")

    def about(self) -> str:
        """Return what the stage does, in one sentence."""
        return self.tr("The word is cut into overlapping frames: {length}, every {hop}.").format(
            length=_milliseconds(self.settings.frame_seconds),
            hop=_milliseconds(self.settings.hop_seconds),
        )

    def formula(self, clip: ShownClip) -> tuple[str, str]:
        """Return how many frames there are, and which samples the chosen one covers."""
        count = self.tr("{frames} = 1 + ⌊({samples} − {length}) / {hop}⌋")
        covers = self.tr("frame {frame}: y = s[{first} … {last}]")
        first = clip.stages.trim[0] + self.choice.frame * clip.hop
        return (
            count.format(
                samples=f"{clip.word_samples:,}",
                length=clip.length,
                hop=clip.hop,
                frames=clip.frames,
            ),
            covers.format(
                frame=self.choice.frame + 1,
                first=f"{first:,}",
                last=f"{first + clip.length - 1:,}",
            ),
        )

    def first_shown(self, clip: ShownClip) -> int:
        """Return the first frame of the picture, which stays while the choice is in it."""
        last = max(clip.frames - FRAMES_SHOWN, 0)
        return min(self.choice.frame // FRAMES_SHOWN * FRAMES_SHOWN, last)

    def plot(self, clip: ShownClip) -> Plot:
        """Return where seconds and amplitudes lie, below the bars."""
        area = self.area()
        area.setTop(area.top() + self._lanes(clip) * self._lane_height())
        peak = round_end(clip.peak, SMALLEST_PEAK)
        start, _ = clip.frame_span(self.first_shown(clip))
        shown = (FRAMES_SHOWN - 1) * clip.settings.hop_seconds + clip.settings.frame_seconds
        return Plot(area, (start, start + shown), (-peak, peak))

    def paint_still(self, painter: QPainter, clip: ShownClip) -> None:
        """Paint the ground and the axis of amplitudes."""
        plot, whole = self.plot(clip), self.area()
        painter.fillRect(whole, QColor(theme.current().well))
        self.paint_caption(painter, self.tr("amplitude"), whole)
        paint_y_axis(painter, plot, tick_texts([plot.y[0], 0.0, plot.y[1]]))

    def paint_choice(self, painter: QPainter, clip: ShownClip) -> None:
        """Paint the samples of a few frames, their times, and a bar for each frame."""
        plot, colours = self.plot(clip), theme.current()
        ticks = tick_texts(round_ticks(*plot.x, 6), self.tr("s"))
        paint_x_axis(painter, plot, ticks, self.width())
        span = plot.span(*clip.frame_span(self.choice.frame))
        span.setTop(self._bar(clip, plot, self.choice.frame).bottom())
        shade(painter, span)
        rate = clip.stages.sample_rate
        first = max(round(plot.x[0] * rate), 0)
        samples = clip.stages.samples[first : round(plot.x[1] * rate)]
        times = (first + np.arange(len(samples))) / rate
        paint_curve(painter, plot, times, samples, colours.text)
        for frame in range(
            self.first_shown(clip), min(self.first_shown(clip) + FRAMES_SHOWN, clip.frames)
        ):
            self._paint_bar(painter, clip, plot, frame)

    def _paint_bar(self, painter: QPainter, clip: ShownClip, plot: Plot, frame: int) -> None:
        colours = theme.current()
        bar = self._bar(clip, plot, frame)
        chosen = frame == self.choice.frame
        painter.fillRect(bar, QColor(colours.text if chosen else colours.raised))
        painter.setPen(QColor(colours.muted))
        painter.drawRect(bar.adjusted(0, 0, -1, -1))
        painter.setPen(QColor(colours.window if chosen else colours.text))
        painter.drawText(bar, CENTRE, str(frame + 1))

    def _bar(self, clip: ShownClip, plot: Plot, frame: int) -> QRectF:
        span = plot.span(*clip.frame_span(frame))
        top = self.area().top() + frame % self._lanes(clip) * self._lane_height()
        return QRectF(span.left(), top, span.width(), self._lane_height() - 2)

    def _lanes(self, clip: ShownClip) -> int:
        """Return how many bars must lie under each other so that none hides another."""
        return ceil(clip.length / clip.hop)

    def _lane_height(self) -> float:
        return self.line_height() + 3.0

    def target_at(self, clip: ShownClip, point: QPointF) -> Target:
        """Return the bar under the pointer, or the frame nearest to the time, of those shown."""
        plot = self.plot(clip)
        first = self.first_shown(clip)
        shown = range(first, min(first + FRAMES_SHOWN, clip.frames))
        for frame in shown:
            if self._bar(clip, plot, frame).contains(point):
                return Target(frame=frame)
        nearest = clip.frame_at(plot.x_value(point.x()))
        return Target(frame=min(max(nearest, shown.start), shown.stop - 1))


def _milliseconds(seconds: float) -> str:
    return f"{1000 * seconds:.0f}\N{NO-BREAK SPACE}ms"
