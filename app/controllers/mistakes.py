"""Which words are taken for which, while the network learns: at most once a second."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.controllers.background import Background
from engine.corpus.clip import Split

if TYPE_CHECKING:
    from app.controllers.training import TrainingController
    from engine.corpus.dataset import Dataset, Examples
    from engine.recognition.mistakes import Mistakes
    from engine.recognition.recogniser import Recogniser
    from engine.training.record import Record
    from engine.training.snapshot import Weights

EVERY_MILLISECONDS = 1000
WANTED = "mistakes"
BUSY_SHARE = 0.25
"""With many clips the answers take their time: the training keeps three quarters of it."""


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """What was asked last: which weights, about which clips of which dataset."""

    weights: Weights
    dataset: Dataset
    split: Split


class MistakesController(QObject):
    """Asks a copy of the network about the clips of one split, on a background thread."""

    mistakes_changed = Signal(object)
    """The `Mistakes` of newer weights or other clips."""
    forward_ready = Signal(object)
    """A `Record`, forward only, of a clip: the answer to `play_forward`."""
    failed = Signal(object)
    """The exception that kept them from coming."""

    def __init__(
        self,
        training: TrainingController,
        parent: QObject | None = None,
        *,
        background: Background | None = None,
    ) -> None:
        super().__init__(parent)
        self.split = Split.VALIDATION
        self._training = training
        self._background = background if background is not None else Background(self)
        self._recogniser: Recogniser | None = None
        self._asked: _Asked | None = None
        self._answered: tuple[Weights, Mistakes] | None = None
        self._busy = False
        self._rested = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MILLISECONDS)
        self._timer.timeout.connect(self._look_again)

    def watch(self, wanted: bool) -> None:
        """Look for mistakes now and every second, or no longer."""
        self._training.want_weights(WANTED, wanted)
        if wanted:
            self._timer.start()
            self.look()
        else:
            self._timer.stop()

    def ask_about(self, split: Split) -> None:
        """Ask about the clips that are held back, or about those that are learned from."""
        if split is not self.split:
            self.split = split
            self.look()

    def look(self) -> None:
        """Ask about the clips, if weights or clips are others than the last time."""
        weights, dataset = self._training.weights, self._training.dataset
        if self._busy or weights is None or dataset is None or weights.words != dataset.words:
            return
        before = self._asked
        if (
            before is not None
            and before.weights is weights
            and before.dataset is dataset
            and before.split is self.split
        ):
            return
        self._asked, self._busy = _Asked(weights, dataset, self.split), True
        examples = (
            dataset.validation if self.split is Split.VALIDATION else dataset.training.as_recorded
        )
        self._background.run(
            partial(self._find, weights, examples),
            partial(self._tell, self._asked),
            self._report,
        )

    def play_forward(self, place: int) -> None:
        """Run a clip of the last `Mistakes` through the network that took it for something."""
        if self._answered is not None:
            weights, mistakes = self._answered
            work = partial(self._forward, weights, mistakes.examples, place)
            self._background.run(work, self._tell_forward, self.failed.emit)

    def shut_down(self, seconds: float = 2.0) -> None:
        """Look no more, and wait for the last answer: for the end of the program."""
        self.watch(False)
        self._background.wait(seconds)

    def _look_again(self) -> None:
        if time.monotonic() >= self._rested:
            self.look()

    def _find(self, weights: Weights, examples: Examples) -> tuple[Mistakes, float]:
        """Ask the network: on the background thread, which alone touches the recogniser."""
        from engine.recognition.mistakes import mistakes_of

        begun = time.monotonic()
        network = self._the_recogniser().network_with(weights)
        mistakes = mistakes_of(network, examples, weights.words, weights.run_id, weights.step)
        return mistakes, time.monotonic() - begun

    def _forward(self, weights: Weights, examples: Examples, place: int) -> Record:
        answer = self._the_recogniser().recognise(examples.features[place], weights)
        return answer.record

    def _the_recogniser(self) -> Recogniser:
        from engine.recognition.recogniser import Recogniser

        if self._recogniser is None:
            self._recogniser = Recogniser()
        return self._recogniser

    def _tell(self, asked: _Asked, found: tuple[Mistakes, float]) -> None:
        mistakes, seconds = found
        self._busy = False
        self._rested = time.monotonic() + seconds / BUSY_SHARE - seconds
        if mistakes.run_id != self._training.run_id:
            return
        if asked.split is not self.split:  # it was switched while the other clips were asked about
            self.look()
            return
        self._answered = (asked.weights, mistakes)
        self.mistakes_changed.emit(mistakes)

    def _tell_forward(self, record: Record) -> None:
        if record.run_id == self._training.run_id:
            self.forward_ready.emit(record)

    def _report(self, error: Exception) -> None:
        self._busy = False
        self.failed.emit(error)
