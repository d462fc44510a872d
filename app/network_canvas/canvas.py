"""The network canvas: a record and a playhead, painted.

What does not move during a phase is painted once, into a pixmap; a frame is that pixmap and the one
wave that moves. Of a whole step shown at once nothing moves.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import theme
from app.controllers.phases import WHOLE_STEP, Phase, PhaseKind
from app.network_canvas.edge_painter import Curves, edge_curves, paint_gaps
from app.network_canvas.input_painter import (
    paint_frequency_axis,
    paint_inset,
    paint_spectrogram,
    paint_time_axis,
    paint_titles,
)
from app.network_canvas.layout import Layout, lay_out
from app.network_canvas.legend_painter import edge_counts, paint_legend, paint_legend_values
from app.network_canvas.output_painter import (
    paint_loss,
    paint_predictions,
    paint_word_names,
    word_width,
)
from app.network_canvas.readout import describe
from app.network_canvas.stages import Picture
from app.network_canvas.title_painter import paint_column_titles
from app.network_canvas.unit_painter import paint_units
from app.network_canvas.visibility import Gap, Visibility, Wave, visibility
from engine.training.record import Record

EDGES_IN_MOTION = 120  # a gap, when one wave can be followed
EDGES_AT_SPEED = 60  # a gap, when every frame is another step
FINEST_STEP = 1 / 250  # of a phase: less is not worth another frame


class NetworkCanvas(QWidget):
    """Draws one step's record at one moment. It is told what to show; it decides nothing."""

    hovered = Signal(str)
    """What is under the pointer, in words and numbers; an empty string when it is nothing."""

    def __init__(self, band_hz: Sequence[float], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._band_hz = tuple(band_hz)
        self._record: Record | None = None
        self._picture: Picture | None = None
        self._layout: Layout | None = None
        self._coming: Picture | None = None
        self._curves: tuple[Curves, ...] = ()
        self._phase = WHOLE_STEP
        self._fraction = 1.0
        self._batch = False
        self._backdrop: QPixmap | None = None
        self._furniture: tuple[object, QPixmap] | None = None
        self.setMouseTracking(True)
        self.setMinimumSize(480, 320)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("The network"))

    @property
    def picture(self) -> Picture | None:
        """What is drawn; its numbers are the record's."""
        return self._picture

    @property
    def moment(self) -> tuple[Phase, float]:
        """The phase that is shown, and how much of it (0 to 1)."""
        return self._phase, self._fraction

    def sizeHint(self) -> QSize:
        """Return the size that the mock window of 1280 x 800 leaves for the canvas."""
        return QSize(760, 500)

    def show_moment(self, record: Record, phase: Phase, fraction: float) -> None:
        """Show `fraction` (0 to 1) of a phase of a record.

        One whole step after another is shown a frame late: half of the work is done in the frame
        before, so that no frame takes twice as long as the next.
        """
        one_after_another = self._picture is not None and phase is self._phase is WHOLE_STEP
        if one_after_another and record is not self._record:
            self._show_next(record)
            return
        if record is not self._record or (phase is WHOLE_STEP) != (self._phase is WHOLE_STEP):
            self._record, self._phase = record, phase
            self._make_picture()
        elif phase != self._phase:
            self._backdrop = None
        elif abs(fraction - self._fraction) < FINEST_STEP and fraction != 1.0:
            return
        self._phase, self._fraction = phase, fraction
        self.update()

    def show_batch(self, batch: bool) -> None:
        """Show the batch's numbers instead of the spotlight clip's, or the clip's again."""
        self._batch = batch
        self._make_picture()

    def refresh(self) -> None:
        """Paint everything anew: the theme or the language has changed."""
        self._furniture = None
        self._make_picture()

    def _show_next(self, record: Record) -> None:
        """Show the step that was prepared in the last frame, and prepare this one."""
        ready, self._coming = self._coming, None
        if ready is None or ready.record is not record:
            self._coming = self._picture_of(record)
        if ready is not None:
            self._adopt(ready)
        self.update()

    def _make_picture(self) -> None:
        self._coming = None
        if self._record is not None:
            self._adopt(self._picture_of(self._record))

    def _picture_of(self, record: Record) -> Picture:
        most = EDGES_AT_SPEED if self._phase is WHOLE_STEP else EDGES_IN_MOTION
        return Picture(record, batch=self._batch, most_edges=most)

    def _adopt(self, picture: Picture) -> None:
        self._record, self._picture = picture.record, picture
        if self._layout is None or not self._fits(self._layout, picture):
            self._layout = self._lay_out(picture)
        self._curves = edge_curves(self._layout, picture)
        self._backdrop = None
        self.update()

    def _fits(self, layout: Layout, picture: Picture) -> bool:
        same_size = layout.size == (self.width(), self.height())
        units = [len(column.centres) for column in layout.columns]
        same_words = layout.word_width == word_width(picture.record.words)
        return same_size and same_words and units == [stage.units for stage in picture.stages]

    def _lay_out(self, picture: Picture) -> Layout:
        frames, bands = picture.record.features.shape
        return lay_out(
            self.width(),
            self.height(),
            frames=frames,
            bands=bands,
            units=[stage.units for stage in picture.stages],
            word_width=word_width(picture.record.words),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the picture out for the new size."""
        super().resizeEvent(event)
        self._make_picture()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the moment."""
        del event
        painter = QPainter(self)
        if self._picture is None or self._layout is None:
            painter.fillRect(self.rect(), QColor(theme.current().window))
            painter.setPen(QColor(theme.current().muted))
            painter.setFont(theme.text_font(14))
            painter.drawText(
                self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("Getting ready ...")
            )
            return
        seen = visibility(self._phase, self._fraction, len(self._picture.stages))
        painter.drawPixmap(0, 0, self._backdrop_of(seen))
        if self._phase is not WHOLE_STEP:
            self._paint_moving(painter, seen)

    def _backdrop_of(self, seen: Visibility) -> QPixmap:
        """Return what stands still during the phase, painted once; of a whole step, all of it."""
        if self._backdrop is None:
            self._backdrop = self._empty_pixmap()
            painter = QPainter(self._backdrop)
            self._paint_still(painter, seen)
            if self._phase is WHOLE_STEP:
                self._paint_moving(painter, seen)
            painter.end()
        return self._backdrop

    def _furniture_of(self, picture: Picture, layout: Layout) -> QPixmap:
        """Return what is the same from step to step: titles, axes, words, the bars of legends."""
        record = picture.record
        key = (layout, record.words, record.label, picture.batch, edge_counts(picture))
        if self._furniture is None or self._furniture[0] != key:
            pixmap = self._empty_pixmap()
            painter = QPainter(pixmap)
            painter.fillRect(self.rect(), QColor(theme.current().window))
            paint_titles(painter, layout, picture)
            paint_frequency_axis(painter, layout, self._band_hz)
            paint_legend(painter, layout, picture)
            paint_column_titles(painter, layout, picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_word_names(painter, layout, picture)
            painter.end()
            self._furniture = (key, pixmap)
        return self._furniture[1]

    def _empty_pixmap(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _paint_still(self, painter: QPainter, seen: Visibility) -> None:
        assert self._picture is not None
        assert self._layout is not None
        picture, layout = self._picture, self._layout
        painter.drawPixmap(0, 0, self._furniture_of(picture, layout))
        paint_legend_values(painter, layout, picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._input_moves():
            self._paint_input(painter, seen)
        waiting = [Gap(Wave.WIRE) if gap.active else gap for gap in seen.gaps]
        paint_gaps(painter, self._curves, picture.edges, waiting)

    def _paint_moving(self, painter: QPainter, seen: Visibility) -> None:
        assert self._picture is not None
        assert self._layout is not None
        picture, layout = self._picture, self._layout
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._input_moves():
            self._paint_input(painter, seen)
        moving = [number for number, gap in enumerate(seen.gaps) if gap.active]
        paint_gaps(
            painter,
            [self._curves[number] for number in moving],
            [picture.edges[number] for number in moving],
            [seen.gaps[number] for number in moving],
        )
        for column, stage, lit, ringed in zip(
            layout.columns, picture.stages, seen.lit, seen.ringed, strict=True
        ):
            paint_units(painter, column, stage, picture, lit=lit, ringed=ringed)
        paint_time_axis(painter, layout)
        paint_predictions(painter, layout, picture, lit=seen.lit[-1])
        if seen.loss:
            paint_loss(painter, layout, picture, formed=seen.loss)

    def _input_moves(self) -> bool:
        """Tell whether the picture of the input changes during this phase."""
        return self._phase.kind is PhaseKind.INPUT or (
            self._phase.kind is PhaseKind.BACKWARD and self._phase.stage == 0
        )

    def _paint_input(self, painter: QPainter, seen: Visibility) -> None:
        assert self._picture is not None
        assert self._layout is not None
        gradient = seen.gradient if seen.overlay else 0.0
        paint_spectrogram(painter, self._layout, self._picture, shown=seen.input, gradient=gradient)
        paint_inset(painter, self._layout, self._picture, shown=seen.gradient)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what is under the pointer."""
        picture, layout = self._picture, self._layout
        if picture is not None and layout is not None:
            self.hovered.emit(describe(picture, layout, event.position(), self._band_hz))

    def leaveEvent(self, event: QEvent) -> None:
        """Say that nothing is under the pointer."""
        super().leaveEvent(event)
        self.hovered.emit("")
