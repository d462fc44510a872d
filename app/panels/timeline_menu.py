"""What can be done at a step of the timeline: a menu, and what its entries ask for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from app.controllers.travel import Bookmark, Standing
from app.picture_files import fill_picture_menu, show_refusal

translate = QCoreApplication.translate


class TimelineMenu(QMenu):
    """The menu of one step of one branch.

    Parameters
    ----------
    step, branch
        Where it was asked for.
    standing
        Where the run stands.
    bookmark
        The bookmark of that place, if there is one.
    """

    def __init__(
        self,
        step: int,
        branch: int,
        standing: Standing,
        bookmark: Bookmark | None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        at = f"{step:,}"
        self.go = self.addAction(translate("Timeline", "Go to step {step}").format(step=at))
        self.newest = self.addAction(translate("Timeline", "Back to the newest step"))
        self.newest.setVisible(standing.in_past)
        branch_off = translate("Timeline", "Branch off at step {step}").format(step=at)
        self.branch = self.addAction(branch_off)
        self.branch.setEnabled((step, branch) != (standing.newest, standing.branch))
        self.addSeparator()
        mark = translate("Timeline", "Bookmark step {step}").format(step=at)
        self.bookmark = self.addAction(mark)
        self.bookmark.setVisible(bookmark is None)
        self.note = self.addAction(translate("Timeline", "Note of this bookmark..."))
        self.remove = self.addAction(translate("Timeline", "Remove this bookmark"))
        for action in (self.note, self.remove):
            action.setVisible(bookmark is not None)


class PlaceMenus(QObject):
    """Makes the menus of places, and says what is chosen in them."""

    seek_requested = Signal(int, int)
    """Stand at this step of this branch."""
    newest_requested = Signal()
    """Leave the past."""
    branch_requested = Signal(int, int)
    """Branch off at this step of this branch."""
    bookmark_requested = Signal(int, int)
    """Remember this step of this branch."""
    bookmark_renamed = Signal(object, str)
    """A `Bookmark`, and its new note."""
    bookmark_removed = Signal(object)
    """A `Bookmark`."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget

    def make(
        self, step: int, branch: int, standing: Standing, bookmarks: Sequence[Bookmark]
    ) -> TimelineMenu:
        """Return the menu of a place."""
        marks = (one for one in bookmarks if (one.step, one.branch) == (step, branch))
        bookmark = next(marks, None)
        menu = TimelineMenu(step, branch, standing, bookmark, self._widget)
        menu.go.triggered.connect(lambda: self.seek_requested.emit(step, branch))
        menu.newest.triggered.connect(self.newest_requested)
        menu.branch.triggered.connect(lambda: self.branch_requested.emit(step, branch))
        menu.bookmark.triggered.connect(lambda: self.bookmark_requested.emit(step, branch))
        menu.addSeparator()
        fill_picture_menu(menu, self._widget, partial(show_refusal, self._widget))
        if bookmark is not None:
            menu.remove.triggered.connect(lambda: self.bookmark_removed.emit(bookmark))
            menu.note.triggered.connect(lambda: self.ask_for_note(bookmark))
        return menu

    def ask_for_note(self, bookmark: Bookmark) -> QInputDialog:
        """Ask for a bookmark's note, in a dialog that does not hold the window up."""
        dialog = QInputDialog(self._widget)
        dialog.setWindowTitle(translate("Timeline", "Bookmark"))
        dialog.setLabelText(
            translate("Timeline", "Note at step {step}:").format(step=f"{bookmark.step:,}")
        )
        dialog.setTextValue(bookmark.note)
        dialog.textValueSelected.connect(lambda note: self.bookmark_renamed.emit(bookmark, note))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog
