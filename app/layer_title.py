"""What a layer is called in the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def layer_title(name: str) -> str:
    """Return a layer's name as it is written for people: `hidden1` as "hidden 1"."""
    if name == "output":
        return QCoreApplication.translate("LayerTitle", "output")
    number = name.removeprefix("hidden")
    if number == name:
        return name
    return QCoreApplication.translate("LayerTitle", "hidden {number}").format(number=number)
