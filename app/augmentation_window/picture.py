"""The picture of a take as the network sees it, with its axes and the scale of its colours."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app import theme
from app.features_window.magma_picture import frequency_ticks, paint_cells, paint_scale
from app.features_window.plot import Plot, paint_ground, paint_x_axis, paint_y_axis
from app.picture_files import offer_picture
from engine.sound.features import Features, FeatureSettings, band_edges

LEFT = 34
RIGHT = 8
GAP = 4


class TakePicture(QWidget):
    """Shows features (frames, bands), or an empty ground."""

    def __init__(self, title: str, settings: FeatureSettings) -> None:
        super().__init__()
        offer_picture(self)
        self._title = title
        self._settings = settings
        self._edges = band_edges(settings.bands, settings.lowest_hz, settings.highest_hz)
        self._bounds = (0.0, 1.0)
        self.features: Features | None = None
        self.setAccessibleName(title)
        self.setToolTip(
            self.tr("Each cell is an input of the network: its level in standard deviations (σ).")
        )
        self.setMinimumSize(200, 260)

    def show_features(self, features: Features, bounds: tuple[float, float]) -> None:
        """Show features; `bounds` are the values of the first and the last colour."""
        self.features, self._bounds = features, bounds
        self.update()

    def clear(self) -> None:
        """Show an empty ground: there is no such take."""
        self.features = None
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size at which each cell is seen."""
        return QSize(260, 360)

    def plot(self) -> Plot:
        """Return where rows and bands lie; cell 3 goes from 3 to 4."""
        line = self.fontMetrics().height()
        below = 2 * line + GAP  # the frames, and the colours
        area = QRectF(
            LEFT,
            2 * line + GAP,
            max(self.width() - LEFT - RIGHT, 1),
            max(self.height() - 2 * line - GAP - below - GAP, 1),
        )
        return Plot(area, (0.0, float(self._settings.frames)), (0.0, float(self._settings.bands)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the title, the axes, the cells and the scale."""
        del event
        painter = QPainter(self)
        plot, line = self.plot(), self.fontMetrics().height()
        paint_ground(painter, plot)
        self._paint_texts(painter, line)
        paint_y_axis(painter, plot, frequency_ticks(self._edges))
        frames = self._settings.frames
        rows = np.unique([1, *range(6, frames, 6), frames]).tolist()
        ticks = [(row - 0.5, str(row)) for row in rows]
        last = self.tr("frame {number}").format(number=frames)
        paint_x_axis(painter, plot, [*ticks[:-1], (frames - 0.5, last)], self.width())
        if self.features is None:
            return
        paint_cells(painter, plot.area, self.features, self._bounds)
        texts = (_signed(self._bounds[0]), f"{_signed(self._bounds[1])} σ")
        paint_scale(painter, QRectF(self.rect()), self.height() - line, texts, line)

    def _paint_texts(self, painter: QPainter, line: int) -> None:
        painter.setPen(QColor(theme.current().text))
        painter.setFont(theme.text_font(bold=True))
        room = QRectF(0, 0, self.width(), line)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft, self._title)
        painter.setFont(theme.text_font())
        painter.setPen(QColor(theme.current().muted))
        room.translate(0, line)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft, self.tr("frequency, kHz"))


def _signed(value: float) -> str:
    return f"{value:+.2f}".replace("-", "−")
