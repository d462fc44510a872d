"""Any gradient of a record, proved: backpropagation's beside the definition of the derivative.

Everything happens in a network of its own, in float64, with the weights that the step met: the
training is not touched, and a step long past can be proved as well as the last one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import DTypeLike

from engine.corpus.dataset import Examples
from engine.explain.chain import where_made
from engine.explain.places import INPUT, Place, gradient_place, value_place
from engine.explain.recurrence import run_shifted
from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.network.gradient_check import Proof, slope_of
from engine.network.layer import Array, Layer
from engine.network.losses import Labels
from engine.network.network import Network
from engine.network.recurrent import Recurrent
from engine.training.construction import network_of
from engine.training.record import Record, place_in_batch
from engine.training.settings import TrainingSettings
from engine.training.signals import Signals, batch_signals, clip_signals


@dataclass(frozen=True, slots=True, eq=False)
class Met:
    """A network as a step met it, and the clips that it is run on.

    `clip` is the spotlight's place in the batch, for dropout's sake, where `x` is that clip alone.
    """

    network: Network
    x: Array
    labels: Labels
    clip: int | None


def network_of_record(
    record: Record, settings: TrainingSettings, dtype: DTypeLike = np.float32
) -> Network:
    """Return a new network with the weights that a record's step met."""
    network = network_of(settings, record.features.shape, len(record.words), dtype)
    for layer in record.layers:
        for parameter, values in layer.parameters.items():
            network.parameters[f"{layer.name}.{parameter}"][...] = values
    return network


def as_met(record: Record, examples: Examples, settings: TrainingSettings, *, batch: bool) -> Met:
    """Return a float64 network with the weights and the dropout of a step, and its clips.

    A forward and a backward pass have been run: what dropout left out then is left out now.

    Parameters
    ----------
    record
        Of a step of a run with these `settings`.
    examples
        The training examples that the record's indices mean.
    batch
        Whether to run the whole batch, or the spotlight clip alone.
    """
    network = network_of_record(record, settings, np.float64)
    network.random_states = record.dropout
    x = examples.features[record.batch].astype(np.float64)
    network.loss_and_gradients(x, examples.labels[record.batch], input_gradient=True)
    if batch:
        return Met(network, x, examples.labels[record.batch], None)
    x, labels = record.features[None].astype(np.float64), np.array([record.label])
    clip = place_in_batch(record.batch, record.spotlight)
    with network.same_dropout(clip):
        network.loss_and_gradients(x, labels, input_gradient=True)
    return Met(network, x, labels, clip)


def prove(
    record: Record,
    examples: Examples,
    settings: TrainingSettings,
    place: Place,
    *,
    batch: bool = False,
) -> Proof:
    """Prove the gradient that stands at a place, or the gradient of the number that stands there.

    Of the batch, a unit or an input cell is shifted in all its clips at once, as the sum of their
    gradients says.

    Raises
    ------
    Failure
        When the number has no gradient that could be proved.
    KeyError, IndexError
        When there is no such number.
    """
    place = where_made(record, place)
    value = value_place(record, place) or place
    gradient = place if place.array.startswith("d") else gradient_place(record, value)
    if gradient is None:
        raise _without_gradient(place)
    met = as_met(record, examples, settings, batch=batch)
    analytic = _analytic(met, gradient)
    with met.network.same_dropout(met.clip):
        numeric, at_kink = slope_of(met.network, _shifted_loss(met, value, gradient))
    return Proof(f"{gradient.layer}.{gradient.array}", gradient.index, analytic, numeric, at_kink)


def _without_gradient(place: Place) -> Failure:
    return Failure(
        QT_TRANSLATE_NOOP("engine", "There is no gradient of {number} to be proved."),
        QT_TRANSLATE_NOOP(
            "engine", "Choose a weight, a bias, a unit, a state, or a cell of the input."
        ),
        number=f"{place.layer} {place.array}",
    )


def _analytic(met: Met, place: Place) -> float:
    """Return what backpropagation says, in float64."""
    network = met.network
    if place.layer == INPUT:
        return float(network.input_gradient.sum(axis=0)[place.index])
    layers = network.layers[1:]
    signals = batch_signals(layers) if met.clip is None else clip_signals(layers)
    return float(_of(signals[place.layer], place.array)[place.index])


def _of(signals: Signals, array: str) -> Array:
    if array == "dout":
        return signals.dout
    if array in signals.internals:
        return np.asarray(signals.internals[array], np.float64)
    return signals.gradients[array.removeprefix("d")]


def _shifted_loss(met: Met, value: Place, gradient: Place) -> Callable[[float], float]:
    """Return the loss as a function of how far the number at `value` is shifted."""
    network = met.network
    if f"{value.layer}.{value.array}" in network.parameters:
        array = network.parameters[f"{value.layer}.{value.array}"]
        before = float(array[value.index])

        def with_parameter(shift: float) -> float:
            array[value.index] = before + shift
            return network.loss.forward(network.forward(met.x), met.labels)

        return with_parameter

    def with_signal(shift: float) -> float:
        x = met.x.copy()
        if value.layer == INPUT:
            frame, band = value.index
            x[:, frame, band] += shift
        for layer in network.layers:
            y = layer.forward(x)
            if layer.name == gradient.layer and value.layer != INPUT:
                y = _shifted(layer, x, y, gradient, shift)
            x = y
        return network.loss.forward(x, met.labels)

    return with_signal


def _shifted(layer: Layer, x: Array, y: Array, gradient: Place, shift: float) -> Array:
    """Return a layer's y with the number shifted whose gradient this is, in all clips."""
    if isinstance(layer, Recurrent) and gradient.array != "dout":
        frame, unit = gradient.index
        return run_shifted(layer, x, gradient.array.removeprefix("d"), (frame, unit), shift)
    shifted = y.copy()
    np.moveaxis(shifted, layer.y_batch_axis, -1)[gradient.index] += shift
    return shifted
