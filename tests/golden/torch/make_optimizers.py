"""Make the golden values beside this script: run it in an environment that has PyTorch.

    python -m venv /somewhere && /somewhere/bin/pip install torch numpy
    /somewhere/bin/python tests/golden/torch/make_optimizers.py

The tests read the arrays only; they need no PyTorch. Made with PyTorch 2.13.0, in float64.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import torch

FOLDER = Path(__file__).parent
STEPS, WEIGHTS = 10, 12
DECAY = 0.03

MAKERS: dict[str, Callable[..., torch.optim.Optimizer]] = {
    "gradient-descent": lambda w, **more: torch.optim.SGD(w, lr=0.1, **more),
    "momentum": lambda w, **more: torch.optim.SGD(w, lr=0.1, momentum=0.9, **more),
    "nesterov": lambda w, **more: torch.optim.SGD(w, lr=0.1, momentum=0.9, nesterov=True, **more),
    "rmsprop": lambda w, **more: torch.optim.RMSprop(w, lr=0.1, alpha=0.99, eps=1e-8, **more),
    "adam": lambda w, **more: torch.optim.Adam(w, lr=0.1, betas=(0.9, 0.999), eps=1e-8, **more),
}
"""All with the learning rate 0.1, which falls to 0.05 after half of the steps."""


def path_of(
    make: Callable[[Iterable[torch.Tensor]], torch.optim.Optimizer],
    start: np.ndarray,
    gradients: np.ndarray,
) -> np.ndarray:
    """Return the weights after each step, `(STEPS, WEIGHTS)`."""
    weights = torch.tensor(start, requires_grad=True)
    optimizer = make([weights])
    path = []
    for number, gradient in enumerate(gradients):
        if number == STEPS // 2:
            optimizer.param_groups[0]["lr"] = 0.05
        weights.grad = torch.tensor(gradient)
        optimizer.step()
        path.append(weights.detach().numpy().copy())
    return np.array(path)


def main() -> None:
    """Write `optimizers.npz`."""
    rng = np.random.default_rng(7)
    start = rng.normal(size=WEIGHTS)
    # From 1e-9 to 10, so that epsilon and the corrections for having begun at 0 both show.
    gradients = rng.normal(size=(STEPS, WEIGHTS)) * np.logspace(-9, 1, WEIGHTS)
    paths = {}
    for kind, make in MAKERS.items():
        paths[kind] = path_of(make, start, gradients)
        paths[f"{kind} decayed"] = path_of(
            lambda w, make=make: make(w, weight_decay=DECAY), start, gradients
        )
    np.savez_compressed(FOLDER / "optimizers.npz", start=start, gradients=gradients, **paths)


if __name__ == "__main__":
    main()
