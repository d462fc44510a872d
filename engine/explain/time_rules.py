"""Backpropagation through time, number by number: states, cells and gates of each frame.

Formulas and their sources: `engine.network.elman`, `gru` and `lstm`.
"""

from __future__ import annotations

import numpy as np

from engine.explain.chain import Chain, across, at
from engine.explain.derivation import Factor, Products
from engine.explain.forward_rules import Index, Parts
from engine.explain.places import Place
from engine.explain.recurrent_rules import (
    GATES,
    delta_of,
    row_of,
    states_times_row,
    units_of,
)
from engine.explain.rules import Form, Rule
from engine.training.record import LayerRecord

_STATE_RULES = {
    "elman": Rule.ELMAN_STATE_GRADIENT,
    "gru": Rule.GRU_STATE_GRADIENT,
    "lstm": Rule.LSTM_STATE_GRADIENT,
}

_LSTM_RULES = {
    "dinput": Rule.LSTM_INPUT_DELTA,
    "dforget": Rule.LSTM_FORGET_DELTA,
    "dcandidate": Rule.LSTM_CANDIDATE_DELTA,
    "doutput": Rule.LSTM_OUTPUT_DELTA,
}


def gradient_at_frame(chain: Chain, layer: LayerRecord, array: str, index: Index) -> Parts:
    """Return how the gradient of a state, a cell or a gate's z comes about at a frame."""
    if array == "dstate":
        return Parts(_STATE_RULES[layer.kind], _state_gradient(chain, layer, index))
    if array == "dz":
        slope = _factor(chain, layer, "state", index, Form.TANH_SLOPE)
        return Parts(Rule.ELMAN_DELTA, _state_gradient(chain, layer, index), outside=(slope,))
    if layer.kind == "gru":
        return _gru_delta(chain, layer, array, index)
    if array == "dcell":
        return Parts(Rule.LSTM_CELL_GRADIENT, _cell_gradient(chain, layer, index))
    return _lstm_delta(chain, layer, array, index)


def _state_gradient(chain: Chain, layer: LayerRecord, index: Index) -> tuple[Products, ...]:
    """Return what arrives from above, and what comes back from the next frame."""
    frame, unit = index
    above: Products = (chain.column(layer.name, "dout", at(index)),)
    if frame + 1 == len(layer.clip.y):
        return (above,)
    back = tuple(_through(chain, layer, gate, frame + 1, unit) for gate in GATES[layer.kind])
    if layer.kind != "gru":
        return (above, *back)
    following = at((frame + 1, unit))
    kept = (
        chain.column(layer.name, "update", following),
        chain.column(layer.name, "dstate", following),
    )
    return (above, kept, *back)


def _through(chain: Chain, layer: LayerRecord, gate: str, frame: int, unit: int) -> Products:
    """Return a gate's deltas at a frame times the weights with which it heard a unit's state."""
    units = np.arange(units_of(layer))
    weights = chain.column(layer.name, "U", across(row_of(layer, gate, 0) + units, unit))
    deltas = chain.column(layer.name, delta_of(layer, gate), across(frame, units))
    if layer.kind == "gru" and gate == "candidate":
        return weights, chain.column(layer.name, "reset", across(frame, units)), deltas
    return weights, deltas


def _cell_gradient(chain: Chain, layer: LayerRecord, index: Index) -> tuple[Products, ...]:
    frame, unit = index
    own = (
        chain.column(layer.name, "output", at(index)),
        chain.column(layer.name, "cell", at(index), Form.SLOPE_OF_TANH),
        chain.column(layer.name, "dstate", at(index)),
    )
    if frame + 1 == len(layer.clip.y):
        return (own,)
    following = at((frame + 1, unit))
    kept = (
        chain.column(layer.name, "forget", following),
        chain.column(layer.name, "dcell", following),
    )
    return own, kept


def _gru_delta(chain: Chain, layer: LayerRecord, array: str, index: Index) -> Parts:
    if array == "dcandidate":
        factors = (
            chain.column(layer.name, "candidate", at(index), Form.TANH_SLOPE),
            chain.column(layer.name, "update", at(index), Form.REST),
            chain.column(layer.name, "dstate", at(index)),
        )
        return Parts(Rule.GRU_CANDIDATE_DELTA, (factors,))
    if array == "dreset":
        slope = _factor(chain, layer, "reset", index, Form.SIGMOID_SLOPE)
        delta = _factor(chain, layer, "dcandidate", index)
        heard = states_times_row(chain, layer, "candidate", index)
        return Parts(Rule.GRU_RESET_DELTA, (heard,), outside=(slope, delta))
    slope = _factor(chain, layer, "update", index, Form.SIGMOID_SLOPE)
    delta = _factor(chain, layer, "dstate", index)
    before = _before(chain, layer, "state", index)
    candidate = chain.column(layer.name, "candidate", at(index), Form.MINUS)
    return Parts(Rule.GRU_UPDATE_DELTA, (before, (candidate,)), outside=(slope, delta))


def _lstm_delta(chain: Chain, layer: LayerRecord, array: str, index: Index) -> Parts:
    gate = array.removeprefix("d")
    form = Form.TANH_SLOPE if gate == "candidate" else Form.SIGMOID_SLOPE
    slope = chain.column(layer.name, gate, at(index), form)
    delta = chain.column(layer.name, "dstate" if gate == "output" else "dcell", at(index))
    match gate:
        case "input":
            beside: Products = (chain.column(layer.name, "candidate", at(index)),)
        case "forget":
            beside = _before(chain, layer, "cell", index)
        case "candidate":
            beside = (chain.column(layer.name, "input", at(index)),)
        case _:
            beside = (chain.column(layer.name, "cell", at(index), Form.TANH),)
    return Parts(_LSTM_RULES[array], ((slope, *beside, delta),))


def _factor(
    chain: Chain, layer: LayerRecord, array: str, index: Index, form: Form = Form.SAME
) -> Factor:
    return chain.factor(Place(layer.name, array, index), form)


def _before(chain: Chain, layer: LayerRecord, array: str, index: Index) -> Products:
    """Return a number of the frame before; before the first frame it is zero, and none."""
    frame, unit = index
    where = at((frame - 1, unit)) if frame else np.zeros((0, 2), np.int64)
    return (chain.column(layer.name, array, where),)
