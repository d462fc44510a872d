"""One training step of each network, against the processor's limit and PyTorch, in turn."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec

import numpy as np

from engine.network.activations import ReLU
from engine.network.arrangement import Columns, Flatten, Maps, Sequence
from engine.network.convolution import Convolution
from engine.network.dense import Dense
from engine.network.elman import Elman
from engine.network.gru import GRU
from engine.network.initializers import orthogonal, xavier
from engine.network.layer import Layer
from engine.network.losses import SoftmaxCrossEntropy
from engine.network.lstm import LSTM
from engine.network.network import Network
from engine.network.optimizers import GradientDescent
from engine.network.over_time import MeanOverTime
from engine.network.pooling import MaxPooling
from engine.network.recurrent import Recurrent
from tests.benchmarks.report import Goal, Row, median
from tests.benchmarks.sound import microseconds

BATCH, CLASSES, RATE = 16, 10, 0.001
ROUNDS = 9
STEPS = 20  # a round

Step = Callable[[], object]


def layers_of(kind: str) -> list[Layer]:
    """Return the layers of the networks that are compared; features are 32 x 40."""
    if kind == "DNN 1280-64-32-10":
        return [
            Columns("input"),
            Dense("hidden1", 1280, 64, xavier),
            ReLU("hidden1.relu"),
            Dense("hidden2", 64, 32, xavier),
            ReLU("hidden2.relu"),
            Dense("output", 32, CLASSES, xavier),
        ]
    if kind == "CNN 8@5x5, 16@3x3":
        return [
            Maps("input"),
            Convolution("conv1", (1, 40, 32), 8, (5, 5), initializer=xavier),
            MaxPooling("conv1.pooling", (8, 36, 28)),
            ReLU("conv1.relu"),
            Convolution("conv2", (8, 18, 14), 16, (3, 3), initializer=xavier),
            MaxPooling("conv2.pooling", (16, 16, 12)),
            ReLU("conv2.relu"),
            Flatten("flatten"),
            Dense("output", 16 * 8 * 6, CLASSES, xavier),
        ]
    cell = {"RNN 40-64, 32 frames": Elman, "GRU 40-64, 32 frames": GRU}.get(kind, LSTM)
    return [
        Sequence("input"),
        cell("hidden1", 40, 64, xavier, orthogonal),
        MeanOverTime("mean"),
        Dense("output", 64, CLASSES, xavier),
    ]


# What is to be reached: times PyTorch's speed, and percent of the FLOPs that the processor can do.
GOALS = {
    "DNN 1280-64-32-10": (3.0, 30.0),
    "CNN 8@5x5, 16@3x3": (2.5, 25.0),
    "RNN 40-64, 32 frames": (3.0, 30.0),
    "GRU 40-64, 32 frames": (3.0, 30.0),
    "LSTM 40-64, 32 frames": (None, None),
}


def measure() -> list[Row]:
    """Measure every network; without PyTorch its rows are left out."""
    rows: list[Row] = []
    for kind, (times, share) in GOALS.items():
        rows += _compare(kind, times, share)
    return rows


def _compare(kind: str, times: float | None, share: float | None) -> list[Row]:
    features = (40, 32) if kind.startswith("CNN") else (32, 40)
    rng = np.random.default_rng(0)
    x = rng.normal(size=(BATCH, *features)).astype(np.float32)
    labels = rng.integers(0, CLASSES, BATCH)
    network = Network(layers_of(kind), SoftmaxCrossEntropy(), seed=0)
    step, product = _own_step(network, x, labels), _product()
    torch_step = _torch_step(kind, x, labels) if find_spec("torch") else None
    own, theirs, speeds = [], [], []
    for _ in range(ROUNDS):
        own.append(microseconds(step, rounds=STEPS))
        speeds.append(2 * 1024**3 / microseconds(product, rounds=1, repeats=1) / 1000)
        if torch_step:
            theirs.append(microseconds(torch_step, rounds=STEPS))
    limit = flops_of(network) / max(speeds) / 1000  # microseconds, nothing else on the machine
    rows = [
        Row(f"{kind}, one step", median(own), "µs"),
        Row(
            f"{kind}, share of the FLOPs at {max(speeds):.0f} GFLOP/s",
            100 * limit / median(own),
            "%",
            share and Goal(share, at_least=True),
        ),
    ]
    if theirs:
        ratios = [slow / fast for slow, fast in zip(theirs, own, strict=True)]
        goal = times and Goal(times, at_least=True)
        rows.append(Row(f"{kind}, one step of PyTorch eager", median(theirs), "µs"))
        rows.append(Row(f"{kind}, faster than PyTorch", median(ratios), "times", goal or None))
    return rows


def flops_of(network: Network) -> int:
    """Return what one step must compute: products and sums of forward, dW, and dx above the first.

    dL/d(features) is not counted, since no update needs it.
    """
    total, lowest = 0, next(network.with_parameters())
    for layer in network.with_parameters():
        products = {name: _products(layer, name) for name in layer.shapes() if name != "b"}
        for name, count in products.items():
            total += count * (2 if layer is lowest and name == "W" else 3)
    return 2 * BATCH * total


def _products(layer: Layer, name: str) -> int:
    """Return how many products a forward pass of one clip makes with a parameter."""
    weights = layer.parameters[name].size
    if isinstance(layer, Convolution):
        return weights * layer.output_shape[1] * layer.output_shape[2]
    return weights * (32 if isinstance(layer, Recurrent) else 1)


def _own_step(network: Network, x: np.ndarray, labels: np.ndarray) -> Step:
    optimizer = GradientDescent(RATE)

    def step() -> None:
        network.loss_and_gradients(x, labels)
        optimizer.step(network.vector, network.gradient_vector)

    return step


def _product() -> Step:
    a = np.random.default_rng(0).normal(size=(1024, 1024)).astype(np.float32)
    out = np.empty_like(a)
    return lambda: np.dot(a, a, out=out)


def _torch_step(kind: str, x: np.ndarray, labels: np.ndarray) -> Step:
    import torch

    torch.set_num_threads(1)
    network = _torch_network(kind)
    features, words = torch.from_numpy(x), torch.from_numpy(labels)
    optimizer = torch.optim.SGD(network.parameters(), RATE)
    loss_of = torch.nn.CrossEntropyLoss()

    def step() -> None:
        optimizer.zero_grad()
        loss_of(network(features), words).backward()
        optimizer.step()

    return step


def _torch_network(kind: str):  # type: ignore[no-untyped-def]
    from torch import nn

    class OverTime(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            cell = {"RNN": nn.RNN, "GRU": nn.GRU, "LSTM": nn.LSTM}[kind.split(maxsplit=1)[0]]
            self.cell = cell(40, 64, batch_first=True)

        def forward(self, x):  # type: ignore[no-untyped-def]
            return self.cell(x)[0].mean(dim=1)

    if kind.startswith("DNN"):
        dense = [nn.Linear(1280, 64), nn.ReLU(), nn.Linear(64, 32), nn.ReLU()]
        return nn.Sequential(nn.Flatten(), *dense, nn.Linear(32, CLASSES))
    if kind.startswith("CNN"):
        first = [nn.Unflatten(1, (1, 40)), nn.Conv2d(1, 8, 5), nn.ReLU(), nn.MaxPool2d(2)]
        second = [nn.Conv2d(8, 16, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten()]
        return nn.Sequential(*first, *second, nn.Linear(16 * 8 * 6, CLASSES))
    return nn.Sequential(OverTime(), nn.Linear(64, CLASSES))
