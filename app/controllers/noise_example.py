"""One word said in noise, to be heard: what the microphone gets, and what networks make of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.controllers.background import Background
from app.controllers.noise_lab import Network, NoiseLabController, lab_clips

if TYPE_CHECKING:
    from app.controllers.training import TrainingController
    from engine.corpus.clip import Clip
    from engine.corpus.dataset import Dataset
    from engine.sound.sound import Sound
    from engine.training.snapshot import Weights


@dataclass(frozen=True, slots=True, eq=False)
class NoiseExample:
    """What is heard.

    Parameters
    ----------
    clip
        Whose word it is.
    heard
        All that the microphone gets: the noise goes on before and behind the word.
    answers
        The word that each network takes it for, and its prediction; none where no word is found.
    """

    clip: Clip
    kind: str
    snr_db: float | None
    heard: Sound
    answers: Mapping[Network, tuple[str, float]]


class NoiseExamples(QObject):
    """Makes examples on a background thread of its own, so that they come during a measurement."""

    made = Signal(object)
    """A `NoiseExample`."""
    failed = Signal(object)
    """A Failure: what happened, and what to try."""

    def __init__(
        self,
        training: TrainingController,
        lab: NoiseLabController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._training = training
        self._lab = lab
        self._background = Background(self)
        self._turn = 0

    def make(self, kind: str, snr_db: float | None, source: Sequence[Sound] = ()) -> None:
        """Say another clip in noise; `made` or `failed` answers."""
        dataset = self._training.dataset
        if dataset is None:
            return
        self._turn += 1
        work = partial(
            _make, dataset, dict(self._lab.networks), kind, snr_db, tuple(source), self._turn
        )
        self._background.run(work, self.made.emit, self.failed.emit)

    def wait(self, seconds: float) -> bool:
        """Wait for the background thread; False when that takes longer."""
        return self._background.wait(seconds)


def _make(
    dataset: Dataset,
    networks: Mapping[Network, Weights],
    kind: str,
    snr_db: float | None,
    room: tuple[Sound, ...],
    turn: int,
) -> NoiseExample:
    import numpy as np

    from engine.corpus.augmenting import babble_source
    from engine.corpus.dataset import read_clip
    from engine.sound.features import FeatureSettings, word_features
    from engine.sound.heard import longest_word_in, said_in_noise

    rng = np.random.default_rng(turn)
    clips = lab_clips(dataset)
    clip = clips[int(rng.integers(len(clips)))]
    sound = read_clip(clip)
    source = babble_source(dataset.training.clips) if kind == "babble" else room
    heard = said_in_noise(sound, kind, snr_db, rng, source)
    word = longest_word_in(heard) if heard is not None else None
    answers: dict[Network, tuple[str, float]] = {}
    if word is not None:
        features = word_features(word, FeatureSettings())[None]  # (1, frames, bands)
        for name, weights in networks.items():
            predictions = weights.network().predict(features)[0]
            best = int(predictions.argmax())
            answers[name] = weights.words[best], float(predictions[best])
    return NoiseExample(clip, kind, snr_db, heard if heard is not None else sound, answers)
