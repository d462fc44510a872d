"""Why is this number what it is? Answered from the record alone, for every number of it."""

from __future__ import annotations

import numpy as np

from engine.explain.backward_rules import arriving_at, gradient_of
from engine.explain.chain import Chain, OfEachClipError, at, constant
from engine.explain.derivation import Derivation, Products
from engine.explain.forward_rules import Parts, loss_of, output_of, prediction_of
from engine.explain.places import (
    INPUT,
    LOSS,
    OUTPUT,
    RECURRENT,
    Place,
    array_of,
    is_parameter,
    layer_of,
    value_of,
)
from engine.explain.recurrent_rules import at_frame
from engine.explain.rules import Form, Function, Rule
from engine.explain.time_rules import gradient_at_frame
from engine.training.record import Record


def derive(record: Record, place: Place, *, batch: bool = False) -> Derivation:
    """Return the derivation of the number at a place; its terms add up to the number.

    A number of the batch is explained where its own means and sums explain it. Where it takes each
    clip by itself, as through an activation, it is a mean or a sum over clips without terms; see
    `engine.explain.proof.explain_record` for a gradient's.

    Raises
    ------
    KeyError, IndexError
        When there is no such number.
    """
    chain = Chain(record, batch=batch)
    _check(record, place, batch=batch)
    place = chain.canonical(place)
    value = value_of(record, place, batch=batch)
    if place.array.startswith("update "):
        return _update(record, place, value, batch=batch)
    try:
        parts = _parts(chain, place)
        if batch and not _holds_for_means(parts):
            raise OfEachClipError(place)
    except OfEachClipError:
        gradient = place.array.startswith("d")
        parts = Parts(Rule.SUM_OVER_CLIPS if gradient else Rule.MEAN_OVER_CLIPS)
    return Derivation(place, batch, value, parts.rule, parts.function, parts.outside, parts.groups)


def _parts(chain: Chain, place: Place) -> Parts:  # noqa: PLR0911 - one kind of number each
    record, array, index = chain.record, place.array, place.index
    if place.layer == INPUT and array == "y":
        return Parts(Rule.FEATURE)
    if place.layer == LOSS:
        if chain.batch:
            raise OfEachClipError(LOSS)
        return loss_of(chain)
    if place.layer == OUTPUT:
        return prediction_of(chain, index)
    if array == "dout":
        return arriving_at(chain, place.layer, index)
    if is_parameter(record, place):
        return Parts(Rule.PARAMETER)
    layer = layer_of(record, place.layer)
    if array.removeprefix("d") in layer.parameters:
        return gradient_of(chain, layer, array.removeprefix("d"), index)
    if layer.kind in RECURRENT:
        if array.startswith("d"):
            return gradient_at_frame(chain, layer, array, index)
        return at_frame(chain, layer, array, index)
    if array == "y":
        return output_of(chain, layer, index)
    raise KeyError(array)


def _update(record: Record, place: Place, value: float, *, batch: bool) -> Derivation:
    """Return `-eta (scale g + lambda w)` of gradient descent; of others, how they compare with it.

    The update is made of the batch's gradient, whosever numbers are being looked at.
    """
    if record.step == 0:
        return Derivation(place, batch, value, Rule.NOT_UPDATED)
    chain = Chain(record, batch=True)
    name = place.array.removeprefix("update ")
    rate = constant(-record.learning_rate, Form.RATE)
    gradient = chain.column(place.layer, f"d{name}", at(place.index))
    scale = constant(record.gradient_scale, Form.CLIPPING)
    clipped = (scale,) if record.gradient_scale != 1 else ()
    groups: tuple[Products, ...] = ((rate, *clipped, gradient),)
    if record.weight_decay:
        decay = constant(record.weight_decay, Form.DECAY)
        groups += ((rate, decay, chain.column(place.layer, name, at(place.index))),)
    descent = Derivation(place, True, value, Rule.DESCENT, groups=groups)
    if record.optimizer_kind == "gradient-descent":
        return descent
    plain = descent.sum
    ratio = value / plain if plain else float("nan")
    return Derivation(place, True, value, Rule.OTHER_OPTIMIZER, ratio=ratio)


def _holds_for_means(parts: Parts) -> bool:
    """Whether a formula is true of means and sums over clips: where one factor of each term varies.

    A product of two numbers that both differ from clip to clip is not the product of their means.
    """
    if parts.function is not Function.SAME:
        return False
    if any(factor.place and factor.form is not Form.IDENTITY_SLOPE for factor in parts.outside):
        return False
    return all(sum(column.varies for column in group) <= 1 for group in parts.groups)


def _check(record: Record, place: Place, *, batch: bool) -> None:
    """Refuse an index that Python would count from the end, or that means more than one number."""
    shape = np.shape(array_of(record, place.layer, place.array, batch=batch))
    fits = len(place.index) == len(shape) and all(
        0 <= axis < size for axis, size in zip(place.index, shape, strict=False)
    )
    if not fits:
        raise IndexError(place.index)
