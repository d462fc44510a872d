"""The words for layers, gates, frames and maps."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.layer_title import layer_title
from engine.failure import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

_GATES = {
    "reset": QT_TRANSLATE_NOOP("Inspector", "reset gate"),
    "update": QT_TRANSLATE_NOOP("Inspector", "update gate"),
    "candidate": QT_TRANSLATE_NOOP("Inspector", "candidate"),
    "input": QT_TRANSLATE_NOOP("Inspector", "input gate"),
    "forget": QT_TRANSLATE_NOOP("Inspector", "forget gate"),
    "output": QT_TRANSLATE_NOOP("Inspector", "output gate"),
    "state": QT_TRANSLATE_NOOP("Inspector", "state"),
    "cell": QT_TRANSLATE_NOOP("Inspector", "cell"),
}

_OUTPUTS = {
    "dense": QT_TRANSLATE_NOOP("Inspector", "sum z of {unit}"),
    "convolution": QT_TRANSLATE_NOOP("Inspector", "sum z of {unit}"),
    "max-pooling": QT_TRANSLATE_NOOP("Inspector", "largest of its window, {unit}"),
    "average-pooling": QT_TRANSLATE_NOOP("Inspector", "mean of its window, {unit}"),
    "dropout": QT_TRANSLATE_NOOP("Inspector", "{unit} behind dropout"),
    "mean-over-time": QT_TRANSLATE_NOOP("Inspector", "mean over time of {unit}"),
    "last-state": QT_TRANSLATE_NOOP("Inspector", "last state of {unit}"),
}


def stage_title(name: str) -> str:
    """Return a layer's name for people: `hidden1` as "hidden 1", `conv2` as "conv 2"."""
    base = name.partition(".")[0]
    number = base.removeprefix("conv")
    if number != base and number.isdigit():
        return translate("Inspector", "conv {number}").format(number=number)
    return layer_title(base)


def gate_word(gate: str) -> str:
    """Return what a gate, a state or a cell is called."""
    return translate("Inspector", _GATES[gate])


def frame_word(frame: int) -> str:
    """Return a frame, counted from 1."""
    text = translate("Inspector", "frame {number}").format(number=frame + 1)
    return text.replace(" ", "\u00a0")  # the number stays with its word


def map_word() -> str:
    """Return how a place on a feature map is written."""
    return translate("Inspector", "{layer} · map {number} [{row}, {column}]")


def array_word(kind: str, array: str) -> str:
    """Return what a layer's value is called, with a place for its unit."""
    if array in _GATES:
        return translate("Inspector", "{gate} of {unit}").replace("{gate}", gate_word(array))
    return translate("Inspector", _OUTPUTS.get(kind, "output a of {unit}"))


_ = QT_TRANSLATE_NOOP("Inspector", "output a of {unit}")
