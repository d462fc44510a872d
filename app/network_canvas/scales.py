"""What the brightest colour stands for, and what it is called in the legend."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from app import theme
from app.colour_scale import ColourScale
from app.network_canvas.picture import Array, largest

FIXED_ACTIVATION = 1.0
FIXED_GRADIENT = 0.1
FIXED_WEIGHT = 1.0

FIXED, LAYER, NETWORK, PICTURE = "fixed", "this layer", "whole network", "this picture"
BOUNDED_BY_ONE = ("tanh", "sigmoid", "softmax", "elman", "gru", "lstm")
"""Layers whose outputs lie between -1 and 1: one scale serves them all, at every step."""


class Normalisation(StrEnum):
    """From what the largest number of a scale is taken.

    Suited is fixed for activations that are bounded, each layer's own for the others, and the
    whole network's for gradients.
    """

    SUITED = "suited"
    LAYER = "layer"
    NETWORK = "network"
    FIXED = "fixed"


def activation_scales(
    kinds: Sequence[str], values: Sequence[Array], normalisation: Normalisation
) -> tuple[ColourScale, ...]:
    """Return the scale of each layer's activations, from the layers' kinds and outputs."""
    bounded = all(kind in BOUNDED_BY_ONE for kind in kinds)
    if normalisation is Normalisation.SUITED:
        normalisation = Normalisation.FIXED if bounded else Normalisation.LAYER
    return _scales(theme.current().forward, values, normalisation, FIXED_ACTIVATION)


def gradient_scales(
    values: Sequence[Array], normalisation: Normalisation
) -> tuple[ColourScale, ...]:
    """Return the scale of each layer's gradients."""
    if normalisation is Normalisation.SUITED:
        normalisation = Normalisation.NETWORK
    return _scales(theme.current().backward, values, normalisation, FIXED_GRADIENT)


def weight_scales(values: Sequence[Array], normalisation: Normalisation) -> tuple[ColourScale, ...]:
    """Return the scale of each layer's weights: from the ground to the colour of text."""
    if normalisation is Normalisation.SUITED:
        normalisation = Normalisation.LAYER
    return _scales(theme.current().text, values, normalisation, FIXED_WEIGHT)


def layer_scale(hue: str, values: Array) -> ColourScale:
    """Return a scale of a layer's own, in a hue."""
    return ColourScale(theme.current().raised, hue, largest(values) or 1.0, LAYER)


def input_gradient_scale(values: Array) -> ColourScale:
    """Return the scale of dL/d(input): its own, far below that of the units."""
    return ColourScale(theme.current().well, theme.current().backward, largest(values), PICTURE)


def normalisation_name(scale: ColourScale) -> str:
    """Return what a scale's normalisation is called in a legend."""
    return {
        FIXED: QCoreApplication.translate("NetworkCanvas", "fixed"),
        LAYER: QCoreApplication.translate("NetworkCanvas", "layer"),
        NETWORK: QCoreApplication.translate("NetworkCanvas", "network"),
        PICTURE: QCoreApplication.translate("NetworkCanvas", "own"),
    }[scale.normalisation]


def _scales(
    hue: str, values: Sequence[Array], normalisation: Normalisation, fixed: float
) -> tuple[ColourScale, ...]:
    ground = theme.current().raised
    if normalisation is Normalisation.FIXED:
        return (ColourScale(ground, hue, fixed, FIXED),) * len(values)
    if normalisation is Normalisation.NETWORK:
        return (ColourScale(ground, hue, largest(*values) or 1.0, NETWORK),) * len(values)
    return tuple(ColourScale(ground, hue, largest(layer) or 1.0, LAYER) for layer in values)
