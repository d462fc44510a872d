"""The network canvas: a record and a playhead, painted.

What does not move during a phase is painted once, into a pixmap; a frame is that pixmap and the one
wave that moves. Of a whole step shown at once nothing moves.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from shiboken6 import Shiboken

from app import theme
from app.controllers.phases import Phase
from app.network_canvas import ink
from app.network_canvas.backdrop import Backdrop
from app.network_canvas.captions import Caption
from app.network_canvas.moment import Moment
from app.network_canvas.options import Options
from app.network_canvas.picture import Picture
from app.network_canvas.pointing import Pointing
from app.network_canvas.scene import Scene
from app.network_canvas.scenes import scene_kind, scene_of
from engine.corpus.dataset import Examples
from engine.explain.places import Place, is_there
from engine.training.record import Record

PRESENTED = theme.PRESENTED_POINTS / theme.TEXT_POINTS
SMALLEST = QSize(752, 440)
"""A picture smaller than this is not drawn larger: there would be no room for it."""

FINEST_STEP = 1 / 250  # of a phase of usual length: less is not worth another frame


class NetworkCanvas(QWidget):
    """Draws one step's record at one moment. It is told what to show; it decides nothing.

    Attributes
    ----------
    pointing
        The mouse on the canvas, and the part of the picture that is seen.
    """

    hovered = Signal(object)
    """The `Place` whose number is under the pointer, or None."""
    picked = Signal(object)
    """The `Place` that was clicked, or None beside all of them."""

    def __init__(self, band_hz: Sequence[float], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._band_hz = tuple(band_hz)
        self._record: Record | None = None
        self._scene: Scene[Any, Any] | None = None
        self._words: tuple[str, ...] = ()
        self._coming: Picture | None = None
        self._moment = Moment()
        self._batch = False
        self._options = Options()
        self._examples: Examples | None = None
        self._pinned: Place | None = None
        self._cursor: float | None = None
        self._presented = False
        self._backdrop = Backdrop()
        self.pointing = Pointing(self)
        self.setMouseTracking(True)
        self.setMinimumSize(480, 320)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("The network"))

    @property
    def picture(self) -> Picture | None:
        """What is drawn; its numbers are the record's."""
        return self._scene.picture if self._scene else None

    @property
    def scene(self) -> Scene[Any, Any] | None:
        """What draws this kind of network."""
        return self._scene

    @property
    def moment(self) -> tuple[Phase, float]:
        """The phase that is shown, and how much of it (0 to 1)."""
        return self._moment.phase, self._moment.fraction

    @property
    def shows_batch(self) -> bool:
        """Whether the batch's numbers are drawn."""
        return self._batch

    @property
    def options(self) -> Options:
        """How the record is drawn."""
        return self._options

    @property
    def pinned(self) -> Place | None:
        """The number that is marked."""
        return self._pinned

    def sizeHint(self) -> QSize:
        """Return the size that the mock window of 1280 x 800 leaves for the canvas."""
        return QSize(760, 500)

    def caption(self) -> Caption | None:
        """Return what the moment says, in words and numbers."""
        return self._scene.caption(self._moment) if self._scene else None

    def show_moment(self, record: Record, phase: Phase, fraction: float) -> None:
        """Show `fraction` (0 to 1) of a phase of a record.

        One whole step after another is shown a frame late: half of the work is done in the frame
        before, so that no frame takes twice as long as the next.
        """
        moment, before = Moment(phase, fraction), self._moment
        one_after_another = self._scene is not None and moment.whole and before.whole
        if one_after_another and record is not self._record and self._draws(record):
            self._show_next(record)
            return
        if record is not self._record or moment.whole != before.whole:
            self._record, self._moment = record, moment
            self._make_picture()
        elif phase != before.phase:
            self._backdrop.forget()
        elif abs(fraction - before.fraction) < FINEST_STEP / phase.length and fraction != 1.0:
            return
        self._moment = moment
        self.update()

    def show_batch(self, batch: bool) -> None:
        """Show the batch's numbers instead of the spotlight clip's, or the clip's again."""
        self._batch = batch
        self._make_picture()

    def show_options(self, options: Options) -> None:
        """Draw the same numbers in another way."""
        self._options = options
        self._make_picture()

    def show_pinned(self, place: Place | None) -> None:
        """Mark one number, and show more about it where there is more to show."""
        self._pinned = place
        if self._scene is not None:
            self._scene.show_pinned(self._there(place))
            self._backdrop.forget()
        self.update()

    def show_cursor(self, heard: float | None) -> None:
        """Draw how far the clip has been heard over its spectrogram, 0 to 1; None: no cursor."""
        self._cursor = heard
        self.update()

    def show_presented(self, presented: bool) -> None:
        """Draw everything large enough to be read from the back row, or as usual."""
        self._presented = presented
        self._use_scale()
        self.refresh()

    def refresh(self) -> None:
        """Paint everything anew: theme, language or view have changed."""
        self._backdrop = Backdrop()
        self._make_picture()

    def place_at(self, point: QPointF) -> Place | None:
        """Return whose number stands at a point of the widget."""
        if self._scene is None:
            return None
        return self._scene.place_at(self.pointing.view.picture_point(point), self._moment)

    def paint_picture(self, painter: QPainter) -> None:
        """Paint the moment on any device, nothing of it as a stored picture: for files."""
        assert self._scene is not None
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(theme.current().window))
        transform = painter.transform()
        painter.setTransform(self.pointing.view.transform(), combine=True)
        self._scene.paint_furniture(painter)
        self._scene.paint_still(painter, self._moment)
        self._scene.paint_moving(painter, self._moment)
        painter.setTransform(transform)
        painter.setTransform(self.pointing.view.unmagnified(), combine=True)
        self._backdrop.paint_legend(painter, self._scene, cover=not self.pointing.view.fits)
        painter.setTransform(transform)
        self._paint_above(painter, self._scene)

    def _draws(self, record: Record) -> bool:
        """Whether the scene is one for such records: what it keeps is of these words."""
        right_kind = self._scene is not None and type(self._scene) is scene_kind(record)
        return right_kind and record.words == self._words

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
            if not self._draws(self._record):
                self._scene = scene_of(self._record, self._band_hz)
                self._words = self._record.words
                self._scene.show_pinned(self._there(self._pinned))
                self._scene.changed = self._paint_anew
                self._backdrop = Backdrop()
            self._adopt(self._picture_of(self._record))

    def _paint_anew(self) -> None:
        if Shiboken.isValid(self):  # the answer may come when the window is gone
            self._backdrop.forget()
            self.update()

    def _picture_of(self, record: Record) -> Picture:
        assert self._scene is not None
        picture: Picture = self._scene.picture_of(
            record, batch=self._batch, moving=not self._moment.whole
        )
        return picture

    def _adopt(self, picture: Picture) -> None:
        assert self._scene is not None
        self._record = picture.record
        self._scene.options = self._options
        if picture.record.examples is not None:
            self._examples = picture.record.examples
        self._scene.examples = self._examples
        scale = self.pointing.view.scale
        self._scene.adopt(picture, self.width() / scale, self.height() / scale)
        self._backdrop.forget()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the picture out for the new size."""
        super().resizeEvent(event)
        self._use_scale()
        self._make_picture()

    def _use_scale(self) -> None:
        room = min(self.width() / SMALLEST.width(), self.height() / SMALLEST.height())
        self.pointing.use_scale(max(1.0, min(PRESENTED, room)) if self._presented else 1.0)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the moment."""
        del event
        with QPainter(self) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        if self._scene is None:
            self._paint_waiting(painter)
            return
        view = self.pointing.view
        painter.drawPixmap(0, 0, self._backdrop.picture(self, self._scene, self._moment, view))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._moment.whole:
            painter.setClipRect(QRectF(self.rect()) if view.fits else self._above_legend())
            painter.setTransform(view.transform())
            self._scene.paint_moving(painter, self._moment)
            painter.resetTransform()
            painter.setClipping(False)
        self._paint_above(painter, self._scene)

    def _there(self, place: Place | None) -> Place | None:
        """Return a place that the record in view has; at a past step a word may be missing."""
        record = self._record
        return place if place and record is not None and is_there(record, place) else None

    def _paint_above(self, painter: QPainter, scene: Scene[Any, Any]) -> None:
        """Mark what is pointed at and what is pinned, and show more about the latter."""
        transform = painter.transform()
        painter.setTransform(self.pointing.view.transform(), combine=True)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pinned = self._there(self._pinned)
        for place, width in ((self._there(self.pointing.place), 1.2), (pinned, 2.2)):
            shape = scene.shape_of(place) if place is not None else None
            if shape is not None:
                painter.setPen(ink.pen(theme.current().text, width))
                painter.drawRoundedRect(shape, 3, 3)
        if self._cursor is not None:
            area = scene.layout.spectrogram
            x = area.left() + self._cursor * area.width()
            painter.setPen(ink.pen(theme.current().text, 2.0))
            painter.drawLine(QPointF(x, area.top() - 4), QPointF(x, area.bottom() + 4))
        if pinned is not None:
            scene.paint_pinned(painter, pinned, self._moment)
        painter.setTransform(transform)

    def _above_legend(self) -> QRectF:
        assert self._scene is not None
        bottom = self.pointing.view.scale * (self._scene.layout.legend.top() - 6)
        return QRectF(0, 0, self.width(), bottom)

    def _paint_waiting(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), QColor(theme.current().window))
        painter.setPen(QColor(theme.current().muted))
        painter.setFont(theme.text_font(14))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("Getting ready ..."))
