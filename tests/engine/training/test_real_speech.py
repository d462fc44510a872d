"""People's own voices, read, featurised and learned by the same code that the window uses."""

from dataclasses import replace

import numpy as np
import pytest
from people import RECORDINGS, require_recordings

from engine.corpus.clip import Split
from engine.corpus.dataset import FeatureCache, build_dataset
from engine.corpus.importers import find_clips
from engine.sound.features import FeatureSettings
from engine.training.defaults import default_settings
from engine.training.trainer import Trainer

FIRST_TAKES, LAST_TAKES = range(5, 10), range(45, 50)


def take_of(clip):
    return int(clip.path.stem.rpartition("_")[2])


@pytest.fixture(scope="module")
def dataset():
    """Five speakers' takes 10 to 44 to learn from; their first and last five held back."""
    require_recordings()
    clips = [
        replace(
            clip,
            split=Split.VALIDATION
            if take_of(clip) in (*FIRST_TAKES, *LAST_TAKES)
            else Split.TRAINING,
        )
        for clip in find_clips(RECORDINGS).clips
    ]
    return build_dataset(clips, FeatureCache(FeatureSettings()).features_of(clips).features)


@pytest.mark.parametrize(
    ("network", "least"),
    [("linear", 0.97), ("dnn", 0.98), ("cnn", 0.98), ("rnn", 0.96), ("gru", 0.975), ("lstm", 0.97)],
)
def test_every_preset_learns_the_digits_of_people_with_its_defaults(dataset, network, least):
    accuracies = []
    for seed in (0, 3):
        trainer = Trainer(dataset, default_settings(network, seed=seed))
        for _ in trainer.steps():
            pass
        held_back = dataset.validation
        accuracies.append(trainer.network.evaluate(held_back.features, held_back.labels)[1])

    assert len(dataset.validation.labels) == 500
    assert np.mean(accuracies) >= least
