"""Going back in a run: how long it takes to stand at a step, and what the memory is."""

from __future__ import annotations

from time import perf_counter

import numpy as np

from engine.training.defaults import default_settings
from engine.training.run import Run
from tests.benchmarks.material import digits
from tests.benchmarks.report import Goal, Row

STEPS = {"dnn": 10_000, "cnn": 5_000, "gru": 5_000}
SEEKS = 40


def measure() -> list[Row]:
    """Train long runs, and go back to steps anywhere in them."""
    return [row for network, steps in STEPS.items() for row in _travel(network, steps)]


def _travel(network: str, steps: int) -> list[Row]:
    run = Run(digits(), default_settings(network, step_limit=steps))
    for _ in run.steps(until_converged=False):
        pass
    times = []
    for step in np.random.default_rng(0).integers(1, steps + 1, SEEKS):
        begun = perf_counter()
        run.seek(int(step))
        times.append(1000 * (perf_counter() - begun))
    name = f"{network}, {steps:,} steps of {run.trainer.settings.optimizer}"
    memory = run.checkpoints.bytes / 2**20
    allowed = 100 if run.trainer.settings.optimizer == "gradient-descent" else 300
    return [
        Row(f"{name}, checkpoints", memory, "MB", Goal(allowed)),
        Row(f"{name}, to any step, p50", float(np.median(times)), "ms", Goal(17)),
        Row(f"{name}, to any step, at most", max(times), "ms", Goal(17)),
    ]
