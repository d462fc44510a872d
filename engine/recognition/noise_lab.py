"""The noise lab: how well networks know words that are said in noise, the softer the worse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from engine.corpus.clip import Clip
from engine.corpus.dataset import Dataset, Progress, read_clips
from engine.network.network import Network
from engine.sound.features import FeatureSettings, word_features
from engine.sound.heard import heard_in_noise
from engine.sound.sound import Sound
from engine.training.settings import TrainingSettings
from engine.training.snapshot import Weights, weights_of
from engine.training.trainer import Trainer

SNRS_DB = (None, 20.0, 15.0, 10.0, 5.0, 0.0)
"""From a quiet room to noise as loud as the word."""

Z_95 = 1.959964
"""95 % of a normal distribution lie within so many standard deviations."""


@dataclass(frozen=True, slots=True)
class NoisePoint:
    """One ratio: so many clips were said, the endpointer found a word in so many, so many of those
    were known for what they were. `snr_db` is None in a quiet room."""

    snr_db: float | None
    said: int
    found: int
    right: int

    @property
    def accuracy(self) -> float | None:
        """The share of what was said that was known, 0 to 1; what was not found counts as wrong."""
        return self.right / self.said if self.said else None

    @property
    def interval(self) -> tuple[float, float]:
        """Between which accuracies the true one lies with 95 % certainty, for so few clips.

        By E. B. Wilson, Probable inference, the law of succession, and statistical inference,
        JASA 22 (1927): it is never empty, also where all or none were known.
        """
        if not self.said:
            return 0.0, 1.0
        share, weight = self.right / self.said, Z_95**2 / self.said
        middle = (share + weight / 2) / (1 + weight)
        half = sqrt(weight * share * (1 - share) + weight**2 / 4) / (1 + weight)
        return max(middle - half, 0.0), min(middle + half, 1.0)


NoiseCurve = tuple[NoisePoint, ...]


def noise_curves(
    networks: Sequence[Network],
    words: Sequence[str],
    clips: Sequence[Clip],
    feature_settings: FeatureSettings,
    kind: str,
    *,
    snrs_db: Sequence[float | None] = SNRS_DB,
    source: Sequence[Sound] = (),
    seed: int = 0,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[NoiseCurve, ...]:
    """Say all clips in noise to each of the networks, and count what they know.

    Endpointer and features are the live ones; all networks hear the same noise. Clips that cannot
    be read are left out.

    Parameters
    ----------
    words
        The networks'; the clips' words are among them.
    kind, source
        As in `heard_in_noise`.
    progress
        Called with how many of all the takes have been heard.
    cancelled
        When it turns true, the ratios that were done by then are returned.

    Returns
    -------
    tuple
        A curve for each network, in the order of `snrs_db`.

    Raises
    ------
    Failure
        As `heard_in_noise` does.
    """
    sounds = [(clip, one) for clip, one in read_clips(clips) if isinstance(one, Sound)]
    total = len(sounds) * len(snrs_db)
    curves: list[list[NoisePoint]] = [[] for _ in networks]
    for row, snr_db in enumerate(snrs_db):
        features, labels = [], []
        for number, (clip, sound) in enumerate(sounds):
            if cancelled is not None and cancelled():
                return tuple(map(tuple, curves))
            if progress is not None:
                progress(row * len(sounds) + number, total)
            rng = np.random.default_rng((seed, number))
            heard = heard_in_noise(sound, kind, snr_db, rng, source)
            if heard is not None:
                features.append(word_features(heard, feature_settings))
                labels.append(words.index(clip.word))
        for curve, network in zip(curves, networks, strict=True):
            right = _right(network, features, labels)
            curve.append(NoisePoint(snr_db, len(sounds), len(labels), right))
    if progress is not None:
        progress(total, total)
    return tuple(map(tuple, curves))


def train_beside(
    dataset: Dataset,
    settings: TrainingSettings,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Weights:
    """Train a network of its own on `dataset` until it has converged, and return its weights.

    For the lab's second network, on whatever thread this is called: it has nothing to do with the
    run on the screen. `progress` is called with steps done and the step limit.

    Raises
    ------
    Failure
        As `Trainer` does.
    """
    trainer = Trainer(dataset, settings, run_id=-1)
    for step in trainer.steps():
        if cancelled is not None and cancelled():
            break
        if progress is not None and step.evaluation is not None:
            progress(trainer.step, settings.step_limit)
    return weights_of(trainer)


def _right(network: Network, features: Sequence[np.ndarray], labels: Sequence[int]) -> int:
    if not features:
        return 0
    _, accuracy = network.evaluate(np.stack(features), np.array(labels))
    return round(accuracy * len(labels))
