"""Training as the window does it, with metrics and evaluations, and what watching costs."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from engine.training.defaults import default_settings
from engine.training.trainer import Trainer
from tests.benchmarks.material import ENDLESS, digits
from tests.benchmarks.report import Goal, Row, median

FRAME_SECONDS = 1 / 60
WATCHED_SECONDS = 1.0
ROUNDS = 7

Step = Callable[[], object]


def measure() -> list[Row]:
    return [row for network in ("dnn", "cnn", "gru") for row in _watching(network)]


def _watching(network: str) -> list[Row]:
    """The window's own network, with a record sixty times a second and without, in turn."""
    settings = default_settings(network, step_limit=ENDLESS.step_limit)
    trainer = Trainer(digits(), settings)
    steps = trainer.steps(until_converged=False)
    alone, watched = [], []
    for _ in range(ROUNDS):
        alone.append(_rate(trainer, steps.__next__, watch=False))
        watched.append(_rate(trainer, steps.__next__, watch=True))
    costs = [100 * (one / other - 1) for one, other in zip(alone, watched, strict=True)]
    name = f"{network} as preset, batch {settings.batch_size}"
    return [
        Row(f"{name}, with metrics and evaluations", median(alone), "steps a second"),
        Row(f"{name}, watched 60 times a second", median(watched), "steps a second"),
        Row(f"{network} as preset, watching costs", median(costs), "%", Goal(5)),
    ]


def _rate(trainer: Trainer, step: Step, *, watch: bool) -> float:
    count = 0
    begun = due = perf_counter()
    while (now := perf_counter()) - begun < WATCHED_SECONDS:
        trainer.record_wanted = watch and now >= due
        if trainer.record_wanted:
            due += FRAME_SECONDS
        step()
        count += 1
    return count / (perf_counter() - begun)
