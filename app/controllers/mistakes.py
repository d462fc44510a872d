"""Which words are taken for which, while the network learns: at most once a second."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.controllers.background import Background

if TYPE_CHECKING:
    from app.controllers.training import TrainingController
    from engine.corpus.dataset import Examples
    from engine.recognition.mistakes import Mistakes
    from engine.recognition.recogniser import Recogniser
    from engine.training.snapshot import Weights

EVERY_MILLISECONDS = 1000
WANTED = "mistakes"


class MistakesController(QObject):
    """Asks a copy of the network about the validation clips, on a background thread."""

    mistakes_changed = Signal(object)
    """The `Mistakes` of newer weights or other clips."""
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
        self._training = training
        self._background = background if background is not None else Background(self)
        self._recogniser: Recogniser | None = None
        self._asked: tuple[Weights, Examples] | None = None
        self._busy = False
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MILLISECONDS)
        self._timer.timeout.connect(self.look)

    def watch(self, wanted: bool) -> None:
        """Look for mistakes now and every second, or no longer."""
        self._training.want_weights(WANTED, wanted)
        if wanted:
            self._timer.start()
            self.look()
        else:
            self._timer.stop()

    def look(self) -> None:
        """Ask about the validation clips, if weights or clips are others than the last time."""
        weights, dataset = self._training.weights, self._training.dataset
        if self._busy or weights is None or dataset is None or weights.words != dataset.words:
            return
        examples = dataset.validation
        before = self._asked
        if before is not None and before[0] is weights and before[1] is examples:
            return
        self._asked, self._busy = (weights, examples), True
        self._background.run(partial(self._find, weights, examples), self._tell, self._report)

    def shut_down(self, seconds: float = 2.0) -> None:
        """Look no more, and wait for the last answer: for the end of the program."""
        self.watch(False)
        self._background.wait(seconds)

    def _find(self, weights: Weights, examples: Examples) -> Mistakes:
        """Ask the network: on the background thread, which alone touches the recogniser."""
        from engine.recognition.mistakes import mistakes_of
        from engine.recognition.recogniser import Recogniser

        if self._recogniser is None:
            self._recogniser = Recogniser()
        network = self._recogniser.network_with(weights)
        return mistakes_of(network, examples, weights.words, weights.run_id, weights.step)

    def _tell(self, mistakes: Mistakes) -> None:
        self._busy = False
        if mistakes.run_id == self._training.run_id:
            self.mistakes_changed.emit(mistakes)

    def _report(self, error: Exception) -> None:
        self._busy = False
        self.failed.emit(error)
