"""Stage 7: what the network sees, whatever the pace and the loudness of the word."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from app.features_window.choice import Target
from app.features_window.magma_picture import frequency_ticks, mark_cell, paint_cells, paint_scale
from app.features_window.plot import Plot, number, paint_x_axis, paint_y_axis
from app.features_window.shown_clip import ShownClip, nearest
from app.features_window.stage_view import StageView


class WarpedStage(StageView):
    """The network's window: each column is a row of its input, each cell one number."""

    def name(self) -> str:
        """Return the name of the stage."""
        return self.tr("What the network sees")

    def about(self) -> str:
        """Return what the stage does, in one sentence."""
        return self.tr(
            "Stretched to {frames} frames, then mean and deviation are removed: pace and loudness "
            "no longer matter."
        ).format(frames=self.settings.frames)

    def formula(self, clip: ShownClip) -> tuple[str, str]:
        """Return where the chosen row comes from, and the chosen cell's value."""
        stages, cell = clip.stages, (self.choice.row, self.choice.band)
        mean, deviation = float(stages.warped.mean()), float(stages.warped.std())
        if not stages.features.any():
            return f"{self._blend(clip)}, x = (L′ − μ) / σ", "σ = 0: x = 0"
        numbers = (
            f"x = ({number(float(stages.warped[cell]), 1)} − ({number(mean, 1)})) / "
            f"{number(deviation, 1)} = {signed(float(stages.features[cell]))}"
        )
        return f"{self._blend(clip)}, x = (L′ − μ) / σ", numbers

    def _blend(self, clip: ShownClip) -> str:
        """Return of which frames the chosen row is made."""
        source = float(clip.stages.source_frames[self.choice.row])
        before = int(source)
        share = source - before
        first = f"L<sub>{before + 1}</sub>"
        if share < 0.005:
            return f"L′ = {first}"
        return f"L′ = {1 - share:.2f} {first} + {share:.2f} L<sub>{before + 2}</sub>"

    def plot(self, clip: ShownClip) -> Plot:
        """Return where rows and bands lie; cell 3 goes from 3 to 4."""
        rows, bands = clip.stages.features.shape
        return Plot(self.area(below=2), (0.0, float(rows)), (0.0, float(bands)))

    def paint_still(self, painter: QPainter, clip: ShownClip) -> None:
        """Paint the picture, its axes and its colours."""
        plot, features = self.plot(clip), clip.stages.features
        self.paint_caption(painter, self.tr("frequency, kHz (even in mel)"), plot.area)
        paint_y_axis(painter, plot, frequency_ticks(clip.edges))
        rows = np.unique([1, *range(6, len(features), 6), len(features)]).tolist()
        first = self.tr("frame {number}")
        ticks = [(row - 0.5, str(row)) for row in rows]
        ticks[-1] = (ticks[-1][0], first.format(number=rows[-1]))
        paint_x_axis(painter, plot, ticks, self.width())
        bounds = (float(features.min()), float(features.max()))
        paint_cells(painter, plot.area, features, bounds)
        line = self.line_height()
        texts = (signed(bounds[0]), self.tr("{value} deviations").format(value=signed(bounds[1])))
        paint_scale(painter, plot.area, self.height() - line, texts, line)

    def paint_choice(self, painter: QPainter, clip: ShownClip) -> None:
        """Paint the frame round the chosen cell, its column and its band."""
        mark_cell(painter, self.plot(clip), self.choice.row, self.choice.band)

    def target_at(self, clip: ShownClip, point: QPointF) -> Target:
        """Return the row and the band of the cell."""
        plot = self.plot(clip)
        return Target(
            row=nearest(plot.x_value(point.x()) - 0.5, clip.settings.frames),
            band=nearest(plot.y_value(point.y()) - 0.5, clip.settings.bands),
        )


def signed(value: float) -> str:
    """Return a number with its sign and two digits."""
    return f"{value:+.2f}".replace("-", "−")
