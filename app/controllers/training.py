"""Between the worker and the window: commands in, signals out.

Lives in the GUI thread and never waits: `poll`, called once a frame, takes what the engine thread
has published.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from engine.corpus.dataset import Dataset
from engine.training.progress import (
    Answer,
    Ended,
    Evaluation,
    History,
    Message,
    Started,
    StepMetrics,
    Stopped,
)
from engine.training.settings import TrainingSettings
from engine.training.worker import (
    AskHistory,
    Begin,
    OneStep,
    Pause,
    Recognise,
    ReplaceData,
    Run,
    SetLearningRate,
    SetSpotlight,
    Worker,
)


class TrainingController(QObject):
    """Owns the worker; knows which run is the present one."""

    run_started = Signal(object)
    """A `Started`: a new run stands ready."""
    steps_taken = Signal(list)
    """The `StepMetrics` of every step since the last poll, none left out."""
    evaluated = Signal(object)
    """An `Evaluation`."""
    record_arrived = Signal(object)
    """The newest `Record`."""
    run_ended = Signal(object)
    """An `Ended`: converged, or at the step limit."""
    answered = Signal(object)
    """An `Answer` to `recognise`."""
    history_arrived = Signal(object)
    """A `History`: the answer to `ask_history`."""
    failed = Signal(object)
    """The exception that stopped the run, or that kept it from starting."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = TrainingSettings()
        self.dataset: Dataset | None = None
        self.training_flat_out = False
        self._run_id = 0
        self._worker = Worker()
        self._worker.start()

    def begin(self) -> None:
        """Initialise a new run with the present settings and clips; the old one is dropped."""
        if self.dataset is None:
            return
        self._run_id += 1
        self.training_flat_out = False
        self._worker.send(Begin(self._run_id, self.dataset, self.settings))

    def apply_settings(self, settings: TrainingSettings) -> None:
        """Begin a new run with other settings."""
        self.settings = settings
        self.begin()

    def use_dataset(self, dataset: Dataset) -> None:
        """Train on these clips: on with the present run where the words are the same."""
        same_words = self.dataset is not None and self.dataset.words == dataset.words
        self.dataset = dataset
        if same_words:
            self._worker.send(ReplaceData(dataset))
        else:
            self.begin()

    def set_learning_rate(self, value: float) -> None:
        """Use another learning rate from the next update on."""
        self.settings = replace(self.settings, learning_rate=value)
        self._worker.send(SetLearningRate(value))

    def set_spotlight(self, index: int | None) -> None:
        """Follow one training example; None follows the first clip of each batch."""
        self._worker.send(SetSpotlight(index))

    def run_flat_out(self) -> None:
        """Train as fast as the engine can."""
        self.training_flat_out = True
        self._worker.send(Run())

    def pause(self) -> None:
        """Stand still after the step in hand."""
        self.training_flat_out = False
        self._worker.send(Pause())

    def one_step(self) -> None:
        """Train one step; its record arrives."""
        self.training_flat_out = False
        self._worker.send(OneStep())

    def want_frame(self) -> None:
        """Ask for the record of a step that is trained at full speed."""
        self._worker.want_frame()

    def recognise(self, features: NDArray[np.floating]) -> None:
        """Ask what the network takes features `(frames, bands)` for; `answered` tells."""
        self._worker.send(Recognise(features))

    def ask_history(self, name: str, index: tuple[int, ...]) -> None:
        """Ask how a parameter such as `hidden1.W` has changed; `history_arrived` tells."""
        self._worker.send(AskHistory(name, index))

    def poll(self) -> None:
        """Take what the engine has published, and tell it."""
        steps: list[StepMetrics] = []
        for message in self._worker.take_messages():
            if message.run_id != self._run_id:
                continue
            if isinstance(message, StepMetrics):
                steps.append(message)
                continue
            self._tell_steps(steps)
            steps = []
            self._tell(message)
        self._tell_steps(steps)
        record = self._worker.take_record()
        if record is not None and record.run_id == self._run_id:
            self.record_arrived.emit(record)

    def close(self) -> None:
        """End the engine thread."""
        self._worker.finish()

    def _tell_steps(self, steps: list[StepMetrics]) -> None:
        if steps:
            self.steps_taken.emit(steps)

    def _tell(self, message: Message) -> None:
        match message:
            case Answer():
                self.answered.emit(message)
            case History():
                self.history_arrived.emit(message)
            case Started():
                self.run_started.emit(message)
            case Evaluation():
                self.evaluated.emit(message)
            case Ended():
                self.training_flat_out = False
                self.run_ended.emit(message)
            case Stopped():
                self.training_flat_out = False
                self.failed.emit(message.error)
