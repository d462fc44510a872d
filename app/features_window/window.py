"""From sound to features: one clip through all stages, so that nobody has to guess."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app import theme
from app.controllers.background import Background
from app.errors import sentences_about
from app.features_window.choice import Choice
from app.features_window.flow import Flow
from app.features_window.frames import FramesStage
from app.features_window.log_mel import LogMelStage
from app.features_window.mel_bands import MelBandsStage
from app.features_window.readout import describe
from app.features_window.shown_clip import ShownClip
from app.features_window.spectrum import SpectrumStage
from app.features_window.stage_card import StageCard
from app.features_window.stage_view import StageView
from app.features_window.warped import WarpedStage
from app.features_window.waveform import WaveformStage
from app.features_window.window_function import WindowStage
from app.screen_size import resize_on_screen
from app.seldom import Seldom
from engine.sound.features import FeatureSettings
from engine.sound.sound import Sound

STAGES: tuple[type[StageView], ...] = (
    WaveformStage,
    FramesStage,
    WindowStage,
    SpectrumStage,
    MelBandsStage,
    LogMelStage,
    WarpedStage,
)
UPPER_ROW = 4
"""So many stages stand in the upper row; the others have more room."""

SMALLEST = (1256, 720)
DESIGNED = (1280, 800)
"""The size at which the text has its smallest size; in a larger window it grows."""

LARGEST_POINTS = 18.0

KEYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
"""Frames and bands by which a key moves the choice."""


class FeaturesWindow(QWidget):
    """Seven stages side by side; what is pointed at in one is marked in all.

    Signals
    -------
    hear_requested
        The user wants to hear the Sound.
    """

    hear_requested = Signal(object)

    def __init__(
        self, parent: QWidget | None = None, *, settings: FeatureSettings | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._settings = settings or FeatureSettings()
        self._background = Background(self)
        self._newest = 0
        self._sound: Sound | None = None
        self.choice = Choice(self)
        self.cards = [
            StageCard(number, kind(self.choice, self._settings))
            for number, kind in enumerate(STAGES, start=1)
        ]
        self._title = QLabel()
        self._readout = QLabel()
        self._hint = QLabel()
        self._hint.setObjectName("muted")
        self._problem = QLabel()
        self._problem.setObjectName("warning")
        self.hear = QPushButton(self.tr("Hear it (P)"))
        self._lay_out()
        self._take_keys()
        self._texts = Seldom(self._write_texts, self)
        self.choice.changed.connect(self._texts.soon)
        self.hear.clicked.connect(self._hear)
        self.setWindowTitle(self.tr("From sound to features"))
        self.setMinimumSize(*SMALLEST)
        resize_on_screen(self, *DESIGNED)
        self._write_hint()

    @property
    def clip(self) -> ShownClip | None:
        """The clip that is shown, or None."""
        return self.choice.clip

    @property
    def readout(self) -> str:
        """What is said of the chosen place."""
        return self._readout.text()

    @property
    def problem(self) -> str:
        """Why the clip cannot be shown, or an empty string."""
        return self._problem.text()

    def view(self, number: int) -> StageView:
        """Return the picture of a stage, 1 to 7."""
        return self.cards[number - 1].view

    def show_clip(self, sound: Sound, title: str) -> None:
        """Show the stages of a sound; the newest call counts."""
        self._newest += 1
        self._sound = sound
        self.hear.setEnabled(True)
        turn = self._newest
        self._background.run(
            partial(ShownClip.of, sound, self._settings),
            partial(self._show, turn, title),
            partial(self._refuse, turn),
        )

    def wait(self, seconds: float) -> bool:
        """Wait until the threads have ended; False when that takes longer."""
        return self._background.wait(seconds)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the text grow with the window, so that the back row can read it."""
        super().resizeEvent(event)
        share = min(self.width() / DESIGNED[0], self.height() / DESIGNED[1])
        points = min(max(theme.TEXT_POINTS * share, theme.TEXT_POINTS), LARGEST_POINTS)
        self._set_points(round(2 * points) / 2)

    def _set_points(self, points: float) -> None:
        self._title.setFont(theme.text_font(points + 3, bold=True))
        self._readout.setFont(theme.text_font(points + 1))
        for widget in (self._hint, self._problem, self.hear):
            widget.setFont(theme.text_font(points))
        for card in self.cards:
            card.set_points(points)

    def _show(self, turn: int, title: str, clip: ShownClip) -> None:
        if turn != self._newest:
            return
        self._problem.hide()
        self._title.setText(title)
        self.setWindowTitle(self.tr("From sound to features: {title}").format(title=title))
        self.choice.begin(clip)
        self._write_texts()

    def _refuse(self, turn: int, error: Exception) -> None:
        if turn == self._newest:
            self._problem.setText(" ".join(sentences_about(error)))
            self._problem.show()

    def _write_texts(self) -> None:
        self._readout.setText(describe(self.choice))
        self._write_hint()
        for card in self.cards:
            card.refresh()

    def _write_hint(self) -> None:
        self._hint.setText(
            self.tr("held: click again to let go")
            if self.choice.held
            else self.tr("point at a picture, click to hold · ← → frame, ↑ ↓ band")
        )

    def _hear(self) -> None:
        if self._sound is not None:
            self.hear_requested.emit(self._sound)

    def _take_keys(self) -> None:
        for key, (frames, bands) in KEYS.items():
            self._shortcut(key).activated.connect(partial(self.choice.move, frames, bands))
        self._shortcut(Qt.Key.Key_P).activated.connect(self._hear)
        self._shortcut(Qt.Key.Key_Escape).activated.connect(self.close)
        QShortcut(QKeySequence("Ctrl+W"), self).activated.connect(self.close)

    def _shortcut(self, key: Qt.Key) -> QShortcut:
        return QShortcut(QKeySequence(key), self)

    def _lay_out(self) -> None:
        self.hear.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hear.setEnabled(False)
        self.hear.setToolTip(self.tr("Play the clip"))
        self._problem.setWordWrap(True)
        self._problem.hide()
        for label in (self._title, self._readout):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setMinimumWidth(60)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        top, below = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._hint)
        top.addSpacing(12)
        top.addWidget(self.hear)
        below.addWidget(self._readout, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(10, 8, 10, 10)
        whole.setSpacing(4)
        whole.addLayout(top)
        whole.addLayout(below)
        whole.addWidget(self._problem)
        whole.addSpacing(4)
        rows = (self.cards[:UPPER_ROW], self.cards[UPPER_ROW:])
        whole.addWidget(Flow(rows), 1)
