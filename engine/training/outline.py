"""What a network would be, told without building it: its shapes and how much it would learn."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod

from engine.network.dense import Dense
from engine.network.layer import Layer
from engine.network.pooling import MaxPooling
from engine.network.recurrent import Recurrent
from engine.training.construction import layers_for, optimizer_of, schedule_of
from engine.training.settings import TrainingSettings


@dataclass(frozen=True, slots=True)
class Outline:
    """The shapes of the input, of each hidden layer's output, and of the output; and the count.

    `(units,)` of a dense or recurrent layer, `(channels, height, width)` of a convolution with its
    pooling. `parameters` counts all weights and biases.
    """

    shapes: tuple[tuple[int, ...], ...]
    parameters: int


def outline_of(settings: TrainingSettings, input_shape: tuple[int, int], classes: int) -> Outline:
    """Return the outline of a run's network, in well under a millisecond.

    Parameters
    ----------
    input_shape
        Frames and bands of the features.
    classes
        How many words it tells apart.

    Raises
    ------
    Failure
        When a run with these settings could not begin; the sentence names the setting.
    """
    optimizer_of(settings)
    schedule_of(settings)
    layers = layers_for(settings, input_shape, classes)
    shapes = [shape for layer in layers if (shape := _shape_of(layer)) is not None]
    parameters = sum(prod(shape) for layer in layers for shape in layer.shapes().values())
    return Outline((input_shape, *shapes), parameters)


def _shape_of(layer: Layer) -> tuple[int, ...] | None:
    """Return the shape of what a layer gives for one clip; None where nothing new arises."""
    match layer:
        case Dense() | Recurrent():
            return (layer.units,)
        case MaxPooling():
            return layer.output_shape
    return None
