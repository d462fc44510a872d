"""The forward pass, number by number: sums, activations, windows, outputs and the loss.

Formulas and their sources: the layers in `engine.network`.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod

import numpy as np

from engine.explain.chain import Chain, across, at, constant
from engine.explain.derivation import Column, Factor, Products
from engine.explain.places import OUTPUT, Place
from engine.explain.rules import FUNCTIONS, Form, Function, Rule, logistic_loss
from engine.explain.windows import seen_by
from engine.training.record import LayerRecord

Index = tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """What a derivation is made of; see `engine.explain.derivation.Derivation`."""

    rule: Rule
    groups: tuple[Products, ...] = ()
    function: Function = Function.SAME
    outside: tuple[Factor, ...] = ()


LARGEST_EXPONENT = 600.0
"""Up to here the exponentials are those of the formula; beyond, all are divided by the largest, for
float64 ends at e^709. Their share is the same."""


def output_of(chain: Chain, layer: LayerRecord, index: Index) -> Parts:  # noqa: PLR0911
    """Return how an entry of a layer's y comes from its x."""
    match layer.kind:
        case "dense":
            return Parts(Rule.WEIGHTED_SUM, _weighted_sum(chain, layer, index))
        case "convolution":
            return Parts(Rule.CONVOLUTION, _convolution(chain, layer, index))
        case "max-pooling" | "average-pooling":
            return _pooling(chain, layer, index)
        case "dropout":
            group = (chain.inputs(layer, at(index)), _kept(chain, layer, index))
            return Parts(Rule.DROPOUT, (group,))
        case "mean-over-time":
            frames = len(layer.clip.x)
            states = chain.inputs(layer, across(np.arange(frames), index[0]))
            return Parts(Rule.TIME_MEAN, ((constant(1 / frames, Form.SHARE), states),))
        case "last-state":
            last = len(layer.clip.x) - 1
            return Parts(Rule.LAST_STATE, ((chain.inputs(layer, at((last, index[0]))),),))
    return _activation(chain, layer, index)


def prediction_of(chain: Chain, index: Index) -> Parts:
    """Return how a prediction comes from the output layer's sums."""
    name = chain.record.layers[-1].name
    if chain.record.loss_kind == "binary-cross-entropy":
        z = chain.column(name, "y", at(index))
        return Parts(Rule.ACTIVATION, ((z,),), Function.SIGMOID)
    sums = np.asarray(chain.array(name, "y"), np.float64)
    beyond = np.abs(sums).max() > LARGEST_EXPONENT
    weights = np.exp(sums - sums.max() if beyond else sums)
    classes = across(np.arange(len(sums)))
    exponentials = Column(weights, Form.EXPONENTIAL, name, "y", classes)
    own = Factor(float(weights[index]), Place(name, "y", index), Form.EXPONENTIAL)
    return Parts(Rule.SOFTMAX, ((exponentials,),), Function.RECIPROCAL, (own,))


def loss_of(chain: Chain) -> Parts:
    """Return how the spotlight clip's loss comes from the predictions."""
    record, classes = chain.record, across(np.arange(len(chain.record.predictions)))
    target = (np.arange(len(classes)) == record.label).astype(np.float64)
    match record.loss_kind:
        case "mean-squared-error":
            errors = record.predictions.astype(np.float64) - target
            name = record.layers[-1].name
            column = Column(errors, Form.ERROR, name, "y", classes)
            return Parts(Rule.SQUARED_ERROR, ((constant(0.5, Form.HALF), column, column),))
        case "binary-cross-entropy":
            sums = chain.array(record.layers[-1].name, "y").tolist()
            terms = [logistic_loss(z, y) for z, y in zip(sums, target.tolist(), strict=True)]
            right = target > 0
            groups = tuple(
                (Column(np.array(terms)[which], form, OUTPUT, "y", classes[which]),)
                for which, form in ((right, Form.MINUS_LOG), (~right, Form.MINUS_LOG_OF_REST))
            )
            return Parts(Rule.BINARY_CROSS_ENTROPY, groups)
    sums = np.asarray(chain.array(record.layers[-1].name, "y"), np.float64)
    exponentials = np.exp(sums - sums.max())  # in float64, where no p is too small
    p = exponentials[record.label] / exponentials.sum()
    column = Column(np.array([p]), Form.SAME, OUTPUT, "y", at((record.label,)))
    return Parts(Rule.CROSS_ENTROPY, ((column,),), Function.MINUS_LOG)


def _weighted_sum(chain: Chain, layer: LayerRecord, index: Index) -> tuple[Products, ...]:
    unit = index[0]
    inputs = np.arange(len(layer.clip.x))
    weights = chain.column(layer.name, "W", across(unit, inputs))
    bias = chain.column(layer.name, "b", at((unit, 0)))
    return (weights, chain.inputs(layer, across(inputs))), (bias,)


def _convolution(chain: Chain, layer: LayerRecord, index: Index) -> tuple[Products, ...]:
    channel, row, column = index
    taps, cells = seen_by(layer, row, column)
    weights = chain.column(layer.name, "W", np.insert(taps, 0, channel, axis=1))
    return (weights, chain.inputs(layer, cells)), (chain.column(layer.name, "b", at((channel,))),)


def _pooling(chain: Chain, layer: LayerRecord, index: Index) -> Parts:
    channel, row, column = index
    assert layer.slides is not None
    down, over = layer.slides
    top, left = row * down.stride, column * over.stride
    if layer.kind == "max-pooling":
        i, j = divmod(int(chain.array(layer.name, "winners")[index]), over.window)
        winner = chain.inputs(layer, at((channel, top + i, left + j)))
        return Parts(Rule.LARGEST, ((winner,),))
    window = np.indices((down.window, over.window)).reshape(2, -1).T + np.array((top, left))
    cells = chain.inputs(layer, np.insert(window, 0, channel, axis=1))
    share = constant(1 / prod((down.window, over.window)), Form.SHARE)
    return Parts(Rule.WINDOW_MEAN, ((share, cells),))


def _kept(chain: Chain, layer: LayerRecord, index: Index) -> Column:
    kept = bool(chain.array(layer.name, "kept")[index])
    value = np.array([layer.enlarged if kept else 0.0])
    return Column(value, Form.KEPT, layer.name, "kept", at(index))


def _activation(chain: Chain, layer: LayerRecord, index: Index) -> Parts:
    """Return `f(z)`, with z itself written out where it is a sum of its own."""
    before = chain.before(layer)
    function = FUNCTIONS[layer.kind]
    if before is not None and before.kind == "dense":
        return Parts(Rule.ACTIVATION_OF_SUM, _weighted_sum(chain, before, index), function)
    if before is not None and before.kind == "convolution":
        return Parts(Rule.ACTIVATION_OF_MAP, _convolution(chain, before, index), function)
    return Parts(Rule.ACTIVATION, ((chain.inputs(layer, at(index)),),), function)
