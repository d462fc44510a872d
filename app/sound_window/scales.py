"""The scales around the pictures, painted once and copied until something about them changes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRect, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap

from app import theme
from app.sound_window.axes import Tick, frequency_ticks, level_ticks
from app.sound_window.colours import table_of
from app.sound_window.display_settings import DisplaySettings
from app.sound_window.kept_sound import KeptSound
from app.sound_window.picture_layout import PictureLayout
from app.sound_window.scale_painter import paint_colour_bar, paint_upright_axis
from engine.sound.spectra import SpectrumKind

OVERHANG = 24
"""The first time may stand so far left of its axis."""


@dataclass(frozen=True, slots=True)
class ScaleState:
    """What the scales depend on, beside the theme."""

    settings: DisplaySettings
    sample_rate: int
    amplitude: float
    size: QSize
    ratio: float


class Scales:
    """Keeps the painted scales of one picture."""

    def __init__(self) -> None:
        self._state: ScaleState | None = None
        self._pixmap = QPixmap()

    def forget(self) -> None:
        """Paint them anew: the theme has changed."""
        self._state = None

    def paint(
        self,
        painter: QPainter,
        part: QRect,
        layout: PictureLayout,
        state: ScaleState,
        kept: KeptSound | None,
    ) -> bool:
        """Copy as much of the scales as lies in `part` and not under the pictures.

        Returns whether they look different now, all of them.
        """
        changed = state != self._state
        if changed:
            self._state = state
            self._pixmap = _make(painter.font(), layout, state, kept)
        if layout.pictures.contains(part):
            return changed
        below = layout.times.adjusted(-OVERHANG, 0, 0, 0)
        if layout.pictures.united(below).contains(part):
            part = below
        source = QRect(part.topLeft() * state.ratio, part.size() * state.ratio)
        painter.drawPixmap(part, self._pixmap, source)
        return changed


def _make(font: QFont, layout: PictureLayout, state: ScaleState, kept: KeptSound | None) -> QPixmap:
    pixmap = QPixmap(state.size * state.ratio)
    pixmap.setDevicePixelRatio(state.ratio)
    pixmap.fill(QColor(theme.current().window))
    painter = QPainter(pixmap)
    painter.setFont(font)
    settings, line = state.settings, QFontMetrics(font).height()
    cepstral = settings.kind is SpectrumKind.MFCC
    paint_upright_axis(
        painter,
        layout.waveform,
        _amplitudes(state.amplitude),
        QCoreApplication.translate("LivePicture", "amplitude"),
    )
    height = max(1, layout.spectrogram.height())
    if kept is not None:
        paint_upright_axis(
            painter,
            layout.spectrogram,
            frequency_ticks(
                kept.rows, settings.kind, kept.settings.highest_hz, 1.4 * line / height
            ),
            QCoreApplication.translate("LivePicture", "coefficient")
            if cepstral
            else QCoreApplication.translate("LivePicture", "frequency in Hz"),
        )
    most = max(2, int(height / line / 2.5))
    paint_colour_bar(
        painter,
        layout,
        table_of(settings.colours),
        level_ticks(settings.darkest, settings.brightest, most),
        QCoreApplication.translate("LivePicture", "value of the coefficient")
        if cepstral
        else QCoreApplication.translate("LivePicture", "level in dB"),
    )
    painter.end()
    return pixmap


def _amplitudes(scale: float) -> list[Tick]:
    text = f"{scale:g}" if scale >= 1 / 8 else f"1/{round(1 / scale)}"
    return [Tick(f"−{text}", 0.0), Tick("0", 0.5), Tick(text, 1.0)]
