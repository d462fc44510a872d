"""One number in one or two lines, for the tooltip under the pointer."""

from __future__ import annotations

from math import isnan

from PySide6.QtCore import QCoreApplication

from app.inspector.names import title_of
from app.inspector.numbers import number
from engine.explain.chain import where_made
from engine.explain.conditions import Condition, condition_of
from engine.explain.places import OUTPUT, Place, gradient_place, value_of
from engine.failure import QT_TRANSLATE_NOOP
from engine.training.record import Record

translate = QCoreApplication.translate

_CONDITIONS = {
    Condition.NOT_A_NUMBER: QT_TRANSLATE_NOOP(
        "Inspector", "Not a number: something grew beyond all bounds before it."
    ),
    Condition.INFINITE: QT_TRANSLATE_NOOP("Inspector", "Infinite: it grew beyond all bounds."),
    Condition.DEAD: QT_TRANSLATE_NOOP(
        "Inspector", "Dead here: z is below zero, so output and slope are 0; no gradient passes."
    ),
    Condition.SATURATED: QT_TRANSLATE_NOOP(
        "Inspector",
        "Saturated: so near its end that the slope is almost 0; little gradient passes.",
    ),
    Condition.DROPPED: QT_TRANSLATE_NOOP(
        "Inspector", "Dropped: dropout has left it out of this step; no gradient passes."
    ),
    Condition.LOST: QT_TRANSLATE_NOOP(
        "Inspector", "Lost its pooling window to a larger number: no gradient passes."
    ),
}


def describe(record: Record, place: Place, *, batch: bool) -> str:
    """Return a number's name, value, gradient and state; empty where there is no such number."""
    try:
        place = where_made(record, place)
        value = value_of(record, place, batch=batch)
        lines = [f"{title_of(record, place)}: {number(value)}"]
        gradient = gradient_place(record, place)
        if gradient is not None:
            slope = value_of(record, gradient, batch=batch)
            lines.append(f"{gradient_symbol(record, place)} = {number(slope)}")
        condition = condition_of(record, place, batch=batch)
    except (LookupError, ValueError):
        return ""
    if condition is not None:
        lines.append(condition_sentence(condition))
    elif gradient is not None and isnan(slope):
        lines.append(condition_sentence(Condition.NOT_A_NUMBER))
    return "\n".join(lines)


def gradient_symbol(record: Record, place: Place) -> str:
    """Return how the gradient of a number is written: δ at a weighted sum, else ∂L/∂ of it."""
    if place.layer == OUTPUT:
        return "δ"
    if place.array == "y" and any(
        layer.name == place.layer and layer.kind in ("dense", "convolution")
        for layer in record.layers
    ):
        return "δ"
    letter = {"W": "w", "U": "u", "b": "b", "state": "h", "cell": "c"}.get(place.array)
    if letter is None:
        letter = "x" if place.layer == "input" else "z" if place.array != "y" else "a"
    return f"∂L/∂{letter}"


def condition_sentence(condition: Condition) -> str:
    """Return what a state of a number means."""
    return translate("Inspector", _CONDITIONS[condition])
