"""The sound window: the live picture, large, with everything one can do with what is seen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.controllers.background import Background
from app.controllers.listening import ListeningController
from app.controllers.loudspeaker import Loudspeaker
from app.errors import sentences_about
from app.frame_clock import FrameClock
from app.key_sheet import KeySheet
from app.panels.notice import Notice
from app.screen_size import resize_on_screen
from app.sound_window.choosing import choose_next, choose_nothing, set_edge
from app.sound_window.commands import ActionButton, key_rows, make_actions
from app.sound_window.cutting import Cutting
from app.sound_window.display_settings import GROUP, DisplaySettings, load_settings, save_settings
from app.sound_window.kept_sound import KeptSound
from app.sound_window.levels import fitted
from app.sound_window.live_picture import LivePicture
from app.sound_window.settings_column import SettingsColumn
from app.sound_window.sound_files import SoundFiles
from app.sound_window.status_line import StatusLine
from app.sound_window.take import Take
from app.sound_window.time_scroll_bar import TimeScrollBar
from app.sound_window.words_in import words_in
from engine.failure import Failure
from engine.sound.sound import Sound

ZOOM = 0.7


class SoundWindow(QWidget):
    """Keeps the last seconds of the microphone, and shows them, or a file, while it is open.

    Signals
    -------
    word_cut
        A Sound at the corpus's rate that is to be used as a word.
    word_moved
        A found word's edges were dragged: begin and end in seconds.
    """

    word_cut = Signal(object)
    word_moved = Signal(float, float)

    def __init__(self, parent: QWidget | None = None, background: Background | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        settings = load_settings()
        self.picture = LivePicture(settings)
        self.settings_column = SettingsColumn(settings)
        self.notice = Notice()
        self.status = StatusLine(self.picture)
        self.scroll_bar = TimeScrollBar()
        self.commands = make_actions(self)
        self._background = background if background is not None else Background(self)
        self.files = SoundFiles(self, self._background)
        self.cutting = Cutting(self.picture, self.files, self)
        self._settings = settings
        self._listening: ListeningController | None = None
        self._clock = FrameClock(self)
        self.setMinimumSize(800, 500)
        self._lay_out()
        self._connect()
        self._restore()
        self._show_title()
        self._show_commands()

    def follow(self, listening: ListeningController, loudspeaker: Loudspeaker) -> None:
        """Keep what this microphone hears from its next start on; play through this loudspeaker."""
        self._listening = listening
        self.cutting.loudspeaker = loudspeaker
        listening.started.connect(self.begin)
        listening.stopped.connect(self.end)
        listening.audio_arrived.connect(self.picture.hear)
        listening.word_found.connect(self.picture.add_word)
        listening.level_changed.connect(self.status.show_level)
        listening.failed.connect(self._refuse)
        listening.lost.connect(self._refuse)
        loudspeaker.failed.connect(self._refuse)
        self._show_commands()

    def begin(self, name: str, sample_rate: int) -> None:
        """A stream begins: the microphone's name, and its rate in Hz."""
        try:
            kept = KeptSound(sample_rate, self._settings.spectrum(sample_rate))
        except Failure as failure:  # settings of another microphone
            self._refuse(failure)
            self._use(DisplaySettings())
            kept = KeptSound(sample_rate, self._settings.spectrum(sample_rate))
        self.notice.clear()
        self.picture.begin(Take(kept))
        self.status.show_source(name, sample_rate)
        self._show_commands()

    def end(self) -> None:
        """The stream has ended; what is kept of it stays."""
        self.status.show_level(None)
        self._show_commands()

    def show_sound(self, sound: Sound, name: str = "") -> None:
        """Show a sound that is all there, whole, and the words in it."""
        if len(sound.samples) == 0:
            return
        take = Take(KeptSound.of(sound, self._settings.spectrum(sound.sample_rate)), name=name)
        for start, stop in words_in(sound):
            take.stretches.add_word(start, stop)
        self.picture.show_still(take)
        self.status.show_source(name, sound.sample_rate)

    def shut_down(self, seconds: float = 2.0) -> None:
        """Close, and wait for a file that is being written: for the end of the program."""
        self.close()
        self._background.wait(seconds)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(10, 8, 10, 6)
        bar.setSpacing(6)
        for name in ("listen", "freeze", "hear", "save", "use", "keep", "open"):
            bar.addWidget(ActionButton(self.commands[name]))
        bar.addStretch(1)
        below = QHBoxLayout()
        below.setContentsMargins(10, 0, 10, 0)
        below.setSpacing(6)
        below.addWidget(self.scroll_bar, 1)
        for name in ("further", "closer", "fit", "settings"):
            below.addWidget(ActionButton(self.commands[name]))
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(self.picture, 1)
        left.addLayout(below)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(left, 1)
        middle.addWidget(self.settings_column)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(bar)
        whole.addWidget(self.notice)
        whole.addLayout(middle, 1)
        whole.addWidget(self.status)

    def _connect(self) -> None:
        picture = self.picture
        for name, slot in (
            ("hear", self.cutting.hear),
            ("save", self.cutting.save),
            ("use", self.cutting.use_as_word),
            ("keep", self.cutting.keep),
            ("open", self.files.ask_and_read),
            ("closer", lambda: picture.zoom(ZOOM)),
            ("further", lambda: picture.zoom(1 / ZOOM)),
            ("fit", picture.fit),
            ("levels", self._fit_levels),
            ("next_word", lambda: choose_next(picture, 1)),
            ("earlier_word", lambda: choose_next(picture, -1)),
            ("begin", lambda: set_edge(picture, begin=True)),
            ("end", lambda: set_edge(picture, begin=False)),
            ("nothing", lambda: choose_nothing(picture)),
            ("keys", self._show_keys),
            ("close", self.close),
        ):
            self.commands[name].triggered.connect(lambda _checked, call=slot: call())
        self.commands["listen"].triggered.connect(self._listen)
        self.commands["freeze"].triggered.connect(picture.freeze)
        self.commands["settings"].toggled.connect(self.settings_column.setVisible)
        self.commands["full_screen"].toggled.connect(
            lambda on: self.showFullScreen() if on else self.showNormal()
        )
        picture.frozen_changed.connect(self._show_commands)
        picture.frozen_changed.connect(self._show_title)
        picture.chosen_changed.connect(self._show_commands)
        picture.view_changed.connect(self._show_view)
        picture.word_dragged.connect(self.word_moved)
        picture.hear_requested.connect(self.cutting.hear)
        self.scroll_bar.moved.connect(picture.pan)
        self.settings_column.changed.connect(self._use)
        self.settings_column.fit_levels_requested.connect(self._fit_levels)
        self.files.written.connect(self._tell_written)
        self.files.read.connect(self.show_sound)
        self.files.failed.connect(self._refuse)
        self._clock.ticked.connect(picture.tick)
        self.cutting.word_cut.connect(self.word_cut)
        self.cutting.failed.connect(self._refuse)

    def _use(self, settings: DisplaySettings) -> None:
        try:
            self.picture.use(settings)
        except Failure as failure:
            self._refuse(failure)
            self.settings_column.show_settings(self._settings)
            return
        self._settings = settings
        self.settings_column.show_settings(settings)
        save_settings(settings)

    def _fit_levels(self) -> None:
        kept, view = self.picture.kept, self.picture.view
        if kept is not None:
            self._use(fitted(self._settings, kept, view.start, view.stop))

    def _listen(self, wanted: bool) -> None:
        if wanted:
            self.picture.freeze(False)
        if self._listening is not None:
            self._listening.listen(wanted)
        self._show_commands()

    def _show_commands(self) -> None:
        picture, commands = self.picture, self.commands
        something = picture.take is not None
        chosen = self.cutting.chosen() is not None
        listening = self._listening is not None and self._listening.listening
        commands["listen"].setEnabled(self._listening is not None)
        commands["listen"].setChecked(listening)
        commands["freeze"].setEnabled(picture.live is not None or picture.frozen)
        commands["freeze"].setChecked(picture.frozen)
        for name in ("hear", "keep", "closer", "further", "fit", "levels"):
            commands[name].setEnabled(something)
        for name in ("save", "use", "nothing"):
            commands[name].setEnabled(chosen)

    def _show_view(self) -> None:
        self.scroll_bar.show_view(self.picture.view)

    def _show_title(self) -> None:
        take = self.picture.take
        title = self.tr("Sound")
        if take is not None and take.name:
            title = f"{title} · {take.name}"
        elif self.picture.frozen:
            title = self.tr("Sound, frozen")
        self.setWindowTitle(title)

    def _show_keys(self) -> None:
        KeySheet(key_rows(), self).open()

    def _tell_written(self, path: Path) -> None:
        self.notice.show_news(self.tr("Saved as {name}").format(name=path.name), tip=str(path))

    def _refuse(self, error: Exception) -> None:
        self.notice.show_problem(*sentences_about(error))
        self._show_commands()

    def _restore(self) -> None:
        stored = QSettings()
        geometry = stored.value(f"{GROUP}/geometry")
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            resize_on_screen(self, 1280, 800)
        shown = stored.value(f"{GROUP}/settings_shown", True, type=bool)
        self.commands["settings"].setChecked(bool(shown))
        self.settings_column.setVisible(bool(shown))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to scroll."""
        super().showEvent(event)
        self._clock.start()
        self.picture.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Scroll no more; the sound goes on being kept."""
        super().hideEvent(event)
        self._clock.stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where the window stood."""
        stored = QSettings()
        stored.setValue(f"{GROUP}/geometry", self.saveGeometry())
        stored.setValue(f"{GROUP}/settings_shown", self.commands["settings"].isChecked())
        super().closeEvent(event)
