"""People's own voices, read, featurised and learned by the same code that the window uses."""

from pathlib import Path

import pytest

from engine.corpus.dataset import FeatureCache, build_dataset
from engine.corpus.importers import find_clips
from engine.sound.features import FeatureSettings
from engine.training.settings import TrainingSettings
from engine.training.trainer import Trainer

RECORDINGS = Path(__file__).parents[4] / "shared" / "speech" / "fsdd_dev"


@pytest.fixture(scope="module")
def dataset():
    if not RECORDINGS.is_dir():
        pytest.skip("the Free Spoken Digit Dataset's recordings are not on this machine")
    clips = find_clips(RECORDINGS).clips
    return build_dataset(clips, FeatureCache(FeatureSettings()).features_of(clips).features)


@pytest.mark.parametrize("seed", [0, 3])
def test_the_small_network_learns_the_digits_of_people(dataset, seed):
    trainer = Trainer(dataset, TrainingSettings(seed=seed))

    for _ in trainer.steps():
        pass

    held_back = dataset.validation
    _, accuracy = trainer.network.evaluate(held_back.features, held_back.labels)
    assert len(held_back.labels) > 400
    assert accuracy >= 0.96
