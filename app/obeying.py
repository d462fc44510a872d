"""What a spoken command does: the same as the button, the key or the field for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from app.controllers.voice_commands import VoiceCommand, VoiceCommands

if TYPE_CHECKING:
    from app.controllers.playback import PlaybackController
    from app.panels.learning_rate_field import LearningRateField
    from app.panels.notice import Notice
    from engine.recognition.recogniser import Recognition


class Obeying(QObject):
    """Obeys `VoiceCommands`, and says in a line what was obeyed and how it is taken back."""

    def __init__(
        self,
        voice: VoiceCommands,
        playback: PlaybackController,
        rate: LearningRateField,
        full_screen: QAction,
        notice: Notice,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._voice = voice
        self._playback = playback
        self._rate = rate
        self._full_screen = full_screen
        self._notice = notice
        self._had_effect = False
        voice.commanded.connect(self._obey)
        voice.taken_back.connect(self._take_back)

    def hear(self, recognition: Recognition) -> None:
        """Obey a word, if it is a command."""
        command = self._voice.hear(recognition)
        if command is None:
            return
        if not self._had_effect:
            self._voice.had_no_effect()
            text = self.tr("“{word}” → {outcome} already")
        else:
            text = self.tr("“{word}” → {outcome} · Ctrl+Backspace takes it back")
        outcome = self._outcome(command)
        self._notice.show_news(text.format(word=recognition.word, outcome=outcome))

    def _obey(self, command: VoiceCommand) -> None:
        before = self._state()
        self._acts()[command]()
        moves = command in (VoiceCommand.BACK, VoiceCommand.FORWARD)
        self._had_effect = moves or self._state() != before

    def _take_back(self, command: VoiceCommand) -> None:
        self._obey(command)
        text = self.tr("Taken back: {outcome}")
        self._notice.show_news(text.format(outcome=self._outcome(command)))

    def _acts(self) -> dict[VoiceCommand, Callable[[], object]]:
        return {
            VoiceCommand.RUN: self._run,
            VoiceCommand.PAUSE: self._playback.pause,
            VoiceCommand.RATE_UP: self._rate.spin.stepUp,
            VoiceCommand.RATE_DOWN: self._rate.spin.stepDown,
            VoiceCommand.BACK: self._playback.one_phase_back,
            VoiceCommand.FORWARD: self._playback.one_phase,
            VoiceCommand.FULL_SCREEN: lambda: self._full_screen.setChecked(True),
            VoiceCommand.WINDOW: lambda: self._full_screen.setChecked(False),
        }

    def _run(self) -> None:
        if not self._playback.playing:
            self._playback.run()

    def _state(self) -> tuple[bool, float, bool]:
        return self._playback.playing, self._rate.value, self._full_screen.isChecked()

    def _outcome(self, command: VoiceCommand) -> str:
        rate = self.tr("learning rate {rate:g}").format(rate=self._rate.value)
        return {
            VoiceCommand.RUN: self.tr("running"),
            VoiceCommand.PAUSE: self.tr("paused"),
            VoiceCommand.RATE_UP: rate,
            VoiceCommand.RATE_DOWN: rate,
            VoiceCommand.BACK: self.tr("one phase back"),
            VoiceCommand.FORWARD: self.tr("one phase on"),
            VoiceCommand.FULL_SCREEN: self.tr("full screen"),
            VoiceCommand.WINDOW: self.tr("window"),
        }[command]
