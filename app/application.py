"""The application: first a painted window, then everything else.

Importing numpy and the panels takes longer than a person waits gladly. So the window is
painted with its transport bar alone; a thread imports the panels meanwhile; then it is furnished.
What can wait even longer, other networks' scenes and the side windows, is imported once a network
is shown.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QSettings, Qt, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from app import theme
from app.errors import ErrorHook
from app.main_window import MainWindow

if TYPE_CHECKING:
    from app.wiring import Wiring

HEAVY = ("numpy", "app.workbench", "app.wiring", "app.network_canvas.dense.scene")
"""Imported, in this order, after the first paint."""

TRANSLATIONS = theme.FONT_FOLDER.parent / "translations"


def import_all(modules: Iterable[str]) -> None:
    """Import modules by their names."""
    for name in modules:
        import_module(name)


class Preload(QObject):
    """Imports the heavy modules in a thread of its own, which touches no widget."""

    done = Signal()
    failed = Signal(object)

    def start(self) -> None:
        """Begin to import."""
        Thread(target=self._import, name="preload", daemon=True).start()

    def _import(self) -> None:
        try:
            import_all(HEAVY)
        except Exception as error:
            self.failed.emit(error)
        else:
            self.done.emit()


class Startup(QObject):
    """The way from a painted skeleton to a window that works.

    Attributes
    ----------
    wiring
        The controllers, once the window is furnished; None before.
    """

    furnished = Signal()

    def __init__(self, window: MainWindow, hook: ErrorHook, home: Path | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._hook = hook
        self._home = home
        self.wiring: Wiring | None = None
        self._preload = Preload(self)
        self._preload.done.connect(self._furnish)
        self._preload.failed.connect(hook.raised)
        window.first_painted.connect(self._preload.start)

    def _furnish(self) -> None:
        from app.errors import sentences_about
        from app.wiring import Wiring

        theme.load_script_fonts()
        workbench = self._window.furnish()
        self._hook.raised.connect(
            lambda error: workbench.notice.show_problem(*sentences_about(error))
        )
        wiring = Wiring(self._window, workbench, self._home)
        self.wiring = wiring
        wiring.playback.moment_changed.connect(
            self._import_the_rest, Qt.ConnectionType.SingleShotConnection
        )
        wiring.start()
        self.furnished.emit()

    def _import_the_rest(self) -> None:
        from app import side_windows
        from app.network_canvas import scenes

        rest = (*scenes.MODULES, *side_windows.MODULES)
        Thread(target=import_all, args=(rest,), name="import the rest", daemon=True).start()


def make_application() -> QApplication:
    """Return the application with its name, theme, fonts and language."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(sys.argv[:1])
    application.setOrganizationName("Voxprop")
    application.setApplicationName("Voxprop")
    theme.load_text_fonts()
    theme.apply(application, _remembered_theme())
    install_language(application, str(QSettings().value("window/language", "")))
    return application


def install_language(application: QApplication, language: str = "") -> None:
    """Translate the window; without a `language` into the system's, where there is one."""
    wanted = language or next(iter(QLocale.system().uiLanguages()), "")
    if QLocale(wanted).language() is not QLocale.Language.Chinese:
        return
    theme.load_script_fonts()
    for folder, name in (
        (str(TRANSLATIONS), "voxprop_zh_CN"),
        (QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), "qtbase_zh_CN"),
    ):
        translator = QTranslator(application)
        if translator.load(name, folder):
            application.installTranslator(translator)


def open_window(home: Path | None = None) -> tuple[MainWindow, Startup]:
    """Show the window; it is furnished after its first paint.

    `home` is where the user's recordings lie; None is the usual place.
    """
    hook = ErrorHook()
    hook.install()
    window = MainWindow()
    hook.setParent(window)
    window.closed.connect(hook.remove)
    startup = Startup(window, hook, home)
    window.show()
    return window, startup


def run() -> int:
    """Open the window, and return the exit code when it is closed."""
    application = make_application()
    window, _startup = open_window()
    code = application.exec()
    del window
    return code


def _remembered_theme() -> theme.Theme:
    light = QSettings().value("window/theme", "dark") == "light"
    return theme.LIGHT if light else theme.DARK
