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
from engine.training.commands import (
    AskHistory,
    Begin,
    Branch,
    EditWeight,
    OneStep,
    Pause,
    Recognise,
    ReplaceData,
    Run,
    Seek,
    SetLearningRate,
    SetSpotlight,
    UndoEdit,
)
from engine.training.progress import (
    Answer,
    Branched,
    Correction,
    EditEffect,
    Ended,
    Evaluation,
    Grown,
    History,
    LearningRateRecalled,
    Message,
    Position,
    Sought,
    Started,
    StepMetrics,
    Stopped,
)
from engine.training.settings import TrainingSettings
from engine.training.snapshot import Weights
from engine.training.teaching import STEPS, Teach
from engine.training.worker import Worker


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
    history_arrived = Signal(object)
    """A `History`: the answer to `ask_history`."""
    dataset_used = Signal(object)
    """A Dataset has become what is trained on; commands about its clips come after it."""
    corrected = Signal(object)
    """A `Correction`: a clip was taught; its record is the first step of that."""
    failed = Signal(object)
    """The exception that stopped the run, or that kept it from starting."""
    sought = Signal(object)
    """A `Sought`: the engine stands still at the step that was asked for; its record follows."""
    branched = Signal(object)
    """A `Branched`: what comes from now on is on a new branch."""
    edited = Signal(object)
    """An `EditEffect`: a weight was set by hand, or that was taken back; a record follows."""
    learning_rate_recalled = Signal(float)
    """Going through the past has brought another learning rate into force."""
    position_changed = Signal(object)
    """A `Position`: where the engine stands, once a poll if it has moved; another branch at once,
    before anything is told of the steps on it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = TrainingSettings()
        self.dataset: Dataset | None = None
        self.training_flat_out = False
        self.position = self._told_position = Position(0, 0, 0)
        self._run_id = 0
        self._begun_with: tuple[str, ...] = ()
        self._followed: int | None = None
        self._wanting_weights: set[str] = set()
        self._worker = Worker()
        self._worker.start()

    def begin(self) -> None:
        """Initialise a new run with the present settings and clips; the old one is dropped."""
        if self.dataset is None:
            return
        self._run_id += 1
        self._begun_with = self.dataset.words
        self._followed = None
        self.training_flat_out = False
        self._worker.send(Begin(self._run_id, self.dataset, self.settings))

    def apply_settings(self, settings: TrainingSettings) -> None:
        """Begin a new run with other settings."""
        self.settings = settings
        self.begin()

    def use_dataset(self, dataset: Dataset) -> bool:
        """Train on these clips, and return whether the present run goes on with them.

        Further words let its network grow, and those that have gone again leave their outputs
        behind; where words with which it began have gone or moved, a new run begins.
        """
        begun_with = self._begun_with
        goes_on = bool(begun_with) and dataset.words[: len(begun_with)] == begun_with
        self.dataset = dataset
        self._followed = None
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

    def seek(self, step: int, branch: int | None = None) -> None:
        """Stand still at a step of a branch, by default the present one; `sought` answers.

        Its record follows the clip of the record that arrived last. A step that is not there is
        told by `failed`.
        """
        self.training_flat_out = False
        self._worker.send(Seek(step, branch, self._followed))

    def show_present(self) -> None:
        """Stand still where the engine is, and have the record of just that step."""
        self.training_flat_out = False
        self._worker.send(Seek(None, None, self._followed))

    def branch_here(self) -> None:
        """Train on from here as a new branch; nothing happens at a branch's newest step."""
        self._worker.send(Branch())

    def edit_weight(self, name: str, index: tuple[int, ...], value: float) -> None:
        """Set one number of a parameter, such as `hidden1.W`; `edited` answers, or `failed`."""
        self._worker.send(EditWeight(name, index, value, self._followed))

    def undo_edit(self) -> None:
        """Take the last edit back; `edited` answers, or `failed`."""
        self._worker.send(UndoEdit(self._followed))

    def recognise(self, features: NDArray[np.floating]) -> None:
        """Ask what the network takes features `(frames, bands)` for; `answered` tells."""
        self._worker.send(Recognise(features))

    def ask_history(self, name: str, index: tuple[int, ...]) -> None:
        """Ask how a parameter such as `hidden1.W` has changed; `history_arrived` tells."""
        self._worker.send(AskHistory(name, index))

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
            if isinstance(message, Position):
                self._tell_steps(steps)
                steps = []
                self._stand_at(message.step, message.branch)
                continue
            self._tell_steps(steps)
            steps = []
            self._tell(message)
        self._tell_steps(steps)
        self._tell_position()
        record = self._worker.take_record()
        if record is not None and record.run_id == self._run_id:
            self._followed = record.spotlight
            self.record_arrived.emit(record)

    def close(self) -> None:
        """End the engine thread."""
        self._worker.finish()

    def _tell_steps(self, steps: list[StepMetrics]) -> None:
        if steps:
            self._stand_at(steps[-1].step, self.position.branch)
            self.steps_taken.emit(steps)

    def _stand_at(self, step: int, branch: int) -> None:
        elsewhere = (self._run_id, branch) != (self.position.run_id, self.position.branch)
        self.position = Position(self._run_id, step, branch)
        if elsewhere:
            self._tell_position()

    def _tell_position(self) -> None:
        if self.position != self._told_position:
            self._told_position = self.position
            self.position_changed.emit(self.position)

    def _tell(self, message: Message) -> None:
        match message:
            case Correction():
                self.corrected.emit(message)
            case Answer():
                self.answered.emit(message)
            case History():
                self.history_arrived.emit(message)
            case Started():
                self.run_started.emit(message)
                self._stand_at(0, 0)
            case Grown():
                self.words_added.emit(message)
            case Evaluation():
                self.evaluated.emit(message)
            case Sought(_, step, branch):
                self.training_flat_out = False
                self._stand_at(step, branch)
                self.sought.emit(message)
            case Branched(_, branch, _, begins_at):
                self.branched.emit(message)
                self._stand_at(begins_at, branch)
            case EditEffect():
                self.edited.emit(message)
            case LearningRateRecalled(_, value):
                self.settings = replace(self.settings, learning_rate=value)
                self.learning_rate_recalled.emit(value)
            case Ended():
                self.training_flat_out = False
                self.run_ended.emit(message)
            case Stopped():
                self.training_flat_out = False
                self._stand_at(message.step, self.position.branch)
                self.failed.emit(message.error)
