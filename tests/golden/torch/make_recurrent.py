"""Make the golden values of the recurrent layers: run it in an environment that has PyTorch.

    python -m venv /somewhere && /somewhere/bin/pip install torch numpy
    /somewhere/bin/python tests/golden/torch/make_recurrent.py

The tests read the arrays only; they need no PyTorch. Made with PyTorch 2.13.0, in float64.

Outputs and the gradients of input and parameters are those of `torch.nn.RNN`, `GRU` and `LSTM`,
whose second bias is set to zero. These modules do not show their gates: the values inside come
from the documented formulas, written out below and differentiated by autograd, and must first give
the same outputs and gradients as the modules.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

FOLDER = Path(__file__).parent
SIZES = ((1, 1, 3, 4), (6, 3, 5, 4), (7, 1, 1, 1), (1, 4, 2, 3))  # T, B, I, H
MODULES = {"elman": torch.nn.RNN, "gru": torch.nn.GRU, "lstm": torch.nn.LSTM}

Frame = dict[str, torch.Tensor]


def elman_frame(x: torch.Tensor, h: torch.Tensor, c: torch.Tensor, p: Frame) -> Frame:
    """Return one frame of `torch.nn.RNN`: z and state."""
    del c
    z = x @ p["W"].T + h @ p["U"].T + p["b"]
    return {"z": z, "state": torch.tanh(z)}


def gru_frame(x: torch.Tensor, h: torch.Tensor, c: torch.Tensor, p: Frame) -> Frame:
    """Return one frame of `torch.nn.GRU`: each gate, its z, and the state."""
    del c
    from_x = (x @ p["W"].T + p["b"]).chunk(3, dim=1)
    from_h = (h @ p["U"].T).chunk(3, dim=1)
    reset_z, update_z = from_x[0] + from_h[0], from_x[1] + from_h[1]
    reset, update = torch.sigmoid(reset_z), torch.sigmoid(update_z)
    candidate_z = from_x[2] + reset * from_h[2]
    candidate = torch.tanh(candidate_z)
    state = (1 - update) * candidate + update * h
    gates = {"reset": reset, "update": update, "candidate": candidate}
    return gates | {
        "reset_z": reset_z,
        "update_z": update_z,
        "candidate_z": candidate_z,
        "state": state,
    }


def lstm_frame(x: torch.Tensor, h: torch.Tensor, c: torch.Tensor, p: Frame) -> Frame:
    """Return one frame of `torch.nn.LSTM`: each gate, its z, the cell and the state."""
    names = ("input", "forget", "candidate", "output")
    zs = dict(zip(names, (x @ p["W"].T + h @ p["U"].T + p["b"]).chunk(4, dim=1), strict=True))
    gates = {
        name: torch.tanh(z) if name == "candidate" else torch.sigmoid(z) for name, z in zs.items()
    }
    cell = gates["forget"] * c + gates["input"] * gates["candidate"]
    state = gates["output"] * torch.tanh(cell)
    return gates | {f"{name}_z": z for name, z in zs.items()} | {"cell": cell, "state": state}


FRAMES = {"elman": elman_frame, "gru": gru_frame, "lstm": lstm_frame}


def one_case(kind: str, sizes: tuple[int, int, int, int], seed: int) -> dict[str, np.ndarray]:
    """Return everything that goes into and comes out of one layer, by short name."""
    frames, clips, inputs, units = sizes
    generator = torch.Generator().manual_seed(seed)

    def drawn(*shape: int) -> torch.Tensor:
        return torch.randn(*shape, generator=generator, dtype=torch.float64)

    module = MODULES[kind](inputs, units).double()
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.copy_(0.8 * drawn(*parameter.shape))
        module.bias_hh_l0.zero_()
    x = drawn(frames, clips, inputs).requires_grad_()
    dout = drawn(frames, clips, units)
    y, _ = module(x)
    y.backward(dout)
    learned = {"W": module.weight_ih_l0, "U": module.weight_hh_l0, "b": module.bias_ih_l0}
    case = {"x": x, "dout": dout, "y": y, "dx": x.grad, **learned}
    case |= {f"d{name}": parameter.grad for name, parameter in learned.items()}
    case |= inside(kind, x, dout, learned, y)
    return {name: value.detach().numpy() for name, value in case.items()}


def inside(
    kind: str, x: torch.Tensor, dout: torch.Tensor, learned: Frame, y: torch.Tensor
) -> Frame:
    """Return gates, cell, state and their gradients `(T, B, H)`, as `inside.<name>`."""
    p = {name: value.detach().clone().requires_grad_() for name, value in learned.items()}
    h = c = torch.zeros_like(dout[0])
    kept: list[Frame] = []
    for x_t in x.detach():
        frame = FRAMES[kind](x_t, h, c, p)
        for value in frame.values():
            value.requires_grad_().retain_grad()
        h, c = frame["state"], frame.get("cell", c)
        kept.append(frame)
    states = torch.stack([frame["state"] for frame in kept])
    states.backward(dout)
    torch.testing.assert_close(states, y)
    for name, value in p.items():
        torch.testing.assert_close(value.grad, learned[name].grad)

    arrays: Frame = {}
    for name in kept[0]:
        value = torch.stack([frame[name] for frame in kept])
        gradient = torch.stack([frame[name].grad for frame in kept])
        if name in ("state", "cell"):
            arrays |= {f"inside.{name}": value, f"inside.d{name}": gradient}
        elif name.endswith("z"):
            arrays[f"inside.d{name.removesuffix('_z')}"] = gradient
        else:
            arrays[f"inside.{name}"] = value
    return arrays


def main() -> None:
    """Write `recurrent.npz`, each array as `<kind>/<case>/<name>`."""
    arrays = {
        f"{kind}/{number}/{name}": value
        for kind in MODULES
        for number, sizes in enumerate(SIZES)
        for name, value in one_case(kind, sizes, seed=number).items()
    }
    np.savez_compressed(FOLDER / "recurrent.npz", **arrays)


if __name__ == "__main__":
    main()
