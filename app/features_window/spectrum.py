"""Stage 4: the chosen frame's power over frequency."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter

from app import theme
from app.features_window.choice import Choice, Target
from app.features_window.plot import (
    Plot,
    brief,
    number,
    paint_curve,
    paint_ground,
    paint_x_axis,
    paint_y_axis,
    round_ticks,
    tick_texts,
)
from app.features_window.shown_clip import ShownClip
from app.features_window.stage_view import StageView, shade

CENTRE_TOP = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop


class SpectrumStage(StageView):
    """The spectrum of one frame; the axis is the same for all frames of the word."""

    def name(self) -> str:
        """Return the name of the stage."""
        return self.tr("Spectrum")

    def about(self) -> str:
        """Return what the stage does, in one sentence."""
        return self.tr("How strong each frequency is in this frame: the Fourier transform.")

    def formula(self, clip: ShownClip) -> tuple[str, str]:
        """Return the transform, and the power at the chosen frequency."""
        place = self.choice.frequency_bin
        level = float(clip.stages.spectra[self.choice.frame][place])
        rate = f"{clip.stages.sample_rate:,}"
        decibels = number(level, 1 if level > -99.95 else 0)
        hertz = f"{clip.stages.frequencies[place]:,.0f} Hz"
        return (
            f"P(f) = |Σ<sub>n</sub> w[n] y[n] e<sup>−2πi f n / {rate}</sup>|²",
            f"P({hertz}) = {brief(10 ** (level / 10))} = {decibels} dB",
        )

    def plot(self, clip: ShownClip) -> Plot:
        """Return where Hz and dB lie."""
        return Plot(self.area(), (0.0, float(clip.stages.frequencies[-1])), clip.powers)

    def paint_still(self, painter: QPainter, clip: ShownClip) -> None:
        """Paint the ground, the axes, and what no band covers."""
        plot = self.plot(clip)
        paint_ground(painter, plot)
        self.paint_caption(painter, self.tr("power, dB"), plot.area)
        paint_y_axis(painter, plot, tick_texts(round_ticks(*plot.y, 6)))
        kilohertz = [1000.0 * tick for tick in round_ticks(0.0, plot.x[1] / 1000, 5)]
        texts = tick_texts([tick / 1000 for tick in kilohertz], "kHz")
        ticks = [(1000 * tick, text) for tick, text in texts]
        paint_x_axis(painter, plot, ticks, self.width())
        self._paint_unused(painter, plot, clip)

    def paint_choice(self, painter: QPainter, clip: ShownClip) -> None:
        """Paint the spectrum, and the chosen band and frequency."""
        plot, colours = self.plot(clip), theme.current()
        mark_band(painter, plot, clip, self.choice)
        hertz, spectrum = clip.stages.frequencies, clip.stages.spectra[self.choice.frame]
        used = int(np.searchsorted(hertz, clip.edges[-1], side="right"))
        paint_curve(painter, plot, hertz[used - 1 :], spectrum[used - 1 :], colours.muted)
        paint_curve(painter, plot, hertz[:used], spectrum[:used], colours.text)

    def _paint_unused(self, painter: QPainter, plot: Plot, clip: ShownClip) -> None:
        if clip.edges[-1] >= plot.x[1]:
            return
        unused = plot.span(float(clip.edges[-1]), plot.x[1])
        painter.fillRect(unused, QColor(theme.current().panel))
        painter.setPen(QColor(theme.current().muted))
        text = self.tr("no band here")
        if painter.fontMetrics().horizontalAdvance(text) < unused.width():
            painter.drawText(unused.adjusted(0, 4, 0, 0), CENTRE_TOP, text)

    def target_at(self, clip: ShownClip, point: QPointF) -> Target:
        """Return the bin at the frequency."""
        return Target(frequency_bin=clip.bin_at(self.plot(clip).x_value(point.x())))


def mark_band(painter: QPainter, plot: Plot, clip: ShownClip, choice: Choice) -> None:
    """Shade the chosen band, and draw a line at the chosen frequency."""
    shade(painter, plot.span(float(clip.edges[choice.band]), float(clip.edges[choice.band + 2])))
    painter.setPen(QColor(theme.current().muted))
    x = round(plot.x_of(float(clip.stages.frequencies[choice.frequency_bin])))
    painter.drawLine(x, round(plot.area.top()), x, round(plot.area.bottom()))
