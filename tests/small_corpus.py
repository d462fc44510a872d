"""A small, clearly separable data set, so that training can be tested in milliseconds."""

import numpy as np

from engine.corpus.dataset import Dataset, Examples


def small_dataset(clips: int = 60, *, held_back: int = 20, words=("yes", "no", "go")) -> Dataset:
    rng = np.random.default_rng(0)
    patterns = rng.normal(size=(len(words), 6, 5)).astype(np.float32)
    labels = np.arange(clips + held_back) % len(words)
    features = patterns[labels] + 0.4 * rng.normal(size=(len(labels), 6, 5)).astype(np.float32)
    return Dataset(
        words=tuple(words),
        training=Examples(features[:clips], labels[:clips], ()),
        validation=Examples(features[clips:], labels[clips:], ()),
    )
