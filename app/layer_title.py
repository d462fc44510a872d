"""What a layer is called in the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def layer_title(name: str) -> str:
    """Return a layer's name as it is written for people: `conv2` as "conv 2"."""
    if name == "output":
        return QCoreApplication.translate("LayerTitle", "output")
    kind, number = name.rstrip("0123456789"), name.lstrip("abcdefghijklmnopqrstuvwxyz")
    if kind == "hidden":
        return QCoreApplication.translate("LayerTitle", "hidden {number}").format(number=number)
    if kind == "conv":
        return QCoreApplication.translate("LayerTitle", "conv {number}").format(number=number)
    return name
