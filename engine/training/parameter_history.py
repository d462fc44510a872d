"""How one parameter has changed over a run, read from its checkpoints."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from engine.network.network import Network
from engine.training.checkpoints import Checkpoints

Way = Iterable[tuple[int, float]]
"""The branches from the present one back to the first, each with the last step that counts."""


def parameter_history(
    checkpoints: Checkpoints, network: Network, way: Way, name: str, index: tuple[int, ...]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the steps at which there is a checkpoint, and a parameter's exact value after each.

    Parameters
    ----------
    name, index
        Such as `"hidden1.W"` and `(3, 17)`.

    Returns
    -------
    Steps and values, `(n,)` each, in order.

    Raises
    ------
    KeyError, IndexError
        When there is no such parameter.
    """
    place = flat_place(network, name, index)
    found: dict[int, float] = {}
    for branch, end in way:
        for checkpoint in checkpoints.of_branch(branch):
            if checkpoint.step <= end:
                found.setdefault(checkpoint.step, float(checkpoint.vector[place]))
    steps = sorted(found)
    return np.array(steps, np.int64), np.array([found[step] for step in steps])


def flat_place(network: Network, name: str, index: tuple[int, ...]) -> int:
    """Return where an entry of a parameter stands in the network's flat vector."""
    start = 0
    for parameter, values in network.parameters.items():  # in the order in which they are laid out
        if parameter == name:
            if len(index) != values.ndim or min(index) < 0:
                raise IndexError(index)
            try:
                return start + int(np.ravel_multi_index(index, values.shape))
            except ValueError:
                raise IndexError(index) from None
        start += values.size
    raise KeyError(name)
