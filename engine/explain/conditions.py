"""States of a number that a person should see: units that are dead, saturated or left out."""

from __future__ import annotations

from enum import StrEnum
from math import isinf, isnan

from engine.explain.chain import Chain
from engine.explain.places import INPUT, LOSS, OUTPUT, Place, layer_of, value_of, value_place
from engine.explain.windows import seeing
from engine.training.record import LayerRecord, Record

SATURATED_TANH = 0.99
"""Beyond this the slope of a tanh is below 0.02."""

SATURATED_SIGMOID = 0.01
"""Nearer than this to 0 or 1 the slope of a sigmoid is below 0.01."""

_SIGMOID_GATES = ("reset", "update", "input", "forget", "output")


class Condition(StrEnum):
    """What is the matter with a number."""

    NOT_A_NUMBER = "not a number"
    INFINITE = "infinite"
    DEAD = "dead"
    """A rectifier that lets nothing through: its output and its slope are 0."""
    SATURATED = "saturated"
    """A tanh or sigmoid at its end: its slope is so small that hardly any gradient passes."""
    DROPPED = "dropped"
    """Dropout has left it out of this step."""
    LOST = "lost"
    """Another number of its pooling window was larger: it passes nothing on, and gets nothing."""


def condition_of(record: Record, place: Place, *, batch: bool = False) -> Condition | None:
    """Return the state of a number, or of the number whose gradient it is; None if all is well.

    Raises KeyError or IndexError when there is no such number.
    """
    value = value_of(record, place, batch=batch)
    if isnan(value):
        return Condition.NOT_A_NUMBER
    if isinf(value):
        return Condition.INFINITE
    chain = Chain(record, batch=batch)
    place = chain.canonical(place)
    place = value_place(record, place) or place
    if place.layer in (INPUT, OUTPUT, LOSS):
        return None
    layer = layer_of(record, place.layer)
    if place.array in layer.parameters:
        return None
    if place.array != "y":
        return _of_gate(chain, layer, place)
    return _of_output(chain, layer, place)


def _of_gate(chain: Chain, layer: LayerRecord, place: Place) -> Condition | None:
    value = value_of(chain.record, place, batch=chain.batch)
    if place.array in _SIGMOID_GATES:
        return _saturated_sigmoid(value)
    if place.array == "candidate" or (layer.kind == "elman" and place.array == "state"):
        return _saturated_tanh(value)
    return None


def _of_output(chain: Chain, layer: LayerRecord, place: Place) -> Condition | None:
    behind = chain.behind(layer.name)
    own = _of_activation(chain, layer, place.index)
    if own or behind is None:
        return own
    if layer.kind in ("dense", "convolution", "max-pooling", "average-pooling"):
        own = _of_activation(chain, behind, place.index)
    if own or chain.batch:
        return own
    if layer.kind == "dropout" or behind.kind == "dropout":
        dropout = layer if layer.kind == "dropout" else behind
        return None if dropout.clip.internals["kept"][place.index] else Condition.DROPPED
    if behind.kind == "max-pooling":
        return None if _wins(behind, place.index) else Condition.LOST
    return None


def _of_activation(chain: Chain, layer: LayerRecord, index: tuple[int, ...]) -> Condition | None:
    if layer.kind not in ("relu", "tanh", "sigmoid"):
        return None
    value = float(layer.signals(batch=chain.batch).y[index])
    match layer.kind:
        case "relu":
            return Condition.DEAD if value <= 0 else None
        case "tanh":
            return _saturated_tanh(value)
    return _saturated_sigmoid(value)


def _wins(pooling: LayerRecord, index: tuple[int, ...]) -> bool:
    """Whether a number wins any window that sees it."""
    assert pooling.slides is not None
    taps, positions = seeing(pooling, *index[1:])
    winners = pooling.clip.internals["winners"][index[0], positions[:, 0], positions[:, 1]]
    return bool((winners == taps[:, 0] * pooling.slides[1].window + taps[:, 1]).any())


def _saturated_tanh(value: float) -> Condition | None:
    return Condition.SATURATED if abs(value) > SATURATED_TANH else None


def _saturated_sigmoid(value: float) -> Condition | None:
    inside = SATURATED_SIGMOID <= value <= 1 - SATURATED_SIGMOID
    return None if inside else Condition.SATURATED
