"""The backward pass, number by number: which deltas, through which weights, make a gradient.

Formulas and their sources: the layers in `engine.network`.
"""

from __future__ import annotations

from dataclasses import replace
from math import prod

import numpy as np

from engine.explain.chain import Chain, OfEachClipError, across, at, constant
from engine.explain.derivation import Factor, Products
from engine.explain.forward_rules import Index, Parts
from engine.explain.places import INPUT, OUTPUT, RECURRENT, Place
from engine.explain.recurrent_rules import GATES, delta_of, row_of, units_of
from engine.explain.rules import SLOPES, Form, Rule
from engine.explain.windows import positions_of, seeing
from engine.training.record import LayerRecord


def arriving_at(chain: Chain, name: str, index: Index) -> Parts:  # noqa: PLR0911 - one a kind
    """Return how dL/dy of a layer, or of the input, comes from what the layer behind hands down."""
    layer = chain.behind(name)
    if layer is None:
        return _from_loss(chain, index)
    if name == INPUT:  # (frame, band) -> as the first layer sees it
        flat = np.ravel_multi_index(index, chain.record.features.shape)
        index = tuple(int(axis) for axis in np.unravel_index(flat, layer.clip.x.shape))
    if layer.kind in RECURRENT:
        return Parts(Rule.FROM_GATES, _from_gates(chain, layer, index))
    match layer.kind:
        case "flatten":
            place = int(np.ravel_multi_index(index, layer.clip.x.shape))
            return arriving_at(chain, layer.name, (place,))
        case "dense":
            return Parts(Rule.FROM_UNITS, _from_units(chain, layer, index))
        case "convolution":
            return Parts(Rule.FROM_MAPS, _from_maps(chain, layer, index))
        case "max-pooling" | "average-pooling":
            return _from_windows(chain, layer, index)
        case "mean-over-time":
            share = constant(1 / len(layer.clip.x), Form.SHARE)
            delta = chain.column(layer.name, "dout", at(index[1:]))
            return Parts(Rule.FROM_TIME_MEAN, ((share, delta),))
        case "last-state":
            last = index[0] == len(layer.clip.x) - 1
            where = at(index[1:]) if last else np.zeros((0, 1), np.int64)
            return Parts(Rule.FROM_LAST_STATE, ((chain.column(layer.name, "dout", where),),))
    above = arriving_at(chain, layer.name, index)
    return replace(above, outside=(_slope(chain, layer, index), *above.outside))


def _slope(chain: Chain, layer: LayerRecord, index: Index) -> Factor:
    """Return what one number is multiplied with on its way back through a layer."""
    if layer.kind == "dropout":
        kept = bool(chain.array(layer.name, "kept")[index])
        place = Place(layer.name, "kept", index)
        return Factor(layer.enlarged if kept else 0.0, place, Form.KEPT)
    return chain.factor(Place(layer.name, "y", index), SLOPES[layer.kind])


def _from_loss(chain: Chain, index: Index) -> Parts:
    """Return `p - y`: what is right differs from clip to clip."""
    if chain.batch:
        raise OfEachClipError("y")
    record = chain.record
    squared = record.loss_kind == "mean-squared-error"
    name = record.layers[-1].name if squared else OUTPUT
    target = constant(-1.0 if index[0] == record.label else 0.0, Form.TARGET)
    return Parts(Rule.LOSS_SLOPE, ((chain.column(name, "y", at(index)),), (target,)))


def _from_units(chain: Chain, layer: LayerRecord, index: Index) -> tuple[Products, ...]:
    units = np.arange(len(layer.clip.y))
    weights = chain.column(layer.name, "W", across(units, index[0]))
    return ((weights, chain.column(layer.name, "dout", across(units))),)


def _from_maps(chain: Chain, layer: LayerRecord, index: Index) -> tuple[Products, ...]:
    """Return one product for each output of a convolution in whose patch the number lies."""
    taps, positions = seeing(layer, *index[1:])
    channels = np.repeat(np.arange(len(layer.clip.y)), len(taps))
    taps = np.tile(taps, (len(layer.clip.y), 1))  # (n, 2) -> (channels n, 2)
    positions = np.tile(positions, (len(layer.clip.y), 1))
    weights = across(channels, index[0], taps[:, 0], taps[:, 1])
    deltas = across(channels, positions[:, 0], positions[:, 1])
    return ((chain.column(layer.name, "W", weights), chain.column(layer.name, "dout", deltas)),)


