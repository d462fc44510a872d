"""The recurrent layers, number by number: gates, states and cells of each frame.

Formulas and their sources: `engine.network.elman`, `gru` and `lstm`.
"""

from __future__ import annotations

import numpy as np

from engine.explain.chain import Chain, across, at
from engine.explain.derivation import Column, Products
from engine.explain.forward_rules import Index, Parts
from engine.explain.rules import Form, Function, Rule
from engine.training.record import LayerRecord

GATES = {
    "elman": ("state",),
    "gru": ("reset", "update", "candidate"),
    "lstm": ("input", "forget", "candidate", "output"),
}
"""The gates whose rows of W, U and b stand one below the other, by kind of layer."""


def units_of(layer: LayerRecord) -> int:
    """Return how many units a recurrent layer has."""
    return int(layer.clip.y.shape[1])


def delta_of(layer: LayerRecord, gate: str) -> str:
    """Return the name of the gradient at a gate's weighted sum z."""
    return "dz" if layer.kind == "elman" else f"d{gate}"


def at_frame(chain: Chain, layer: LayerRecord, array: str, index: Index) -> Parts:
    """Return how a gate, a state or a cell comes about at a frame; index is (frame, unit)."""
    if array in GATES[layer.kind]:
        return _gate(chain, layer, array, index)
    if layer.kind == "gru":
        kept = _number(chain, layer, "update", index), *_before(chain, layer, "state", index)
        new = _number(chain, layer, "update", index, Form.REST)
        groups = ((new, _number(chain, layer, "candidate", index)), kept)
        return Parts(Rule.GRU_STATE, groups)
    if array == "cell":
        fed = _number(chain, layer, "input", index), _number(chain, layer, "candidate", index)
        kept = _number(chain, layer, "forget", index), *_before(chain, layer, "cell", index)
        return Parts(Rule.LSTM_CELL, (kept, fed))
    shown = _number(chain, layer, "cell", index, Form.TANH)
    return Parts(Rule.LSTM_STATE, ((_number(chain, layer, "output", index), shown),))


def states_times_row(
    chain: Chain, layer: LayerRecord, gate: str, index: Index
) -> tuple[Column, Column]:
    """Return row `unit` of a gate's U and the state of the frame before, `(H,)` each, or nothing.

    The state before the first frame is zero, and stands nowhere.
    """
    frame, unit = index
    units = np.arange(units_of(layer) if frame else 0)
    row = row_of(layer, gate, unit)
    weights = chain.column(layer.name, "U", across(row, units))
    return weights, chain.column(layer.name, "state", across(frame - 1, units))


def row_of(layer: LayerRecord, gate: str, unit: int) -> int:
    """Return which row of W, U and b a unit's gate has."""
    return GATES[layer.kind].index(gate) * units_of(layer) + unit


def _gate(chain: Chain, layer: LayerRecord, gate: str, index: Index) -> Parts:
    """Return `f(W x_t + U h_{t-1} + b)`; a GRU's candidate hears U h through the reset gate."""
    frame, unit = index
    row = row_of(layer, gate, unit)
    inputs = np.arange(layer.clip.x.shape[1])
    seen: Products = (
        chain.column(layer.name, "W", across(row, inputs)),
        chain.inputs(layer, across(frame, inputs)),
    )
    heard: Products = states_times_row(chain, layer, gate, index)
    bias = (chain.column(layer.name, "b", at((row,))),)
    if layer.kind == "elman":
        return Parts(Rule.ELMAN_STATE, (seen, heard, bias), Function.TANH)
    if gate != "candidate":
        return Parts(Rule.GATE, (seen, heard, bias), Function.SIGMOID)
    if layer.kind == "lstm":
        return Parts(Rule.CANDIDATE, (seen, heard, bias), Function.TANH)
    count = len(heard[0].values)
    reset = chain.column(layer.name, "reset", np.repeat(at(index), count, axis=0))
    return Parts(Rule.GRU_CANDIDATE, (seen, (reset, *heard), bias), Function.TANH)


def _number(
    chain: Chain, layer: LayerRecord, array: str, index: Index, form: Form = Form.SAME
) -> Column:
    return chain.column(layer.name, array, at(index), form)


def _before(chain: Chain, layer: LayerRecord, array: str, index: Index) -> tuple[Column, ...]:
    """Return a number of the frame before; before the first frame there is none, it is zero."""
    frame, unit = index
    where = at((frame - 1, unit)) if frame else np.zeros((0, 2), np.int64)
    return (chain.column(layer.name, array, where),)
