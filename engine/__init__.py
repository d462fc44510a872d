"""Voxprop's engine: sound, corpus, network and training, in numpy and without Qt.

A network, its gradients and an optimizer, for scripts and notebooks:

>>> import numpy as np
>>> from engine import Adam, build_network
>>> rng = np.random.default_rng(0)
>>> x, labels = rng.normal(size=(8, 24, 24)), np.arange(8) % 4  # (batch, frames, bands), (batch,)
>>> net = build_network("gru", input_shape=(24, 24), classes=4, seed=0, dtype=np.float32)
>>> optimizer = Adam(learning_rate=0.01)
>>> for step in range(50):
...     loss = net.loss_and_gradients(x, labels)  # forward and backward: fills net.gradients
...     optimizer.step(net.vector, net.gradient_vector)  # update: moves net.parameters
>>> (net.predict(x).argmax(axis=1) == labels).all()  # probabilities, (batch, classes)
np.True_

`net.parameters` and `net.gradients` are dicts with the same names, such as `"hidden1.W"`: views
into `net.vector` and `net.gradient_vector`. `net.loss_and_gradients(x, labels,
input_gradient=True)` leaves dL/dx in `net.input_gradient`. For small networks set
`OPENBLAS_NUM_THREADS=1` before numpy is imported: one thread is several times faster.

`prove_gradients` checks a network of float64 against the definition of the derivative;
`engine.training.run.Run` trains on a corpus and goes back in time; `engine.explain.proof.explain`
writes one gradient out, term by term.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from engine.network.gradient_check import prove_gradients
    from engine.network.network import Network
    from engine.network.optimizers import Adam, GradientDescent, Momentum, Nesterov, RMSProp
    from engine.network.presets import build_network

__all__ = [
    "Adam",
    "GradientDescent",
    "Momentum",
    "Nesterov",
    "Network",
    "RMSProp",
    "build_network",
    "prove_gradients",
]

_HOMES = {
    "build_network": "engine.network.presets",
    "prove_gradients": "engine.network.gradient_check",
    "Network": "engine.network.network",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for: the window has its first picture up before numpy is loaded."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES.get(name, "engine.network.optimizers")), name)
