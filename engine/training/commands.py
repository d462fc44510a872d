"""What the engine thread can be told, and the queue in which it is told."""

from __future__ import annotations

from dataclasses import dataclass
from queue import Empty, SimpleQueue

import numpy as np
from numpy.typing import NDArray

from engine.corpus.dataset import Dataset
from engine.training.settings import TrainingSettings
from engine.training.teaching import Teach


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
    """Go on with other clips; further words behind the known ones let the network grow."""

    dataset: Dataset


@dataclass(frozen=True, slots=True)
class Seek:
    """Stand still at a step of a branch (None: the present ones), and publish its record.

    The record follows the clip `follow`, None the clip in the spotlight. Of several in a row only
    the newest is obeyed.
    """

    step: int | None
    branch: int | None = None
    follow: int | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """Go on from the present step as a new branch, where it is not the newest step."""


@dataclass(frozen=True, slots=True)
class EditWeight:
    """Set one number of the parameter `name` (`hidden1.W`), and publish what that does.

    `follow` is the clip whose loss is looked at, None the one in the spotlight.
    """

    name: str
    index: tuple[int, ...]
    value: float
    follow: int | None = None


@dataclass(frozen=True, slots=True)
class UndoEdit:
    """Take the last edit of a weight back, and publish what that does; `follow` as above."""

    follow: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Recognise:
    """Answer what the network takes features `(frames, bands)` for, as it stands now."""

    features: NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class AskHistory:
    """Answer how a parameter, such as `"hidden1.W"`, has changed over the run."""

    name: str
    index: tuple[int, ...]


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
    | Branch
    | EditWeight
    | UndoEdit
    | Recognise
    | Teach
    | AskHistory
    | Finish
)


class CommandQueue:
    """Commands in the order in which they were put, for one thread that takes them."""

    def __init__(self) -> None:
        self._queue: SimpleQueue[Command] = SimpleQueue()
        self._postponed: Command | None = None

    def put(self, command: Command) -> None:
        """Append a command; any thread may."""
        self._queue.put(command)

    def next(self, *, wait: bool) -> Command | None:
        """Return the next command, of several `Seek` in a row the last; None if there is none.

        `wait` until there is one.
        """
        command, self._postponed = self._postponed, None
        if command is None:
            command = self._taken(wait=wait)
        while isinstance(command, Seek):
            following = self._taken(wait=False)
            if not isinstance(following, Seek):
                self._postponed = following
                break
            command = following
        return command

    def _taken(self, *, wait: bool) -> Command | None:
        try:
            return self._queue.get(block=wait)
        except Empty:
            return None
