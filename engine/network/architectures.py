"""The layers of each kind of network, in order, from a plan of their sizes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import prod

from engine.network.activations import Sigmoid
from engine.network.arrangement import Columns, Flatten, Maps, Sequence
from engine.network.convolution import Convolution
from engine.network.dense import Dense
from engine.network.dropout import Dropout
from engine.network.elman import Elman
from engine.network.gru import GRU
from engine.network.initializers import Initializer
from engine.network.layer import Layer
from engine.network.lstm import LSTM
from engine.network.over_time import LastState, MeanOverTime
from engine.network.pooling import MaxPooling

KERNEL = (3, 3)
WINDOW = (2, 2)


@dataclass(frozen=True, slots=True)
class Plan:
    """Sizes and choices; see `engine.network.presets.build_network`.

    `squashes` puts a sigmoid behind the output layer.
    """

    input_shape: tuple[int, int]
    classes: int
    hidden: tuple[int, ...]
    activation: type[Layer]
    initializer: Initializer
    output_initializer: Initializer
    recurrent_initializer: Initializer
    dropout: float
    read_out: str
    squashes: bool
    seed: int


def dense_layers(plan: Plan) -> list[Layer]:
    """Return a deep network of dense layers; without hidden ones it is linear."""
    layers: list[Layer] = [Columns("input")]
    inputs = prod(plan.input_shape)
    for number, units in enumerate(plan.hidden, start=1):
        name = f"hidden{number}"
        layers.append(Dense(name, inputs, units, plan.initializer))
        layers.append(plan.activation(f"{name}.{plan.activation.kind}"))
        inputs = units
    return [*layers, *_output(plan, inputs)]


def convolutional_layers(plan: Plan) -> list[Layer]:
    """Return convolutions of 3 x 3, each followed by pooling of 2 x 2 and the activation.

    A rectifier does not change which value of a window is the largest, so to pool first gives
    the same numbers, and the activation has a quarter of them to do (as for all that rise).
    """
    layers: list[Layer] = [Maps("input")]
    shape = (1, *plan.input_shape)
    for number, channels in enumerate(plan.hidden, start=1):
        name = f"conv{number}"
        convolution = Convolution(
            name, shape, channels, KERNEL, padding="same", initializer=plan.initializer
        )
        pooling = MaxPooling(f"{name}.pooling", convolution.output_shape, WINDOW)
        layers += [convolution, pooling, plan.activation(f"{name}.{plan.activation.kind}")]
        shape = pooling.output_shape
    return [*layers, Flatten("flatten"), *_output(plan, prod(shape))]


def recurrent_layers(cell: type[Elman | GRU | LSTM]) -> Callable[[Plan], list[Layer]]:
    """Return what builds a network of recurrent layers of one kind, read out over time."""

    def layers_of(plan: Plan) -> list[Layer]:
        layers: list[Layer] = [Sequence("input")]
        inputs = plan.input_shape[1]
        for number, units in enumerate(plan.hidden, start=1):
            name = f"hidden{number}"
            layers.append(cell(name, inputs, units, plan.initializer, plan.recurrent_initializer))
            inputs = units
        over_time = MeanOverTime("mean") if plan.read_out == "mean" else LastState("last")
        return [*layers, over_time, *_output(plan, inputs)]

    return layers_of


def _output(plan: Plan, inputs: int) -> list[Layer]:
    layers: list[Layer] = []
    if plan.dropout:
        layers.append(Dropout("dropout", plan.dropout, (plan.seed, 2)))
    layers.append(Dense("output", inputs, plan.classes, plan.output_initializer))
    if plan.squashes:
        layers.append(Sigmoid("output.sigmoid"))
    return layers


ARCHITECTURES: dict[str, Callable[[Plan], list[Layer]]] = {
    "linear": dense_layers,
    "dnn": dense_layers,
    "cnn": convolutional_layers,
    "rnn": recurrent_layers(Elman),
    "gru": recurrent_layers(GRU),
    "lstm": recurrent_layers(LSTM),
}
