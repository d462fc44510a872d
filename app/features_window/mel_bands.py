"""Stage 5: triangular bands sum the spectrum to a few energies."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app import theme
from app.colour_maps import colours_of
from app.features_window.choice import Target
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
from app.features_window.stage_view import StageView, outline

RIGHT_TOP = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


class MelBandsStage(StageView):
    """Above, the bands over the spectrum; below, what each of them sums up."""

    def name(self) -> str:
        """Return the name of the stage."""
        return self.tr("Mel bands")

    def about(self) -> str:
        """Return what the stage does, in one sentence."""
        return self.tr(
            "{bands} triangles of equal area sum the spectrum: narrow for low tones, "
            "wide for high ones, as the ear hears."
        ).format(bands=self.settings.bands)

    def formula(self, clip: ShownClip) -> tuple[str, str]:
        """Return the sum, and the energy in the chosen band."""
        band = self.choice.band
        level = float(clip.stages.mel[self.choice.frame][band])
        low, high = clip.edges[band], clip.edges[band + 2]
        numbers = self.tr("band {band}, {low} to {high} Hz: E = {energy}")
        return (
            "E<sub>b</sub> = Σ<sub>f</sub> w<sub>b</sub>(f) P(f)",
            numbers.format(
                band=band + 1,
                low=number(low, 0),
                high=number(high, 0),
                energy=brief(10 ** (level / 10)),
            ),
        )

    def plots(self, clip: ShownClip) -> tuple[Plot, Plot]:
        """Return where Hz and dB lie above, and below; both have the same x."""
        line = self.line_height()
        whole = self.area(right=self.fontMetrics().horizontalAdvance("0.000") + 10.0)
        height = max(1.0, (whole.height() - line - 5) / 2)
        x = (float(clip.edges[0]), float(clip.edges[-1]))
        upper = QRectF(whole.left(), whole.top(), whole.width(), height)
        lower = QRectF(whole.left(), whole.bottom() - height, whole.width(), height)
        return Plot(upper, x, clip.powers), Plot(lower, x, clip.levels)

    def paint_still(self, painter: QPainter, clip: ShownClip) -> None:
        """Paint both grounds with their axes, and the triangles."""
        upper, lower = self.plots(clip)
        for plot, caption in (
            (upper, self.tr("power of the frame, dB")),
            (lower, self.tr("energy E of each band, dB")),
        ):
            paint_ground(painter, plot)
            self.paint_caption(painter, caption, plot.area)
            paint_y_axis(painter, plot, tick_texts(round_ticks(*plot.y, 4)))
        kilohertz = round_ticks(upper.x[0] / 1000, upper.x[1] / 1000, 5)
        texts = tick_texts(kilohertz, "kHz")
        ticks = [(1000 * tick, text) for tick, text in texts]
        paint_x_axis(painter, lower, ticks, self.width())
        self._paint_triangles(painter, upper, clip)

    def paint_choice(self, painter: QPainter, clip: ShownClip) -> None:
        """Paint the frame's spectrum, the energies, and the chosen band."""
        upper, lower = self.plots(clip)
        hertz, spectrum = clip.stages.frequencies, clip.stages.spectra[self.choice.frame]
        paint_curve(painter, upper, hertz, spectrum, theme.current().text)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = QColor(theme.current().text)
        painter.setPen(QPen(chosen, 2.0))
        chosen.setAlpha(90)
        painter.setBrush(chosen)
        painter.drawPolygon(self._triangle(upper, clip, self.choice.band))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._paint_energies(painter, lower, clip)

    def _paint_triangles(self, painter: QPainter, plot: Plot, clip: ShownClip) -> None:
        caption = QRectF(0, plot.area.top() - self.line_height() - 2, self.width(), 90)
        painter.setPen(QColor(theme.current().muted))
        painter.drawText(caption, RIGHT_TOP, self.tr("weight w, 1/Hz"))
        highest = _highest_weight(clip)
        texts = [(0.0, "0"), (highest, f"{highest:.3f}")]
        paint_y_axis(painter, Plot(plot.area, plot.x, (0.0, highest)), texts, right=True)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme.current().muted))
        for band in range(clip.settings.bands):
            painter.drawPolyline(self._triangle(plot, clip, band))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _triangle(self, plot: Plot, clip: ShownClip, band: int) -> QPolygonF:
        low, centre, high = clip.edges[band : band + 3].tolist()
        weights = Plot(plot.area, plot.x, (0.0, _highest_weight(clip)))
        corners = ((low, 0.0), (centre, 2.0 / (high - low)), (high, 0.0))
        return QPolygonF([QPointF(weights.x_of(x), weights.y_of(y)) for x, y in corners])

    def _paint_energies(self, painter: QPainter, plot: Plot, clip: ShownClip) -> None:
        levels = clip.stages.log_mel[self.choice.frame]
        corners = (clip.edges[1:] + clip.edges[:-1]) / 2  # (bands + 1,), between two centres
        colours = colours_of(levels, *plot.y)
        for band, level in enumerate(levels.tolist()):
            left, right = plot.x_of(float(corners[band])), plot.x_of(float(corners[band + 1]))
            top = min(plot.y_of(level), plot.area.bottom() - 1)
            bar = QRectF(left, top, max(right - left - 1, 1.0), plot.area.bottom() - top)
            painter.fillRect(bar, QColor.fromRgb(int(colours[band])))
            painter.setPen(QColor(theme.current().muted))
            painter.drawRect(bar)
        chosen = self.choice.band
        outline(painter, plot.span(float(corners[chosen]), float(corners[chosen + 1])))

    def target_at(self, clip: ShownClip, point: QPointF) -> Target:
        """Return the band with the nearest centre."""
        return Target(band=clip.band_at(self.plots(clip)[0].x_value(point.x())))


def _highest_weight(clip: ShownClip) -> float:
    """Return the height of the narrowest triangle in 1/Hz: all have the area 1."""
    return float((2.0 / (clip.edges[2:] - clip.edges[:-2])).max())
