"""Stage 6: the band energies of all frames, in dB."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from app.features_window.choice import Target
from app.features_window.magma_picture import frequency_ticks, mark_cell, paint_cells, paint_scale
from app.features_window.plot import (
    Plot,
    brief,
    number,
    paint_x_axis,
    paint_y_axis,
    round_ticks,
    tick_texts,
)
from app.features_window.shown_clip import ShownClip, nearest
from app.features_window.stage_view import StageView
from engine.sound.features import DYNAMIC_RANGE_DB


class LogMelStage(StageView):
    """The log-mel spectrogram: a column for each frame, a row for each band."""

    def name(self) -> str:
        """Return the name of the stage."""
        return self.tr("Log-mel spectrogram")

    def about(self) -> str:
        """Return what the stage does, in one sentence."""
        return self.tr(
            "The band energies of every frame side by side, in decibels, as loudness is heard."
        )

    def formula(self, clip: ShownClip) -> tuple[str, str]:
        """Return the logarithm with its floor, and the chosen cell's level."""
        cell = (self.choice.frame, self.choice.band)
        energy, level = float(clip.stages.mel[cell]), float(clip.stages.log_mel[cell])
        floor = number(DYNAMIC_RANGE_DB, 0)
        numbers = f"10 log<sub>10</sub> {brief(10 ** (energy / 10))} = {number(energy, 1)} dB"
        if level > energy:
            numbers += f" → {number(level, 1)} dB"
        rule = self.tr("L = 10 log<sub>10</sub> E, at least L<sub>max</sub> − {floor} dB")
        return rule.format(floor=floor), numbers

    def plot(self, clip: ShownClip) -> Plot:
        """Return where frames and bands lie; cell 3 goes from 3 to 4."""
        frames, bands = clip.stages.log_mel.shape
        return Plot(self.area(below=2), (0.0, float(frames)), (0.0, float(bands)))

    def paint_still(self, painter: QPainter, clip: ShownClip) -> None:
        """Paint the picture, its axes and its colours."""
        plot = self.plot(clip)
        self.paint_caption(painter, self.tr("frequency, kHz (even in mel)"), plot.area)
        paint_y_axis(painter, plot, frequency_ticks(clip.edges))
        times = clip.stages.frame_times
        half_hop = clip.settings.hop_seconds / 2
        time = Plot(plot.area, (times[0] - half_hop, times[-1] + half_hop), plot.y)
        ticks = tick_texts(round_ticks(*time.x, 5), self.tr("s"))
        paint_x_axis(painter, time, ticks, self.width())
        bounds = clip.levels
        paint_cells(painter, plot.area, clip.stages.log_mel, bounds)
        texts = (number(bounds[0], 0), f"{number(bounds[1], 0)} dB")
        line = self.line_height()
        paint_scale(painter, plot.area, self.height() - line, texts, line)

    def paint_choice(self, painter: QPainter, clip: ShownClip) -> None:
        """Paint the frame round the chosen cell, its column and its band."""
        mark_cell(painter, self.plot(clip), self.choice.frame, self.choice.band)

    def target_at(self, clip: ShownClip, point: QPointF) -> Target:
        """Return the frame and the band of the cell."""
        plot = self.plot(clip)
        return Target(
            frame=nearest(plot.x_value(point.x()) - 0.5, clip.frames),
            band=nearest(plot.y_value(point.y()) - 0.5, clip.settings.bands),
        )
