"""Training as the window does it, with metrics and evaluations, and what watching costs."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from engine.training import trainer
from engine.training.defaults import default_settings
from tests.benchmarks.material import ENDLESS, digits
from tests.benchmarks.report import Goal, Row, median

FRAME_SECONDS = 1 / 60
WATCHED_SECONDS = 1.0
ROUNDS = 7

Step = Callable[[], object]


SHORT_ROUNDS = 60
SHORT_SECONDS = 0.03


def measure() -> list[Row]:
    rows = [row for network in ("dnn", "cnn", "gru") for row in _watching(network)]
    return [*rows, *(_ratios(network) for network in ("dnn", "cnn", "gru"))]


def _ratios(network: str) -> Row:
    """What the update-to-weight ratio of each layer costs, in short turns with and without it."""
    run = trainer.Trainer(digits(), default_settings(network, step_limit=ENDLESS.step_limit))
    step = run.steps(until_converged=False).__next__
    usual, costs = trainer.RATIOS_EVERY, []
    try:
        for _ in range(SHORT_ROUNDS):
            rates = []
            for every in (usual, ENDLESS.step_limit):
                trainer.RATIOS_EVERY = every
                rates.append(_rate(run, step, watch=False, seconds=SHORT_SECONDS))
            costs.append(100 * (rates[1] / rates[0] - 1))
    finally:
        trainer.RATIOS_EVERY = usual
    return Row(f"{network} as preset, update ratios cost", median(costs), "%", Goal(2))


def _watching(network: str) -> list[Row]:
    """The window's own network, with a record sixty times a second and without, in turn."""
    settings = default_settings(network, step_limit=ENDLESS.step_limit)
    run = trainer.Trainer(digits(), settings)
    steps = run.steps(until_converged=False)
    alone, watched = [], []
    for _ in range(ROUNDS):
        alone.append(_rate(run, steps.__next__, watch=False))
        watched.append(_rate(run, steps.__next__, watch=True))
    costs = [100 * (one / other - 1) for one, other in zip(alone, watched, strict=True)]
    name = f"{network} as preset, batch {settings.batch_size}"
    return [
        Row(f"{name}, with metrics and evaluations", median(alone), "steps a second"),
        Row(f"{name}, watched 60 times a second", median(watched), "steps a second"),
        Row(f"{network} as preset, watching costs", median(costs), "%", Goal(5)),
    ]


def _rate(
    run: trainer.Trainer, step: Step, *, watch: bool, seconds: float = WATCHED_SECONDS
) -> float:
    count = 0
    begun = due = perf_counter()
    while (now := perf_counter()) - begun < seconds:
        run.record_wanted = watch and now >= due
        if run.record_wanted:
            due += FRAME_SECONDS
        step()
        count += 1
    return count / (perf_counter() - begun)
