"""Training: one step against the processor's limit and PyTorch, and what watching costs."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from time import perf_counter

import numpy as np

from engine.network.optimizers import GradientDescent
from engine.network.presets import build_network
from engine.training.trainer import Trainer
from tests.benchmarks.material import ENDLESS, digits
from tests.benchmarks.report import Goal, Row, median
from tests.benchmarks.sound import microseconds

BATCH = 16
FRAMES, BANDS = 32, 40
HIDDEN = (64, 32)
CLASSES = 10
WEIGHTS = FRAMES * BANDS * 64 + 64 * 32 + 32 * CLASSES
FLOPS_A_STEP = 2 * 3 * WEIGHTS * BATCH  # a product and a sum; forward, dL/dW and dL/dx
FRAME_SECONDS = 1 / 60
WATCHED_SECONDS = 1.0
ROUNDS = 7

Step = Callable[[], object]


def measure() -> list[Row]:
    return [*_large_step(), *_watching()]


def _large_step() -> list[Row]:
    """One step of 1280-64-32-10, in turn with the processor's limit and PyTorch."""
    own, peak, torch = [], [], []
    step, product = _own_step(), _product()
    torch_step = _torch_step() if find_spec("torch") else None
    for _ in range(ROUNDS):
        own.append(microseconds(step, rounds=20))
        peak.append(2 * 1024**3 / microseconds(product, rounds=3, repeats=1) / 1000)
        if torch_step:
            torch.append(microseconds(torch_step, rounds=20))
    limit = [FLOPS_A_STEP / gigaflops / 1000 for gigaflops in peak]
    shares = [100 * least / taken for least, taken in zip(limit, own, strict=True)]
    name = f"1280-64-32-10, batch {BATCH}"
    rows = [
        Row(f"{name}, one step", median(own), "µs"),
        Row("the largest sgemm's speed", median(peak), "GFLOP/s"),
        Row(f"{name}, the limit at that speed", median(limit), "µs"),
        Row(f"{name}, share of the limit", median(shares), "%", Goal(30, at_least=True)),
    ]
    if torch:
        times = [slow / fast for slow, fast in zip(torch, own, strict=True)]
        rows.append(Row(f"{name}, one step of PyTorch eager", median(torch), "µs"))
        rows.append(
            Row("faster than PyTorch eager", median(times), "times", Goal(3, at_least=True))
        )
    return rows


def _own_step() -> Step:
    rng = np.random.default_rng(0)
    x = rng.normal(size=(BATCH, FRAMES, BANDS)).astype(np.float32)
    labels = rng.integers(0, CLASSES, BATCH)
    network = build_network(
        input_shape=(FRAMES, BANDS), classes=CLASSES, hidden=HIDDEN, activation="relu"
    )
    optimizer = GradientDescent(0.001)

    def step() -> None:
        network.loss_and_gradients(x, labels)
        optimizer.step(network.vector, network.gradient_vector)

    return step


def _product() -> Step:
    a = np.random.default_rng(0).normal(size=(1024, 1024)).astype(np.float32)
    out = np.empty_like(a)
    return lambda: np.dot(a, a, out=out)


def _torch_step() -> Step:
    import torch

    torch.set_num_threads(1)
    layers = torch.nn.Sequential(
        torch.nn.Flatten(),
        torch.nn.Linear(FRAMES * BANDS, HIDDEN[0]),
        torch.nn.ReLU(),
        torch.nn.Linear(*HIDDEN),
        torch.nn.ReLU(),
        torch.nn.Linear(HIDDEN[1], CLASSES),
    )
    x = torch.randn(BATCH, FRAMES, BANDS, requires_grad=True)  # dL/d(input) is drawn, too
    labels = torch.randint(0, CLASSES, (BATCH,))
    optimizer = torch.optim.SGD(layers.parameters(), 0.001)
    loss_of = torch.nn.CrossEntropyLoss()

    def step() -> None:
        optimizer.zero_grad()
        loss_of(layers(x), labels).backward()
        optimizer.step()

    return step


def _watching() -> list[Row]:
    """The window's own network, with a record sixty times a second and without, in turn."""
    trainer = Trainer(digits(), ENDLESS)
    steps = trainer.steps(until_converged=False)
    alone, watched = [], []
    for _ in range(ROUNDS):
        alone.append(_rate(trainer, steps.__next__, watch=False))
        watched.append(_rate(trainer, steps.__next__, watch=True))
    costs = [100 * (one / other - 1) for one, other in zip(alone, watched, strict=True)]
    name = "576-24-16-10, batch 16"
    return [
        Row(f"{name}, with metrics and evaluations", median(alone), "steps a second"),
        Row(f"{name}, watched 60 times a second", median(watched), "steps a second"),
        Row("watching costs", median(costs), "%", Goal(5)),
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
