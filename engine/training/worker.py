"""The thread around the trainer.

Two threads meet here. The engine thread runs `_main`, and is the only one that touches a trainer
and its weights. The GUI thread calls the public methods, none of which waits: `send` puts a command
into a queue, `take_messages` and `take_record` take what the engine has published.

Two lanes lead back. `_messages` is lossless and in order. `_latest` is a slot of one in which the
newest record wins; at full speed a record is made only after `want_frame`, so that watching costs
the training almost nothing. Both are deques, whose `append` and `popleft` need no lock.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread

import numpy as np
from numpy.typing import NDArray

from engine.corpus.dataset import Dataset
from engine.training import run
from engine.training.history import DataReplaced, LearningRateChanged
from engine.training.progress import Ended, Ending, Message, Sought, Started, Step, Stopped
from engine.training.record import Record
from engine.training.settings import TrainingSettings


@dataclass(frozen=True, slots=True)
class Begin:
    """Initialise a new run; whatever an earlier run still says bears its own `run_id`."""

    run_id: int
    dataset: Dataset
    settings: TrainingSettings


@dataclass(frozen=True, slots=True)
class Run:
    """Train at full speed until told otherwise."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Stand still, measure the network, and wait for the next command."""


@dataclass(frozen=True, slots=True)
class OneStep:
    """Train one step, publish its record, and stand still."""


@dataclass(frozen=True, slots=True)
class SetLearningRate:
    """Use another eta from the next update on."""

    value: float


@dataclass(frozen=True, slots=True)
class SetSpotlight:
    """Follow this training example; None follows the first clip of each batch."""

    index: int | None


@dataclass(frozen=True, slots=True)
class ReplaceData:
    """Go on with other clips of the same words."""

    dataset: Dataset


@dataclass(frozen=True, slots=True)
class Seek:
    """Stand still at a past step of a branch (None: the present one), and publish its record."""

    step: int
    branch: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Recognise:
    """Answer what the network takes features `(frames, bands)` for, as it stands now."""

    features: NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class Finish:
    """End the thread."""


Command = (
    Begin
    | Run
    | Pause
    | OneStep
    | SetLearningRate
    | SetSpotlight
    | ReplaceData
    | Seek
    | Recognise
    | Finish
)


class Worker:
    """Runs a trainer in a thread of its own."""

    def __init__(self) -> None:
        self._commands: SimpleQueue[Command] = SimpleQueue()
        self._messages: deque[Message] = deque()
        self._latest: deque[Record] = deque(maxlen=1)
        self._frame_wanted = False
        self._run: run.Run | None = None
        self._steps: Generator[Step, None, Ending] | None = None
        self._running = False
        self._ended_once = False
        self._run_id = -1
        self._thread = Thread(target=self._main, name="engine", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def finish(self, timeout: float = 5.0) -> None:
        """End the thread, and wait for it: `timeout` is in seconds."""
        self.send(Finish())
        if self._thread.is_alive():
            self._thread.join(timeout)

    def send(self, command: Command) -> None:
        """Put a command into the queue; it is obeyed between two steps."""
        self._commands.put(command)

    def want_frame(self) -> None:
        """Ask for the record of the next step that is trained."""
        self._frame_wanted = True

    def take_messages(self) -> list[Message]:
        """Return everything published since the last call, in order."""
        return [self._messages.popleft() for _ in range(len(self._messages))]

    def take_record(self) -> Record | None:
        """Return the newest record if there is one that has not been taken."""
        return self._latest.pop() if self._latest else None

    def _main(self) -> None:
        while True:
            try:
                command = self._next_command()
                if isinstance(command, Finish):
                    return
                if command is not None:
                    self._obey(command)
                if self._running:
                    self._train(record_wanted=self._frame_wanted)
            except Exception as error:
                self._stop(error)

    def _next_command(self) -> Command | None:
        """Return the next command; wait for one only when there is nothing to train."""
        try:
            return self._commands.get(block=not self._running)
        except Empty:
            return None

    def _obey(self, command: Command) -> None:
        match command:
            case Begin():
                self._begin(command)
            case Run():
                self._running = self._run is not None
            case Pause():
                self._running = False
                self._measure()
            case OneStep():
                self._running = False
                self._train(record_wanted=True)
            case _ if self._run is not None:
                self._change(self._run, command)

    def _change(self, present: run.Run, command: Command) -> None:
        """Obey a command that changes or asks the present run, training or not."""
        match command:
            case SetLearningRate(value):
                present.change(LearningRateChanged(value))
            case SetSpotlight(index):
                present.trainer.spotlight = index
            case ReplaceData(dataset):
                present.change(DataReplaced(dataset))
                self._measure()
            case Seek(step, branch):
                self._seek(present, step, branch)
            case Recognise(features):
                self._messages.append(present.trainer.recognise(features))

    def _seek(self, present: run.Run, step: int, branch: int | None) -> None:
        self._running, self._steps = False, None
        record = present.seek(step, branch)
        self._messages.append(Sought(self._run_id, present.step, present.branch))
        self._measure()
        self._latest.append(record)

    def _measure(self) -> None:
        if self._run is not None:
            self._messages.append(self._run.trainer.evaluate())

    def _begin(self, command: Begin) -> None:
        self._running = False
        self._run, self._steps, self._ended_once = None, None, False
        self._run_id = command.run_id
        self._run = run.Run(command.dataset, command.settings, command.run_id)
        trainer = self._run.trainer
        self._messages.append(
            Started(
                run_id=command.run_id,
                settings=command.settings,
                words=command.dataset.words,
                learning_layers=tuple(layer.name for layer in trainer.network.with_parameters()),
                parameters=len(trainer.network.vector),
                training_clips=command.dataset.training.recordings,
                validation_clips=len(command.dataset.validation.labels),
                training_examples=len(command.dataset.training.labels),
            )
        )
        self._messages.append(trainer.evaluate())
        self._latest.append(trainer.preview())

    def _train(self, *, record_wanted: bool) -> None:
        present = self._run
        if present is None:
            return
        if self._steps is None:
            self._steps = present.steps(until_converged=not self._ended_once)
        present.trainer.record_wanted = record_wanted
        try:
            step = next(self._steps)
        except StopIteration as stop:
            self._running, self._steps, self._ended_once = False, None, True
            self._messages.append(Ended(self._run_id, present.step, stop.value))
            return
        self._messages.append(step.metrics)
        if step.evaluation:
            self._messages.append(step.evaluation)
        if step.record:
            self._frame_wanted = False
            self._latest.append(step.record)

    def _stop(self, error: Exception) -> None:
        self._running, self._steps = False, None
        step = self._run.step if self._run else 0
        self._messages.append(Stopped(self._run_id, step, error))
