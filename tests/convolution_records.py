"""Records of small networks of convolutions, made in milliseconds."""

import numpy as np

from engine.corpus.dataset import Dataset, Examples
from engine.training.record import Record
from engine.training.settings import TrainingSettings
from engine.training.trainer import Trainer

WORDS = ("yes", "no", "go")
FRAMES, BANDS = 12, 10


def dataset(clips: int = 36) -> Dataset:
    rng = np.random.default_rng(0)
    patterns = rng.normal(size=(len(WORDS), FRAMES, BANDS)).astype(np.float32)
    labels = np.arange(clips) % len(WORDS)
    noise = rng.normal(size=(clips, FRAMES, BANDS)).astype(np.float32)
    features = patterns[labels] + 0.5 * noise
    none = Examples(features[:0], labels[:0], ())
    return Dataset(words=WORDS, training=Examples(features, labels, ()), validation=none)


def convolution_record(steps: int = 6, **changes: object) -> Record:
    settings = {"network": "cnn", "hidden": (4, 6), "activation": "relu", "dropout": 0.3}
    trainer = Trainer(dataset(), TrainingSettings(**{**settings, **changes}, batch_size=8))
    run = trainer.steps()
    for _ in range(steps):
        next(run)
    trainer.record_wanted = True
    return next(run).record
