"""What the numbers of a record are called: `weight hidden 1 [8] → hidden 2 [15]`."""

from __future__ import annotations

from re import sub

from PySide6.QtCore import QCoreApplication

from app.inspector.words import (
    array_word,
    frame_word,
    gate_word,
    map_word,
    stage_title,
)
from engine.explain.chain import where_made
from engine.explain.places import (
    BATCH,
    INPUT,
    LOSS,
    OUTPUT,
    RECURRENT,
    Place,
    layer_of,
    value_place,
)
from engine.explain.recurrent_rules import GATES, units_of
from engine.training.record import LayerRecord, Record

translate = QCoreApplication.translate


def title_of(record: Record, place: Place) -> str:
    """Return what a number is called, as a title."""
    name = name_of(record, place)
    kept_whole = sub(r"\[.*?\]", lambda bracket: bracket[0].replace(" ", "\u00a0"), name)
    return kept_whole[0].upper() + kept_whole[1:]


def name_of(record: Record, place: Place) -> str:
    """Return what a number is called, within a sentence."""
    place = where_made(record, place) if place.layer != BATCH else place
    value = value_place(record, place)
    if place.array.startswith("update ") and value is not None:
        return translate("Inspector", "update of {number}").format(number=name_of(record, value))
    if value is not None:
        return _gradient_name(record, place, value)
    return _value_name(record, place)


def unit_of(record: Record, place: Place) -> str:
    """Return to which unit, cell, word or clip a number belongs, in few characters."""
    place = where_made(record, place) if place.layer != BATCH else place
    if place.layer == INPUT:
        frame, band = place.index
        return translate("Inspector", "frame {frame}, band {band}").format(
            frame=frame + 1, band=band + 1
        )
    if place.layer == OUTPUT:
        return _word(record, place.index[0])
    if place.layer == LOSS:
        return translate("Inspector", "the loss")
    if place.layer == BATCH:
        return translate("Inspector", "clip {number}").format(
            number=int(record.batch[place.index[0]]) + 1
        )
    return _layer_unit(record, layer_of(record, place.layer), place.index)


def _gradient_name(record: Record, place: Place, value: Place) -> str:
    layer = None if place.layer == INPUT else layer_of(record, place.layer)
    unit = unit_of(record, place)
    if layer is not None and place.array == "dout" and layer.kind in ("dense", "convolution"):
        return translate("Inspector", "delta δ of {unit}").format(unit=unit)
    if layer is not None and layer.kind in RECURRENT and place.array == "dout":
        return translate("Inspector", "gradient from above at {unit}").format(unit=unit)
    if layer is not None and place.array == "dz":
        return translate("Inspector", "delta δ of {unit}").format(unit=unit)
    gate = place.array.removeprefix("d")
    if layer is not None and layer.kind in ("gru", "lstm") and gate in GATES[layer.kind]:
        return translate("Inspector", "delta δ of the {gate} of {unit}").format(
            gate=gate_word(gate), unit=unit
        )
    return translate("Inspector", "gradient of {number}").format(number=_value_name(record, value))


def _value_name(record: Record, place: Place) -> str:
    if place.layer == BATCH:
        return unit_of(record, place)
    unit = unit_of(record, place)
    if place.layer == INPUT:
        return translate("Inspector", "input {unit}").format(unit=unit)
    if place.layer == OUTPUT:
        return translate("Inspector", "prediction for {word}").format(word=unit)
    if place.layer == LOSS:
        return translate("Inspector", "loss L")
    layer = layer_of(record, place.layer)
    if place.array in layer.parameters:
        return _parameter_name(record, layer, place)
    return array_word(layer.kind, place.array).format(unit=unit)


def _parameter_name(record: Record, layer: LayerRecord, place: Place) -> str:
    if layer.kind == "convolution":
        return _kernel_name(layer, place)
    target = _target(record, layer, place.index[0])
    if place.array == "b":
        return translate("Inspector", "bias of {unit}").format(unit=target)
    source = _source(record, layer, place)
    name = translate("Inspector", "weight {source} → {target}")
    if place.array == "U":
        name = translate("Inspector", "recurrent weight {source} → {target}")
    return name.format(source=source, target=target)


def _kernel_name(layer: LayerRecord, place: Place) -> str:
    values = layer.parameters[place.array]
    if place.array == "b":
        text = translate("Inspector", "bias of {layer} · map {number} of {count}")
    elif values.shape[1] == 1:
        text = translate("Inspector", "{layer} · kernel {number} of {count} · tap [{i}, {j}]")
    else:
        text = translate(
            "Inspector", "{layer} · kernel {number} of {count} · from map {source} · tap [{i}, {j}]"
        )
    _, source, i, j = (*place.index, 0, 0, 0)[:4]
    return text.format(
        layer=stage_title(layer.name),
        number=place.index[0] + 1,
        count=len(values),
        source=source + 1,
        i=i + 1,
        j=j + 1,
    )


def _target(record: Record, layer: LayerRecord, row: int) -> str:
    """Return which unit, and of a gated layer which of its gates, a row of weights feeds."""
    if layer.kind not in RECURRENT:
        return _layer_unit(record, layer, (row,))
    gate, unit = divmod(row, units_of(layer))
    name = _numbered(layer.name, unit)
    if layer.kind == "elman":
        return name
    return translate("Inspector", "{gate} of {unit}").format(
        gate=gate_word(GATES[layer.kind][gate]), unit=name
    )


def _source(record: Record, layer: LayerRecord, place: Place) -> str:
    column = place.index[1]
    if place.array == "U":
        return _numbered(layer.name, column)
    if layer.kind not in RECURRENT:
        return unit_of(record, Place(layer.name, "x", (column,)))
    made = where_made(record, Place(layer.name, "x", (0, column)))
    if made.layer == INPUT:
        return translate("Inspector", "band {band}").format(band=column + 1)
    return _numbered(made.layer, column)


def _layer_unit(record: Record, layer: LayerRecord, index: tuple[int, ...]) -> str:
    base = layer.name.partition(".")[0]
    if base == "output":
        return _word(record, index[0])
    if layer.kind in ("mean-over-time", "last-state"):
        return unit_of_column(record, layer, index[0])
    if layer.kind == "dropout":
        return unit_of(record, Place(layer.name, "x", index))
    if len(index) == 3:
        channel, row, column = index
        return map_word().format(
            layer=stage_title(base), number=channel + 1, row=row + 1, column=column + 1
        )
    if len(index) == 2:
        return f"{_numbered(base, index[1])} · {frame_word(index[0])}"
    return _numbered(base, index[0])


def unit_of_column(record: Record, layer: LayerRecord, unit: int) -> str:
    """Return the unit of a recurrent layer whose states are read out over time."""
    states = where_made(record, Place(layer.name, "x", (0, unit)))
    return _numbered(states.layer, unit)


def _numbered(layer: str, unit: int) -> str:
    return f"{stage_title(layer)} [{unit + 1}]"


def _word(record: Record, number: int) -> str:
    words = record.words
    return f"“{words[number]}”" if number < len(words) else f"[{number + 1}]"
