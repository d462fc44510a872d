"""Sound, answers, corrections and spoken commands: what the live side is connected with."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.answering import Answering, Question
from app.card_keys import CardKeys
from app.controllers.correcting import CorrectionController
from app.controllers.lessons import Lessons
from app.controllers.recognition import RecognitionController
from app.controllers.voice_commands import VoiceCommands
from app.held_key import HeldKey
from app.obeying import Obeying
from app.panels.paint_watch import PaintWatch
from app.panels.voice_dialog import VoiceDialog
from app.teaching import Teaching

if TYPE_CHECKING:
    from app.controllers.just_heard import JustHeard
    from app.controllers.library import LibraryController
    from app.controllers.listening import ListeningController
    from app.controllers.loudspeaker import Loudspeaker
    from app.controllers.playback import PlaybackController
    from app.controllers.training import TrainingController
    from app.main_window import MainWindow
    from app.side_windows import SideWindows
    from app.workbench import Workbench
    from engine.recognition.recogniser import Recognition
    from engine.sound.sound import Sound

WANTED = "words"
"""Words can come at any time, so the weights are always kept fresh for them."""


class LiveWiring(QObject):
    """Owns recognition, corrections and spoken commands, and connects them with the window."""

    failed = Signal(object)
    """An exception that a person has to be told of."""

    def __init__(
        self,
        window: MainWindow,
        workbench: Workbench,
        training: TrainingController,
        playback: PlaybackController,
        library: LibraryController,
        listening: ListeningController,
        side: SideWindows,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._bench = workbench
        self._listening = listening
        self._library = library
        self._side = side
        self._ended: float | None = None
        panel, notice = workbench.sound, workbench.notice
        self.recognition = RecognitionController(training, self)
        self.recognition.recognised.connect(self._tell_presented)  # before what it commands
        self.correcting = CorrectionController(library, self.recognition, self)
        self.lessons = Lessons(library, training, playback.seek, self)
        self.correcting.joined.connect(self.lessons.teach)
        self.voice = VoiceCommands(self)
        self.teaching = Teaching(notice, library, training, playback, self)
        self.answering = Answering(
            panel,
            notice,
            library,
            training,
            playback,
            self.recognition,
            self.correcting,
            self.lessons,
            self,
        )
        actions = window.actions_by_name
        self.obeying = Obeying(
            self.voice,
            playback,
            workbench.training.fields.training.learning_rate,
            actions["full_screen"],
            notice,
            self,
        )
        self.card_keys = CardKeys(
            panel.card, actions["right"], actions["it_was"], actions["put_away"], self
        )
        self._dialog: VoiceDialog | None = None
        training.want_weights(WANTED, True)
        listening.follow_words(True)
        self._connect_words()
        self._connect_recognition()
        self._connect_voice()
        hold = HeldKey(actions["hold"], self)
        hold.pressed.connect(listening.hold)
        hold.released.connect(listening.let_go)

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what the window's commands that are about sound do, by their names."""
        listening = self._listening
        return {
            "say": self._say,
            "listen": lambda: listening.listen(not listening.wanted),
            "keep": self._bench.sound.keep_just_heard,
            "recognise": lambda: self.recognise(not self.recognition.on),
            "voice": lambda: self.let_words_command(not self.voice.enabled),
            "voice_words": self.open_voice_dialog,
            "take_back": self.voice.take_back,
        }

    def follow_sound(self, loudspeaker: Loudspeaker, just_heard: JustHeard) -> None:
        """Show in the sound panel what is heard."""
        self._bench.sound.follow(self._listening, loudspeaker, just_heard)

    def recognise(self, on: bool) -> None:
        """Answer every word from now on, for which the microphone is opened; or no longer."""
        self.recognition.set_on(on)
        if on:
            self._listening.listen(True)

    def let_words_command(self, on: bool) -> None:
        """Let recognised words drive the program, for which they are recognised; or no longer."""
        self.voice.set_enabled(on)
        if on:
            self.recognise(True)

    def open_voice_dialog(self) -> None:
        """Show which word commands what."""
        if self._dialog is None:
            self._dialog = VoiceDialog(self.voice, self._window)
            self._dialog.enabled.clicked.connect(self.let_words_command)
            self._library.words_changed.connect(self._dialog.set_words)
            self._dialog.set_words(self._words)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def close(self) -> None:
        """Wait for the last answer."""
        self.recognition.shut_down()

    def _connect_words(self) -> None:
        self._words: list[str] = []
        self._library.words_changed.connect(self._set_words)
        self._listening.word_spoken.connect(self._hear_any)
        self._listening.word_heard.connect(self._hear_said)
        self._listening.stopped.connect(self._end_recognition)
        self._side.word_cut.connect(lambda sound: self.answering.ask(Question(sound, said=True)))

    def _connect_recognition(self) -> None:
        recognition, panel = self.recognition, self._bench.sound
        action = self._window.actions_by_name["recognise"]
        panel.recognise.toggled.connect(self.recognise)
        recognition.on_changed.connect(panel.recognise.show_on)
        recognition.on_changed.connect(action.setChecked)
        recognition.latency_changed.connect(panel.recognise.show_latency)
        for part in (panel.card, self._bench.notice):  # either says what was heard
            PaintWatch(part).painted.connect(recognition.note_painted)
        panel.card.face_changed.connect(self._end_presentation)
        panel.more.show_confidence(recognition.confidence)
        panel.more.confidence_chosen.connect(recognition.set_confidence)
        self.correcting.tally_changed.connect(panel.tally.show_tally)

    def _tell_presented(self, recognition: Recognition) -> None:
        """Say what was heard above the network, where that is all there is to see."""
        if not self._window.actions_by_name["present"].isChecked():
            return
        word, prediction = recognition.best
        if recognition.word is None:
            text = self.tr("not a word I know · X: it was ...")
        else:
            text = self.tr("heard “{word}” {prediction:.2f} · Enter: right · X: it was ...")
        self._bench.notice.show_news(text.format(word=word, prediction=prediction))

    def _end_presentation(self) -> None:
        """Show the card again that asks for a label: nobody answers a question unseen."""
        if self._bench.sound.card.naming:
            self._window.actions_by_name["present"].setChecked(False)

    def _connect_voice(self) -> None:
        voice, panel, actions = self.voice, self._bench.sound, self._window.actions_by_name
        self.answering.heard_live.connect(self.obeying.hear)
        for show in (
            panel.recognise.show_commanding,
            panel.more.show_commanding,
            actions["voice"].setChecked,
        ):
            show(voice.enabled)
            voice.enabled_changed.connect(show)
        panel.more.commanding_chosen.connect(self.let_words_command)
        panel.more.commands_requested.connect(self.open_voice_dialog)
        actions["take_back"].setEnabled(False)
        voice.can_take_back_changed.connect(actions["take_back"].setEnabled)

    def _set_words(self, words: list[str]) -> None:
        self._words = words
        self._bench.sound.set_words(words)

    def _hear_any(self, sound: Sound, ended: float) -> None:
        """Hear a word of the stream; one that is waited for is told once more, by `word_heard`."""
        if self._listening.armed or self._listening.holding:
            self._ended = ended
        elif self.recognition.on:
            self.answering.ask(Question(sound, waited_for=False), ended)

    def _hear_said(self, sound: Sound) -> None:
        ended, self._ended = self._ended, None
        if not self._side.take_word(sound):
            self.answering.ask(Question(sound, said=True), ended)

    def _end_recognition(self) -> None:
        """Say that nothing is recognised any more, unless the microphone is only waited for."""
        if not self._listening.wanted:
            self.recognition.set_on(False)

    def _say(self) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton):
            focused.click()
        else:
            self._bench.sound.say_word_requested.emit(not self._listening.armed)
