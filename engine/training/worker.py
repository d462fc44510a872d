"""The thread around the trainer.

Two threads meet here. The engine thread runs `_main`, and is the only one that touches a trainer
and its weights. The GUI thread calls the public methods, none of which waits: `send` puts a command
into a queue, `take_messages` and `take_record` take what the engine has published.

Two lanes lead back. `_messages` is lossless and in order. `_latest` is a slot of one in which the
newest record wins; at full speed a record is made only after `want_frame`, so that watching costs
the training almost nothing. Both are deques, whose `append` and `popleft` need no lock. `weights`
is a slot of one, too: copies of the weights for whoever computes with them on another thread.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator
from contextlib import suppress
from threading import Thread

from engine.corpus.dataset import Dataset
from engine.training import run
from engine.training.commands import (
    AskHistory,
    Begin,
    Branch,
    Command,
    CommandQueue,
    EditWeight,
    Finish,
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
from engine.training.editing import edit_weight, undo_edit
from engine.training.history import (
    DataReplaced,
    LearningRateChanged,
    Taught,
    WeightEdited,
    WordsAdded,
)
from engine.training.progress import (
    Branched,
    Correction,
    EditEffect,
    Ended,
    Ending,
    Grown,
    History,
    LearningRateRecalled,
    Message,
    Position,
    Sought,
    Started,
    Step,
    Stopped,
)
from engine.training.record import Record
from engine.training.snapshot import WeightsSlot
from engine.training.teaching import Teach


class Worker:
    """Runs a trainer in a thread of its own."""

    def __init__(self) -> None:
        self._commands = CommandQueue()
        self._messages: deque[Message] = deque()
        self._latest: deque[Record] = deque(maxlen=1)
        self._frame_wanted = False
        self.weights = WeightsSlot()
        self._run: run.Run | None = None
        self._steps: Generator[Step, None, Ending] | None = None
        self._running = False
        self._branches_told = 1
        self._fitted: tuple[Dataset | None, Dataset | None] = (None, None)
        self._rate_told = 0.0
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
                command = self._commands.next(wait=not self._running)
                if isinstance(command, Finish):
                    return
                if command is not None:
                    self._obey(command)
                if self._running:
                    self._train(record_wanted=self._frame_wanted)
                if self._run is not None:
                    self.weights.offer(self._run.trainer, standing=not self._running)
            except Exception as error:
                self._stop(error)

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
                self._rate_told = value
            case SetSpotlight(index):
                present.trainer.spotlight = index
            case ReplaceData(dataset):
                self._replace_data(present, dataset)
                self._measure()
            case Seek():
                self._seek(present, command)
            case Branch():
                present.branch_here()
            case EditWeight(name, index, value, follow):
                edit = WeightEdited(name, index, value)
                self._tell_edit(present, *edit_weight(present, edit, follow))
            case UndoEdit(follow):
                self._tell_edit(present, *undo_edit(present, follow))
            case Teach():
                self._teach(present, command)
            case Recognise(features):
                self._messages.append(present.trainer.recognise(features))
            case AskHistory(name, index):
                self._tell_history(present, name, index)
        self._tell_branch(present)

    def _tell_history(self, present: run.Run, name: str, index: tuple[int, ...]) -> None:
        """Tell it; of a parameter of an earlier run, which this network does not have, nothing."""
        with suppress(LookupError):
            history = present.parameter_history(name, index)
            self._messages.append(History(self._run_id, name, index, *history))

    def _replace_data(self, present: run.Run, given: Dataset) -> None:
        """Go on with other clips; words that the network has and they lack keep their outputs."""
        dataset = self._fitting(present.trainer.dataset.words, given)
        if dataset is present.trainer.dataset:
            return
        if dataset.words == present.trainer.dataset.words:
            present.change(DataReplaced(dataset))
            return
        present.change(WordsAdded(dataset))
        parameters = len(present.trainer.network.vector)
        self._messages.append(Grown(self._run_id, present.step, dataset.words, parameters))
        if present.step == 0:
            self._latest.append(present.trainer.preview())

    def _fitting(self, known: tuple[str, ...], given: Dataset) -> Dataset:
        """Return the dataset for a network that knows these words; the same one each time."""
        words = (*known, *(word for word in given.words if word not in known))
        if words == given.words:
            return given
        before, fitted = self._fitted
        if before is not given or fitted is None or fitted.words != words:
            fitted = given.with_words(words)
            self._fitted = given, fitted
        return fitted

    def _seek(self, present: run.Run, command: Seek) -> None:
        self._running, self._steps = False, None
        step = present.step if command.step is None else command.step
        record = present.seek(step, command.branch, follow=command.follow)
        self._messages.append(Sought(self._run_id, present.step, present.branch))
        self._tell_rate(present)
        self._latest.append(record)

    def _tell_branch(self, present: run.Run) -> None:
        """Tell of a branch that has just begun, if one has."""
        for branch in present.branches[self._branches_told :]:
            if branch.parent is not None:
                self._messages.append(
                    Branched(self._run_id, branch.number, branch.parent, branch.begins_at)
                )
        self._branches_told = len(present.branches)

    def _tell_edit(self, present: run.Run, effect: EditEffect, record: Record) -> None:
        self._tell_branch(present)
        self._messages.append(Position(self._run_id, present.step, present.branch))
        self._messages.append(effect)
        self._latest.append(record)

    def _tell_rate(self, present: run.Run) -> None:
        """Tell the learning rate where going through the past has changed it."""
        rate = present.trainer.learning_rate
        if rate != self._rate_told:
            self._rate_told = rate
            self._messages.append(LearningRateRecalled(self._run_id, rate))

    def _measure(self) -> None:
        """Tell how good the network is; at a past step that has been told before."""
        present = self._run
        if present is not None and present.step == present.branches[present.branch].tip:
            self._messages.append(present.trainer.evaluate())

    def _begin(self, command: Begin) -> None:
        self._running = False
        self._run, self._steps, self._branches_told = None, None, 1
        self._fitted = None, None
        self._rate_told = command.settings.learning_rate
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
        if self._run is not None:
            record = self._advance(self._run, record_wanted=record_wanted)
            if record is not None:
                self._frame_wanted = False
                self._latest.append(record)

    def _teach(self, present: run.Run, command: Teach) -> None:
        """Teach one clip in steps of its own, then go on or stand still as before."""
        trainer = present.trainer
        self._replace_data(present, command.dataset)
        features = command.dataset.training.features[command.clips[0]]
        before, running, record = trainer.recognise(features), self._running, None
        followed = trainer.spotlight
        present.change(Taught(command.clips, command.steps))
        self._tell_branch(present)
        trainer.spotlight, last = command.clips[0], trainer.step + command.steps
        while trainer.step < last:
            record = self._advance(present, record_wanted=record is None) or record
        trainer.spotlight, self._running = followed, running
        if record is not None:
            after = trainer.recognise(features)
            correction = Correction(self._run_id, record, command.steps, before, after)
            self._messages.append(correction)
        if not running:
            self._measure()

    def _advance(self, present: run.Run, *, record_wanted: bool) -> Record | None:
        """Train one step, tell its numbers, and return its record if that is wanted."""
        if self._steps is None:
            self._steps = present.steps()
        present.trainer.record_wanted = record_wanted
        try:
            step = next(self._steps)
        except StopIteration as stop:
            self._running, self._steps = False, None
            self._messages.append(Ended(self._run_id, present.step, stop.value))
            return None
        if step.again:
            self._messages.append(Position(self._run_id, present.step, present.branch))
            self._tell_rate(present)
        else:
            self._messages.append(step.metrics)
        if step.evaluation:
            self._messages.append(step.evaluation)
        return step.record

    def _stop(self, error: Exception) -> None:
        self._running, self._steps = False, None
        step = self._run.step if self._run else 0
        self._messages.append(Stopped(self._run_id, step, error))
