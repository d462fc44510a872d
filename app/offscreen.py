"""The real window without a screen, with settings and a home of its own: nobody's are touched."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEventLoop, QSettings, QTimer

from app.application import Startup, make_application, open_window
from app.main_window import MainWindow
from engine.failure import QT_TRANSLATE_NOOP, Failure

PATIENCE = 60.0  # seconds for what takes a tenth of it on a slow machine
READOUT_SECONDS = 0.3  # in which captions and curves, written less often, show the last step


@dataclass(frozen=True, slots=True)
class OffscreenWindow:
    """A window that has been opened, and what furnishes it."""

    window: MainWindow
    startup: Startup


@contextmanager
def offscreen_window(
    size: tuple[int, int], prepare: Callable[[QSettings], None] = lambda _: None
) -> Iterator[OffscreenWindow]:
    """Open the window for as long as the context lasts; for a process that ends afterwards.

    Parameters
    ----------
    size
        Width and height in pixels.
    prepare
        Writes the settings that the window starts with; without any it starts as for a new user.
    """
    with tempfile.TemporaryDirectory(prefix="voxprop-") as private:
        ini, user = QSettings.Format.IniFormat, QSettings.Scope.UserScope
        QSettings.setDefaultFormat(ini)
        QSettings.setPath(ini, user, private)
        settings = QSettings(ini, user, "Voxprop", "Voxprop")
        prepare(settings)
        settings.sync()
        application = make_application()
        window, startup = open_window(home=Path(private))
        window.resize(*size)
        try:
            yield OffscreenWindow(window, startup)
        finally:
            window.close()
            application.processEvents()


def wait_until(
    condition: Callable[[], bool],
    meanwhile: Callable[[], None] = lambda: None,
    *,
    patience: float = PATIENCE,
) -> None:
    """Let the window live until `condition` holds; Failure when `patience` seconds pass before."""
    loop = QEventLoop()
    deadline = perf_counter() + patience
    look = QTimer()
    look.setInterval(5)

    def check() -> None:
        meanwhile()
        if condition() or perf_counter() > deadline:
            loop.quit()

    look.timeout.connect(check)
    look.start()
    loop.exec()
    look.stop()
    if not condition():
        raise Failure(
            QT_TRANSLATE_NOOP("engine", "The window did not answer within {seconds:.0f} s."),
            QT_TRANSLATE_NOOP("engine", "Close other programs, and try again."),
            seconds=patience,
        )


def let_readouts_catch_up() -> None:
    """Let the window live until all that it writes less often has been written."""
    caught_up = perf_counter() + READOUT_SECONDS
    wait_until(lambda: perf_counter() > caught_up)
