"""Make the golden values beside this script: run it in an environment that has PyTorch.

    python -m venv /somewhere && /somewhere/bin/pip install torch numpy
    /somewhere/bin/python tests/golden/torch/make_losses.py

The tests read the arrays only; they need no PyTorch. Made with PyTorch 2.13.0, in float64.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

FOLDER = Path(__file__).parent
OUTPUTS, CLIPS = 5, 7

LOSSES: dict[str, Callable[[torch.Tensor, torch.Tensor], torch.Tensor]] = {
    "mean-squared-error": lambda x, y: functional.mse_loss(x, y, reduction="sum") / 2,
    "binary-cross-entropy": lambda x, y: functional.binary_cross_entropy_with_logits(
        x, y, reduction="sum"
    ),
}
"""Summed over the batch; the mean over its clips is taken below."""

ACTIVATIONS: dict[str, Callable[[torch.Tensor], torch.Tensor]] = {
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": torch.relu,
    "leaky-relu": lambda x: functional.leaky_relu(x, 0.01),
    "identity": lambda x: x * 1,
    "softmax": lambda x: torch.softmax(x, dim=0),
}


def losses(rng: np.random.Generator) -> dict[str, np.ndarray]:
    """Return for each loss and kind of label the value and the gradient, by name."""
    x = 4 * rng.normal(size=(OUTPUTS, CLIPS))
    labels = rng.integers(0, OUTPUTS, CLIPS)
    numbers = rng.uniform(size=(CLIPS, OUTPUTS))
    arrays = {"x": x, "labels": labels, "numbers": numbers}
    rows = torch.tensor(x.T, requires_grad=True)  # PyTorch lays clips out as rows
    one_hot = functional.one_hot(torch.tensor(labels), OUTPUTS).double()
    results = {"cross-entropy words": functional.cross_entropy(rows, torch.tensor(labels))}
    for kind, loss in LOSSES.items():
        results[f"{kind} words"] = loss(rows, one_hot) / CLIPS
        results[f"{kind} numbers"] = loss(rows, torch.tensor(numbers)) / CLIPS
    for name, value in results.items():
        (gradient,) = torch.autograd.grad(value, rows)
        arrays[name] = value.detach().numpy()
        arrays[f"{name} dx"] = gradient.numpy().T
    return arrays


def activations(rng: np.random.Generator) -> dict[str, np.ndarray]:
    """Return for each activation the output and the gradient, by name."""
    x, dout = 3 * rng.normal(size=(OUTPUTS, 3, CLIPS)), rng.normal(size=(OUTPUTS, 3, CLIPS))
    x[0, 0, :3] = 0, 40, -40
    arrays = {"x": x, "dout": dout}
    for kind, activation in ACTIVATIONS.items():
        z = torch.tensor(x, requires_grad=True)
        y = activation(z)
        (dx,) = torch.autograd.grad(y, z, torch.tensor(dout))
        arrays[f"{kind} y"], arrays[f"{kind} dx"] = y.detach().numpy(), dx.numpy()
    return arrays


def main() -> None:
    """Write `losses.npz` and `activations.npz`."""
    rng = np.random.default_rng(8)
    np.savez_compressed(FOLDER / "losses.npz", **losses(rng))
    np.savez_compressed(FOLDER / "activations.npz", **activations(rng))


if __name__ == "__main__":
    main()
