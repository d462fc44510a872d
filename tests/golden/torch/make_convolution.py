"""Make convolution.npz and convolution_pooling.npz: run it in an environment that has PyTorch.

    python -m venv /somewhere && /somewhere/bin/pip install torch numpy
    /somewhere/bin/python tests/golden/torch/make_convolution.py

The tests read the arrays only; they need no PyTorch. Made with PyTorch 2.13.0, in float64. Maps
lie as PyTorch lays them out, (clips, channels, height, width). Each case's numbers stand under
`<case>.<name>`; its settings stand there too, `padding` as the tests' layer is given it.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

FOLDER = Path(__file__).parent

# Shape (clips, channels, height, width), output channels, kernel, stride, padding, and the zeros
# (left, right, top, bottom) that TensorFlow documents for it.
CONVOLUTIONS = {
    "one map": ((3, 1, 7, 9), 2, (3, 3), (1, 1), "valid", (0, 0, 0, 0)),
    "three maps, oblong kernel": ((3, 3, 6, 8), 4, (3, 2), (1, 1), "valid", (0, 0, 0, 0)),
    "one clip": ((1, 2, 6, 5), 3, (2, 4), (1, 1), "valid", (0, 0, 0, 0)),
    "kernel of one": ((3, 3, 4, 5), 2, (1, 1), (1, 1), "valid", (0, 0, 0, 0)),
    "kernel of one, skipping": ((2, 2, 5, 7), 2, (1, 1), (2, 3), "valid", (0, 0, 0, 0)),
    "kernel as large as the maps": ((3, 2, 4, 3), 2, (4, 3), (1, 1), "valid", (0, 0, 0, 0)),
    "stride 2": ((3, 2, 9, 8), 3, (3, 3), (2, 2), "valid", (0, 0, 0, 0)),
    "stride 3 down": ((2, 2, 11, 6), 2, (4, 3), (3, 1), "valid", (0, 0, 0, 0)),
    "stride 3 across": ((2, 1, 5, 12), 3, (2, 2), (1, 3), "valid", (0, 0, 0, 0)),
    "same": ((3, 2, 6, 7), 3, (3, 5), (1, 1), "same", (2, 2, 1, 1)),
    "same, even kernel": ((2, 2, 5, 6), 2, (2, 4), (1, 1), "same", (1, 2, 0, 1)),
    "same, stride 2": ((3, 2, 7, 8), 2, (3, 3), (2, 2), "same", (0, 1, 1, 1)),
    "same, stride 3": ((2, 3, 8, 9), 2, (5, 4), (3, 2), "same", (1, 2, 1, 2)),
    "same, kernel larger than the maps": ((2, 1, 2, 3), 2, (5, 5), (1, 1), "same", (2, 2, 2, 2)),
}

# Shape, window, stride (PyTorch's default: the window).
POOLINGS = {
    "side by side": ((3, 2, 6, 8), (2, 2), None),
    "a rest at both edges": ((3, 2, 7, 9), (2, 2), None),
    "oblong, with rests": ((2, 3, 8, 7), (3, 2), None),
    "one clip": ((1, 2, 5, 5), (2, 3), None),
    "overlapping": ((3, 2, 7, 8), (3, 3), (2, 2)),
    "overlapping down, gaps across": ((2, 2, 6, 11), (3, 2), (1, 3)),
    "window of one": ((2, 2, 3, 4), (1, 1), None),
    "window as large as the maps": ((2, 3, 4, 5), (4, 5), None),
}


def convolution(
    shape: tuple[int, int, int, int],
    channels: int,
    kernel: tuple[int, int],
    stride: tuple[int, int],
    padding: str,
    zeros: tuple[int, int, int, int],
    rng: np.random.Generator,
) -> dict[str, np.ndarray]:
    """Return the settings of one case, and its values and gradients."""
    x = torch.tensor(rng.normal(size=shape), requires_grad=True)
    W = torch.tensor(rng.normal(size=(channels, shape[1], *kernel)), requires_grad=True)
    b = torch.tensor(rng.normal(size=channels), requires_grad=True)
    y = functional.conv2d(functional.pad(x, zeros), W, b, stride)
    dout = torch.tensor(rng.normal(size=y.shape))
    y.backward(dout)
    settings = {"stride": np.array(stride), "padding": np.array(padding)}
    arrays = {"x": x, "W": W, "b": b, "y": y, "dout": dout}
    gradients = {"dx": x.grad, "dW": W.grad, "db": b.grad}
    return settings | {name: a.detach().numpy() for name, a in (arrays | gradients).items()}


def pooling(
    shape: tuple[int, int, int, int],
    window: tuple[int, int],
    stride: tuple[int, int] | None,
    rng: np.random.Generator,
) -> dict[str, np.ndarray]:
    """Return the settings of one case, and both kinds' values and gradients."""
    arrays = {"window": np.array(window), "stride": np.array(stride or window)}
    values = rng.normal(size=shape)
    for kind, pool in (("max", functional.max_pool2d), ("average", functional.avg_pool2d)):
        x = torch.tensor(values, requires_grad=True)
        y = pool(x, window, stride)
        if kind == "max":
            arrays |= {"x": values, "dout": rng.normal(size=y.shape)}
        y.backward(torch.tensor(arrays["dout"]))
        arrays |= {f"{kind} y": y.detach().numpy(), f"{kind} dx": x.grad.numpy()}
    return arrays


def write(name: str, cases: dict[str, dict[str, np.ndarray]]) -> None:
    """Write all cases into one file."""
    arrays = {f"{case}.{key}": array for case, of in cases.items() for key, array in of.items()}
    np.savez_compressed(FOLDER / f"{name}.npz", **arrays)


def main() -> None:
    """Write both files."""
    rng = np.random.default_rng(7)
    write("convolution", {name: convolution(*case, rng) for name, case in CONVOLUTIONS.items()})
    write("convolution_pooling", {name: pooling(*case, rng) for name, case in POOLINGS.items()})


if __name__ == "__main__":
    main()
