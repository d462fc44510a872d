"""The live picture: waveform above, spectrogram below, on one time axis that scrolls or stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import theme
from app.picture_files import offer_picture
from app.sound_window.colours import ColourMap
from app.sound_window.display_settings import DisplaySettings
from app.sound_window.kept_sound import KeptSound
from app.sound_window.mark_painter import paint_cursor, paint_hint, paint_marks
from app.sound_window.picture_columns import PictureColumns
from app.sound_window.picture_keys import press_key
from app.sound_window.picture_layout import lay_out
from app.sound_window.pointer import Pointer
from app.sound_window.readout import Readout, read
from app.sound_window.scale_painter import paint_times
from app.sound_window.scales import OVERHANG, Scales, ScaleState
from app.sound_window.smooth_clock import SmoothClock
from app.sound_window.stretches import Stretches
from app.sound_window.take import Take
from app.sound_window.time_view import TimeView
from engine.sound.sound import Samples

AT_ONCE_SECONDS = 0.040
"""Another setting is worked out at once as far as this goes, the rest frame by frame."""

A_TICK_SECONDS = 0.005
MARGIN_SECONDS = 0.5
"""So much of what is kept is never in sight while it scrolls: it is about to be overwritten."""


class LivePicture(QWidget):
    """Shows the stream while it comes, or a sound that stands still; marks can be dragged.

    Signals
    -------
    frozen_changed
        Whether the picture stands still.
    chosen_changed
        Another stretch is chosen, or it has another length.
    word_dragged
        A found word's edge was let go: begin and end in seconds now.
    hear_requested
        What is chosen, or what is in sight, is to be played.
    view_changed, cursor_changed
        Another part is in sight; the cursor stands elsewhere.
    """

    frozen_changed = Signal(bool)
    chosen_changed = Signal()
    word_dragged = Signal(float, float)
    hear_requested = Signal()
    view_changed = Signal()
    cursor_changed = Signal()

    def __init__(self, settings: DisplaySettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        offer_picture(self)
        self.areas = lay_out(QSize(640, 480), self.fontMetrics())
        self.view = TimeView()
        self.cursor_place: QPoint | None = None
        self._settings = settings
        self._columns = PictureColumns(settings)
        self._clock = SmoothClock()
        self._live: Take | None = None
        self._still: Take | None = None
        self._scales = Scales()
        self._pointer = Pointer(self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 220)
        self.setAccessibleName(self.tr("Waveform and spectrogram"))

    def sizeHint(self) -> QSize:
        """As large as there is room."""
        return QSize(1000, 600)

    @property
    def take(self) -> Take | None:
        """The sound in sight."""
        return self._still or self._live

    @property
    def kept(self) -> KeptSound | None:
        """What is kept of the sound in sight."""
        return None if self.take is None else self.take.kept

    @property
    def stretches(self) -> Stretches | None:
        """The words and the choice in the sound in sight."""
        return None if self.take is None else self.take.stretches

    @property
    def frozen(self) -> bool:
        """Whether the picture stands still."""
        return self._still is not None

    @property
    def live(self) -> Take | None:
        """The stream of the microphone, in sight or not."""
        return self._live

    def begin(self, take: Take) -> None:
        """Show a stream that begins now, unless the picture stands still."""
        self._live = take
        self._clock = SmoothClock()
        if not self.frozen:
            self._look_anew()

    def hear(self, samples: Samples) -> None:
        """Keep more of the stream; it is drawn at the next tick."""
        if self._live is not None:
            self._live.kept.add(samples)

    def add_word(self, start: float, stop: float) -> None:
        """Put a bracket around a word of the stream; seconds since its beginning."""
        if self._live is not None:
            self._live.stretches.add_word(start, stop)
            self.update()

    def show_still(self, take: Take) -> None:
        """Show a sound that is all there, whole."""
        self._still = take
        take.kept.analyse(AT_ONCE_SECONDS)
        self.view.hold(take.kept.first, take.kept.last)
        self.view.fit()
        self._look_anew()
        self.frozen_changed.emit(True)

    def freeze(self, wanted: bool) -> None:
        """Stand still while sound goes on being kept, or show the stream again."""
        if wanted == self.frozen:
            return
        if wanted and self._live is not None:
            self._still = self._live.frozen()
            self.view.hold(self._still.kept.first, self._still.kept.last)
        elif not wanted:
            self._still = None
            self.tick(0.0)
        self._look_anew()
        self.frozen_changed.emit(self.frozen)

    def use(self, settings: DisplaySettings) -> None:
        """Make the picture in another way; Failure, and nothing changes, when that cannot be."""
        takes = [take for take in (self._live, self._still) if take is not None]
        for take in takes:
            take.check(settings)
        for take in takes:
            take.use(settings)
        self._settings = settings
        if self.kept is not None:
            self.kept.analyse(AT_ONCE_SECONDS)
        self._look_anew()

    def tick(self, passed: float) -> None:
        """Let `passed` seconds go by: scroll, and draw what has come."""
        take = self.take
        if take is None:
            return
        before = take.kept.stop_frame
        take.kept.analyse(A_TICK_SECONDS)
        if self.frozen:
            if take.kept.stop_frame != before:
                self.update(self.areas.pictures)
            return
        earlier = self._clock.now
        now = self._clock.tick(passed, take.kept.last)
        if take.stretches.forget_before(take.kept.first):
            self.chosen_changed.emit()
        self.view.follow(now, take.kept.seconds - MARGIN_SECONDS)
        if now != earlier or take.kept.stop_frame != before:
            self.update(self.areas.scrolling.adjusted(-OVERHANG, 0, 0, 0))
            self._pointer.follow()
            self.view_changed.emit()

    def zoom(self, factor: float, about: float | None = None) -> None:
        """Show `factor` times as much, about a moment or the middle."""
        if about is None:
            middle = self.areas.spectrogram.center()
            about = self.moment_at((self.cursor_place or middle).x())
        self.view.zoom(factor, about)
        self.moved()

    def pan(self, seconds: float) -> None:
        """Show what is `seconds` later; a stream stands still for it."""
        self.freeze(True)
        self.view.pan(seconds)
        self.moved()

    def fit(self) -> None:
        """Show everything that is kept."""
        self.view.fit()
        self.moved()

    def moved(self) -> None:
        """Draw another part of the sound."""
        self.update()
        self.view_changed.emit()

    def put_cursor(self, place: QPoint | None) -> None:
        """Move the cursor; None takes it away."""
        self.cursor_place = place
        self.update(self.areas.pictures)
        self.cursor_changed.emit()

    def choice_changed(self) -> None:
        """Draw what is chosen now."""
        self.update(self.areas.pictures)
        self.chosen_changed.emit()

    def moment_at(self, x: float) -> float:
        """Return the moment, in seconds, at a pixel from the left."""
        share = (x - self.areas.spectrogram.left()) / self.areas.spectrogram.width()
        return self.view.start + share * self.view.seconds

    def place_of(self, moment: float) -> int:
        """Return the pixel from the left at which a moment is shown."""
        box = self.areas.spectrogram
        column = round(moment * self._columns.density) - self._columns.first
        # Far outside it does not matter where, and painters want small numbers.
        return box.left() + round(min(max(column / self.devicePixelRatioF(), -9999.0), 99999.0))

    def readout(self) -> Readout | None:
        """Return what is under the cursor; None when it is not over the pictures."""
        if self.cursor_place is None or self.kept is None:
            return None
        seconds = self.moment_at(self.cursor_place.x())
        return read(self.kept, self.areas, self.cursor_place, seconds)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pictures and what lies over them; the scales only where they are asked for."""
        painter = QPainter(self)
        layout, ratio = self.areas, self.devicePixelRatioF()
        self._columns.resize(layout, ratio)
        take = self.take
        if take is not None:
            self._columns.show(take.kept, self.view.start, self.view.seconds)
        state = ScaleState(
            self._settings,
            0 if take is None else take.kept.sample_rate,
            self._columns.scale,
            self.size(),
            ratio,
        )
        if self._scales.paint(painter, event.rect(), layout, state, self.kept):
            self.update()  # they have changed, and this paint is perhaps of a part only
        if take is None or take.kept.stop_sample == 0:
            self._columns.paint_empty(painter, layout)
            ink = self._settings.colours is ColourMap.INK
            paint_hint(painter, layout.spectrogram, light=ink)
        else:
            self._columns.paint(painter, layout, ratio)
            light = theme.current() is theme.LIGHT
            paint_marks(painter, layout, take.stretches, self.place_of, light=light)
            if self.cursor_place is not None:
                paint_cursor(painter, layout, self.cursor_place)
            paint_times(painter, layout.times, self.view, self.tr("time in s"))
        painter.end()

    def _look_anew(self) -> None:
        self._scales.forget()
        self._columns.use(self._settings)
        self.update()
        self.view_changed.emit()
        self.chosen_changed.emit()
        self.cursor_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Draw everything in the theme that is in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._look_anew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew; the cursor stays inside."""
        super().resizeEvent(event)
        self.areas = lay_out(event.size(), self.fontMetrics())
        self.put_cursor(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the cursor or the view."""
        if not press_key(self, event):
            super().keyPressEvent(event)
