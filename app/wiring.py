"""Which signal leads where: the one place that connects the window with its controllers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtWidgets import QAbstractButton

from app import theme
from app.actions import LANGUAGES, key_rows
from app.canvas_wiring import CanvasWiring, connect_commands
from app.controllers.background import Background
from app.controllers.just_heard import JustHeard
from app.controllers.library import LibraryController
from app.controllers.listening import ListeningController
from app.controllers.loudspeaker import Loudspeaker
from app.controllers.phases import WHOLE_STEP, Phase
from app.controllers.playback import PlaybackController
from app.controllers.training import TrainingController
from app.controllers.travel import TravelController
from app.errors import sentences_about
from app.frame_clock import FrameClock
from app.key_sheet import KeySheet
from app.live_wiring import LiveWiring
from app.main_window import MainWindow
from app.network_canvas.caption_bar import hue
from app.opening import Opening
from app.resetting import reset
from app.seldom import Seldom
from app.side_windows import SideWindows
from app.workbench import Workbench
from engine.corpus.dataset import Dataset
from engine.training.progress import Ended, Ending, Position, StepMetrics
from engine.training.record import Record

LANGUAGE_CHANGES = (  # in both languages, for only one of them may be read here
    "The language changes when Voxprop starts again. / 下次启动 Voxprop 时切换语言。"
)


class Wiring(QObject):
    """Owns the controllers, and connects them with a furnished window."""

    def __init__(self, window: MainWindow, workbench: Workbench, home: Path | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._bench = workbench
        self.training = TrainingController(self)
        self.playback = PlaybackController(self.training, self)
        self.travel = TravelController(self.training, self, seek=self.playback.seek)
        self.library = LibraryController(self, home=home)
        devices = Background(self)
        self.listening = ListeningController(self, background=devices)
        self.loudspeaker = Loudspeaker(devices, self)
        self.just_heard = JustHeard(self)
        self.canvas = CanvasWiring(workbench, self.training, self.playback, self.loudspeaker, self)
        self.side = SideWindows(
            window,
            self.library,
            self.listening,
            self.loudspeaker,
            self.canvas.spotlight_clip,
            self.training,
            self.playback,
        )
        self.opening = Opening(window, self.library.open_path)
        self.clock = FrameClock(self)
        self._step = 0
        self._shown: tuple[Record, Phase] | None = None
        self._step_readout = Seldom(self._show_step, self)
        self._caption = Seldom(self._show_caption, self)
        self.live = LiveWiring(
            window,
            workbench,
            self.training,
            self.playback,
            self.library,
            self.listening,
            self.side,
            self,
        )
        self._connect_transport()
        self._connect_training()
        self._connect_travel()
        self._connect_sound()
        self._connect_library()
        self._connect_canvas()
        self._connect_actions()
        for button in window.findChildren(QAbstractButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # so that Space stays "say a word"
        window.closed.connect(self.close)

    def start(self) -> None:
        """Load the corpus, look for microphones, and begin to tick."""
        self._bench.training.show_settings(self.training.settings)
        self.library.start()
        self.listening.refresh_devices()
        self.clock.start()

    def close(self) -> None:
        """Stop everything that runs, and wait for the threads."""
        self.clock.stop()
        self.side.close()
        self.just_heard.shut_down()
        self.listening.shut_down()
        self.live.close()
        self.loudspeaker.stop()
        self.library.shut_down()
        self.canvas.close()
        self.training.close()

    def _connect_transport(self) -> None:
        bar, playback = self._window.transport, self.playback
        bar.reset_requested.connect(partial(reset, self._window, self.training, self.travel))
        bar.back_requested.connect(playback.one_phase_back)
        bar.run_toggled.connect(playback.toggle)
        bar.phase_requested.connect(playback.one_phase)
        bar.step_requested.connect(playback.one_step)
        bar.speed_chosen.connect(playback.set_speed)
        bar.build_up_chosen.connect(playback.set_build_up)
        playback.playing_changed.connect(bar.show_playing)
        playback.playing_changed.connect(self._bench.training.show_playing)
        playback.speed_changed.connect(bar.show_speed)
        playback.build_up_changed.connect(bar.show_build_up)
        playback.moment_changed.connect(self._show_moment)
        self.clock.ticked.connect(playback.tick)
        self.clock.ticked.connect(lambda _: self.canvas.hearing.tick())

    def _connect_training(self) -> None:
        training, bench = self.training, self._bench
        training.run_started.connect(bench.timeline.begin_run)
        training.run_started.connect(bench.training.show_run)
        training.run_started.connect(self._show_started)
        training.steps_taken.connect(bench.timeline.add_steps)
        training.steps_taken.connect(lambda steps: self._stand_at(steps[-1]))
        training.evaluated.connect(bench.timeline.add_evaluation)
        training.words_added.connect(bench.training.show_grown)
        training.record_arrived.connect(bench.training.follow)
        training.run_ended.connect(bench.training.show_ended)
        training.run_ended.connect(self._show_ended)
        training.failed.connect(self._show_failure)
        bench.training.settings_applied.connect(training.apply_settings)
        bench.training.learning_rate_changed.connect(training.set_learning_rate)
        bench.caption.batch_chosen.connect(bench.canvas.show_batch)
        bench.caption.batch_chosen.connect(self._show_caption)

    def _connect_travel(self) -> None:
        self._bench.timeline.follow(self.travel)
        self.training.position_changed.connect(self._stand_at)
        self.training.learning_rate_recalled.connect(self._bench.training.show_learning_rate)

    def _connect_sound(self) -> None:
        sound = self._bench.sound
        self.live.follow_sound(self.loudspeaker, self.just_heard)
        self.side.failed.connect(self._show_failure)
        sound.open_files_requested.connect(self.opening.open_file)
        sound.open_folder_requested.connect(self.opening.open_folder)

    def _connect_library(self) -> None:
        library, corpus = self.library, self._bench.corpus
        library.sets_available.connect(corpus.show_sets)
        library.busy.connect(corpus.show_busy)
        library.idle.connect(corpus.show_idle)
        library.corpus_changed.connect(corpus.show_corpus)
        library.own_changed.connect(corpus.show_own)
        library.failed.connect(self._show_library_failure)
        library.skipped.connect(corpus.show_skipped)
        library.take_removed.connect(corpus.show_removed)
        library.dataset_changed.connect(self._show_dataset)
        library.file_opened.connect(lambda *_: corpus.clear_notice())
        library.history_changed.connect(self._show_history)
        corpus.set_chosen.connect(library.choose)
        corpus.own_included_toggled.connect(library.set_include_own)
        corpus.own_only_toggled.connect(lambda only: library.set_include_base(not only))
        corpus.open_folder_requested.connect(self.opening.open_folder)
        corpus.remove_last_requested.connect(library.remove_last)
        corpus.undo_requested.connect(library.undo)
        corpus.cancel_requested.connect(library.cancel)
        corpus.clips_requested.connect(self.side.open_corpus)
        corpus.word_chosen.connect(self.live.teaching.follow_word)

    def _connect_canvas(self) -> None:
        self.canvas.failed.connect(self._show_failure)
        self.canvas.clip_wanted.connect(self.side.open_corpus)
        self.side.clip_followed.connect(self.live.teaching.follow_clip)
        self.canvas.spoken_wanted.connect(self.live.teaching.follow_spoken)

    def _connect_actions(self) -> None:
        playback, actions = self.playback, self._window.actions_by_name
        commands: dict[str, Callable[[], object]] = {
            "run": playback.toggle,
            "step": playback.one_step,
            "phase": playback.one_phase,
            "back": playback.one_phase_back,
            "reset": partial(reset, self._window, self.training, self.travel),
            "newest": self.travel.return_to_newest,
            "bookmark": self.travel.add_bookmark,
            "previous_bookmark": self.travel.previous_bookmark,
            "next_bookmark": self.travel.next_bookmark,
            "faster": lambda: playback.set_speed(playback.speed + 1),
            "slower": lambda: playback.set_speed(playback.speed - 1),
            "build_up": lambda: playback.set_build_up(True),
            "batch": self._bench.caption.toggle_batch,
            "open_file": self.opening.open_file,
            "open_folder": self.opening.open_folder,
            "corpus_window": self.side.open_corpus,
            "sound_window": self.side.open_sound,
            "features": self.side.open_features,
            "augmentation": self.side.open_augmentation,
            "mistakes": self.side.open_mistakes,
            "noise": self.side.open_noise,
            "undo": self.library.undo,
            "redo": self.library.redo,
            "language": self._change_language,
            "keys": self._show_keys,
        }
        connect_commands(actions, commands | self.canvas.commands() | self.live.commands())
        actions["light"].setChecked(theme.current() is theme.LIGHT)
        actions["light"].toggled.connect(self._use_light_theme)
        actions["full_screen"].toggled.connect(
            lambda on: self._window.showFullScreen() if on else self._window.showNormal()
        )
        actions["present"].toggled.connect(self._bench.present)
        self._show_history(False, False)

    def _show_moment(self, record: Record, phase: Phase, fraction: float) -> None:
        bench = self._bench
        bench.canvas.show_moment(record, phase, fraction)
        if (record, phase) == self._shown and phase is WHOLE_STEP:
            return  # the same step again: only the canvas has something left to do
        self._shown = record, phase
        self.canvas.follow(record)
        bench.timeline.set_playhead(
            record.step, None if phase is WHOLE_STEP else hue(phase.direction)
        )
        self._caption.soon() if phase is WHOLE_STEP else self._show_caption()
        known = record.step > 0 and not record.forward_only
        right = int(record.predictions.argmax()) == record.label if known else None
        bench.corpus.set_highlight(record.words[record.label], right)

    def _show_caption(self) -> None:
        self._bench.caption.show_phase(self.playback.phases, self.playback.phase_index)
        caption = self._bench.canvas.caption()
        if caption is not None:
            self._bench.caption.show_caption(caption)

    def _show_started(self) -> None:
        self._window.transport.set_ready(True)
        self._step = 0
        self._show_step()

    def _stand_at(self, told: Position | StepMetrics) -> None:
        if told.step != self._step:  # how a run has ended stays written until it goes on
            self._step = told.step
            self._step_readout.soon()

    def _show_step(self) -> None:
        self._window.transport.show_step(self._step, self.training.settings.seed)

    def _show_ended(self, ended: Ended) -> None:
        self._step_readout.drop()
        converged = ended.ending is Ending.CONVERGED
        self._window.transport.show_ended(
            self.tr("converged at step {step}").format(step=f"{ended.step:,}")
            if converged
            else self.tr("step limit {step} reached").format(step=f"{ended.step:,}")
        )

    def _show_failure(self, error: Exception) -> None:
        self._bench.notice.show_problem(*sentences_about(error))

    def _show_dataset(self, dataset: Dataset, description: str) -> None:
        self._window.setWindowTitle(f"Voxprop · {description}")
        learned, held_back = dataset.training, dataset.validation
        counts = (learned.recordings, len(held_back.clips), len(learned.clips))
        self._bench.training.show_clips(*counts)

    def _show_library_failure(self, error: Exception) -> None:
        self._bench.corpus.show_failure(error)
        self._bench.show_corpus()

    def _show_history(self, can_undo: bool, can_redo: bool) -> None:
        self._window.actions_by_name["undo"].setEnabled(can_undo)
        self._window.actions_by_name["redo"].setEnabled(can_redo)

    def _use_light_theme(self, light: bool) -> None:
        QSettings().setValue("window/theme", "light" if light else "dark")
        self._window.use_theme(theme.LIGHT if light else theme.DARK)
        self.side.apply_theme()

    def _change_language(self) -> None:
        language = LANGUAGES[self._window.actions_by_name["language"].text()]
        QSettings().setValue("window/language", language)
        self._bench.notice.show_news(LANGUAGE_CHANGES)

    def _show_keys(self) -> None:
        KeySheet(key_rows(), self._window).open()
