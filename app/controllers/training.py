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
from engine.training.growth import extends
from engine.training.progress import (
    Answer,
    Correction,
    Ended,
    Evaluation,
    Grown,
    Message,
    Started,
    StepMetrics,
    Stopped,
)
from engine.training.settings import TrainingSettings
from engine.training.snapshot import Weights
from engine.training.teaching import STEPS, Teach
from engine.training.worker import (
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
    words_added = Signal(object)
    """A `Grown`: the network of the present run has further words; records follow with them."""
    run_ended = Signal(object)
    """An `Ended`: converged, or at the step limit."""
    answered = Signal(object)
    """An `Answer` to `recognise`."""
    dataset_used = Signal(object)
    """A Dataset has become what is trained on; commands about its clips come after it."""
    corrected = Signal(object)
    """A `Correction`: a clip was taught; its record is the first step of that."""
    failed = Signal(object)
    """The exception that stopped the run, or that kept it from starting."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = TrainingSettings()
        self.dataset: Dataset | None = None
        self.training_flat_out = False
        self._run_id = 0
        self._wanting_weights: set[str] = set()
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

    def use_dataset(self, dataset: Dataset) -> bool:
        """Train on these clips, and return whether the present run goes on with them.

        Further words let its network grow; where words have gone or moved, a new run begins.
        """
        known = self.dataset.words if self.dataset is not None else ()
        self.dataset = dataset
        goes_on = dataset.words == known or (bool(known) and extends(known, dataset.words))
        if goes_on:
            self._worker.send(ReplaceData(dataset))
        else:
            self.begin()
        self.dataset_used.emit(dataset)
        return goes_on

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

    @property
    def run_id(self) -> int:
        """The number of the present run."""
        return self._run_id

    @property
    def weights(self) -> Weights | None:
        """The newest copy of the present run's weights, to compute with on any thread."""
        newest = self._worker.weights.newest
        return newest if newest is not None and newest.run_id == self._run_id else None

    def want_weights(self, who: str, wanted: bool) -> None:
        """Have `weights` kept fresh while the engine trains, for as long as anybody wants it."""
        (self._wanting_weights.add if wanted else self._wanting_weights.discard)(who)
        self._worker.weights.wanted = bool(self._wanting_weights)

    def teach(self, clips: tuple[int, ...], steps: int = STEPS) -> None:
        """Teach the clip of the first index, with earlier corrections; `corrected` answers."""
        if self.dataset is not None:
            self._worker.send(Teach(self.dataset, clips, steps))

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
            case Correction():
                self.corrected.emit(message)
            case Answer():
                self.answered.emit(message)
            case Started():
                self.run_started.emit(message)
            case Grown():
                self.words_added.emit(message)
            case Evaluation():
                self.evaluated.emit(message)
            case Ended():
                self.training_flat_out = False
                self.run_ended.emit(message)
            case Stopped():
                self.training_flat_out = False
                self.failed.emit(message.error)
