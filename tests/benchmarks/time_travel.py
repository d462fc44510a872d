"""Going back in a run: how long it takes to stand at a step, its memory, and how exact it is."""

from __future__ import annotations

from time import perf_counter

import numpy as np

from engine.network.presets import PRESETS
from engine.training.defaults import default_settings
from engine.training.record import Record
from engine.training.run import Run
from tests.benchmarks.material import digits
from tests.benchmarks.report import Goal, Row

STEPS = 5_000
MORE_STEPS = {"dnn": 10_000}
SEEKS = 20


def measure() -> list[Row]:
    """Train long runs, and go back to steps anywhere in them."""
    return [row for network in PRESETS for row in _travel(network)]


def _travel(network: str) -> list[Row]:
    steps = MORE_STEPS.get(network, STEPS)
    run = Run(digits(), default_settings(network, step_limit=steps))
    chosen = (np.random.default_rng(0).permutation(steps)[:SEEKS] + 1).tolist()
    records: dict[int, Record] = {}
    for step in run.steps(until_converged=False):
        if step.record:
            records[run.step] = step.record
        run.trainer.record_wanted = run.step + 1 in chosen
    run.seek(1)  # what is allocated only once
    times, different = [], 0
    for step in chosen:
        begun = perf_counter()
        record = run.seek(step)
        times.append(1000 * (perf_counter() - begun))
        different += _numbers(record) != _numbers(records[step])
    optimizer = run.trainer.settings.optimizer
    name = f"{network}, {steps:,} steps of {optimizer}"
    memory = run.checkpoints.bytes / 2**20
    allowed = 100 if optimizer == "gradient-descent" else 300
    return [
        Row(f"{name}, checkpoints", memory, "MB", Goal(allowed)),
        Row(f"{name}, to any step, p50", float(np.median(times)), "ms"),
        Row(f"{name}, to any step, at most", max(times), "ms", Goal(17)),
        Row(f"{name}, of {SEEKS} records differ", different, "", Goal(0)),
    ]


def _numbers(record: Record) -> list[bytes]:
    arrays = [record.features, record.input_gradient, record.predictions, record.batch]
    for layer in record.layers:
        arrays += [*layer.parameters.values(), *layer.updates.values()]
        for signals in (layer.clip, layer.batch):
            arrays += [signals.x, signals.y, signals.dout, signals.dx]
            arrays += [*signals.gradients.values(), *signals.internals.values()]
    return [array.tobytes() for array in arrays]
