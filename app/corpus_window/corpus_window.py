"""The window in which someone who collects recordings lives: see, hear, order, say, bring in."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QPoint, QSettings, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.controllers.library import LibraryController
from app.controllers.loudspeaker import Loudspeaker
from app.controllers.selection import base_name
from app.corpus_window.clip_grid import ClipGrid
from app.corpus_window.corpus_actions import CorpusActions
from app.corpus_window.corpus_bar import CorpusBar
from app.corpus_window.corpus_body import CorpusBody
from app.corpus_window.dragging import paths_in
from app.corpus_window.editing import Editing
from app.corpus_window.player import Player
from app.corpus_window.prompter import Prompter
from app.corpus_window.prompter_panel import PrompterPanel
from app.corpus_window.shown_clips import Shown, ShownClips
from app.corpus_window.split_panel import SplitPanel
from app.corpus_window.thumbnails import Thumbnails
from app.corpus_window.transfer_row import TransferRow
from app.corpus_window.word_column import WordColumn
from app.errors import sentences_about
from app.names_of import clips_text
from app.panels.notice import Notice
from app.screen_size import resize_on_screen
from engine.corpus.clip import Clip, Split
from engine.corpus.edit import Edit
from engine.sound.sound import Sound

WORDS_WIDTH = 190
SIDE_WIDTH = 250


class CorpusWindow(QWidget):
    """Shows the clips of the set in force and the user's own; changes the user's own."""

    follow_requested = Signal(object)
    """The `Clip` that the network's picture shall follow."""
    say_word_requested = Signal(bool)
    """Let the next word that is heard come to `take_word`; False: no longer."""

    def __init__(
        self,
        library: LibraryController,
        loudspeaker: Loudspeaker,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setMinimumSize(960, 540)
        self.setAcceptDrops(True)
        self.library = library
        self._thumbnails = Thumbnails(self)
        self._shown = ShownClips(library, self)
        self._player = Player(loudspeaker, self)
        self._prompter = Prompter(library.own, self)
        self._to_choose: list[Clip] | None = None
        self._words = WordColumn(self)
        grid = ClipGrid(self._thumbnails, self)
        self._actions = CorpusActions(self, grid)
        self._body = CorpusBody(grid, self._actions.for_clips, self)
        self._collect = PrompterPanel(self._prompter, self)
        self._split = SplitPanel(self)
        self._side = QStackedWidget(self)
        self._notice = Notice(self)
        self._transfers = TransferRow(self)
        self._editing = Editing(library, self)
        self._columns = QSplitter(Qt.Orientation.Horizontal, self)
        self._arrange()
        self._connect_view()
        self._connect_library()
        self._connect_actions()
        self._actions.collect.setChecked(True)
        self._restore()
        self._shown.refresh()

    def show_word(self, word: str) -> None:
        """Show the clips of a word, or ("") of all, in front of the other windows."""
        self._words.choose(word or None)
        self.show()
        self.raise_()
        self.activateWindow()

    def apply_theme(self) -> None:
        """Repaint everything in the theme in force."""
        for widget in self.findChildren(QWidget):
            widget.update()

    # What the microphone says.

    def take_word(self, sound: Sound) -> bool:
        """Keep a word that was heard, if the prompter has asked for one."""
        return self._prompter.take_word(sound)

    def show_armed(self, armed: bool) -> None:
        """Show whether the microphone waits for a word."""
        self._prompter.show_armed(armed)

    def show_speaking(self, speaking: bool) -> None:
        """Show that a voice is heard."""
        self._collect.show_speaking(speaking)

    def show_failure(self, error: Exception) -> None:
        """Say what did not work, and what to try."""
        self._notice.show_problem(*sentences_about(error))

    def shut_down(self, seconds: float = 2.0) -> None:
        """Stop what is under way in the background: for the end of the program."""
        self._prompter.stop()
        for one in (self._thumbnails, self._shown, self._player, self._split):
            one.wait(seconds)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders from outside."""
        if paths_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped: as takes of the word in sight, else the user is asked."""
        event.acceptProposedAction()
        self._editing.import_paths(paths_in(event.mimeData()), self._words.word or "")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask for no more words, and remember where the window stood."""
        self._prompter.stop()
        QSettings().setValue("corpus_window/geometry", self.saveGeometry())
        super().closeEvent(event)

    def _connect_view(self) -> None:
        body, grid = self._body, self._body.grid
        self._words.word_selected.connect(self._filter)
        body.filters.changed.connect(self._filter)
        body.chosen_changed.connect(self._actions.show_selection)
        grid.follow(self.library.excluded)
        grid.play_requested.connect(self._player.play)
        grid.customContextMenuRequested.connect(self._open_menu)
        self._words.customContextMenuRequested.connect(self._open_word_menu)
        self._player.playing.connect(grid.set_playing)
        self._player.failed.connect(self.show_failure)
        self._words.renamed.connect(self._editing.rename_word)
        self._words.remove_requested.connect(self._editing.remove_word)
        self._words.clips_dropped.connect(lambda word: self._editing.relabel(body.chosen_own, word))
        self._words.files_dropped.connect(self._editing.import_paths)
        self._split.apply_requested.connect(self.library.own.assign_splits)
        self._prompter.say_word_requested.connect(self.say_word_requested)
        self._editing.refused.connect(self._notice.show_problem)

    def _connect_library(self) -> None:
        body = self._body
        library, own, transfers = self.library, self.library.own, self.library.transfers
        self._shown.arranged.connect(self._show)
        own.edited.connect(self._follow_edit)
        own.failed.connect(self.show_failure)
        self.library.history_changed.connect(self._show_history)
        transfers.progressed.connect(self._transfers.show_progress)
        transfers.ended.connect(self._transfers.show_ended)
        transfers.gave_up.connect(lambda _: self._transfers.hide())
        transfers.failed.connect(self.show_failure)
        self._transfers.cancel_requested.connect(transfers.cancel)
        self._transfers.undo_requested.connect(own.undo)
        self._notice.undo_requested.connect(own.undo)
        library.base_changed.connect(lambda: body.show_base(base_name(library.selection)))
        body.show_base(base_name(library.selection))
        self._show_history(own.can_undo, own.can_redo)

    def _connect_actions(self) -> None:
        actions, editing, body = self._actions, self._editing, self._body
        transfers = self.library.transfers
        for action, slot in (
            (actions.play, lambda: self._player.play(body.chosen[0])),
            (actions.follow, lambda: self.follow_requested.emit(body.chosen[0])),
            (actions.relabel, lambda: editing.ask_relabel(body.chosen_own, self._words.words)),
            (actions.speaker, lambda: editing.ask_speaker(body.chosen_own)),
            (actions.training, lambda: editing.assign_split(body.chosen_own, Split.TRAINING)),
            (actions.validation, lambda: editing.assign_split(body.chosen_own, Split.VALIDATION)),
            (actions.delete, lambda: editing.remove(body.chosen_own)),
            (actions.copy, lambda: transfers.copy_in(body.chosen_others)),
            (actions.undo, self.library.undo),
            (actions.redo, self.library.redo),
            (actions.import_folder, editing.ask_folder),
            (actions.import_files, lambda: editing.ask_files(self._words.word or "")),
            (actions.export, lambda: editing.ask_export(body.grid.clip_model.clips)),
            (actions.search, body.filters.search),
            (actions.close_window, self.close),
            (actions.say, self._say),
            (actions.again, self._prompter.again),
            (actions.escape, self._escape),
        ):
            action.triggered.connect(lambda _checked, call=slot: call())
        actions.collect.toggled.connect(lambda on: self._show_side(self._collect, on))
        actions.split.toggled.connect(lambda on: self._show_side(self._split, on))

    def _filter(self) -> None:
        self._shown.show(self._body.filters.criteria(self._words.word))

    def _show(self, shown: Shown) -> None:
        word_stays = self._words.show_counts(shown.counts)
        speaker_stays = self._body.filters.show_speakers(shown.speakers)
        if not (word_stays and speaker_stays):
            self._filter()
            return
        to_choose, self._to_choose = self._to_choose, None
        self._body.show_clips(shown, to_choose)
        self._collect.show_words([one.word for one in shown.counts])
        self._split.show_clips(self.library.own.clips)
        count = sum(one.count for one in shown.counts)
        self.setWindowTitle(self.tr("Clips and takes") + f" · {clips_text(count)}")

    def _follow_edit(self, edit: Edit) -> None:
        """Select what has come of an edit, once it is shown."""
        self._thumbnails.moved(edit.before, edit.after)
        self._to_choose = list(edit.after)

    def _show_history(self, can_undo: bool, can_redo: bool) -> None:
        self._actions.undo.setEnabled(can_undo)
        self._actions.redo.setEnabled(can_redo)
        self._transfers.withdraw_undo()

    def _show_side(self, panel: QWidget, on: bool) -> None:
        other = self._actions.split if panel is self._collect else self._actions.collect
        if on:
            other.setChecked(False)
            self._side.setCurrentWidget(panel)
        self._side.setVisible(self._actions.split.isChecked() or self._actions.collect.isChecked())

    def _say(self) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton):
            focused.click()
        elif not self._collect.toggle_current_word():
            self._actions.collect.setChecked(True)
            self._collect.toggle()

    def _escape(self) -> None:
        if self._prompter.running:
            self._prompter.stop()
        else:
            self._body.grid.clearSelection()

    def _open_menu(self, place: QPoint) -> None:
        menu = self._menu_of(self._actions.for_clips)
        menu.popup(self._body.grid.viewport().mapToGlobal(place))

    def _open_word_menu(self, place: QPoint) -> None:
        word = self._words.word
        if word is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Rename... (F2)"), self._words.rename)
        menu.addAction(
            self.tr("Collect takes of “{word}” only").format(word=word),
            lambda: self._collect_only(word),
        )
        menu.addAction(
            self.tr("Remove my takes of “{word}”").format(word=word),
            lambda: self._editing.remove_word(word),
        )
        menu.popup(self._words.viewport().mapToGlobal(place))

    def _collect_only(self, word: str) -> None:
        self._actions.collect.setChecked(True)
        self._collect.ask_only_for(word)

    def _menu_of(self, actions: list[QAction]) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([action for action in actions if action.isEnabled()])
        return menu

    def _arrange(self) -> None:
        self._side.addWidget(self._collect)
        self._side.addWidget(self._split)
        for widget in (self._words, self._body, self._side):
            self._columns.addWidget(widget)
        self._columns.setHandleWidth(1)
        self._columns.setChildrenCollapsible(False)
        self._words.setMinimumWidth(140)
        self._side.setMinimumWidth(SIDE_WIDTH)
        self._columns.setSizes([WORDS_WIDTH, 1280 - WORDS_WIDTH - SIDE_WIDTH, SIDE_WIDTH])
        for place, stretch in enumerate((0, 1, 0)):
            self._columns.setStretchFactor(place, stretch)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(CorpusBar(self._actions, self))
        whole.addWidget(self._columns, 1)
        whole.addWidget(self._notice)
        whole.addWidget(self._transfers)

    def _restore(self) -> None:
        geometry = QSettings().value("corpus_window/geometry")
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            resize_on_screen(self, 1180, 740)
