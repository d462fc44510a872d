"""What is measured: the embedded digits, a network that has learned a little, and its records."""

from __future__ import annotations

from functools import cache

from engine.corpus.dataset import Dataset, FeatureCache, build_dataset
from engine.corpus.embedded import clips
from engine.sound.features import FeatureSettings
from engine.training.defaults import default_settings
from engine.training.record import Record
from engine.training.settings import TrainingSettings
from engine.training.trainer import Trainer

ENDLESS = TrainingSettings(step_limit=10**9)
LEARNED_STEPS = 200


@cache
def digits() -> Dataset:
    every = clips("english-digits")
    return build_dataset(every, FeatureCache(FeatureSettings()).features_of(every).features)


@cache
def records(count: int, network: str = "dnn") -> tuple[Record, ...]:
    """Return the records of successive steps, the second half with another spotlight."""
    settings = ENDLESS if network == "dnn" else default_settings(network, step_limit=10**9)
    trainer = Trainer(digits(), settings)
    steps = trainer.steps(until_converged=False)
    for _ in range(LEARNED_STEPS):
        next(steps)
    trainer.record_wanted = True
    made = []
    for number in range(count):
        trainer.spotlight = number * 2 // count
        made.append(next(steps).record)
    return tuple(record for record in made if record is not None)
