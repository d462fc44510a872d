"""Training as the window does it, with metrics and evaluations, and what watching costs."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from app.controllers.playback import RECORD_SECONDS
from engine.training import trainer
from engine.training.defaults import default_settings
from tests.benchmarks.material import ENDLESS, digits
from tests.benchmarks.report import Goal, Row, median

WATCHED = {60: None, round(1 / RECORD_SECONDS): Goal(5)}
"""Records a second: in each of the screen's frames, and as the window asks for them flat out."""
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
                rates.append(_rate(run, step, seconds=SHORT_SECONDS))
            costs.append(100 * (rates[1] / rates[0] - 1))
    finally:
        trainer.RATIOS_EVERY = usual
    return Row(f"{network} as preset, update ratios cost", median(costs), "%", Goal(2))


def _watching(network: str) -> list[Row]:
    """A network with records and without, in turn."""
    settings = default_settings(network, step_limit=ENDLESS.step_limit)
    run = trainer.Trainer(digits(), settings)
    steps = run.steps(until_converged=False)
    alone: list[float] = []
    costs: dict[int, list[float]] = {records: [] for records in WATCHED}
    for _ in range(ROUNDS):
        for records, measured in costs.items():
            alone.append(_rate(run, steps.__next__))
            watched = _rate(run, steps.__next__, records=records)
            measured.append(100 * (alone[-1] / watched - 1))
    name = f"{network} as preset, batch {settings.batch_size}"
    return [
        Row(f"{name}, with metrics and evaluations", median(alone), "steps a second"),
        *(
            Row(
                f"{network} as preset, {records} records a second cost",
                median(costs[records]),
                "%",
                goal,
            )
            for records, goal in WATCHED.items()
        ),
    ]


def _rate(
    run: trainer.Trainer, step: Step, *, records: int = 0, seconds: float = WATCHED_SECONDS
) -> float:
    """Train for so long, with so many records a second, and return the steps a second."""
    count = 0
    begun = due = perf_counter()
    while (now := perf_counter()) - begun < seconds:
        run.record_wanted = records > 0 and now >= due
        if run.record_wanted:
            due += 1 / records
        step()
        count += 1
    return count / (perf_counter() - begun)
