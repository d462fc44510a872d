"""What a weight that is set by hand does to the loss."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.corpus.dataset import Examples
from engine.explain.places import Place, is_parameter, layer_of, value_of
from engine.failure import QT_TRANSLATE_NOOP, Failure
from engine.network.network import Network
from engine.training.construction import network_of
from engine.training.record import Record
from engine.training.settings import TrainingSettings


@dataclass(frozen=True, slots=True)
class EditEffect:
    """A parameter before and after an edit, and the losses before and after.

    `clip_loss` and `batch_loss` are `(before, after)`, of the spotlight clip and of the mean over
    the batch, in the network as the step left it and with nothing dropped.
    """

    place: Place
    before: float
    after: float
    clip_loss: tuple[float, float]
    batch_loss: tuple[float, float]


def effect_of_edit(
    record: Record, examples: Examples, settings: TrainingSettings, place: Place, value: float
) -> EditEffect:
    """Return what setting a parameter to `value` after the step of a record does to the loss.

    In a network of its own, of float64: nothing is edited by this.

    Raises
    ------
    Failure
        When the place is no parameter's, or the value no number.
    """
    if not is_parameter(record, place) or not np.isfinite(value):
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "{number} cannot be set to {value}."),
            QT_TRANSLATE_NOOP("engine", "Choose a weight or a bias, and a finite number."),
            number=f"{place.layer} {place.array}",
            value=value,
        )
    network = as_left(record, settings)
    array = network.parameters[f"{place.layer}.{place.array}"]
    before = float(array[place.index])
    old = _losses(network, record, examples)
    array[place.index] = value
    new = _losses(network, record, examples)
    return EditEffect(place, before, value, (old[0], new[0]), (old[1], new[1]))


def after_update(record: Record, place: Place) -> float:
    """Return a parameter as the step of a record has left it."""
    update = layer_of(record, place.layer).updates[place.array][place.index]
    return value_of(record, place, batch=False) + float(update)


def as_left(record: Record, settings: TrainingSettings) -> Network:
    """Return a float64 network with the weights as the step of a record has left them."""
    network = network_of(settings, record.features.shape, len(record.words), np.float64)
    for layer in record.layers:
        for name, values in layer.parameters.items():
            network.parameters[f"{layer.name}.{name}"][...] = values
            network.parameters[f"{layer.name}.{name}"] += layer.updates[name]
    return network


def _losses(network: Network, record: Record, examples: Examples) -> tuple[float, float]:
    clip, _ = network.evaluate(record.features[None], np.array([record.label]))
    batch, _ = network.evaluate(examples.features[record.batch], examples.labels[record.batch])
    return clip, batch
