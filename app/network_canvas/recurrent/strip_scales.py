"""What the brightest colours of a recurrent network's strips stand for."""

from __future__ import annotations

import numpy as np

from app import theme
from app.colour_scale import ColourScale
from app.network_canvas.options import TimeScale
from app.network_canvas.picture import Array, largest
from app.network_canvas.recurrent.picture import RecurrentPicture, Unrolled
from app.network_canvas.recurrent.time_scale import TimeColours, time_colours
from app.network_canvas.scales import (
    LAYER,
    PICTURE,
    Normalisation,
    activation_scales,
    gradient_scales,
)


class StripScales:
    """The scales of one picture.

    Attributes
    ----------
    states
        Of each layer's state and gates, which share it.
    gradients, gate_gradients
        Of what goes back in time, at each layer's state and inside the layer.
    read_out_gradient
        Of the gradient at what the output reads; its own.
    """

    def __init__(
        self, picture: RecurrentPicture, normalisation: Normalisation, time_scale: TimeScale
    ) -> None:
        layers = picture.layers
        self.states = activation_scales(
            [layer.kind for layer in layers], [_bounded(layer) for layer in layers], normalisation
        )
        self._cells = tuple(_cell_scale(layer) for layer in layers)
        norms = tuple(layer.norms for layer in layers)
        self.gradients = time_colours(
            gradient_scales([layer.gradient for layer in layers], normalisation), norms, time_scale
        )
        self.gate_gradients = time_colours(
            gradient_scales([_gate_gradients(layer) for layer in layers], normalisation),
            norms,
            time_scale,
        )
        hue, ground = theme.current().backward, theme.current().raised
        self.read_out_gradient = ColourScale(
            ground, hue, largest(picture.summary_gradient) or 1.0, PICTURE
        )

    def forward(self, layer: int, array: str) -> ColourScale:
        """Return the scale of a strip of the forward pass."""
        return self._cells[layer] if array == "cell" else self.states[layer]

    def back(self, layer: int, array: str) -> TimeColours:
        """Return the colours of a strip of the backward pass."""
        return (self.gradients if array == "dstate" else self.gate_gradients)[layer]


def _bounded(layer: Unrolled) -> Array:
    """Return what lies between -1 and 1: the state, and all gates."""
    gates = [layer.values(gate) for gate in layer.gates if gate != "cell"]
    return np.stack([layer.state, *gates])


def _cell_scale(layer: Unrolled) -> ColourScale:
    """Return the scale of what an LSTM keeps in its cells: nothing bounds it."""
    most = largest(layer.values("cell")) if "cell" in layer.gates else 0.0
    return ColourScale(theme.current().raised, theme.current().forward, most or 1.0, LAYER)


def _gate_gradients(layer: Unrolled) -> Array:
    """Return the gradients of all that a layer holds besides its state, `(gates, T, H)`."""
    gradients = [layer.values(f"d{gate}") for gate in layer.gates]
    return np.stack(gradients) if gradients else layer.values("dz")
