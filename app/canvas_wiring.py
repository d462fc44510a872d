"""What the canvas, the bar below it and the inspector are connected with."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QToolTip

from app.controllers.hearing import Hearing
from app.controllers.inspection import Engine, InspectionController
from app.controllers.loudspeaker import Loudspeaker
from app.controllers.playback import PlaybackController
from app.controllers.playhead import Loop
from app.controllers.spotlight import Following
from app.controllers.training import TrainingController
from app.errors import sentences_about
from app.inspector.readout import describe
from app.network_canvas.options import Options, TimeScale
from app.network_canvas.scales import Normalisation
from app.network_canvas.view import STEP
from app.picture_files import copy_picture, fill_picture_menu, save_picture
from app.workbench import Workbench
from engine.corpus.clip import Clip
from engine.explain.places import Place
from engine.failure import Failure
from engine.training.record import Record

LOOPS = (Loop.NOTHING, Loop.PHASE, Loop.STEP)


class CanvasWiring(QObject):
    """Connects the canvas with what it shows, and with what the user wants of it."""

    clip_wanted = Signal()
    """The user wants to choose the clip to follow among all clips."""
    spoken_wanted = Signal()
    """The user wants to follow the last clip that was spoken."""
    failed = Signal(object)
    """An exception that a person has to be told of."""

    def __init__(
        self,
        workbench: Workbench,
        training: TrainingController,
        playback: PlaybackController,
        loudspeaker: Loudspeaker,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bench = workbench
        self._training = training
        self._playback = playback
        self.hearing = Hearing(loudspeaker, self)
        engine = Engine(training.edit_weight, training.undo_edit, training.ask_history)
        self.inspection = InspectionController(lambda: training.settings, engine, self)
        self._connect_bar()
        self._connect_inspector()
        self._choose_options(_remembered_options())

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what the window's commands that are about the canvas do, by their names."""
        canvas, playback = self._bench.canvas, self._playback
        return {
            "part": playback.one_part,
            "part_back": playback.one_part_back,
            "step_back": playback.one_step_back,
            "beginning": playback.to_beginning,
            "loop": self._next_loop,
            "hear": self._hear,
            "hardest": partial(self._follow, Following.HARDEST),
            "larger": partial(canvas.pointing.zoom, STEP),
            "smaller": partial(canvas.pointing.zoom, 1 / STEP),
            "fit": canvas.pointing.fit,
            "copy": partial(copy_picture, canvas),
            "save": self._save,
            "inspector": lambda: self._bench.inspect(not self._bench.inspector.isVisible()),
        }

    def follow(self, record: Record) -> None:
        """Let the inspector look at the record that is shown."""
        self.inspection.follow(record, self._bench.canvas.shows_batch)

    def close(self) -> None:
        """Wait for what is being proved."""
        self.inspection.wait(2.0)

    def spotlight_clip(self) -> Clip | None:
        """Return the clip that the canvas shows; None of a word that was only recognised."""
        record = self._record()
        if record is None or record.examples is None:
            return None
        clips = record.examples.clips
        return clips[record.spotlight] if record.spotlight < len(clips) else None

    def _connect_bar(self) -> None:
        bar, playback, canvas = self._bench.canvas_bar, self._playback, self._bench.canvas
        bar.hear_requested.connect(self._hear)
        bar.following_chosen.connect(self._follow)
        bar.clip_wanted.connect(self.clip_wanted)
        bar.loop_chosen.connect(playback.set_loop)
        bar.options_chosen.connect(self._choose_options)
        bar.zoom_requested.connect(self._zoom)
        playback.loop_changed.connect(bar.show_loop)
        playback.spotlight.changed.connect(bar.show_following)
        self.hearing.cursor_moved.connect(canvas.show_cursor)
        self.hearing.failed.connect(self.failed)
        fill_picture_menu(bar.save_menu, canvas, self.failed.emit, canvas.paint_picture)

    def _connect_inspector(self) -> None:
        inspection, panel, canvas = self.inspection, self._bench.inspector, self._bench.canvas
        canvas.picked.connect(self._pin)
        canvas.hovered.connect(self._describe)
        inspection.place_changed.connect(canvas.show_pinned)
        inspection.place_changed.connect(panel.show_place)
        inspection.way_changed.connect(panel.show_way)
        inspection.record_changed.connect(panel.show_record)
        inspection.proved.connect(panel.show_proof)
        inspection.proof_failed.connect(
            lambda place, error: panel.show_no_proof(place, " ".join(sentences_about(error)))
        )
        inspection.clips_derived.connect(panel.show_clips)
        inspection.edited.connect(panel.show_edit_effect)
        inspection.history_arrived.connect(panel.show_history)
        panel.place_chosen.connect(inspection.pin)
        panel.proof_requested.connect(inspection.prove)
        panel.clips_requested.connect(inspection.ask_clips)
        panel.history_requested.connect(inspection.ask_history)
        panel.edit_requested.connect(inspection.edit)
        panel.undo_edit_requested.connect(inspection.undo_edit)
        panel.unpinned.connect(inspection.unpin)
        panel.went_back.connect(inspection.back)
        panel.went_forward.connect(inspection.forward)
        self._training.edited.connect(inspection.take_effect)
        self._training.history_arrived.connect(inspection.take_history)

    def _pin(self, place: Place | None) -> None:
        self.inspection.pin(place)
        if place is not None:
            self._bench.inspect(True)

    def _describe(self, place: Place | None) -> None:
        """Say in a tooltip what stands under the pointer."""
        record, canvas = self._record(), self._bench.canvas
        if place is None or record is None:
            QToolTip.hideText()
            return
        text = describe(record, place, batch=canvas.shows_batch)
        QToolTip.showText(QCursor.pos(), text, canvas)

    def _hear(self) -> None:
        clip = self.spotlight_clip()
        if clip is not None:
            self.hearing.hear(clip)

    def _follow(self, following: Following) -> None:
        record = self._record()
        if following is Following.HARDEST and record is not None:
            self._playback.spotlight.choose_hardest(record)
        elif following is Following.SPOKEN:
            self.spoken_wanted.emit()
        else:
            self._playback.spotlight.choose(None)

    def _next_loop(self) -> None:
        now = LOOPS.index(self._playback.loop)
        self._playback.set_loop(LOOPS[(now + 1) % len(LOOPS)])

    def _zoom(self, way: int) -> None:
        pointing = self._bench.canvas.pointing
        pointing.zoom(STEP**way) if way else pointing.fit()

    def _save(self) -> None:
        try:
            save_picture(self._bench.canvas, self._bench.canvas.paint_picture)
        except Failure as failure:
            self.failed.emit(failure)

    def _choose_options(self, options: Options) -> None:
        self._bench.canvas.show_options(options)
        self._bench.canvas_bar.show_options(options)
        settings = QSettings()
        settings.setValue("canvas/normalisation", str(options.normalisation))
        settings.setValue("canvas/signed", int(options.signed))
        settings.setValue("canvas/time_scale", str(options.time_scale))

    def _record(self) -> Record | None:
        picture = self._bench.canvas.picture
        return picture.record if picture else None


def connect_commands(
    actions: dict[str, QAction], commands: dict[str, Callable[[], object]]
) -> None:
    """Let each of the window's actions do what the command of its name does."""
    for name, command in commands.items():
        actions[name].triggered.connect(lambda _checked, call=command: call())


def _remembered_options() -> Options:
    settings, usual = QSettings(), Options()
    normalisation = str(settings.value("canvas/normalisation", usual.normalisation))
    time_scale = str(settings.value("canvas/time_scale", usual.time_scale))
    return Options(
        Normalisation(normalisation)
        if normalisation in set(Normalisation)
        else usual.normalisation,
        str(settings.value("canvas/signed", "1")) != "0",
        TimeScale(time_scale) if time_scale in set(TimeScale) else usual.time_scale,
    )
