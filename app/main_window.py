"""The window: the transport bar at once, the workbench once everything it needs has been loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, Signal
from PySide6.QtGui import QAction, QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QVBoxLayout, QWidget

from app import theme
from app.actions import fill_menu, make_actions
from app.panels.skeleton import Skeleton
from app.panels.transport_bar import TransportBar
from app.screen_size import resize_on_screen

if TYPE_CHECKING:
    from app.workbench import Workbench


class MainWindow(QMainWindow):
    """Assembles the panels; it decides nothing. `app.wiring` connects it with the controllers."""

    first_painted = Signal()
    """The window has been painted for the first time."""
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Voxprop")
        self.setMinimumSize(1180, 720)
        self.transport = TransportBar()
        self.actions_by_name: dict[str, QAction] = make_actions(self)
        self.actions_by_name["quit"].triggered.connect(self.close)
        self.workbench: Workbench | None = None
        self._painted = False
        self._skeleton: QWidget | None = Skeleton()
        menu = QMenu(self)
        fill_menu(menu, self.actions_by_name)
        self.transport.set_menu(menu)
        whole = QWidget()
        self._rows = QVBoxLayout(whole)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addWidget(self.transport)
        self._rows.addWidget(self._skeleton, 1)
        self.setCentralWidget(whole)
        self._restore_geometry()

    def furnish(self) -> Workbench:
        """Put the workbench in the skeleton's place."""
        from app.workbench import Workbench

        self.workbench = Workbench()
        self._rows.addWidget(self.workbench, 1)
        if self._skeleton is not None:
            self._skeleton.deleteLater()
            self._skeleton = None
        state = QSettings().value("window/columns")
        if isinstance(state, QByteArray):
            self.workbench.columns.restoreState(state)
        return self.workbench

    def use_theme(self, chosen: theme.Theme) -> None:
        """Repaint everything in another theme."""
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        theme.apply(application, chosen)
        self.transport.apply_theme()
        if self.workbench is not None:
            self.workbench.apply_theme()
        for widget in self.findChildren(QWidget):
            widget.update()

    def _restore_geometry(self) -> None:
        geometry = QSettings().value("window/geometry")
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            resize_on_screen(self, 1280, 800)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when the first paint is done."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.first_painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where the window stood."""
        settings = QSettings()
        settings.setValue("window/geometry", self.saveGeometry())
        if self.workbench is not None:
            settings.setValue("window/columns", self.workbench.columns.saveState())
        self.closed.emit()
        super().closeEvent(event)
