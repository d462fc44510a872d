"""What a person is told when something went wrong: what happened, and what to try."""

from __future__ import annotations

import sys
import threading
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.layer_title import layer_title
from engine.failure import Failure


def sentences_about(error: BaseException) -> tuple[str, str]:
    """Return what happened and what to try, in the window's language."""
    if isinstance(error, Failure):
        what = QCoreApplication.translate("engine", error.what)
        remedy = QCoreApplication.translate("engine", error.remedy)
        values = {
            name: QCoreApplication.translate("engine", value) if isinstance(value, str) else value
            for name, value in error.values.items()
        }
        if "layer" in values:  # for people `hidden1.tanh` is a part of "hidden 1"
            values["layer"] = layer_title(str(values["layer"]).partition(".")[0])
        return what.format(**values), remedy.format(**values)
    what = QCoreApplication.translate("Errors", "Something went wrong inside the program: {error}.")
    remedy = QCoreApplication.translate(
        "Errors", "Your recordings are safe. Reset, or start Voxprop again."
    )
    return what.format(error=f"{type(error).__name__}: {error}"), remedy


class ErrorHook(QObject):
    """Shows an exception that nobody caught, in any thread, instead of losing it."""

    raised = Signal(object)

    def install(self) -> None:
        """Come before the hooks that are in force; those are still told."""
        self._earlier = sys.excepthook, threading.excepthook
        sys.excepthook = self._tell
        threading.excepthook = self._tell_of_thread

    def remove(self) -> None:
        """Give the earlier hooks their place back."""
        sys.excepthook, threading.excepthook = self._earlier

    def _tell(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self._earlier[0](kind, error, trace)
        self.raised.emit(error)

    def _tell_of_thread(self, arguments: threading.ExceptHookArgs) -> None:
        self._earlier[1](arguments)
        if arguments.exc_value is not None:
            self.raised.emit(arguments.exc_value)
