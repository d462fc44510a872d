"""The noise lab: the present network in noise, beside others that were trained apart from it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
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
TRAINED_IN = ("white", "pink")


class Stage(StrEnum):
    """What is being done."""

    NOISE = "making noisy takes"
    TRAINING = "training in noise"
    CLEAN_TRAINING = "training without noise"
    HEARING = "hearing in noise"


class Network(StrEnum):
    """Which network is asked: that of the run, or one that was trained apart from it."""

    PRESENT = "present"
    CLEAN = "clean"
    IN_NOISE = "in noise"


@dataclass(frozen=True, slots=True, eq=False)
class NoiseReport:
    """What came out for one kind of noise.

    Parameters
    ----------
    run_id, step
        Of the present network.
    curves
        Of the present network, and of those that were trained apart, as far as there are any.
    """

    kind: str
    run_id: int
    step: int
    curves: Mapping[Network, NoiseCurve]

    @property
    def present(self) -> NoiseCurve:
        """The curve of the run's network."""
        return self.curves[Network.PRESENT]

    @property
    def in_noise(self) -> NoiseCurve | None:
        """The curve of the network that was trained in noise; None when there is none yet."""
        return self.curves.get(Network.IN_NOISE)


class NoiseLabController(QObject):
    """Does one thing at a time, on a background thread; the run on the screen goes on."""

    progressed = Signal(str, int, int)
    """A `Stage`, how much is done, and how much there is."""
    measured = Signal(object)
    """A `NoiseReport`."""
    trained = Signal(object)
    """The `Network` that there is now beside the run's; it takes part in the next measurement."""
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
        self._beside: dict[Network, Weights] = {}
        self._stop = threading.Event()
        self._number = 0
        self._reported.connect(self._progress, Qt.ConnectionType.QueuedConnection)

    @property
    def has_trained(self) -> bool:
        """Whether there is a network, trained in noise, that knows the words of the present run."""
        return Network.IN_NOISE in self.networks

    @property
    def networks(self) -> dict[Network, Weights]:
        """The weights of the present run, and those trained apart that know the same words."""
        weights = self._training.weights
        if weights is None:
            return {}
        beside = {name: one for name, one in self._beside.items() if one.words == weights.words}
        return {Network.PRESENT: weights, **beside}

    def measure(self, kind: str, source: Sequence[Sound] = ()) -> None:
        """Say the validation clips in one of `LAB_NOISES`; `measured` or `failed` answers.

        `source` are recordings of the room. Babble is mixed from the training clips.
        """
        networks, dataset = self.networks, self._training.dataset
        if self.busy or not networks or dataset is None:
            return
        if networks[Network.PRESENT].words == dataset.words:
            work = partial(_measure, networks, dataset, kind, tuple(source))
            self._run(work, self.measured.emit)

    def train_in_noise(
        self, kinds: Sequence[str] = TRAINED_IN, room: Sequence[Sound] = (), seed: int = 0
    ) -> None:
        """Train a network as the present one, but on noisy takes too; `trained` answers."""
        dataset = self._training.dataset
        if not self.busy and dataset is not None:
            work = partial(
                _train_in_noise, dataset, self._training.settings, tuple(kinds), tuple(room), seed
            )
            self._run(work, partial(self._take_trained, Network.IN_NOISE))

    def train_clean(self) -> None:
        """Train a network as the present one, on the recordings alone; `trained` answers."""
        dataset = self._training.dataset
        if not self.busy and dataset is not None:
            work = partial(_train_clean, dataset, self._training.settings)
            self._run(work, partial(self._take_trained, Network.CLEAN))

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

    def _take_trained(self, network: Network, weights: Weights) -> None:
        self._beside[network] = weights
        self.trained.emit(network)

    def _progress(self, number: int, stage: str, done: int, total: int) -> None:
        if number == self._number and self.busy:
            self.progressed.emit(stage, done, total)

    def _set_busy(self, busy: bool) -> None:
        if busy != self.busy:
            self.busy = busy
            self.busy_changed.emit(busy)


Report = Callable[[Stage, int, int], None]


def _measure(
    networks: Mapping[Network, Weights],
    dataset: Dataset,
    kind: str,
    room: tuple[Sound, ...],
    report: Report,
    cancelled: Callable[[], bool],
) -> NoiseReport:
    from engine.corpus.augmenting import babble_source
    from engine.recognition.noise_lab import noise_curves
    from engine.sound.features import FeatureSettings

    present = networks[Network.PRESENT]
    curves = noise_curves(
        [weights.network() for weights in networks.values()],
        present.words,
        lab_clips(dataset),
        FeatureSettings(),
        kind,
        source=babble_source(dataset.training.clips) if kind == "babble" else room,
        progress=partial(report, Stage.HEARING),
        cancelled=cancelled,
    )
    named = dict(zip(networks, curves, strict=True))
    return NoiseReport(kind, present.run_id, present.step, named)


def _train_in_noise(
    dataset: Dataset,
    settings: TrainingSettings,
    kinds: tuple[str, ...],
    room: tuple[Sound, ...],
    seed: int,
    report: Report,
    cancelled: Callable[[], bool],
) -> Weights:
    from engine.corpus.noise_training import noisy_dataset
    from engine.recognition.noise_lab import train_beside
    from engine.sound.features import FeatureSettings

    noisy = noisy_dataset(
        _as_recorded(dataset),
        FeatureSettings(),
        kinds=kinds,
        room=room,
        seed=seed,
        progress=partial(report, Stage.NOISE),
        cancelled=cancelled,
    )
    return train_beside(noisy, settings, partial(report, Stage.TRAINING), cancelled)


def _train_clean(
    dataset: Dataset, settings: TrainingSettings, report: Report, cancelled: Callable[[], bool]
) -> Weights:
    from engine.recognition.noise_lab import train_beside

    clean = _as_recorded(dataset)
    return train_beside(clean, settings, partial(report, Stage.CLEAN_TRAINING), cancelled)


def _as_recorded(dataset: Dataset) -> Dataset:
    """Return the dataset without varied takes, which may have noise in them."""
    from engine.corpus.dataset import Dataset as Made

    return Made(dataset.words, dataset.training.as_recorded, dataset.validation)


def lab_clips(dataset: Dataset) -> tuple[Clip, ...]:
    """Return which clips are said in noise: some of those held back, spread over all words."""
    clips = dataset.validation.clips or tuple(dict.fromkeys(dataset.training.clips))
    return clips[:: max(1, -(-len(clips) // MOST_CLIPS))]
