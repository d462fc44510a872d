"""Train each preset for ten steps with PyTorch, and keep its losses and what it began with.

Run it from the project's root with a Python that has PyTorch (2.13.0 made what is here):

    python -m tests.golden.torch.make_presets

The initial weights and the batches are the engine's own; every number after them is PyTorch's.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import nn

from engine.network.presets import PRESETS
from engine.training.batches import Batches
from engine.training.construction import network_of
from engine.training.defaults import default_settings

STEPS, CLIPS, CLASSES, SHAPE = 10, 40, 4, (12, 14)
HIDDEN = {"linear": (), "dnn": (7, 5), "cnn": (3, 4), "rnn": (6,), "gru": (5,), "lstm": (4,)}
RECURRENT = {"rnn": nn.RNN, "gru": nn.GRU, "lstm": nn.LSTM}
GOLDEN = Path(__file__).with_name("presets.npz")


class Recurrent(nn.Module):
    """A recurrent layer whose second bias, which the engine does not have, stays zero."""

    def __init__(self, kind: str, inputs: int, units: int) -> None:
        super().__init__()
        self.cell = RECURRENT[kind](inputs, units, batch_first=True)
        nn.init.zeros_(self.cell.bias_hh_l0)
        self.cell.bias_hh_l0.requires_grad_(False)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.cell(x)[0].mean(dim=1)


class OneMap(nn.Module):
    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x.unsqueeze(1)


def torch_network(kind: str, hidden: tuple[int, ...]) -> nn.Sequential:
    frames, bands = SHAPE
    layers: list[nn.Module] = []
    if kind in RECURRENT:
        layers.append(Recurrent(kind, bands, hidden[0]))
        inputs = hidden[0]
    elif kind == "cnn":
        layers.append(OneMap())
        channels = 1
        for more in hidden:
            layers += [nn.Conv2d(channels, more, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)]
            channels, frames, bands = more, frames // 2, bands // 2
        layers.append(nn.Flatten())
        inputs = channels * frames * bands
    else:
        layers.append(nn.Flatten())
        inputs = frames * bands
        for units in hidden:
            layers += [nn.Linear(inputs, units), nn.Tanh()]
            inputs = units
    return nn.Sequential(*layers, nn.Linear(inputs, CLASSES)).double()


def optimizer_for(settings, parameters) -> torch.optim.Optimizer:
    rate, decay = settings.learning_rate, settings.weight_decay
    if settings.optimizer == "adam":
        return torch.optim.Adam(parameters, rate, weight_decay=decay)
    momentum = settings.momentum if settings.optimizer == "momentum" else 0.0
    return torch.optim.SGD(parameters, rate, momentum=momentum, weight_decay=decay)


def losses_of(kind: str, vector: np.ndarray, x: np.ndarray, labels: np.ndarray) -> list[float]:
    settings = settings_for(kind)
    network = torch_network(kind, settings.hidden)
    learned = [parameter for parameter in network.parameters() if parameter.requires_grad]
    start = 0
    for parameter in learned:
        values = vector[start : start + parameter.numel()].reshape(parameter.shape)
        parameter.data = torch.from_numpy(values.copy())
        start += parameter.numel()
    assert start == len(vector)
    optimizer = optimizer_for(settings, learned)
    batches = Batches(CLIPS, settings.batch_size, (0,))
    losses = []
    for step in range(STEPS):
        optimizer.zero_grad()
        batch = batches[step]
        loss = nn.functional.cross_entropy(
            network(torch.from_numpy(x[batch])), torch.from_numpy(labels[batch])
        )
        loss.backward()
        if settings.clip_norm:
            nn.utils.clip_grad_norm_(learned, settings.clip_norm)
        optimizer.step()
        losses.append(float(loss.detach()))
    return losses


def settings_for(kind: str):
    return default_settings(kind, hidden=HIDDEN[kind], dropout=0.0, schedule="constant", warm_up=0)


def main() -> None:
    rng = np.random.default_rng(7)
    labels = rng.integers(0, CLASSES, CLIPS)
    patterns = rng.normal(size=(CLASSES, *SHAPE))
    x = patterns[labels] + rng.normal(size=(CLIPS, *SHAPE))
    kept: dict[str, np.ndarray] = {"x": x, "labels": labels}
    for kind in PRESETS:
        network = network_of(settings_for(kind), SHAPE, CLASSES, np.float64)
        kept[f"{kind} vector"] = network.vector.copy()
        kept[f"{kind} losses"] = np.array(losses_of(kind, network.vector, x, labels))
    np.savez_compressed(GOLDEN, **kept)


if __name__ == "__main__":
    main()
