"""Where the numbers of a network stopped being numbers."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

import numpy as np

from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.network.network import Network


def check_finite(
    network: Network, loss: float, norms: Sequence[float], step: int, learning_rate: float
) -> None:
    """Raise a Failure that names the step and the layer if the numbers grew beyond all bounds.

    `norms` are those of the gradients of the layers that learn, in their order.
    """
    if isfinite(loss) and isfinite(sum(norms)):
        return
    raise Failure(
        QT_TRANSLATE_NOOP(
            "engine", "At step {step} the numbers of layer {layer} grew beyond all bounds."
        ),
        QT_TRANSLATE_NOOP("engine", "Reset, and try a smaller learning rate than {rate}."),
        step=step,
        layer=_first_layer_not_finite(network, norms),
        rate=learning_rate,
    )


def _first_layer_not_finite(network: Network, norms: Sequence[float]) -> str:
    """Return where it began: forwards by the outputs, else backwards by the gradients."""
    for layer in network.layers:
        if not np.isfinite(layer.y).all():
            return layer.name
    if not np.isfinite(network.loss.clip_losses).all():
        return "loss"
    learning = list(zip(network.segments, norms, strict=True))
    return next(name for name, norm in reversed(learning) if not isfinite(norm))
