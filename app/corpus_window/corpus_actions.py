"""What can be done in the corpus window, with its keys."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget


class CorpusActions(QObject):
    """The window's actions; those for a selection are in force where the clips have the focus."""

    def __init__(self, window: QWidget, grid: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._grid = grid
        self.play = self._of_clips(self.tr("Play"), "", self.tr("Hear the clip (Return)"))
        self.follow = self._of_clips(
            self.tr("Follow"),
            "Ctrl+L",
            self.tr("Let the network's picture follow this clip (Ctrl+L)"),
        )
        self.relabel = self._of_clips(
            self.tr("Other word..."),
            "F2",
            self.tr("Let the selected clips say another word (F2, or drag them onto one)"),
        )
        self.speaker = self._of_clips(
            self.tr("Speaker..."), "F3", self.tr("Say who speaks in the selected clips (F3)")
        )
        self.training = self._of_clips(
            self.tr("Training"), "Ctrl+1", self.tr("Learn from the selected clips (Ctrl+1)")
        )
        self.validation = self._of_clips(
            self.tr("Validation"),
            "Ctrl+2",
            self.tr("Keep the selected clips to test with (Ctrl+2)"),
        )
        self.use_for = self._of_clips(
            self.tr("Use for"), "", self.tr("Whether to learn from the clips or to test with them")
        )
        menu = QMenu(window)
        menu.addActions([self.training, self.validation])
        self.use_for.setMenu(menu)
        self.delete = self._of_clips(
            self.tr("Delete"), "Delete", self.tr("Take the selected clips out (Delete)")
        )
        self.copy = self._of_clips(
            self.tr("Copy to mine"),
            "Ctrl+D",
            self.tr(
                "Copy the selected clips that are read-only into your corpus, where you can "
                "change them (Ctrl+D)"
            ),
        )
        self.undo = self._of_window(
            self.tr("Undo"), ("Ctrl+Z",), self.tr("Take the last change back (Ctrl+Z)")
        )
        self.redo = self._of_window(
            self.tr("Redo"),
            ("Ctrl+Y", "Ctrl+Shift+Z"),
            self.tr("Do again what was undone (Ctrl+Y)"),
        )
        self.import_folder = self._of_window(
            self.tr("Import folder..."),
            ("Ctrl+I",),
            self.tr(
                "Copy a folder of recordings into your corpus: one folder a word, "
                "Speech Commands, or a CSV of path, label, speaker (Ctrl+I)"
            ),
        )
        self.import_files = self._of_window(
            self.tr("Import files..."),
            ("Ctrl+O",),
            self.tr("Copy recordings of one word into your corpus (Ctrl+O)"),
        )
        self.export = self._of_window(
            self.tr("Export..."),
            ("Ctrl+E",),
            self.tr("Write the clips in sight into a folder as Speech Commands are (Ctrl+E)"),
        )
        self.collect = self._of_window(
            self.tr("Collect takes"),
            ("Ctrl+K",),
            self.tr("Be asked for one word after the other, and only speak (Ctrl+K)"),
            checkable=True,
        )
        self.split = self._of_window(
            self.tr("Split"),
            ("Ctrl+P",),
            self.tr("Divide your clips into training and validation (Ctrl+P)"),
            checkable=True,
        )
        self.search = self._of_window(self.tr("Search"), ("Ctrl+F",), "")
        self.close_window = self._of_window(self.tr("Close"), ("Ctrl+W",), "")
        self.say = self._of_window(self.tr("Say a word"), ("Space",), "")
        self.again = self._of_window(self.tr("Say it again"), ("Backspace",), "")
        self.escape = self._of_window(self.tr("Stop"), ("Esc",), "")

    @property
    def for_clips(self) -> list[QAction]:
        """The actions for a selection, in the order of buttons and menu."""
        return [
            self.play,
            self.follow,
            self.relabel,
            self.speaker,
            self.use_for,
            self.delete,
            self.copy,
        ]

    def show_selection(self, own: int, others: int) -> None:
        """Let those be chosen that can do something with so many clips."""
        self.play.setEnabled(own + others == 1)
        self.follow.setEnabled(own + others == 1)
        for action in (
            self.relabel,
            self.speaker,
            self.training,
            self.validation,
            self.use_for,
            self.delete,
        ):
            action.setEnabled(own > 0)
        self.copy.setEnabled(others > 0)

    def _of_clips(self, text: str, key: str, tip: str) -> QAction:
        action = QAction(text, self)
        action.setToolTip(tip)
        if key:
            action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setEnabled(False)
        self._grid.addAction(action)
        return action

    def _of_window(
        self, text: str, keys: tuple[str, ...], tip: str, *, checkable: bool = False
    ) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setCheckable(checkable)
        if tip:
            action.setToolTip(tip)
        self._window.addAction(action)
        return action
