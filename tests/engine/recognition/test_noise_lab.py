"""Accuracy against noise, through the live endpointer, and learning to hear in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from people import RECORDINGS, require_recordings
from tone_words import write_words

from engine.corpus.augmenting import augmented_dataset
from engine.corpus.clip import Clip, Split
from engine.corpus.dataset import Dataset, FeatureCache, build_dataset
from engine.corpus.importers import find_clips
from engine.corpus.noise_training import noisy_dataset
from engine.failure import Failure
from engine.recognition.noise_lab import NoisePoint, noise_curves, train_beside
from engine.sound.augmentation import Augmentation
from engine.sound.features import FeatureSettings
from engine.training.defaults import default_settings

SETTINGS = FeatureSettings()


def material(folder: Path, held_back) -> tuple[list[Clip], Dataset]:
    clips = [
        replace(clip, split=Split.VALIDATION if held_back(clip) else Split.TRAINING)
        for clip in find_clips(folder).clips
    ]
    features = FeatureCache(SETTINGS).features_of(clips).features
    return clips, build_dataset(clips, features)


@pytest.fixture
def tones(tmp_path: Path) -> Dataset:
    write_words(tmp_path, takes=8)
    return material(tmp_path, lambda clip: clip.path.stem.endswith(("6", "7")))[1]


def test_more_noise_is_never_easier_and_all_that_was_said_counts(tones: Dataset) -> None:
    weights = train_beside(tones, default_settings("dnn"))

    (curve,) = noise_curves(
        [weights.network()],
        tones.words,
        tones.validation.clips,
        SETTINGS,
        "white",
        snrs_db=(None, 10.0, -15.0),
    )

    assert [point.snr_db for point in curve] == [None, 10.0, -15.0]
    assert all(point.said == 6 and point.right <= point.found <= 6 for point in curve)
    assert curve[0].accuracy == 1.0
    assert curve[2].accuracy < 0.5


def test_networks_side_by_side_hear_the_same_noise(tones: Dataset) -> None:
    network = train_beside(tones, default_settings("dnn")).network()

    one, other = noise_curves(
        [network, network], tones.words, tones.validation.clips, SETTINGS, "pink", snrs_db=(5.0,)
    )

    assert one == other


def test_the_lab_can_be_stopped_and_tells_how_far_it_is(tones: Dataset) -> None:
    network = train_beside(tones, default_settings("dnn")).network()
    told: list[tuple[int, int]] = []

    (curve,) = noise_curves(
        [network],
        tones.words,
        tones.validation.clips,
        SETTINGS,
        "white",
        snrs_db=(None, 10.0),
        progress=lambda done, total: told.append((done, total)),
        cancelled=lambda: len(told) > 8,
    )

    assert len(curve) == 1
    assert told == [(number, 12) for number in range(9)]
    assert train_beside(tones, default_settings("dnn"), cancelled=lambda: True).step == 1


def test_noisy_takes_follow_the_clips_and_are_always_the_same(tones: Dataset) -> None:
    noisy = noisy_dataset(tones, SETTINGS, copies=2)
    again = noisy_dataset(tones, SETTINGS, copies=2)
    count = len(tones.training.labels)

    assert noisy.training.features[:count].tobytes() == tones.training.features.tobytes()
    assert 2 * count < len(noisy.training.labels) <= 3 * count
    assert noisy.training.features.tobytes() == again.training.features.tobytes()
    assert noisy.validation is tones.validation
    for clip, label in zip(noisy.training.clips, noisy.training.labels, strict=True):
        assert tones.words[label] == clip.word
    with pytest.raises(Failure, match="is not known"):
        noisy_dataset(tones, SETTINGS, kinds=("brown",))


def test_people_are_understood_in_noise_by_a_network_that_has_learned_to_hear_in_it() -> None:
    require_recordings()

    def take_of(clip: Clip) -> int:
        return int(clip.path.stem.rpartition("_")[2])

    clips, dataset = material(RECORDINGS, lambda clip: take_of(clip) >= 45)
    training = [clip for clip in clips if take_of(clip) < 45]
    few = build_dataset(
        [*training[::3], *dataset.validation.clips],
        {
            clip: features
            for examples in (dataset.training, dataset.validation)
            for clip, features in zip(examples.clips, examples.features, strict=True)
        },
        words=dataset.words,
    )
    settings = default_settings("dnn")
    clean = train_beside(few, settings).network()
    noisy = train_beside(noisy_dataset(few, SETTINGS, copies=3), settings).network()

    for kind in ("white", "pink"):
        before, after = noise_curves(
            [clean, noisy],
            few.words,
            dataset.validation.clips[::4],
            SETTINGS,
            kind,
            snrs_db=(10.0, 0.0),
        )
        assert before[0].said == 63
        assert after[0].accuracy >= 0.9
        assert after[1].accuracy >= 0.7
        assert np.mean([point.accuracy for point in before]) < np.mean(
            [point.accuracy for point in after]
        )


def test_an_accuracy_of_few_clips_is_uncertain_and_that_of_many_is_not() -> None:
    # Wilson's interval for 8 of 10, as in A. Agresti and B. Coull, The American Statistician 52
    low, high = NoisePoint(10.0, 10, 10, 8).interval
    assert (low, high) == pytest.approx((0.490, 0.943), abs=0.001)
    few, many = NoisePoint(0.0, 10, 9, 5), NoisePoint(0.0, 1000, 900, 500)
    assert many.interval[1] - many.interval[0] < (few.interval[1] - few.interval[0]) / 5
    all_right = NoisePoint(None, 110, 110, 110)
    assert all_right.interval[1] == 1.0
    assert 0.96 < all_right.interval[0] < 1.0
    assert NoisePoint(None, 0, 0, 0).interval == (0.0, 1.0)


def test_takes_made_before_are_not_made_again(tones: Dataset) -> None:
    known: dict[Clip, np.ndarray] = {}
    first = noisy_dataset(tones, SETTINGS, copies=1, known=known)
    made: list[int] = []
    again = noisy_dataset(
        tones, SETTINGS, copies=1, known=known, progress=lambda *count: made.append(count[1])
    )

    assert known
    assert made == [0]
    assert first.training.features.tobytes() == again.training.features.tobytes()


def test_noisy_takes_join_takes_that_are_varied_otherwise(tones: Dataset) -> None:
    varied = augmented_dataset(tones, Augmentation(shift_seconds=0.02, copies=2), SETTINGS, 0)
    count = len(tones.training.labels)

    both = noisy_dataset(varied, SETTINGS, copies=1)

    assert 3 * count < len(both.training.labels) <= 4 * count
    assert both.training.recordings == count
    assert both.training.as_recorded.features.tobytes() == tones.training.features.tobytes()