def _from_windows(chain: Chain, layer: LayerRecord, index: Index) -> Parts:
    """Return what the windows hand back that a cell has won, or its share of their means."""
    taps, positions = seeing(layer, *index[1:])
    windows = np.insert(positions, 0, index[0], axis=1)  # (n, 2) -> (n, 3)
    if layer.kind == "max-pooling":
        assert layer.slides is not None
        winners = chain.array(layer.name, "winners")[tuple(windows.T)]
        won = winners == taps[:, 0] * layer.slides[1].window + taps[:, 1]
        return Parts(Rule.FROM_WINDOWS, ((chain.column(layer.name, "dout", windows[won]),),))
    assert layer.slides is not None
    share = constant(1 / prod(axis.window for axis in layer.slides), Form.SHARE)
    return Parts(Rule.FROM_WINDOW_MEANS, ((share, chain.column(layer.name, "dout", windows)),))


def _from_gates(chain: Chain, layer: LayerRecord, index: Index) -> tuple[Products, ...]:
    """Return, for each gate, its units' weights times their deltas at the same frame."""
    frame, source = index
    units = np.arange(units_of(layer))
    return tuple(
        (
            chain.column(layer.name, "W", across(row_of(layer, gate, 0) + units, source)),
            chain.column(layer.name, delta_of(layer, gate), across(frame, units)),
        )
        for gate in GATES[layer.kind]
    )


def gradient_of(chain: Chain, layer: LayerRecord, parameter: str, index: Index) -> Parts:
    """Return how dL/d(parameter) comes from the deltas and from what stood beside them."""
    if layer.kind == "dense":
        deltas = chain.column(layer.name, "dout", at(index[:1]))
        if parameter == "b":
            return Parts(Rule.BIAS_GRADIENT, ((deltas,),))
        return Parts(Rule.WEIGHT_GRADIENT, ((deltas, chain.inputs(layer, at(index[1:]))),))
    if layer.kind == "convolution":
        return _of_kernel(chain, layer, parameter, index)
    return _over_frames(chain, layer, parameter, index)


def _of_kernel(chain: Chain, layer: LayerRecord, parameter: str, index: Index) -> Parts:
    channel = index[0]
    if parameter == "b":
        places = np.indices(layer.clip.y.shape[1:]).reshape(2, -1)  # -> (2, H' W')
        return Parts(
            Rule.MAP_BIAS_GRADIENT, ((chain.column(layer.name, "dout", across(channel, *places)),),)
        )
    positions, cells = positions_of(layer, *index[2:])
    deltas = chain.column(layer.name, "dout", np.insert(positions, 0, channel, axis=1))
    seen = chain.inputs(layer, np.insert(cells, 0, index[1], axis=1))
    return Parts(Rule.KERNEL_GRADIENT, ((deltas, seen),))


def _over_frames(chain: Chain, layer: LayerRecord, parameter: str, index: Index) -> Parts:
    """Return one product a frame: the same weight is used at each of them."""
    place, unit = divmod(index[0], units_of(layer))
    gate = GATES[layer.kind][place]
    begin = 1 if parameter == "U" else 0  # the state before the first frame is zero
    frames = np.arange(begin, len(layer.clip.x))
    deltas = chain.column(layer.name, delta_of(layer, gate), across(frames, unit))
    if parameter == "b":
        return Parts(Rule.FRAME_BIAS_GRADIENT, ((deltas,),))
    if parameter == "W":
        inputs = chain.inputs(layer, across(frames, index[1]))
        return Parts(Rule.INPUT_WEIGHT_GRADIENT, ((deltas, inputs),))
    states = chain.column(layer.name, "state", across(frames - 1, index[1]))
    if layer.kind == "gru" and gate == "candidate":
        reset = chain.column(layer.name, "reset", across(frames, unit))
        return Parts(Rule.GATED_STATE_WEIGHT_GRADIENT, ((deltas, reset, states),))
    return Parts(Rule.STATE_WEIGHT_GRADIENT, ((deltas, states),))
