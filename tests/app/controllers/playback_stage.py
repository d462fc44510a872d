"""Playback over an engine that trains in the same thread, for the tests of the playhead."""

from PySide6.QtCore import QObject, Signal
from small_corpus import small_dataset

from app.controllers.playback import PlaybackController
from app.controllers.speed import SPEEDS
from engine.training.progress import Started
from engine.training.settings import TrainingSettings
from engine.training.trainer import Trainer

NORMAL = next(n for n, speed in enumerate(SPEEDS) if speed.factor == 1.0)


class ObedientTraining(QObject):
    """Stands for the engine: trains in the same thread, and answers at the next poll."""

    record_arrived = Signal(object)
    run_started = Signal(object)
    run_ended = Signal(object)
    failed = Signal(object)

    def __init__(self):
        super().__init__()
        self.dataset = small_dataset()
        self.training_flat_out = False
        self.steps_asked = 0
        self.sought = None
        self.spotlights = []
        self._settings = TrainingSettings(hidden=(4, 3), batch_size=8)
        self._trainer = Trainer(self.dataset, self._settings)
        self._trainer.record_wanted = True
        self._run = self._trainer.steps()
        self._waiting = []

    def begin(self):
        words = self.dataset.words
        layers = ("hidden1", "hidden2", "output")
        self.run_started.emit(Started(0, self._settings, words, layers, 100, 60, 20, 60))
        self.record_arrived.emit(self._trainer.preview())

    def one_step(self):
        self.training_flat_out = False
        self.steps_asked += 1
        self._waiting.append(next(self._run).record)

    def run_flat_out(self):
        self.training_flat_out = True

    def pause(self):
        self.training_flat_out = False

    def show_present(self):
        self.training_flat_out = False
        self._waiting = [self._trainer.preview()]

    def seek(self, step, branch=None):
        self.training_flat_out = False
        self.sought = (step, branch)

    def want_frame(self):
        if self.training_flat_out:
            self._waiting = [next(self._run).record]

    def last_record(self):
        return next(self._run).record

    def set_spotlight(self, index):
        self.spotlights.append(index)
        self._trainer.spotlight = index

    def poll(self):
        waiting, self._waiting = self._waiting, []
        for record in waiting:
            self.record_arrived.emit(record)


def new_stage():
    """Return playback at normal speed, the engine, and the list of moments shown."""
    engine = ObedientTraining()
    playback = PlaybackController(engine)
    moments = []
    playback.moment_changed.connect(lambda *moment: moments.append(moment))
    engine.begin()
    playback.set_speed(NORMAL)
    return playback, engine, moments


def play(playback, seconds, frame=0.02):
    for _ in range(round(seconds / frame)):
        playback.tick(frame)


def kinds(moments):
    """Return the kinds of phases shown, each once in a row."""
    names = []
    for _, phase, _ in moments:
        if not names or names[-1] != (phase.kind, phase.stage):
            names.append((phase.kind, phase.stage))
    return names
