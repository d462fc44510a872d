"""What the strips of a recurrent layer are called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

SYMBOLS = {
    "gru": {"state": "h", "reset": "r", "update": "u", "candidate": "n"},
    "lstm": {
        "state": "h",
        "input": "i",
        "forget": "f",
        "output": "o",
        "candidate": "g",
        "cell": "c",
    },
    "elman": {"state": "h"},
}
"""The letters of `engine.network`'s formulas, by kind of layer."""

KINDS = {"elman": "tanh", "gru": "GRU", "lstm": "LSTM"}
"""What a unit of a layer is called beside their number."""


def strip_name(array: str) -> str:
    """Return what a state or a gate is called in words."""
    return {
        "state": translate("RecurrentScene", "state"),
        "reset": translate("RecurrentScene", "reset gate"),
        "update": translate("RecurrentScene", "update gate"),
        "candidate": translate("RecurrentScene", "candidate"),
        "input": translate("RecurrentScene", "input gate"),
        "forget": translate("RecurrentScene", "forget gate"),
        "output": translate("RecurrentScene", "output gate"),
        "cell": translate("RecurrentScene", "cell"),
    }[array]


def strip_title(kind: str, array: str) -> str:
    """Return a strip's name and its letter in the formulas."""
    return f"{strip_name(array)} {SYMBOLS[kind][array]}"


def gradient_title(kind: str, array: str) -> str:
    """Return how the gradient of a strip is written: of a gate, at its weighted sum z."""
    return f"∂L/∂{SYMBOLS[kind][array]}" if array in ("state", "cell") else "∂L/∂z"
