"""What an optimizer is called in the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def optimizer_title(kind: str) -> str:
    """Return what an optimizer is called in a sentence."""
    return {
        "gradient-descent": QCoreApplication.translate("Caption", "gradient descent"),
        "momentum": QCoreApplication.translate("Caption", "momentum"),
        "nesterov": "Nesterov",
        "rmsprop": "RMSProp",
        "adam": "Adam",
    }[kind]
