"""Phases and numbers by their names in the shell: `backward:conv1`, `hidden1.W[3,12]`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.controllers.phases import Phase, phases_of
from engine.explain.places import INPUT, OUTPUT, Place, value_of
from engine.failure import Failure
from engine.training.record import Record

_PLACE = re.compile(r"(?P<layer>.+)\.(?P<array>[^.\[\]]+)\[(?P<index>\d{1,9}(,\d{1,9})*)\]")
_HOW_TO_WRITE = (
    "Write a layer, an array and a place in it, as hidden1.W[3,12] or input.y[0,5]; "
    "the layers are: {layers}."
)


def phase_of(name: str, record: Record) -> Phase:
    """Return a phase by its name; Failure when the network has no such phase."""
    phases = {phase.name: phase for phase in phases_of(record)}
    if name not in phases:
        raise Failure(
            "There is no phase {name}.",
            "Choose one of: {known}.",
            name=name,
            known=", ".join(phases),
        )
    return phases[name]


def place_of(text: str, record: Record, *, batch: bool) -> Place:
    """Return the place of a number of a record; Failure when there is none."""
    found = _PLACE.fullmatch(text.replace(" ,", ",").replace(", ", ","))
    if found is None:
        raise _no_place(text, record)
    place = Place(found["layer"], found["array"], tuple(map(int, found["index"].split(","))))
    check_place(place, record, batch=batch)
    return place


def check_place(place: Place, record: Record, *, batch: bool) -> None:
    """Raise a Failure when a record has no number at a place."""
    try:
        value_of(record, place, batch=batch)
    except (KeyError, IndexError, StopIteration, TypeError) as error:
        raise _no_place(_written(place.layer, place.array, place.index), record) from error


def _written(layer: str, array: str, index: Sequence[int]) -> str:
    return f"{layer}.{array}[{','.join(map(str, index))}]"


def _no_place(text: str, record: Record) -> Failure:
    layers = (INPUT, *(layer.name for layer in record.layers if layer.name != INPUT), OUTPUT)
    return Failure(
        "There is no number {text} in this network.",
        _HOW_TO_WRITE,
        text=text,
        layers=", ".join(layers),
    )
