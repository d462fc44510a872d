"""The noise lab: the present network in noise, beside one that has learned to hear in it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from app.controllers.background import Background
from app.controllers.throttle import throttled

if TYPE_CHECKING:
    from app.controllers.training import TrainingController
    from engine.corpus.clip import Clip
    from engine.corpus.dataset import Dataset
    from engine.recognition.noise_lab import NoiseCurve
    from engine.sound.sound import Sound
    from engine.training.settings import TrainingSettings
    from engine.training.snapshot import Weights

Result = TypeVar("Result")

MOST_CLIPS = 200
"""So many validation clips are said in each noise: enough for half a percent."""
TELL_SECONDS = 0.1


class Stage(StrEnum):
    """What is being done."""

    NOISE = "making noisy takes"
    TRAINING = "training in noise"
    HEARING = "hearing in noise"


@dataclass(frozen=True, slots=True, eq=False)
class NoiseReport:
    """What came out for one kind of noise.

    `present` is the network of the run, at `step`; `in_noise` the one that was trained in noise, or
    None when there is none yet.
    """

    kind: str
    step: int
    present: NoiseCurve
    in_noise: NoiseCurve | None


class NoiseLabController(QObject):
    """Does one thing at a time, on a background thread; the run on the screen goes on."""

    progressed = Signal(str, int, int)
    """A `Stage`, how much is done, and how much there is."""
    measured = Signal(object)
    """A `NoiseReport`."""
    trained = Signal()
    """There is a network that was trained in noise; it takes part in the next measurement."""
    busy_changed = Signal(bool)
    failed = Signal(object)
    """A Failure: what happened, and what to try."""

    _reported = Signal(int, str, int, int)

    def __init__(
        self,
        training: TrainingController,
        parent: QObject | None = None,
        *,
        background: Background | None = None,
    ) -> None:
        super().__init__(parent)
        self.busy = False
        self._training = training
        self._background = background if background is not None else Background(self)
        self._in_noise: Weights | None = None
        self._stop = threading.Event()
        self._number = 0
        self._reported.connect(self._progress, Qt.ConnectionType.QueuedConnection)

    @property
    def has_trained(self) -> bool:
        """Whether there is a network, trained in noise, that knows the words of the present run."""
        weights, trained = self._training.weights, self._in_noise
        return weights is not None and trained is not None and trained.words == weights.words

    def measure(self, kind: str, source: Sequence[Sound] = ()) -> None:
        """Say the validation clips in one of `LAB_NOISES`; `measured` or `failed` answers.

        `source` are recordings of the room. Babble is mixed from the training clips.
        """
        weights, dataset = self._training.weights, self._training.dataset
        if self.busy or weights is None or dataset is None or weights.words != dataset.words:
            return
        beside = self._in_noise if self.has_trained else None
        work = partial(_measure, weights, beside, dataset, kind, tuple(source))
        self._run(work, self.measured.emit)

    def train_in_noise(self, kinds: Sequence[str] = ("white", "pink"), seed: int = 0) -> None:
        """Train a network as the present one, but on noisy takes too; `trained` answers."""
        dataset = self._training.dataset
        if not self.busy and dataset is not None:
            work = partial(_train, dataset, self._training.settings, tuple(kinds), seed)
            self._run(work, self._take_trained)

    def cancel(self) -> None:
        """Stop what is being done; nothing comes of it."""
        if self.busy:
            self._stop.set()
            self._number += 1
            self._set_busy(False)

    def shut_down(self, seconds: float = 2.0) -> None:
        """Stop, and wait for the thread: for the end of the program."""
        self.cancel()
        self._background.wait(seconds)

    def _run(self, work: Callable[..., Result], then: Callable[[Result], None]) -> None:
        self._stop = threading.Event()
        self._number += 1
        number = self._number
        report = throttled(partial(self._reported.emit, number), TELL_SECONDS, at_once=True)
        self._set_busy(True)
        self._background.run(
            partial(work, report, self._stop.is_set),
            partial(self._end, number, then),
            partial(self._end, number, self.failed.emit),
        )

    def _end(self, number: int, then: Callable[[Result], None], result: Result) -> None:
        if number == self._number:
            self._set_busy(False)
            then(result)

    def _take_trained(self, weights: Weights) -> None:
        self._in_noise = weights
        self.trained.emit()

    def _progress(self, number: int, stage: str, done: int, total: int) -> None:
        if number == self._number and self.busy:
            self.progressed.emit(stage, done, total)

    def _set_busy(self, busy: bool) -> None:
        if busy != self.busy:
            self.busy = busy
            self.busy_changed.emit(busy)


Report = Callable[[Stage, int, int], None]


def _measure(
    weights: Weights,
    beside: Weights | None,
    dataset: Dataset,
    kind: str,
    room: tuple[Sound, ...],
    report: Report,
    cancelled: Callable[[], bool],
) -> NoiseReport:
    from engine.corpus.augmenting import babble_source
    from engine.recognition.noise_lab import noise_curves
    from engine.sound.features import FeatureSettings

    networks = [one.network() for one in (weights, beside) if one is not None]
    clips = _spread(dataset.validation.clips or tuple(dict.fromkeys(dataset.training.clips)))
    curves = noise_curves(
        networks,
        weights.words,
        clips,
        FeatureSettings(),
        kind,
        source=babble_source(dataset.training.clips) if kind == "babble" else room,
        progress=partial(report, Stage.HEARING),
        cancelled=cancelled,
    )
    return NoiseReport(kind, weights.step, curves[0], curves[1] if beside is not None else None)


def _train(
    dataset: Dataset,
    settings: TrainingSettings,
    kinds: tuple[str, ...],
    seed: int,
    report: Report,
    cancelled: Callable[[], bool],
) -> Weights:
    from engine.corpus.noise_training import noisy_dataset
    from engine.recognition.noise_lab import train_beside
    from engine.sound.features import FeatureSettings

    noisy = noisy_dataset(
        dataset,
        FeatureSettings(),
        kinds=kinds,
        seed=seed,
        progress=partial(report, Stage.NOISE),
        cancelled=cancelled,
    )
    return train_beside(noisy, settings, partial(report, Stage.TRAINING), cancelled)


def _spread(clips: tuple[Clip, ...]) -> tuple[Clip, ...]:
    return clips[:: max(1, -(-len(clips) // MOST_CLIPS))]
