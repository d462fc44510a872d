"""The sound panel: the microphone live, the word that was heard, and sound files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.controllers.just_heard import JustHeard
from app.controllers.listening import ListeningController
from app.controllers.live_input import live_settings
from app.controllers.loudspeaker import Loudspeaker
from app.errors import sentences_about
from app.panels.device_combo import DeviceCombo
from app.panels.file_buttons import FileButtons
from app.panels.keep_dialog import ask_where_to_keep
from app.panels.level_meter import LevelMeter
from app.panels.listen_button import ListenButton
from app.panels.losses_line import LossesLine
from app.panels.paint_watch import PaintWatch
from app.panels.problem_line import ProblemLine
from app.panels.recognise_row import RecogniseRow
from app.panels.say_button import SayButton, say_state
from app.panels.sound_menu import SoundMenu
from app.panels.sound_status import SoundStatus
from app.panels.spectrogram_view import SpectrogramView
from app.panels.tally_line import TallyLine
from app.panels.waveform_view import WaveformView
from app.panels.word_card import WordCard
from engine.failure import Failure
from engine.sound.sound import Sound

if TYPE_CHECKING:
    from engine.recognition.recogniser import Recognition
    from engine.sound.microphone import InputDevice


class SoundPanel(QFrame):
    """Shows what it is told and says what the user wants; it opens and keeps nothing itself."""

    listen_requested = Signal(bool)
    say_word_requested = Signal(bool)
    device_chosen = Signal(object)
    """An InputDevice, or None for the system's default."""
    clip_labelled = Signal(object, str)
    """The user has named the word: Sound, label."""
    answer_confirmed = Signal(object)
    """The user says that the answer to the Sound is right."""
    clip_discarded = Signal()
    hear_requested = Signal(object)
    """The user wants to hear a Sound."""
    naming_changed = Signal(bool)
    """Whether a word is shown that waits for its label: it needs the room of other things."""
    keep_requested = Signal(object)
    """The user wants what was just heard in a file of this Path."""
    open_files_requested = Signal()
    open_folder_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setMinimumWidth(250)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._listening = False
        self._waiting = False
        self._armed = False
        self._holding = False
        self._speaking = False
        self._heard = False
        self.devices = DeviceCombo()
        self.listen = ListenButton()
        self.more = SoundMenu()
        self.waveform = WaveformView()
        self._paint_watch = PaintWatch(self.waveform)
        self.spectrogram = SpectrogramView()
        self.meter = LevelMeter()
        self.status = SoundStatus()
        self.say = SayButton()
        self.recognise = RecogniseRow()
        self.tally = TallyLine()
        self.losses = LossesLine()
        self.problem = ProblemLine()
        self.card = WordCard()
        self._files = FileButtons()
        self.open_files, self.open_folder = self._files.file, self._files.folder
        self._lay_out()
        self._connect()
        self._show_state()

    def follow(
        self,
        listening: ListeningController,
        loudspeaker: Loudspeaker,
        just_heard: JustHeard | None = None,
    ) -> None:
        """Show what these say, and tell them what the user wants."""
        for signal, slot in (
            (listening.devices_changed, self.set_devices),
            (listening.started, self.begin),
            (listening.stopped, self.end),
            (listening.lost, self.show_lost),
            (listening.failed, self.show_failure),
            (listening.level_changed, self.meter.set_level),
            (listening.noise_floor_changed, self.meter.set_noise_floor),
            (listening.audio_arrived, self.waveform.add),
            (listening.frames_arrived, self.spectrogram.add),
            (listening.speaking_changed, self.set_speaking),
            (listening.armed_changed, self.set_armed),
            (listening.holding_changed, self.set_holding),
            (listening.word_found, self.spectrogram.add_word),
            (listening.overflowed, self.losses.show_losses),
            (self.listen_requested, listening.listen),
            (self.device_chosen, listening.choose),
            (self._paint_watch.painted, listening.note_painted),
            (loudspeaker.failed, self.show_failure),
            (self.hear_requested, loudspeaker.play),
        ):
            signal.connect(slot)
        self.say_word_requested.connect(
            lambda wanted: listening.arm() if wanted else listening.disarm()
        )
        self.devices.show_chosen(listening.chosen)
        self.status.follow(listening)
        self.more.follow(listening)
        self.more.keep.setVisible(just_heard is not None)
        if just_heard is not None:
            listening.audio_arrived.connect(just_heard.add)
            self.keep_requested.connect(just_heard.keep)
            just_heard.failed.connect(self.show_failure)

    def set_devices(self, devices: Sequence[InputDevice]) -> None:
        """Offer these microphones."""
        self.devices.set_devices(devices)

    def set_words(self, words: Sequence[str]) -> None:
        """Offer these words as labels."""
        self.card.set_words(words)

    def begin(self, _name: str, sample_rate: int) -> None:
        """Show that the microphone is open; time begins at 0."""
        from engine.sound.features import band_frequencies

        settings = live_settings()
        self.waveform.begin(sample_rate)
        self.spectrogram.begin(band_frequencies(settings).tolist(), settings.hop_seconds)
        self.meter.reset()
        self.losses.show_losses(0)
        self.problem.clear()
        self._listening = True
        self._waiting = False
        self._show_state()

    def end(self) -> None:
        """Show that the microphone is closed; what was heard stays in sight."""
        self._listening = self._waiting = self._speaking = False
        self.meter.reset()
        self._show_state()

    def show_lost(self, failure: Failure) -> None:
        """Say why the microphone cannot be had, and show that it is waited for."""
        self._waiting = True
        self.show_failure(failure)
        self._show_state()

    def set_armed(self, armed: bool) -> None:
        """Show whether a word is waited for."""
        self._armed = armed
        self._heard = self._heard and not armed
        self._show_state()

    def set_holding(self, holding: bool) -> None:
        """Show whether a word is recorded for as long as a key is held."""
        self._holding = holding
        self._heard = self._heard and not holding
        self._show_state()

    def set_speaking(self, speaking: bool) -> None:
        """Show whether a word has begun."""
        self._speaking = speaking
        self._show_state()

    def show_word(self, sound: Sound, source: str, label: str = "", *, said: bool = False) -> None:
        """Show a word with a sentence about its source; `said`: the button has waited for it."""
        self._begin_word(said)
        self.card.show_word(sound, source, label)

    def show_answer(
        self,
        sound: Sound,
        source: str,
        recognition: Recognition,
        *,
        said: bool = False,
        waited_for: bool = True,
    ) -> None:
        """Show a word with its answer; not `waited_for`, it leaves the keyboard where it is."""
        self._begin_word(said)
        self.card.show_answer(sound, source, recognition, waited_for=waited_for)

    def show_problem(self, what: str, remedy: str) -> None:
        """Say what happened and what to try, until the user puts it away."""
        self.problem.show_problem(what, remedy)

    def show_failure(self, failure: Failure) -> None:
        """Say a Failure in the window's language."""
        self.show_problem(*sentences_about(failure))

    def keep_just_heard(self) -> None:
        """Ask where to keep what was just heard; `keep_requested` answers."""
        path = ask_where_to_keep(self)
        if path is not None:
            self.keep_requested.emit(path)

    def _lay_out(self) -> None:
        heading = QLabel(self.tr("SOUND"))
        heading.setObjectName("heading")
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(heading)
        top.addWidget(self.devices, 1)
        top.addWidget(self.listen)
        top.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        column.addLayout(top)
        for part in (
            self.waveform,
            self.spectrogram,
            self.meter,
            self.status,
            self.losses,
            self.say,
            self.recognise,
            self.problem,
            self.card,
            self.recognise.latency,
            self.tally,
            self._files,
        ):
            column.addWidget(part)

    def _connect(self) -> None:
        self.devices.device_chosen.connect(self.device_chosen)
        self.listen.clicked.connect(self.listen_requested)
        self.more.keep_requested.connect(self.keep_just_heard)
        self.say.clicked.connect(self._ask_for_a_word)
        self.card.labelled.connect(self._labelled)
        self.card.confirmed.connect(self._confirmed)
        self.card.discarded.connect(self._discarded)
        self.card.hear_requested.connect(self.hear_requested)
        self.open_files.clicked.connect(self.open_files_requested)
        self.open_folder.clicked.connect(self.open_folder_requested)

    def _ask_for_a_word(self, wanted: bool) -> None:
        self.say_word_requested.emit(wanted)
        self._show_state()  # the button shows what is, not what was asked for

    def _labelled(self, sound: Sound, label: str) -> None:
        self._forget_word()
        self.clip_labelled.emit(sound, label)

    def _confirmed(self, sound: Sound) -> None:
        self._forget_word()
        self.answer_confirmed.emit(sound)

    def _discarded(self) -> None:
        self._forget_word()
        self.clip_discarded.emit()

    def _begin_word(self, said: bool) -> None:
        self._heard = said
        self.problem.clear()
        self._show_naming(True)
        self._show_state()

    def _forget_word(self) -> None:
        self._heard = False
        self._show_naming(False)
        self._show_state()
        self.say.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_naming(self, naming: bool) -> None:
        self._files.setHidden(naming)
        self.naming_changed.emit(naming)

    def _show_state(self) -> None:
        self.listen.show_state(listening=self._listening, waiting=self._waiting)
        self.say.set_state(
            say_state(
                wanted=self._armed or self._holding,
                listening=self._listening,
                holding=self._holding,
                speaking=self._speaking,
                heard=self._heard,
            )
        )
